/**
 * The papers that are handed to people or put up for the staff, as data. What they look like is in
 * templates/; `renderPdf` makes PDF of them. Every text is printed as it is given here, in the
 * paper's one language.
 */
import type { Language } from '../../kit/bilingual.ts'
import type { CalendarDate } from '../../kit/calendar.ts'

/** Everything that can be printed. */
export type Paper = Certificate | Ticket | AttendanceSheet | OfficialLetter

/** What every paper says of itself. */
type Issued = {
  readonly language: Language
  /** The name of the body that gives the paper out, in the paper's language. */
  readonly authority: string
  /** The day that the paper bears. It is the document's own date too, so the same paper is the
   * same file whenever it is printed. */
  readonly date: CalendarDate
}

/** 修了証: someone completed a course. */
export type Certificate = Issued & {
  readonly kind: 'certificate'
  readonly number: string
  readonly person: string
  readonly course: string
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate }
  /** Hours of teaching, such as 30 or 22.5; null where the course does not state them. */
  readonly hours: number | null
  /** Office and name of who signs, as printed: 理事長　山田　太郎. */
  readonly signatory: string | null
  /** The address of the page on which the certificate can be checked. */
  readonly checkUrl: string | null
}

/** 入場券: a seat that was reserved, with the code that is read at the door. */
export type Ticket = Issued & {
  readonly kind: 'ticket'
  readonly offering: string
  readonly session: PaperSession
  readonly person: string
  /** Whom the person comes for, such as a company. */
  readonly organisation: string | null
  /** The reference number, for people to read and type. */
  readonly reference: string
  /** What the QR code holds. */
  readonly code: string
  readonly interviews: readonly PaperInterview[]
  /** What to bring and to know, a sentence or two each. */
  readonly notes: readonly string[]
  readonly office: Office | null
}

/** 出席簿: the list of a session on paper, to be ticked by hand. */
export type AttendanceSheet = Issued & {
  readonly kind: 'attendance-sheet'
  readonly offering: string
  readonly session: PaperSession
  readonly people: readonly PaperAttendee[]
  /** Empty lines after the last name, for people who come unannounced. */
  readonly blankLines: number
}

/** A letter of the office, or a certificate in its frame: acceptance, refusal, a decision. */
export type OfficialLetter = Issued & {
  readonly kind: 'letter' | 'letter-certificate'
  readonly number: string | null
  readonly addressee: {
    readonly type: 'person' | 'organisation'
    readonly name: string
    /** Lines above the name: postal code, address, department. */
    readonly lines: readonly string[]
  }
  readonly signatory: string | null
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** What stands under 記: an amount, a date, a place, each with its name. */
  readonly particulars: readonly { readonly label: string; readonly text: string }[]
  readonly conditions: readonly string[]
  readonly attachments: readonly string[]
  /** What stands below 以上. */
  readonly notes: readonly string[]
  readonly office: Office | null
}

/** When and where a session is. Times are HH:MM in Japan. */
export type PaperSession = {
  readonly name: string | null
  readonly date: CalendarDate
  readonly opens: string | null
  readonly starts: string
  readonly ends: string | null
  readonly place: string
}

/** One interview that a ticket is for. */
export type PaperInterview = {
  /** When it begins, or the number in line. */
  readonly time: string
  /** Where in the hall; null where booths go by their companies. */
  readonly booth: string | null
  readonly company: string
}

/** One line of an attendance sheet. */
export type PaperAttendee = {
  readonly number: string
  readonly name: string
  readonly reading: string | null
  readonly note: string | null
}

/** Where to ask. */
export type Office = { readonly name: string; readonly lines: readonly string[] }
