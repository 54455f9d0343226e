/** How long, from which age, and when retention is asked. */
import { expect, test } from 'vitest'
import type { CalendarDate } from '../../../kit/calendar.ts'
import { ageOn, checkAge, checkPeriod, retentionDueOn } from './term.ts'

const day = (text: string) => text as CalendarDate

test.each([
  ['2023-06-01', '2023-06-28', 4, null],
  ['2023-06-01', '2023-06-29', 4, 'placement_is_too_long'],
  ['2023-06-01', '2024-06-01', null, null],
  ['2023-06-01', '2023-05-31', 4, 'placement_ends_before_it_starts'],
  ['2023-06-01', '2023-06-01', 4, null],
] as const)('%s to %s within %s weeks: %s', (...row) => {
  const [from, to, mostWeeks, code] = row
  const checked = checkPeriod({ from: day(from), to: day(to) }, { mostWeeks })
  expect(checked.ok ? null : checked.refusal.code).toBe(code)
})

// 年齢計算ニ関する法律: a year is completed with the day before the birthday.
test.each([
  ['1958-06-02', '2023-05-31', 64],
  ['1958-06-02', '2023-06-01', 65],
  ['1958-06-02', '2023-06-02', 65],
  ['1956-02-29', '2023-02-27', 66],
  ['1956-02-29', '2023-02-28', 67],
  ['1958-01-01', '2022-12-31', 65],
  ['1958-01-01', '2022-12-30', 64],
] as const)('born on %s, on %s: %i', (birth, on, age) => {
  expect(ageOn(day(birth), day(on))).toBe(age)
})

test.each([
  [{ atLeast: 65, on: null }, '1958-06-02', '2023-06-01', null],
  [{ atLeast: 65, on: null }, '1958-06-03', '2023-06-01', 'person_is_too_young'],
  [{ atLeast: 65, on: day('2024-03-31') }, '1958-06-03', '2023-06-01', null],
  [{ atLeast: 65, on: null }, null, '2023-06-01', 'birth_date_is_missing'],
  [null, null, '2023-06-01', null],
] as const)('%o, born on %s, from %s: %s', (...row) => {
  const [rule, birth, from, code] = row
  const checked = checkAge(rule, birth === null ? null : day(birth), day(from))
  expect(checked.ok ? null : checked.refusal.code).toBe(code)
})

test.each([
  ['2023-06-15', 3, '2023-09-15'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2023-08-31', 6, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2023-12-01', 12, '2024-12-01'],
] as const)('hired on %s, asked after %i months: %s', (hired, months, due) => {
  expect(retentionDueOn(day(hired), months)).toBe(due)
})
