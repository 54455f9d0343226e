/** Public holidays, against the list that the Cabinet Office publishes (「国民の祝日」について). */
import { expect, test } from 'vitest'
import type { CalendarDate } from './calendar.ts'
import { findHoliday, holidaysIn } from './holiday.ts'

/** Month/day of every holiday; those that stand in for a Sunday, or between two, are marked. */
const published: Readonly<Record<number, string>> = {
  2023: '1/1 1/2* 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23',
  2024: '1/1 1/8 2/11 2/12* 2/23 3/20 4/29 5/3 5/4 5/5 5/6* 7/15 8/11 8/12* 9/16 9/22 9/23* 10/14 11/3 11/4* 11/23',
  2025: '1/1 1/13 2/11 2/23 2/24* 3/20 4/29 5/3 5/4 5/5 5/6* 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24*',
  2026: '1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6* 7/20 8/11 9/21 9/22+ 9/23 10/12 11/3 11/23',
  2027: '1/1 1/11 2/11 2/23 3/21 3/22* 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23',
}

const marks: Readonly<Record<string, string>> = { 振替休日: '*', 国民の休日: '+' }

test.each(Object.entries(published))('the holidays of %s', (year, days) => {
  const found = [...holidaysIn(Number(year))].map(([date, name]) => {
    const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))]
    return `${month}/${day}${marks[name] ?? ''}`
  })
  expect(found.join(' ')).toBe(days)
})

test('a holiday goes by its name, a working day by none', () => {
  expect(findHoliday('2023-05-03' as CalendarDate)).toBe('憲法記念日')
  expect(findHoliday('2023-01-02' as CalendarDate)).toBe('振替休日')
  expect(findHoliday('2026-09-22' as CalendarDate)).toBe('国民の休日')
  expect(findHoliday('2023-05-02' as CalendarDate)).toBeUndefined()
})
