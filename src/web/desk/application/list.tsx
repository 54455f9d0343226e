/** The applications of an offering: filtered, sorted, and acted on many at once. */
import type { Child } from 'hono/jsx'
import { type ApplicationAct, actOnApplications } from '../../../commands/application/act.ts'
import { mayAct, mayWith } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import {
  type LifecycleName,
  lifecycleNames,
  lifecycleOf,
  stateIn,
} from '../../../domain/delivery/register.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import {
  type ApplicationListQuery,
  applicationSorts,
  countByState,
  type ListedApplication,
  sliceApplications,
  type StateCount,
} from '../../../store/application-list.ts'
import type { Books } from '../../../store/database.ts'
import { listSessions } from '../../../store/session.ts'
import type { Slice } from '../../../kit/slice.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import { atField } from '../../form/submitted.ts'
import { readListQuery } from '../../list.ts'
import { contextOf, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment, formatSpan } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { exportLinks } from '../list/export-file.ts'
import { importNames } from '../list/import-names.ts'
import { openOffering } from '../offering/open-offering.ts'
import { BulkForm, bulkFormId } from './bulk-form.tsx'
import { Outcome } from './outcome.tsx'
import { channelOf, fitsChannels, staffActs } from './staff-acts.ts'
import { toneOf } from './state-tone.ts'
import { numberOf, whoIs } from './who.ts'

type Visit = PersonalVisit<'offeringApplications'>

const order = { sorts: applicationSorts, usual: '-applied' } as const

/** The page, with the act on all that are ticked. */
export const applicationsPage: PersonalPage<'offeringApplications'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await inBooks(visit, (books) => readList(books, visit))
    if (!read.ok) return read
    return showInOffering(visit, {
      offering: read.value.offering,
      tab: 'offeringApplications',
      body: <List visit={visit} read={read.value} />,
    })
  },
  acts: {
    bulk: async (visit, form) => {
      const found = await inBooks(visit, (books) =>
        openOffering(books, visit, { id: visit.params.offering, act: 'application.list' }),
      )
      if (!found.ok) return found
      const asked = readBulk(form, found.value)
      if (!asked.ok) return asked
      const done = await actOnApplications(contextOf(visit, form), asked.value)
      if (!done.ok) return done
      const { offering } = visit.params
      const ids = asked.value.applications
      const rows = await inBooks(visit, (books) => readChosen(books, { offering, ids }))
      const say = texts[visit.language]
      return showInOffering(visit, {
        offering: found.value,
        tab: 'offeringApplications',
        title: say.outcome,
        body: (
          <Outcome
            visit={visit}
            rows={rows}
            acted={done.value.outcome}
            back={{ href: visit.to.offeringApplications(visit.params), label: say.back }}
          />
        ),
      })
    },
  },
}

/** As many as a list shows on two pages. */
const mostChosen = 200

/** The act and the applications that it is to be done to. */
function readBulk(form: SubmittedForm, offering: Offering) {
  const applications = [...new Set(form.texts('chosen').filter(isId))].slice(0, mostChosen)
  if (applications.length === 0) return nothingChosen
  const act = form.text('step')
  const known = lifecycleNames.flatMap((name) => staffActs(name)).some(({ name }) => name === act)
  if (!known) return atField('step', actMissing)
  const reason = form.text('reason').trim().slice(0, 400) || null
  const given: ApplicationAct = { act, applications, reason, channel: channelOf(act, offering) }
  return ok(given)
}

const nothingChosen = refuse(
  'no_application_chosen',
  '申込が選ばれていません。一覧の行にチェックを入れてください。',
  'No application is chosen. Tick the rows that it is to be done to.',
)

const actMissing = refuse(
  'field_is_blank',
  '「選んだ申込にすること」を選んでください。',
  'Choose what is to be done to them.',
)

async function readChosen(
  books: Books,
  { offering, ids }: { readonly offering: string; readonly ids: readonly string[] },
): Promise<readonly ListedApplication[]> {
  const slice = { at: null, limit: mostChosen }
  const query = { offering, ids, sort: 'number', isDescending: false, slice } as const
  return (await sliceApplications(books, query)).rows
}

type ListRead = {
  readonly offering: Offering
  readonly slice: Slice<ListedApplication>
  readonly counts: readonly StateCount[]
  readonly sessions: readonly Session[]
}

/** More sessions than these are no list to choose from. */
const sessionsOffered = 100

async function readList(books: Books, visit: Visit): Promise<Result<ListRead>> {
  const { offering: id } = visit.params
  const found = await openOffering(books, visit, { id, act: 'application.list' })
  if (!found.ok) return found
  const asked = readListQuery(visit.query, order)
  const filters = applicationFilters(asked.filter)
  return ok({
    offering: found.value,
    slice: await sliceApplications(books, { offering: id, ...asked, ...filters }),
    counts: await countByState(books, { offering: id }),
    sessions: await listSessions(books, {
      offering: id,
      resource: null,
      limit: sessionsOffered,
    }),
  })
}

type Filters = Omit<ApplicationListQuery, 'offering' | 'sort' | 'isDescending' | 'slice'>

/** What of the address narrows the list; what it cannot understand narrows nothing. */
export function applicationFilters(filter: (name: string) => string): Filters {
  const [first = '', state = ''] = filter('state').split('/')
  const lifecycle = lifecycleNames.find((name) => name === first)
  const isState = lifecycle !== undefined && Object.hasOwn(lifecycleOf(lifecycle).states, state)
  const session = filter('session')
  const words = filter('q').normalize('NFKC').replaceAll('\0', '').slice(0, 100)
  return {
    ...(isState && { lifecycle, state }),
    ...(first === 'awaiting' && { awaitsStaff: true }),
    ...(isId(session) && { session }),
    ...(words !== '' && { words }),
  }
}

function List({ visit, read }: { readonly visit: Visit; readonly read: ListRead }): Child {
  const { language, to, visitor, query } = visit
  const { offering, slice, counts } = read
  const say = texts[language]
  const asked = readListQuery(query, order)
  const place = { programme: offering.programme }
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const mayEnter = mayAct(visitor.actor, 'application.import', place)
  const names = new Set<LifecycleName>(slice.rows.map(({ lifecycle }) => lifecycle))
  const acts = [...names]
    .flatMap((name) => staffActs(name))
    .filter(({ name }) => fitsChannels(name, offering))
  const mayStep = acts.filter(({ definition }) => mayWith(visitor.actor, definition, place).ok)
  const isAll = query.get('tick') === 'all'
  const own = { offering: offering.id }
  const enter = { href: to.newApplication(own), label: say.enter }
  const importLink = { href: to.importApplications(own), label: importNames[language] }
  const isFiltered = ['q', 'state', 'session'].some((name) => asked.filter(name) !== '')
  return (
    <>
      <ListPage
        visit={visit}
        isHeaded
        title={say.title}
        asked={asked}
        slice={slice}
        {...(!isFiltered && { total })}
        columns={columnsOf(visit, { canTick: mayStep.length > 0, isAll })}
        filters={filterFields(visit, read)}
        empty={<p>{say.empty}</p>}
        links={[
          ...(mayEnter.ok ? [enter, importLink] : []),
          ...exportLinks(to.exportApplications(own), query, language),
        ]}
      />
      {slice.rows.length > 0 && (
        <BulkForm visit={visit} acts={mayStep} tickAll={isAll ? null : tickAllAddress(visit)} />
      )}
    </>
  )
}

/** The same slice of the list with every row ticked. */
function tickAllAddress({ here, query }: Visit): string {
  const ticked = new URLSearchParams(query)
  ticked.set('tick', 'all')
  return `${here}?${ticked.toString()}#${bulkFormId}`
}

function filterFields(
  { language }: Visit,
  { offering, counts, sessions }: ListRead,
): readonly ListFilterField[] {
  const say = texts[language]
  const names = new Set<LifecycleName>([offering.kind, ...counts.map(({ lifecycle }) => lifecycle)])
  const states = [...names].flatMap((name) =>
    Object.entries(lifecycleOf(name).states).map(([state, { label }]) => ({
      value: `${name}/${state}`,
      label:
        name === offering.kind
          ? label[language]
          : `${lifecycleOf(name).label[language]}：${label[language]}`,
    })),
  )
  const awaiting = { value: 'awaiting', label: say.awaiting }
  const named = sessions.map((session) => ({
    value: session.id,
    label: formatSpan(session, language),
  }))
  return [
    { kind: 'search', name: 'q', label: say.words },
    { kind: 'select', name: 'state', label: say.state, options: [awaiting, ...states] },
    ...(named.length > 0 && named.length < sessionsOffered
      ? [{ kind: 'select', name: 'session', label: say.session, options: named } as const]
      : []),
  ]
}

type Ticking = { readonly canTick: boolean; readonly isAll: boolean }

function columnsOf(
  visit: Visit,
  { canTick, isAll }: Ticking,
): readonly Column<ListedApplication>[] {
  const { language, to } = visit
  const say = texts[language]
  const chosen = visit.entered?.form.texts('chosen')
  return [
    {
      label: say.name,
      sort: 'name',
      cell: (row) => {
        const name = whoIs(row, row, language)
        const isTicked = chosen ? chosen.includes(row.id) : isAll
        return (
          <span class="tick-row">
            {canTick && (
              <input
                type="checkbox"
                name="chosen"
                value={row.id}
                form={bulkFormId}
                checked={isTicked}
                aria-label={say.choose(name)}
              />
            )}
            <span>
              <a href={to.deskApplication({ application: row.id })}>{name}</a>
              {row.kana && <span class="under">{row.kana}</span>}
            </span>
          </span>
        )
      },
    },
    { label: say.number, sort: 'number', cell: numberOf },
    { label: say.session, cell: (row) => sessionCell(row, visit) },
    {
      label: say.state,
      cell: ({ lifecycle, state }) => {
        const definition = stateIn(lifecycle, state)
        return <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      },
    },
    {
      label: say.applied,
      sort: 'applied',
      cell: ({ appliedAt }) => formatMoment(appliedAt, language),
    },
  ]
}

function sessionCell(row: ListedApplication, { language }: Visit): Child {
  const { startsAt, endsAt, resourceName } = row
  if (startsAt === null || endsAt === null) return '—'
  return (
    <>
      {formatSpan({ startsAt, endsAt }, language)}
      {resourceName && <span class="under">{resourceName[language]}</span>}
    </>
  )
}

const texts = {
  ja: {
    title: '申込の一覧',
    name: '氏名',
    number: '申込番号',
    session: '日程',
    state: '状態',
    applied: '申込日時',
    words: '氏名・フリガナ・メール・申込番号',
    awaiting: '対応を待っているもの',
    choose: (name: string) => `${name}を選ぶ`,
    empty: 'まだ申込はありません。電話や紙で受けた申込は「代わりに入力する」から入れられます。',
    enter: '電話・紙の申込を代わりに入力する',
    outcome: 'まとめて行った結果',
    back: '申込の一覧に戻る',
  },
  en: {
    title: 'List of applications',
    name: 'Name',
    number: 'Application number',
    session: 'Session',
    state: 'State',
    applied: 'Applied',
    words: 'Name, reading, mail or application number',
    awaiting: 'Those that wait for you',
    choose: (name: string) => `Choose ${name}`,
    empty:
      'There are no applications yet. Those by telephone or on paper can be entered for people.',
    enter: 'Enter an application for somebody',
    outcome: 'What came of it',
    back: 'Back to the applications',
  },
} as const
