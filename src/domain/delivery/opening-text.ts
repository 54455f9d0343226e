/** Opening hours as people type them: hours of a day in a line, closed days one a line. */
import { addDays, type CalendarDate, parseCalendarDate } from '../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { type Hours, parseHours } from './series.ts'

/** Reads the hours of one day: "9:00-12:00, 13時〜17時". Nothing means closed. */
export function parseDayHours(text: string): Result<readonly Hours[]> {
  return parseHours(text.replaceAll(/[,、，;；]/g, '\n'))
}

/** Hours as {@link parseDayHours} reads them. */
export function formatDayHours(hours: readonly Hours[]): string {
  return hours.map(({ from, to }) => `${from}-${to}`).join(', ')
}

/** The most days in one stretch of closed days. */
const longestClosing = 366

/**
 * Reads closed days, one a line or parted by commas; a stretch is written with 〜:
 * 2023-12-29〜2024-01-03.
 */
export function parseClosedDays(text: string): Result<readonly CalendarDate[]> {
  const days: CalendarDate[] = []
  for (const line of text.split(/[\n,、，]/).map((each) => each.trim())) {
    if (line === '') continue
    const read = readStretch(line)
    if (!read.ok) return read
    days.push(...read.value)
  }
  return ok([...new Set(days)].toSorted())
}

/** Closed days as {@link parseClosedDays} reads them: neighbours become one stretch. */
export function formatClosedDays(days: readonly CalendarDate[]): string {
  const stretches: [CalendarDate, CalendarDate][] = []
  for (const day of days) {
    const open = stretches.at(-1)
    if (open && addDays(open[1], 1) === day) open[1] = day
    else stretches.push([day, day])
  }
  return stretches.map(([first, last]) => (first === last ? first : `${first}〜${last}`)).join('\n')
}

function readStretch(line: string): Result<readonly CalendarDate[]> {
  const parts = line.split(/\s*(?:[~〜～]|から|\s-\s|\sto\s)\s*/u)
  const [from = '', to = from, ...more] = parts.map((part) => part.replace(/まで$/u, ''))
  if (more.length > 0) return notAStretch(line)
  const [first, last] = [parseCalendarDate(from), parseCalendarDate(to)]
  if (!first.ok) return first
  if (!last.ok) return last
  const days: CalendarDate[] = []
  for (let day = first.value; day <= last.value; day = addDays(day, 1)) {
    if (days.length === longestClosing) return notAStretch(line)
    days.push(day)
  }
  return days.length === 0 ? notAStretch(line) : ok(days)
}

const notAStretch = (line: string): Refused =>
  refuse(
    'closed_days_not_readable',
    `「${line.slice(0, 60)}」を休みの期間として読めません。「2023-12-29〜2024-01-03」のように、1年以内で書いてください。`,
    `"${line.slice(0, 60)}" is no stretch of closed days. Write it as 2023-12-29〜2024-01-03, within a year.`,
  )
