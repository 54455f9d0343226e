import { describe, expect, it, test } from 'vitest'
import { calendarDate, type CalendarDate } from '../../../kit/calendar.ts'
import { check } from '../../../kit/check.ts'
import {
  checkInTime,
  claimDeadline,
  daysFrom,
  daysLate,
  decisionDueOn,
  isWorkingDay,
  moveToWorkingDay,
  repaymentDeadline,
  reportDeadline,
  withdrawalDeadline,
} from './deadline.ts'
import { type HolidayRule, parseGrantSettings } from './settings.ts'

const on = (date: string) => date as CalendarDate
const settingsWith = (change: Parameters<typeof parseGrantSettings>[0]) => {
  const read = parseGrantSettings(change)
  check(read.ok, 'the settings are valid')
  return read.value
}

test.each([
  ['2023-11-02', true, 'a Thursday'],
  ['2023-11-03', false, 'a holiday'],
  ['2023-11-04', false, 'a Saturday'],
  ['2023-11-05', false, 'a Sunday'],
  ['2023-12-28', true, 'the last working day of the year'],
  ['2023-12-29', false, 'the end of the year'],
  ['2024-01-03', false, 'the beginning of the year'],
  ['2024-01-04', true, 'the first working day of the year'],
  ['2024-02-12', false, 'a day that stands in for a holiday on Sunday'],
])('offices on %s: %s, %s', (date, isOpen) => {
  expect(isWorkingDay(on(date))).toBe(isOpen)
})

test.each<[string, HolidayRule, string]>([
  ['2023-11-02', 'working-day-before', '2023-11-02'],
  ['2023-11-05', 'working-day-before', '2023-11-02'],
  ['2023-11-03', 'working-day-after', '2023-11-06'],
  ['2023-11-05', 'as-is', '2023-11-05'],
  ['2023-12-31', 'working-day-before', '2023-12-28'],
  ['2023-12-31', 'working-day-after', '2024-01-04'],
  ['2024-05-05', 'working-day-before', '2024-05-02'],
  ['2024-05-05', 'working-day-after', '2024-05-07'],
])('a deadline on %s, %s, is on %s', (date, rule, moved) => {
  expect(moveToWorkingDay(on(date), rule)).toBe(moved)
})

describe('the deadline', () => {
  const settings = settingsWith({
    deadlineOnHoliday: 'working-day-before',
    reportLatestOn: '2024-03-15',
    decidesWithinDays: 45,
  })

  it('of a withdrawal lies 14 days after the notice, not counting its day', () => {
    expect(withdrawalDeadline(settings, on('2023-10-02'))).toBe('2023-10-16')
  })

  test.each([
    ['2023-12-01', '2023-12-28', 'moved from 31 December'],
    ['2024-02-10', '2024-03-11', '30 days'],
    ['2024-02-20', '2024-03-15', 'the latest day of the call'],
  ])('of a report on what ended on %s is %s: %s', (ended, deadline) => {
    expect(reportDeadline(settings, on(ended))).toBe(deadline)
  })

  it('of a claim, a repayment and a decision', () => {
    expect(claimDeadline(settings, on('2024-04-01'))).toBe('2024-05-01')
    expect(repaymentDeadline(settings, on('2024-04-01'))).toBe('2024-04-19')
    expect(decisionDueOn(settings, on('2023-09-01'))).toBe('2023-10-16')
    expect(decisionDueOn(settingsWith({}), on('2023-09-01'))).toBeNull()
  })

  test.each([
    ['2024-03-14', 0],
    ['2024-03-15', 0],
    ['2024-03-16', 1],
    ['2024-04-15', 31],
  ])('of 15 March is missed on %s by %i days', (date, days) => {
    const deadline = on('2024-03-15')
    const answer = checkInTime('report', { deadline, day: on(date) })
    expect(daysLate(deadline, on(date))).toBe(days)
    expect(answer.ok).toBe(days === 0)
    if (answer.ok) return
    expect(answer.refusal.code).toBe('report_is_later_than_allowed')
    expect(answer.refusal.message.ja).toContain(`令和6年3月15日でした（${days}日過ぎています）`)
  })
})

test('days are counted across leap days', () => {
  expect(daysFrom(calendarDate(2024, 2, 28), calendarDate(2024, 3, 1))).toBe(2)
  expect(daysFrom(calendarDate(2023, 4, 1), calendarDate(2024, 4, 1))).toBe(366)
  expect(daysFrom(calendarDate(2024, 4, 1), calendarDate(2024, 3, 31))).toBe(-1)
})
