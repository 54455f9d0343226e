/** Selecting the people of a course: points, the steps of a draw, the proposal, the act. */
import type { Child } from 'hono/jsx'
import { carryOutSelection } from '../../../commands/course/carry-out-selection.ts'
import {
  checkIntakeIsOver,
  fixDrawList,
  readFreeSeats,
} from '../../../commands/course/draw-list.ts'
import { type Candidate, readCandidates } from '../../../commands/course/intake.ts'
import type { Course } from '../../../commands/course/open-course.ts'
import { givePoints } from '../../../commands/course/points.ts'
import { courseRights } from '../../../commands/course/rights.ts'
import { type Proposal, proposeSelection } from '../../../commands/course/selection.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import type { CourseDraw } from '../../../domain/delivery/course/draw.ts'
import { selectionMethods } from '../../../domain/delivery/course/selection-settings.ts'
import { phaseOf } from '../../../domain/delivery/phase.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { countByState, type StateCount } from '../../../store/application-list.ts'
import { findDraw } from '../../../store/course-draw.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { SummaryList } from '../../ui/summary-list.tsx'
import { inBooks, nowOf } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { StateCounts } from '../offering/state-counts.tsx'
import { openDeskCourse } from './open-desk-course.ts'
import { PointsTable, readTypedPoints } from './points-table.tsx'
import { PublicValueForm, SelectionDraw } from './selection-draw.tsx'
import { SelectionProposal } from './selection-proposal.tsx'

type Visit = PersonalVisit<'courseSelection'>

/** The page. */
export const courseSelectionPage: PersonalPage<'courseSelection'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readSelection(visit)
    if (!read.ok) return read
    const { offering } = read.value.course
    return showInOffering(visit, {
      offering,
      tab: 'courseSelection',
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: {
    points: async (visit, form) => {
      const read = await readSelection(visit)
      if (!read.ok) return read
      const { course, candidates } = read.value
      const { criteria } = course.settings.selection
      const points = readTypedPoints(form, { criteria, candidates })
      if (!points.ok) return points
      if (points.value.length === 0) return moved(visit.here, 'saved')
      const given = { offering: course.offering.id, points: points.value }
      const done = await givePoints(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'saved') : done
    },
    fixList: async (visit, form) => {
      const { offering } = visit.params
      const done = await fixDrawList(contextOf(visit, form), { offering })
      return done.ok ? moved(visit.here, 'draw_list_final') : done
    },
    carryOut: async (visit, form) => {
      const done = await carryOutSelection(contextOf(visit, form), {
        offering: visit.params.offering,
        publicValue: form.text('value') || null,
        digest: form.text('digest'),
      })
      return done.ok ? moved(visit.here, 'selection_done') : done
    },
  },
}

type Read = {
  readonly course: Course
  readonly candidates: readonly Candidate[]
  readonly counts: readonly StateCount[]
  /** Places to give; null where they never run out. */
  readonly seats: number | null
  readonly draw: CourseDraw | undefined
  readonly publicValue: string | null
  readonly isOver: Result<void>
  readonly proposal: Result<Proposal>
}

function readSelection(visit: Visit): Promise<Result<Read>> {
  const id = visit.params.offering
  return inBooks(visit, async (books) => {
    const found = await openDeskCourse(books, visit, { id })
    if (!found.ok) return found
    const course = found.value
    const now = nowOf(visit)
    const publicValue = visit.query.get('value')?.slice(0, 200) ?? null
    return ok({
      ...{ course, publicValue },
      candidates: await readCandidates(books, id, course.settings.selection),
      counts: await countByState(books, { offering: id }),
      seats: await readFreeSeats(books, id),
      draw: await findDraw(books, id),
      isOver: checkIntakeIsOver(phaseOf(course.offering, now)),
      proposal: await proposeSelection(books, course, { now, publicValue }),
    })
  })
}

type BodyProps = { readonly visit: Visit; readonly read: Read }

function Body({ visit, read }: BodyProps): Child {
  const { language } = visit
  const { course, counts, candidates } = read
  const { selection } = course.settings
  const say = texts[language]
  return (
    <>
      <About visit={visit} read={read} />
      {candidates.length === 0 && (
        <p class="empty">{selection.method === 'first-come' ? say.asTheyCome : say.nobody}</p>
      )}
      {(candidates.length > 0 || (selection.method === 'lottery' && read.draw?.list)) && (
        <Selecting visit={visit} read={read} />
      )}
      {candidates.length === 0 && <StateCounts counts={counts} kind="course" language={language} />}
    </>
  )
}

function About({ visit, read }: BodyProps): Child {
  const { language, to } = visit
  const { course, seats, candidates } = read
  const { offering, settings } = course
  const { selection } = settings
  const say = texts[language]
  const { capacity } = offering.settings
  return (
    <>
      <SummaryList
        lines={[
          { name: say.method, value: selectionMethods[selection.method][language] },
          { name: say.capacity, value: capacity === null ? say.endless : say.people(capacity) },
          { name: say.seats, value: seats === null ? say.endless : say.people(seats) },
          { name: say.waiting, value: say.people(candidates.length) },
          {
            name: say.reserve,
            value: selection.reserve === null ? say.everyone : say.people(selection.reserve),
          },
        ]}
      />
      <p class="links">
        <a href={to.courseSettings({ offering: offering.id })}>{say.settings}</a>
      </p>
    </>
  )
}

/** Points, the draw, and what would come of it. */
function Selecting({ visit, read }: BodyProps): Child {
  const { language, visitor } = visit
  const { course, candidates, draw, isOver, proposal, publicValue } = read
  const { selection } = course.settings
  const place = { programme: course.offering.programme }
  const allowed = mayWith(visitor.actor, courseRights.select, place)
  const say = texts[language]
  const part = partOf(visit, candidates.length)
  const isDrawn = draw?.drawn !== null && draw !== undefined
  const asksForValue = draw?.list !== undefined && draw.list !== null && !isDrawn
  return (
    <>
      {selection.method === 'lottery' && draw && (
        <SelectionDraw
          visit={visit}
          draw={draw}
          mayFix={allowed.ok ? isOver : allowed}
          waiting={candidates.length}
        />
      )}
      {selection.criteria.length > 0 && selection.method === 'rank' && (
        <section>
          <h2>{say.points}</h2>
          <p class="list-count" role="status">
            {say.scored(
              candidates.filter(({ points }) => points !== null).length,
              candidates.length,
            )}
          </p>
          <PointsTable
            form={visit.form('points')}
            criteria={selection.criteria}
            candidates={candidates.slice(part * partSize, (part + 1) * partSize)}
          />
          <Parts visit={visit} part={part} count={Math.ceil(candidates.length / partSize)} />
        </section>
      )}
      {asksForValue && selection.publicValue && (
        <PublicValueForm visit={visit} name={selection.publicValue[language]} value={publicValue} />
      )}
      {proposal.ok ? (
        <SelectionProposal {...{ visit, publicValue, allowed }} proposal={proposal.value} />
      ) : (
        <Pending visit={visit} read={read} />
      )}
    </>
  )
}

/** How many people are scored on one page. */
const partSize = 100

function partOf({ query }: Visit, people: number): number {
  const asked = Number(query.get('part') ?? '1')
  const last = Math.max(Math.ceil(people / partSize), 1)
  return Number.isInteger(asked) && asked >= 1 && asked <= last ? asked - 1 : 0
}

type PartsProps = { readonly visit: Visit; readonly part: number; readonly count: number }

/** The parts of a long list. What was typed is saved part by part. */
function Parts({ visit, part, count }: PartsProps): Child {
  const say = texts[visit.language]
  if (count < 2) return null
  return (
    <nav class="page-links" aria-label={say.parts}>
      <ul>
        {Array.from({ length: count }, (_, index) => (
          <li>
            <a
              href={`${visit.here}?part=${index + 1}`}
              aria-current={index === part ? 'page' : undefined}
            >
              {say.part(index * partSize + 1, (index + 1) * partSize)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Why there is no proposal yet. What the steps of a draw say already is not said twice. */
function Pending({ visit: { language }, read }: BodyProps): Child {
  const { proposal, course } = read
  if (proposal.ok) return null
  const { code, message } = proposal.refusal
  const isSaid = course.settings.selection.method === 'lottery' && saidByDraw.has(code)
  return isSaid ? null : <p class="empty">{message[language]}</p>
}

const saidByDraw: ReadonlySet<string> = new Set([
  'intake_still_open',
  'draw_list_is_open',
  'lottery_public_value_is_missing',
])

const texts = {
  ja: {
    method: '選び方',
    capacity: '定員',
    seats: '決められる席',
    waiting: '選考を待っている人',
    reserve: '補欠の人数',
    people: (count: number) => `${count}人`,
    endless: '定員なし',
    everyone: '入らなかった方全員',
    settings: '選び方を設定する',
    points: '採点',
    scored: (done: number, all: number) => `${all}人のうち${done}人の採点が終わっています。`,
    parts: '採点する人の一覧',
    part: (from: number, to: number) => `${from}から${to}`,
    nobody: '選考を待っている申込はありません。',
    asTheyCome:
      '先着順なので、申し込んだときに受講が決まります。選考を待っている申込はありません。',
  },
  en: {
    method: 'How people are chosen',
    capacity: 'Seats',
    seats: 'Places to give',
    waiting: 'Waiting to be selected',
    reserve: 'Reserve list',
    people: (count: number) => String(count),
    endless: 'Without limit',
    everyone: 'Everyone who gets no place',
    settings: 'Set how people are chosen',
    points: 'Points',
    scored: (done: number, all: number) => `${done} of ${all} have all their points.`,
    parts: 'Parts of the list',
    part: (from: number, to: number) => `${from} to ${to}`,
    nobody: 'Nobody waits to be selected.',
    asTheyCome: 'People are accepted as they apply. Nobody waits to be selected.',
  },
} as const
