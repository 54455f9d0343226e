/** Consultations that wait: for an answer, the longest first; and for the day to get in touch. */
import type { Child } from 'hono/jsx'
import { programmesFor } from '../../../domain/access/capability.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import {
  formatTicketCode,
  parseTicketCode,
  type TicketCode,
} from '../../../domain/delivery/ticket.ts'
import { formatDate, japanDate } from '../../../kit/calendar.ts'
import { readAccountNames } from '../../../store/account-name.ts'
import {
  findByNumber,
  listQueue,
  listToContact,
  type QueuedConsultation,
} from '../../../store/consultation-queue.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment } from '../../ui/when.ts'
import { toneOf } from '../application/state-tone.ts'
import { inBooks, nowOf } from '../books.ts'

type Visit = PersonalVisit<'consultationQueue'>

/** The page. */
export const consultationQueuePage: PersonalPage<'consultationQueue'> = {
  for: 'consultation.day',
  show: async (visit) => {
    const { language, query, visitor, to } = visit
    const say = texts[language]
    const scope = { programmes: programmesFor(visitor.actor, 'consultation.day') }
    const typed = query.get('number')
    const code = typed === null ? null : parseTicketCode(typed)
    const today = japanDate(new Date(nowOf(visit)))
    const read = await inBooks(visit, async (books) => {
      const found = code?.ok ? await findByNumber(books, scope, code.value) : []
      const queue = await listQueue(books, scope)
      const due = await listToContact(books, scope, today)
      const takers = [...found, ...queue, ...due].flatMap(({ takenBy }) => takenBy ?? [])
      return { found, queue, due, names: await readAccountNames(books, takers) }
    })
    const waiting = read.queue.filter(({ waitsSince }) => waitsSince !== null)
    const unmarked = read.queue.filter(({ waitsSince }) => waitsSince === null)
    return shown({
      title: say.title,
      trail: [{ name: say.day, href: to.deskConsultations() }, { name: say.title }],
      body: (
        <>
          <h1>{say.title}</h1>
          <Search visit={visit} typed={typed ?? ''} />
          {typed !== null && (
            <List
              visit={visit}
              title={say.found}
              rows={read.found}
              names={read.names}
              empty={code && !code.ok ? code.refusal.message[language] : say.notFound}
            />
          )}
          <List
            {...{ visit, names: read.names }}
            title={say.waiting}
            rows={waiting}
            empty={say.none}
          />
          {read.due.length > 0 && (
            <List {...{ visit, names: read.names }} title={say.due} rows={read.due} empty="" />
          )}
          {unmarked.length > 0 && (
            <List {...{ visit, names: read.names }} title={say.unmarked} rows={unmarked} empty="" />
          )}
        </>
      ),
    })
  },
}

/** By number alone: who asked is not looked for. */
function Search({ visit, typed }: { readonly visit: Visit; readonly typed: string }): Child {
  const say = texts[visit.language]
  return (
    <form class="slot-date" method="get" action={visit.here}>
      <label for="number">{say.number}</label>
      <input id="number" name="number" type="text" value={typed} autocomplete="off" />
      <button type="submit" class="secondary">
        {say.search}
      </button>
    </form>
  )
}

type ListProps = {
  readonly visit: Visit
  readonly title: string
  readonly rows: readonly QueuedConsultation[]
  readonly names: ReadonlyMap<string, string>
  readonly empty: string
}

function List({ visit, title, rows, names, empty }: ListProps): Child {
  const { language, to, visitor } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p class="empty">{empty}</p>
      ) : (
        <table class="plain stacked list">
          <caption class="for-readers">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{say.number}</th>
              <th scope="col">{say.offering}</th>
              <th scope="col">{say.state}</th>
              <th scope="col">{say.since}</th>
              <th scope="col">{say.taken}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const definition = stateIn('consultation', row.state)
              const isMine = row.takenBy !== null && row.takenBy === visitor.actor.account
              return (
                <tr>
                  <th scope="row">
                    <a href={to.deskConsultation({ application: row.application })}>
                      {formatTicketCode(row.number as TicketCode)}
                    </a>
                  </th>
                  <td data-label={say.offering}>{row.title[language]}</td>
                  <td data-label={say.state}>
                    <StatusTag label={definition.label[language]} tone={toneOf(definition)} />{' '}
                    {row.isNameless && <span class="under">{say.nameless}</span>}
                  </td>
                  <td data-label={say.since}>
                    {formatMoment(row.waitsSince ?? row.appliedAt, language)}
                    {row.nextContactOn !== null && (
                      <span class="under">
                        {say.contact(formatDate(row.nextContactOn, language))}
                      </span>
                    )}
                  </td>
                  <td data-label={say.taken}>
                    {row.takenBy === null ? (
                      say.nobody
                    ) : (
                      <>
                        {names.get(row.takenBy) ?? say.gone}
                        {isMine && <strong> {say.you}</strong>}
                      </>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}

const texts = {
  ja: {
    title: '返事を待っている相談',
    day: '相談の予定',
    number: '申込番号',
    search: '番号で探す',
    found: '探した相談',
    notFound: 'この番号の相談はありません。番号を確かめてください。',
    waiting: '返事を待っている',
    none: 'いま返事を待っている相談はありません。',
    due: '今日までに連絡する',
    unmarked: '返信したが、相談済みにしていない',
    offering: '相談',
    state: '状態',
    since: 'いつから',
    taken: '担当',
    nobody: '（まだいません）',
    gone: '（退職など）',
    you: '（自分）',
    nameless: '名前なし',
    contact: (day: string) => `${day}に連絡`,
  },
  en: {
    title: 'Waiting for an answer',
    day: 'Consultations',
    number: 'Application number',
    search: 'Find by number',
    found: 'Found',
    notFound: 'No consultation has this number. Check it.',
    waiting: 'Waiting for an answer',
    none: 'Nobody waits for an answer now.',
    due: 'To be contacted by today',
    unmarked: 'Answered, and not marked as held',
    offering: 'Consultation',
    state: 'State',
    since: 'Since',
    taken: 'Taken by',
    nobody: '(nobody yet)',
    gone: '(has left)',
    you: '(you)',
    nameless: 'No name',
    contact: (day: string) => `Contact on ${day}`,
  },
} as const
