/**
 * Japan's public holidays, worked out from 国民の祝日に関する法律 (昭和23年法律第178号): article 2
 * names them, article 3 adds the days that stand in for a Sunday and those between two holidays.
 * The days of the equinoxes are announced each February for the next year; for years that have not
 * been announced yet the usual approximation stands in.
 */
import { addDays, calendarDate, type CalendarDate } from './calendar.ts'
import { check } from './check.ts'

/** The name of the holiday that a date is; undefined for others, and outside 2022 to 2099. */
export function findHoliday(date: CalendarDate): string | undefined {
  const year = Number(date.slice(0, 4))
  return year >= firstYear && year <= lastYear ? holidaysIn(year).get(date) : undefined
}

/** The holidays of a year (2022 to 2099) with their names, in the order of their dates. */
export function holidaysIn(year: number): ReadonlyMap<CalendarDate, string> {
  check(year >= firstYear && year <= lastYear, `the holidays of ${year} are known`)
  const known = years.get(year)
  if (known) return known
  const found = workOut(year)
  years.set(year, found)
  return found
}

/** The law in its present form; the approximation of the equinoxes. */
const [firstYear, lastYear] = [2022, 2099]

/** Worked out once for a year. */
const years = new Map<number, ReadonlyMap<CalendarDate, string>>()

function workOut(year: number): ReadonlyMap<CalendarDate, string> {
  const named = new Map(namedDays(year))
  const all = new Map(named)
  for (const day of named.keys()) {
    if (weekdayOf(day) === 0) all.set(nextWorkingDay(day, named), '振替休日')
    const between = addDays(day, 1)
    const isBetween = !named.has(between) && named.has(addDays(day, 2))
    if (isBetween && !all.has(between)) all.set(between, '国民の休日')
  }
  return new Map([...all].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** Article 3, paragraph 2: the nearest day afterwards that is no holiday itself. */
function nextWorkingDay(day: CalendarDate, named: ReadonlyMap<CalendarDate, string>): CalendarDate {
  let next = addDays(day, 1)
  while (named.has(next)) next = addDays(next, 1)
  return next
}

/** Article 2. */
function namedDays(year: number): readonly (readonly [CalendarDate, string])[] {
  const on = (month: number, day: number) => calendarDate(year, month, day)
  return [
    [on(1, 1), '元日'],
    [mondayOf(year, 1, 2), '成人の日'],
    [on(2, 11), '建国記念の日'],
    [on(2, 23), '天皇誕生日'],
    [on(3, equinox(year, 20.8431)), '春分の日'],
    [on(4, 29), '昭和の日'],
    [on(5, 3), '憲法記念日'],
    [on(5, 4), 'みどりの日'],
    [on(5, 5), 'こどもの日'],
    [mondayOf(year, 7, 3), '海の日'],
    [on(8, 11), '山の日'],
    [mondayOf(year, 9, 3), '敬老の日'],
    [on(9, equinox(year, 23.2488)), '秋分の日'],
    [mondayOf(year, 10, 2), 'スポーツの日'],
    [on(11, 3), '文化の日'],
    [on(11, 23), '勤労感謝の日'],
  ]
}

/** The day of the month, by the approximation that fits 1980 to 2099. */
function equinox(year: number, in1980: number): number {
  const since = year - 1980
  return Math.floor(in1980 + 0.242194 * since) - Math.floor(since / 4)
}

/** The first, second or third Monday of a month. */
function mondayOf(year: number, month: number, which: number): CalendarDate {
  const first = calendarDate(year, month, 1)
  return addDays(first, ((8 - weekdayOf(first)) % 7) + (which - 1) * 7)
}

const weekdayOf = (date: CalendarDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()
