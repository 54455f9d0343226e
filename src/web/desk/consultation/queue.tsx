/** Consultations that wait: for an answer, the longest first; and for the day to get in touch. */
import type { Child } from 'hono/jsx'
import { stateIn } from '../../../domain/delivery/register.ts'
import {
  formatTicketCode,
  parseTicketCode,
  type TicketCode,
} from '../../../domain/delivery/ticket.ts'
import { type CalendarDate, formatDate, japanDate } from '../../../kit/calendar.ts'
import { readAccountNames } from '../../../store/account-name.ts'
import { type ListedConsultation, sliceConsultations } from '../../../store/consultation-list.ts'
import { readListQuery } from '../../list.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { type Column, ListPage } from '../../ui/list-page.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment } from '../../ui/when.ts'
import { toneOf } from '../application/state-tone.ts'
import { inBooks, nowOf } from '../books.ts'
import { exportLinks } from '../list/export-file.ts'
import { needLabels, needsOf, queueFilters, queueOrder, readQueueFields } from './queue-filter.ts'

type Visit = PersonalVisit<'consultationQueue'>

/** The page. People are found by number alone: who asked is not looked for. */
export const consultationQueuePage: PersonalPage<'consultationQueue'> = {
  for: 'consultation.day',
  show: async (visit) => {
    const { language, query, to } = visit
    const say = texts[language]
    const asked = readListQuery(query, queueOrder)
    const { sort, isDescending, slice: at } = asked
    const wanted = { sort, isDescending, slice: at, ...queueFilters(visit, asked.filter) }
    const { slice, names, fields } = await inBooks(visit, async (books) => {
      const found = await sliceConsultations(books, wanted)
      const takers = found.rows.flatMap(({ takenBy }) => takenBy ?? [])
      return {
        slice: found,
        names: await readAccountNames(books, takers),
        fields: await readQueueFields(books, visit),
      }
    })
    return shown({
      title: say.title,
      trail: [{ name: say.day, href: to.deskConsultations() }, { name: say.title }],
      body: (
        <ListPage
          visit={visit}
          title={say.title}
          lead={leadOf(asked.filter('number'), slice.rows.length, visit)}
          asked={asked}
          slice={slice}
          columns={columnsOf(visit, names)}
          filters={fields}
          empty={<p>{say.empty}</p>}
          links={exportLinks(to.exportConsultationQueue(), query, language)}
        />
      ),
    })
  },
}

/** What is wrong with the number that was looked for, where something is. */
function leadOf(number: string, rows: number, { language }: Visit): string {
  const say = texts[language]
  const code = number === '' ? null : parseTicketCode(number)
  if (code === null) return say.lead
  if (!code.ok) return code.refusal.message[language]
  return rows === 0 ? say.notFound : say.found
}

type Names = ReadonlyMap<string, string>

function columnsOf(visit: Visit, names: Names): readonly Column<ListedConsultation>[] {
  const { language, to } = visit
  const say = texts[language]
  const today = japanDate(new Date(nowOf(visit)))
  return [
    {
      label: say.number,
      cell: ({ application, number }) => (
        <a href={to.deskConsultation({ application })}>{formatTicketCode(number as TicketCode)}</a>
      ),
    },
    { label: say.offering, cell: ({ title }) => title[language] },
    { label: say.state, cell: (row) => <State row={row} today={today} visit={visit} /> },
    {
      label: say.since,
      sort: 'since',
      cell: ({ waitsSince }) => (waitsSince === null ? '—' : formatMoment(waitsSince, language)),
    },
    {
      label: say.contact,
      sort: 'contact',
      cell: ({ nextContactOn: day }) => (day === null ? '—' : formatDate(day, language)),
    },
    {
      label: say.changed,
      sort: 'changed',
      cell: ({ changedAt }) => formatMoment(changedAt, language),
    },
    { label: say.taken, cell: (row) => <Taker row={row} names={names} visit={visit} /> },
  ]
}

type StateProps = {
  readonly row: ListedConsultation
  readonly today: CalendarDate
  readonly visit: Visit
}

function State({ row, today, visit: { language } }: StateProps): Child {
  const definition = stateIn('consultation', row.state)
  return (
    <>
      <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      {needsOf(row, today).map((need) => (
        <span class="under">{needLabels[need][language]}</span>
      ))}
      {row.isNameless && <span class="under">{texts[language].nameless}</span>}
    </>
  )
}

type TakerProps = Omit<StateProps, 'today'> & { readonly names: Names }

function Taker({ row: { takenBy }, names, visit }: TakerProps): Child {
  const say = texts[visit.language]
  if (takenBy === null) return say.nobody
  const isMine = takenBy === visit.visitor.actor.account
  return (
    <>
      {names.get(takenBy) ?? say.gone}
      {isMine && <strong> {say.you}</strong>}
    </>
  )
}

const texts = {
  ja: {
    title: '返事を待っている相談',
    lead: '返事、相談済みの記録、または連絡を待っている相談です。',
    day: '相談の予定',
    number: '申込番号',
    found: 'この番号の相談です。',
    notFound: 'この番号の相談はありません。番号を確かめてください。',
    empty: 'いま返事を待っている相談はありません。',
    offering: '相談',
    state: '状態',
    since: 'いつから',
    contact: '連絡する日',
    changed: '更新',
    taken: '担当',
    nobody: '（まだいません）',
    gone: '（退職など）',
    you: '（自分）',
    nameless: '名前なし',
  },
  en: {
    title: 'Waiting for an answer',
    lead: 'Consultations that wait for an answer, to be marked as held, or to be contacted.',
    day: 'Consultations',
    number: 'Number',
    found: 'The consultation with this number.',
    notFound: 'No consultation has this number. Check it.',
    empty: 'Nobody waits for an answer now.',
    offering: 'Consultation',
    state: 'State',
    since: 'Since',
    contact: 'Contact on',
    changed: 'Changed',
    taken: 'Taken by',
    nobody: '(nobody yet)',
    gone: '(has left)',
    you: '(you)',
    nameless: 'No name',
  },
} as const
