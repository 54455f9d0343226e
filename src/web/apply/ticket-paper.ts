/** A ticket as a paper to print, and as entries of a calendar. */
import { formatTicketCode, type TicketCode, ticketQrText } from '../../domain/delivery/ticket.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { lineId } from '../../domain/delivery/gathering/booth-line.ts'
import type { PaperInterview, Ticket } from '../../formats/pdf/paper.ts'
import type { CalendarEvent, Organizer } from '../../formats/ics.ts'
import { ticketEvents } from '../../formats/ticket-events.ts'
import type { Language } from '../../kit/bilingual.ts'
import { japanDate } from '../../kit/calendar.ts'
import { timeOfDay } from '../../kit/time-of-day.ts'
import type { InterviewEntry } from '../../store/interview.ts'
import { type AnyVisit } from '../personal.ts'
import { linksIn } from '../routes.ts'
import type { OwnApplication } from './read-own.ts'

/** What the QR code holds: the ticket's address where the site has one, else its code. */
export function qrTextOf({ application }: OwnApplication, siteUrl: URL | null): string {
  const folder = siteUrl && new URL('/tickets', siteUrl).href
  return ticketQrText(application.number as TicketCode, folder)
}

/** The paper for one date. */
export function ticketPaper(
  visit: AnyVisit,
  own: OwnApplication,
  given: {
    readonly date: Session
    readonly authority: string
    readonly organisation: string | null
    readonly interviews: readonly InterviewEntry[]
  },
): Ticket {
  const { language, services } = visit
  const { date, authority, organisation, interviews } = given
  const { settings } = own.offering
  const contact = settings.contact[language]
  return {
    kind: 'ticket',
    language,
    authority,
    date: japanDate(new Date(own.application.appliedAt)),
    offering: settings.title[language],
    session: {
      name: date.title[language] || null,
      date: japanDate(new Date(date.startsAt)),
      opens: null,
      starts: timeOfDay(date.startsAt),
      ends: timeOfDay(date.endsAt),
      place: date.place[language] || texts[language].online,
    },
    person: own.detail?.name ?? '',
    organisation,
    reference: formatTicketCode(own.application.number as TicketCode),
    code: qrTextOf(own, services.siteUrl),
    interviews: interviews.flatMap((each) => interviewLine(each, date, language)),
    notes: [],
    office: contact === '' ? null : { name: authority, lines: contact.split('\n') },
  }
}

/** An interview of a day as a line of its ticket: when it begins, or the number in line. */
function interviewLine(
  { startsAt, sessionState, session, number, booth, boothName }: InterviewEntry,
  date: Session,
  language: Language,
): readonly PaperInterview[] {
  if (sessionState === 'cancelled') return []
  const company = boothName[language]
  const isThatDay = startsAt !== null && startsAt >= date.startsAt && startsAt < date.endsAt
  if (isThatDay) return [{ time: timeOfDay(startsAt), booth: null, company }]
  const isInLine = number !== null && session === lineId(date.id, booth)
  return isInLine ? [{ time: texts[language].inLine(number), booth: null, company }] : []
}

/** The dates as entries of a calendar: the same entry in mails and downloads. */
export function calendarEvents(visit: AnyVisit, own: OwnApplication): readonly CalendarEvent[] {
  const { language, services } = visit
  const { application, offering, dates, now } = own
  const { siteUrl } = services
  const page = linksIn(language).application({ application: application.id })
  return ticketEvents({
    ...{ application, dates, language, now },
    title: offering.settings.title,
    page: siteUrl && new URL(page, siteUrl).href,
  })
}

/** Who announces the entries. */
export function organizerOf(authority: string): Organizer {
  return { name: authority, address: null }
}

const texts = {
  ja: {
    online: 'オンライン',
    inLine: (number: number) => `整理番号 ${number}`,
  },
  en: {
    online: 'Online',
    inLine: (number: number) => `No. ${number} in line`,
  },
} as const satisfies Record<Language, object>
