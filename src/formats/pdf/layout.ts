/** A paper as its template gets it: words chosen, dates written out, codes drawn. */
import { type CalendarDate, formatDate } from '../../kit/calendar.ts'
import type { Language } from '../../kit/bilingual.ts'
import { qrSvg } from '../qr.tsx'
import type {
  AttendanceSheet,
  Certificate,
  OfficialLetter,
  Office,
  Paper,
  PaperSession,
  Ticket,
} from './paper.ts'
import { paperWords } from './words.ts'

/** What a template gets. Its texts are for printing; `json` in typst reads it. */
export type Layout = {
  readonly language: Language
  /** The document's title: what it is, and for whom or for what. */
  readonly title: string
  readonly authority: string
  readonly date: string
  readonly year: number
  readonly month: number
  readonly day: number
  readonly [field: string]: LayoutValue
}

/** Anything that JSON can say. */
export type LayoutValue =
  | string
  | number
  | null
  | readonly LayoutValue[]
  | { readonly [field: string]: LayoutValue }

/** Lays a paper out. */
export function layOut(paper: Paper): Layout {
  if (paper.kind === 'certificate') return layOutCertificate(paper)
  if (paper.kind === 'ticket') return layOutTicket(paper)
  return paper.kind === 'attendance-sheet' ? layOutSheet(paper) : layOutLetter(paper)
}

function layOutCertificate(paper: Certificate): Layout {
  const { language, person, period, hours, checkUrl } = paper
  const words = paperWords(language)
  const { certificate } = words
  const [from, to] = [formatDate(period.from, language), formatDate(period.to, language)]
  return {
    ...frame(paper, `${certificate.title} ${paper.number}`),
    heading: certificate.title,
    number: certificate.numbered(paper.number),
    person,
    honorific: certificate.honorific,
    lead: certificate.lead,
    statement: certificate.statement,
    particulars: [
      { label: certificate.course, text: paper.course },
      { label: certificate.period, text: from === to ? from : range(from, to, language) },
      ...(hours === null ? [] : [{ label: certificate.hours, text: certificate.hoursOf(hours) }]),
    ],
    signatory: paper.signatory,
    seal: words.seal,
    check:
      checkUrl === null
        ? null
        : { ...code(checkUrl, language), text: certificate.check, url: checkUrl },
  }
}

function layOutTicket(paper: Ticket): Layout {
  const { language, session, organisation } = paper
  const { ticket } = paperWords(language)
  const opens = session.opens === null ? [] : [ticket.opens(session.opens)]
  return {
    ...frame(paper, `${ticket.title} ${paper.reference} ${paper.offering}`),
    heading: ticket.title,
    offering: paper.offering,
    session: session.name,
    particulars: [
      {
        label: ticket.when,
        text: [formatDay(session, language), formatTimes(session, language), ...opens].join('\n'),
      },
      { label: ticket.place, text: session.place },
      { label: ticket.name, text: paper.person },
      ...(organisation === null ? [] : [{ label: ticket.organisation, text: organisation }]),
    ],
    reference: { label: ticket.reference, text: paper.reference },
    code: { ...code(paper.code, language), alt: paperWords(language).codeAlt(paper.reference) },
    scan: ticket.scan,
    interviews: layOutInterviews(paper),
    notes: { heading: ticket.notes, texts: paper.notes },
    office: layOutOffice(paper.office, ticket.office),
  }
}

/** The table; the column of booths only where any is said. */
function layOutInterviews({ language, interviews }: Ticket) {
  const { ticket } = paperWords(language)
  const hasBooths = interviews.some(({ booth }) => booth !== null)
  const boothCells = (cell: string) => (hasBooths ? [cell] : [])
  return {
    heading: ticket.interviews,
    columns: [ticket.time, ...boothCells(ticket.booth), ticket.company],
    rows: interviews.map(({ time, booth, company }) => [time, ...boothCells(booth ?? ''), company]),
  }
}

function layOutSheet(paper: AttendanceSheet): Layout {
  const { language, session, people } = paper
  const { sheet } = paperWords(language)
  return {
    ...frame(paper, `${sheet.title} ${paper.offering} ${formatWhen(session, language)}`),
    heading: sheet.title,
    offering: paper.offering,
    session: session.name,
    particulars: [
      { label: sheet.when, text: formatWhen(session, language) },
      { label: sheet.place, text: session.place },
    ],
    summary: [sheet.people(people.length), sheet.printed(formatDate(paper.date, language))],
    columns: [sheet.row, sheet.number, sheet.name, sheet.present, sheet.note],
    rows: people.map(({ number, name, reading, note }) => ({ number, name, reading, note })),
    blankLines: paper.blankLines,
    blank: sheet.blank,
  }
}

function layOutLetter(paper: OfficialLetter): Layout {
  const { language, addressee, number, particulars, conditions } = paper
  const words = paperWords(language)
  const { letter } = words
  const isCertificate = paper.kind === 'letter-certificate'
  const isNumbered = language === 'ja' && particulars.length + Math.min(conditions.length, 1) > 1
  const markOf = (index: number) => (isNumbered ? itemMark(index + 1) : '')
  return {
    ...frame(paper, number === null ? paper.subject : `${paper.subject} ${number}`),
    number: number === null ? null : letter.numbered(number),
    addressee: {
      name: addressee.name,
      lines: addressee.lines,
      honorific: isCertificate ? letter.certified : letter.honorifics[addressee.type],
    },
    lead: letter.lead,
    signatory: paper.signatory,
    seal: words.seal,
    subject: paper.subject,
    paragraphs: paper.paragraphs,
    particulars: {
      heading: letter.particulars,
      rows: particulars.map((row, index) => ({ ...row, mark: markOf(index) })),
    },
    conditions: {
      heading: letter.conditions,
      mark: markOf(particulars.length),
      texts: conditions,
    },
    end: letter.end,
    attachments: { heading: letter.attachments, texts: paper.attachments },
    notes: [...paper.notes, ...(letter.translation === '' ? [] : [letter.translation])],
    office: layOutOffice(paper.office, letter.office),
  }
}

/** The number of an item as official letters write it: one digit in full width, more in half. */
function itemMark(item: number): string {
  return item < 10 ? String.fromCodePoint(0xff10 + item) : String(item)
}

function layOutOffice(office: Office | null, heading: string): LayoutValue {
  return office && { heading, name: office.name, lines: office.lines }
}

function frame({ language, authority, date }: Paper, title: string) {
  const [year, month, day] = parts(date)
  return { language, title, authority, date: formatDate(date, language), year, month, day }
}

function code(text: string, language: Language) {
  const alt = paperWords(language).codeAlt(text)
  return { svg: qrSvg(text, alt).toString(), alt }
}

/** 令和8年5月14日（木） 13:00〜17:00. */
const formatWhen = (session: PaperSession, language: Language): string =>
  `${formatDay(session, language)} ${formatTimes(session, language)}`

function formatDay({ date }: PaperSession, language: Language): string {
  const day = formatDate(date, language)
  const week = weekdays[language][weekday(date)] ?? ''
  return language === 'ja' ? `${day}（${week}）` : `${week} ${day}`
}

const formatTimes = ({ starts, ends }: PaperSession, language: Language): string =>
  ends === null ? starts : range(starts, ends, language)

const range = (from: string, to: string, language: Language): string =>
  language === 'ja' ? `${from}〜${to}` : `${from} – ${to}`

const weekdays = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const

/** 0 for Sunday. */
function weekday(date: CalendarDate): number {
  const [year, month, day] = parts(date)
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

function parts(date: CalendarDate): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}
