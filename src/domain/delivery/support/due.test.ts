import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../../kit/calendar.ts'
import { addMonths, answersTo, isDue, retentionDays } from './due.ts'

const day = (text: string) => text as CalendarDate

describe('the day so many months later', () => {
  test.each([
    ['2023-04-01', 3, '2023-07-01'],
    ['2023-04-01', 12, '2024-04-01'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2022-08-31', 6, '2023-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2023-10-31', 3, '2024-01-31'],
    ['2023-12-15', 12, '2024-12-15'],
  ])('%s and %d months: %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })
})

test('it is asked at the months that the settings name', () => {
  expect(retentionDays(day('2023-09-30'), [3, 12])).toEqual([
    { months: 3, on: '2023-12-30' },
    { months: 12, on: '2024-09-30' },
  ])
})

test('due is what is open and has come to its day', () => {
  const today = day('2023-06-01')
  expect(isDue({ answer: null, on: today }, today)).toBe(true)
  expect(isDue({ answer: null, on: day('2023-06-02') }, today)).toBe(false)
  expect(isDue({ answer: 'done', on: day('2023-05-01') }, today)).toBe(false)
  expect(answersTo('retention')).toEqual(['yes', 'no'])
  expect(answersTo('follow-up')).toEqual(['done', 'dropped'])
})
