/** Puts acts in the order of the calendar, each at its own minute of a working day in Japan. */
import type { CalendarDate, Instant } from '../../../src/kit/calendar.ts'
import { toInstant } from '../../../src/kit/calendar.ts'
import type { YearAct } from '../../../src/domain/year-act.ts'

/** An act with its day, before it has its minute. */
export type DatedAct = { readonly on: CalendarDate; readonly act: Untimed<YearAct> }

type Untimed<Act> = Act extends YearAct ? Omit<Act, 'at'> : never

/** The acts in order. Acts of one day keep the order in which they are given. */
export function inOrder(acts: readonly DatedAct[]): readonly YearAct[] {
  const perDay = new Map<CalendarDate, number>()
  return acts
    .toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
    .map(({ on, act }) => {
      const before = perDay.get(on) ?? 0
      perDay.set(on, before + 1)
      return { ...act, at: minuteOf(on, before) }
    })
}

/** From 9:30 in Japan (0:30 UTC), a few minutes apart. */
function minuteOf(date: CalendarDate, before: number): Instant {
  const start = new Date(`${date}T00:30:00.000Z`).getTime()
  return toInstant(new Date(start + before * 3 * 60_000))
}
