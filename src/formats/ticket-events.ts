/** The dates of an application as entries of a calendar: the same in mails and downloads. */
import type { Application } from '../domain/delivery/application.ts'
import type { Session } from '../domain/delivery/session.ts'
import { formatTicketCode, type TicketCode } from '../domain/delivery/ticket.ts'
import type { Bilingual, Language } from '../kit/bilingual.ts'
import type { Instant } from '../kit/calendar.ts'
import { type CalendarEvent, eventSequence, eventUid } from './ics.ts'

/** What the entries are made of. */
export type TicketDates = {
  readonly application: Pick<Application, 'id' | 'number' | 'session'>
  readonly title: Bilingual
  readonly dates: readonly Session[]
  readonly language: Language
  readonly now: Instant
  /** The whole address of the application's page; null where the site has none. */
  readonly page: string | null
}

/** The entries, cancelled dates among them. */
export function ticketEvents(given: TicketDates): readonly CalendarEvent[] {
  const { application, title, dates, language, now, page } = given
  return dates.map((date) => {
    const isCancelled = date.state === 'cancelled'
    const name = application.session === null ? `${application.id}.${date.id}` : application.id
    return {
      uid: eventUid(name),
      sequence: eventSequence(date.revision, isCancelled),
      writtenAt: now,
      startsAt: date.startsAt,
      endsAt: date.endsAt,
      summary: [title[language], date.title[language]].filter(Boolean).join(' '),
      location: date.place[language] || null,
      description: numberWords[language](formatTicketCode(application.number as TicketCode)),
      url: page,
      isCancelled,
    }
  })
}

const numberWords = {
  ja: (code: string) => `申込番号：${code}`,
  en: (code: string) => `Application number: ${code}`,
} as const
