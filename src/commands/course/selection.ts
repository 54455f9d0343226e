/**
 * Selecting the people of an intake: first as a proposal with a reason for everyone, then carried
 * out as one act. What is carried out is what was looked at: where anything has changed since, it
 * is refused and looked at again.
 */
import { drawRecordOf, type DrawRecord } from '../../domain/delivery/course/draw-record.ts'
import { type CourseDraw, type Outcome, outcomeOf } from '../../domain/delivery/course/draw.ts'
import type { LotteryDraw } from '../../domain/delivery/course/lottery.ts'
import { type Choice, select } from '../../domain/delivery/course/selection.ts'
import type { SelectionSettings } from '../../domain/delivery/course/selection-settings.ts'
import { phaseOf } from '../../domain/delivery/phase.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import type { Instant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { digest } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findDraw, getDrawSecret } from '../../store/course-draw.ts'
import { type IntakeApplication, listIntake } from '../../store/course-intake.ts'
import type { Books } from '../../store/database.ts'
import { checkIntakeIsOver, nobodyToSelect, readFreeSeats } from './draw-list.ts'
import { beforeSelection, readCandidates } from './intake.ts'
import type { Course } from './open-course.ts'

/** What would come of a selection. */
export type Proposal = {
  readonly settings: SelectionSettings
  /** Places to give; null where they never run out. */
  readonly seats: number | null
  readonly outcome: Outcome
  readonly people: ReadonlyMap<number, IntakeApplication>
  /** Of a draw: what is published. */
  readonly record: DrawRecord | null
  /** Names this proposal: another outcome has another one. */
  readonly digest: string
}

/** What a selection is asked with. */
export type SelectionQuestion = {
  readonly now: Instant
  /** The value that was announced for a draw, as it was published. */
  readonly publicValue: string | null
}

/**
 * Works a selection out, and changes nothing. Refuses while people may still apply, where nobody
 * waits, where points are open, and a draw whose list is not final.
 */
export async function proposeSelection(
  books: Books,
  course: Course,
  asked: SelectionQuestion,
): Promise<Result<Proposal>> {
  const { offering, settings } = course
  const isOver = checkIntakeIsOver(phaseOf(offering, asked.now))
  if (!isOver.ok) return isOver
  const { selection } = settings
  if (selection.method === 'lottery') return proposeDraw(books, course, asked)
  const candidates = await readCandidates(books, offering.id, selection)
  if (candidates.length === 0) return nobodyToSelect
  const seats = await readFreeSeats(books, offering.id)
  const input = { settings: selection, seats, applicants: candidates, draw: null }
  const selected = select(input)
  if (!selected.ok) return selected
  const outcome = { ...selected.value, movedUp: [] }
  const people = new Map(candidates.map(({ number, person }) => [number, person]))
  return ok(proposalOf({ settings: selection, seats, outcome, people, record: null }))
}

async function proposeDraw(
  books: Books,
  { offering }: Course,
  { publicValue }: SelectionQuestion,
): Promise<Result<Proposal>> {
  const draw = present(await findDraw(books, offering.id), 'the draw of a course with a draw')
  if (draw.list === null) return listIsOpen
  if (draw.drawn) return drawnAlready
  const { settings, seats, entries } = draw.list
  const input = {
    ...{ settings, seats },
    applicants: entries.map((entry) => ({ ...entry, points: null, bar: null })),
    draw: await revealed(books, draw, settings.publicValue === null ? null : publicValue),
  }
  const selected = select(input)
  if (!selected.ok) return selected
  const intake = await listIntake(books, offering.id)
  const people = new Map(intake.map((person) => [person.number, person]))
  const isLive = (number: number) => beforeSelection.has(people.get(number)?.state ?? '')
  const outcome = outcomeOf(selected.value, { seats, isLive })
  const record = drawRecordOf(input, selected.value)
  return ok(proposalOf({ settings, seats, outcome, people, record }))
}

async function revealed(
  books: Books,
  { offering, commitment }: CourseDraw,
  publicValue: string | null,
): Promise<LotteryDraw> {
  const secret = await getDrawSecret(books, offering)
  return { commitment, secret, publicValue: publicValue?.trim() || null }
}

function proposalOf(proposal: Omit<Proposal, 'digest'>): Proposal {
  const { outcome, record, seats } = proposal
  const { accepted, reserve, declined } = outcome
  const numbers = (choices: readonly Choice[]) => choices.map(({ number }) => number)
  const said = [seats, ...[accepted, reserve, declined].map(numbers), record]
  return { ...proposal, digest: digest(canonicalJson(said)) }
}

const listIsOpen = refuse(
  'draw_list_is_open',
  '抽選の一覧がまだ確定していません。先に「一覧を確定して照合値を公表する」を押してください。',
  'The list of the draw is not final yet. Make it final, and its digest public, first.',
)

const drawnAlready = refuse(
  'drawn_already',
  'この抽選は終わっています。あとから来た申込は、申込の一覧で1件ずつ決めてください。',
  'This draw has been made. Decide on later applications one by one, in the list.',
)
