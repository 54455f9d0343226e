/**
 * Calendar files (RFC 5545, methods of RFC 5546): sessions that people put into their calendars,
 * and that move or go there when they are moved or cancelled. Times are Japan's.
 */
import type { Instant } from '../kit/calendar.ts'

/** A session in a calendar. */
export type CalendarEvent = {
  /** The same for every file about this session: see {@link eventUid}. */
  readonly uid: string
  /** Grows whenever it is moved or cancelled: see {@link eventSequence}. */
  readonly sequence: number
  /** When this was written. */
  readonly writtenAt: Instant
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly summary: string
  readonly location: string | null
  readonly description: string | null
  readonly url: string | null
  readonly isCancelled: boolean
}

/** Who announces the events. */
export type Organizer = { readonly name: string; readonly address: string | null }

/** Writes events as a file. With one that is cancelled, all of them have to be. */
export function formatIcs(events: readonly CalendarEvent[], organizer: Organizer): string {
  const method = calendarMethod(events)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Jisseki//Jisseki//JA',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...japanTime,
    ...events.flatMap((event) => eventLines(event, organizer)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

/**
 * What a calendar knows an application's session by: the same in mails and downloads, whatever host
 * they come from. The application's id is unique by itself.
 */
export function eventUid(application: string): string {
  return `${application}@jisseki`
}

/** The place of a file in the order of changes: a cancellation comes after what it cancels. */
export function eventSequence(revision: number, isCancelled: boolean): number {
  return revision * 2 + Number(isCancelled)
}

/** The method of a file: its `Content-Type` names it too. */
export function calendarMethod(events: readonly CalendarEvent[]): 'CANCEL' | 'PUBLISH' {
  return events.length > 0 && events.every(({ isCancelled }) => isCancelled) ? 'CANCEL' : 'PUBLISH'
}

/**
 * Folds a line at 75 octets (RFC 5545, 3.1): the rest follows on lines that begin with a space. No
 * character is cut in two.
 */
export function foldLine(line: string): string {
  const lines: string[] = []
  let [current, octets] = ['', 0]
  for (const character of line) {
    const width = Buffer.byteLength(character)
    if (octets + width > 75) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += width
  }
  return [...lines, current].join('\r\n')
}

/** A text as a value (RFC 5545, 3.3.11). Line ends become `\n`; other control characters go. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n|[\r\n\u2028\u2029\v\f]/gu, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, '')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
}

/** Japan keeps one offset all year (since 1952). */
const japanTime = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Tokyo',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
] as const

function eventLines(event: CalendarEvent, organizer: Organizer): readonly string[] {
  const { uid, sequence, isCancelled, summary, location, description, url } = event
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${compact(event.writtenAt)}Z`,
    `DTSTART;TZID=Asia/Tokyo:${japanMoment(event.startsAt)}`,
    `DTEND;TZID=Asia/Tokyo:${japanMoment(event.endsAt)}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(location === null ? [] : [`LOCATION:${escapeText(location)}`]),
    ...(description === null ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    ...(url === null ? [] : [`URL:${oneLine(url)}`]),
    ...(organizer.address === null ? [] : [organizerLine(organizer.name, organizer.address)]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

/** A parameter is quoted, and has no way to hold a quote (RFC 5545, 3.1). */
function organizerLine(name: string, address: string): string {
  return `ORGANIZER;CN="${oneLine(name).replaceAll('"', "'")}":mailto:${oneLine(address)}`
}

const oneLine = (text: string) => text.replaceAll(/\p{Cc}+/gu, ' ')

const japanOffset = 9 * 3_600_000

function japanMoment(moment: Instant): string {
  return compact(new Date(new Date(moment).getTime() + japanOffset).toISOString())
}

/** 2024-06-03T09:00:00.000Z as 20240603T090000. */
const compact = (iso: string) => iso.slice(0, 19).replaceAll(/[-:]/g, '')
