/** The day that a page of the desk shows, and the way to its neighbours. */
import {
  addDays,
  type CalendarDate,
  type Instant,
  isCalendarDate,
  japanDate,
} from '../../../kit/calendar.ts'
import { instantAt, type TimeOfDay } from '../../../kit/time-of-day.ts'

/** The days that are shown: one, or seven from it on. */
export type DaySpan = {
  readonly first: CalendarDate
  readonly days: readonly CalendarDate[]
  readonly today: CalendarDate
  readonly from: Instant
  /** The first moment that is not shown. */
  readonly to: Instant
}

/** Reads the day that an address names; today where it names none. */
export function daySpanOf(
  query: URLSearchParams,
  { now, isWeek }: { readonly now: Instant; readonly isWeek: boolean },
): DaySpan {
  const today = japanDate(new Date(now))
  const asked = query.get('date') ?? ''
  const isUsable = isCalendarDate(asked) && asked > '2000-01-01' && asked < '2999-01-01'
  const first = isUsable ? asked : today
  const count = isWeek ? 7 : 1
  return {
    first,
    today,
    days: Array.from({ length: count }, (_, index) => addDays(first, index)),
    from: instantAt(first, midnight),
    to: instantAt(addDays(first, count), midnight),
  }
}

const midnight = '00:00' as TimeOfDay
