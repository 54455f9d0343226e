/** Sessions in a table: when, where, how full, how they stand. */
import type { Child } from 'hono/jsx'
import { sessionStates } from '../../../domain/delivery/session.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { ListedSession } from '../../../store/session-list.ts'
import type { AnyVisit } from '../../personal.ts'
import type { Column } from '../../ui/list-page.tsx'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'
import { formatSpan } from '../../ui/when.ts'
import { SeatsMeter } from './seats-meter.tsx'

/** The table; the sentence where there is none. */
export function SessionTable({ visit, sessions, empty }: SessionTableProps): Child {
  const { language } = visit
  if (sessions.length === 0) return <p>{empty}</p>
  const columns = sessionColumns(visit)
  return (
    <table class="plain stacked">
      <caption class="for-readers">{texts[language].caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label }) => (
            <th scope="col">{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr>
            {columns.map(({ cell, label }, index) =>
              index === 0 ? (
                <th scope="row">{cell(session)}</th>
              ) : (
                <td data-label={label}>{cell(session)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type SessionTableProps = {
  readonly visit: AnyVisit
  readonly sessions: readonly ListedSession[]
  readonly empty: string
}

/** The columns of a list of sessions. */
export function sessionColumns(visit: AnyVisit): readonly Column<ListedSession>[] {
  const { language, to } = visit
  const say = texts[language]
  return [
    {
      label: say.when,
      sort: 'starts',
      cell: (session) => (
        <a href={to.deskSession({ offering: session.offering, session: session.id })}>
          {formatSpan(session, language)}
        </a>
      ),
    },
    { label: say.what, cell: (session) => whatOf(session, language) },
    {
      label: say.seats,
      cell: ({ seats, waiting }) => (
        <>
          {seats ? <SeatsMeter {...seats} language={language} /> : say.ofWhole}
          {waiting > 0 && <span class="under">{say.waiting(waiting)}</span>}
        </>
      ),
    },
    {
      label: say.state,
      cell: ({ state }) => (
        <StatusTag label={sessionStates[state][language]} tone={sessionTones[state]} />
      ),
    },
  ]
}

/** The colour of a session's state. */
export const sessionTones: Readonly<Record<ListedSession['state'], Tone>> = {
  scheduled: 'neutral',
  held: 'good',
  cancelled: 'over',
}

/** What a session is called and where it is; a dash where the offering says enough. */
function whatOf({ title, place, resourceName }: ListedSession, language: Language): Child {
  const parts = [title[language], resourceName?.[language] ?? '', place[language]].filter(Boolean)
  return parts.length === 0 ? '—' : parts.join(language === 'ja' ? '／' : ' / ')
}

const texts = {
  ja: {
    caption: '日程',
    when: '日時',
    what: '名称・場所',
    seats: '席',
    state: '状態',
    ofWhole: '全体の定員',
    waiting: (count: number) => `キャンセル待ち ${count}人`,
  },
  en: {
    caption: 'Sessions',
    when: 'When',
    what: 'What and where',
    seats: 'Seats',
    state: 'State',
    ofWhole: 'Seats of the whole',
    waiting: (count: number) => `On the wait list: ${count}`,
  },
} as const
