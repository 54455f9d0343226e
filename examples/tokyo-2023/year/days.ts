/** Days of the year in which the records lie, and the sheets that gather them. Fiscal 2023. */
import { addDays, type CalendarDate, isCalendarDate } from '../../../src/kit/calendar.ts'
import { check, present } from '../../../src/kit/check.ts'
import type { Cadence, Span } from './delivery.ts'

/** A date written down in a table. */
export function day(text: string): CalendarDate {
  check(isCalendarDate(text), `"${text}" is not a date`)
  return text
}

/** The days of a span, in order. */
export function daysOf({ from, to, count, weekends = false }: Span): readonly CalendarDate[] {
  const length = daysBetween(day(from), day(to))
  return Array.from({ length: count }, (_, index) => {
    const date = addDays(day(from), count === 1 ? 0 : Math.round((index * length) / (count - 1)))
    return weekends ? date : onWeekday(date)
  })
}

/** The date itself, or the Monday after a weekend. */
export function onWeekday(date: CalendarDate): CalendarDate {
  const weekday = new Date(date).getUTCDay()
  if (weekday === 0) return addDays(date, 1)
  return weekday === 6 ? addDays(date, 2) : date
}

/** The working day some days after a date. */
export function workday(date: CalendarDate | undefined, after: number): CalendarDate {
  return onWeekday(addDays(present(date, 'a day to count from'), after))
}

/** Days of what is put right only after the first edition, and of lists that come so late. */
export const lateDays = {
  correction: day('2024-06-18'),
  merge: day('2024-06-20'),
  entry: (line: string) => workday(day('2024-06-10'), Number.parseInt(line, 10) % 4),
} as const

/** Keeps a date within the working days of the fiscal year. */
export function withinYear(date: CalendarDate): CalendarDate {
  if (date < '2023-04-03') return day('2023-04-03')
  return date > '2024-03-29' ? day('2024-03-29') : date
}

/** The sheet that a date belongs to, as its name says it. Days outside go with the nearest. */
export function sheetOf(date: CalendarDate, every: Cadence): string {
  const [year, month] = clamped(date).split('-').map(Number)
  if (every === 'year' || year === undefined || month === undefined) return '2023年度分'
  if (every === 'month') return `${year}年${String(month).padStart(2, '0')}月分`
  return `2023年度${month >= 4 && month <= 9 ? '上' : '下'}半期分`
}

function clamped(date: CalendarDate): CalendarDate {
  if (date < '2023-04-01') return day('2023-04-01')
  return date > '2024-03-31' ? day('2024-03-31') : date
}

const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (new Date(to).getTime() - new Date(from).getTime()) / 86_400_000
