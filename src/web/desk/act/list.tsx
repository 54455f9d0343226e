/** The record of acts: what was done, by whom, when and why. */
import type { Child } from 'hono/jsx'
import { programmesFor } from '../../../domain/access/capability.ts'
import { addDays, isCalendarDate } from '../../../kit/calendar.ts'
import { instantAt, type TimeOfDay } from '../../../kit/time-of-day.ts'
import { type ActListQuery, type ListedAct, sliceActs } from '../../../store/act-list.ts'
import { readListQuery } from '../../list.ts'
import { type AnyVisit, type PersonalPage, shown } from '../../personal.ts'
import type { ListFilterField } from '../../ui/list-filter.tsx'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { formatMoment } from '../../ui/when.ts'
import { actorName, readActorNames } from '../actor-names.ts'
import { inBooks } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { deskNames } from '../offering/frame.tsx'
import { actFamilies, type ActFamily, actWords } from './act-words.ts'

/** The order of the list. */
export const actOrder = { sorts: ['recorded'], usual: '-recorded', limit: 100 } as const

/** The page. */
export const actsPage: PersonalPage<'deskActs'> = {
  for: 'act.list',
  show: async (visit) => {
    const asked = readListQuery(visit.query, actOrder)
    const { isDescending, slice: at } = asked
    const { slice, names } = await inBooks(visit, async (books) => {
      const filters = actFilters(visit, asked.filter)
      const found = await sliceActs(books, { isDescending, slice: at, ...filters })
      const actors = found.rows.map(({ actor }) => actor)
      return { slice: found, names: await readActorNames(books, actors) }
    })
    const { language, to } = visit
    const say = texts[language]
    const isLimited = programmesFor(visit.visitor.actor, 'act.list') !== null
    return shown({
      title: say.title,
      trail: [{ name: deskNames.desk[language], href: to.desk() }, { name: say.title }],
      body: (
        <ListPage
          visit={visit}
          title={say.title}
          lead={isLimited ? say.limited : say.lead}
          asked={asked}
          slice={slice}
          columns={columnsOf(visit, names)}
          filters={filterFields(visit)}
          empty={<p>{say.empty}</p>}
          links={exportLinks(to.exportActs(), visit.query, language)}
        />
      ),
    })
  },
}

const midnight = '00:00' as TimeOfDay

/** What of the address narrows the list; what it cannot understand narrows nothing. */
export function actFilters(
  { visitor }: AnyVisit,
  filter: (name: string) => string,
): Omit<ActListQuery, 'isDescending' | 'slice'> {
  const programmes = programmesFor(visitor.actor, 'act.list')
  const family = filter('family')
  const known = Object.hasOwn(actFamilies, family) ? actFamilies[family as ActFamily] : null
  const [since, until] = [filter('since'), filter('until')]
  return {
    within: programmes && { programmes, actor: visitor.actor.name },
    ...(known && { prefixes: known.prefixes }),
    ...(isCalendarDate(since) && { from: instantAt(since, midnight) }),
    ...(isCalendarDate(until) && { to: instantAt(addDays(until, 1), midnight) }),
  }
}

function filterFields({ language }: AnyVisit): readonly ListFilterField[] {
  const say = texts[language]
  return [
    {
      kind: 'select',
      name: 'family',
      label: say.family,
      options: Object.entries(actFamilies).map(([value, { label }]) => ({
        value,
        label: label[language],
      })),
    },
    { kind: 'date', name: 'since', label: say.since },
    { kind: 'date', name: 'until', label: say.until },
  ]
}

function columnsOf(
  visit: AnyVisit,
  names: ReadonlyMap<string, string>,
): readonly Column<ListedAct>[] {
  const { language } = visit
  const say = texts[language]
  return [
    {
      label: say.when,
      sort: 'recorded',
      cell: ({ recordedAt }) => formatMoment(recordedAt, language),
    },
    { label: say.what, cell: (act) => actWords(act, language) },
    { label: say.about, cell: (act) => aboutCell(act, visit) },
    { label: say.who, cell: ({ actor }) => actorName(actor, names, language) },
    { label: say.reason, cell: ({ reason }) => reason ?? '—' },
  ]
}

/** What it was done to, with a link where there is a page for it. */
function aboutCell(act: ListedAct, { language, to }: AnyVisit): Child {
  const say = texts[language]
  const { application, applications, offering } = act
  if (application !== null && applications === 1) {
    return <a href={to.deskApplication({ application })}>{say.application}</a>
  }
  if (applications > 0) return say.applications(applications)
  return offering === null ? '—' : <a href={to.deskOffering({ offering })}>{say.offering}</a>
}

const texts = {
  ja: {
    title: '操作の記録',
    lead: '帳簿を変えた操作のすべてです。消すことも直すこともできません。',
    limited: 'あなたの事業に関わる操作と、あなた自身の操作です。消すことも直すこともできません。',
    family: '操作の種類',
    since: 'この日から',
    until: 'この日まで',
    when: '日時',
    what: '操作',
    about: '対象',
    who: '操作した人',
    reason: '理由',
    application: '申込',
    applications: (count: number) => `申込${count}件`,
    offering: '募集',
    empty: 'まだ操作はありません。',
  },
  en: {
    title: 'Record of acts',
    lead: 'Everything that has changed the books. None of it can be deleted or altered.',
    limited: 'What concerns your programmes, and what you did yourself. None of it can be altered.',
    family: 'Kind of act',
    since: 'From this day',
    until: 'To this day',
    when: 'When',
    what: 'What',
    about: 'About',
    who: 'By',
    reason: 'Reason',
    application: 'Application',
    applications: (count: number) => `${count} applications`,
    offering: 'Offering',
    empty: 'There are no acts yet.',
  },
} as const
