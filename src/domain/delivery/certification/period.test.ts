import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../../kit/calendar.ts'
import {
  addMonths,
  nextReport,
  reminderDue,
  renewalOpensOn,
  renewedValidity,
  reportedYear,
  reportsDue,
  validityFrom,
} from './period.ts'
import { registerStanding } from './standing.ts'

const on = (text: string) => text as CalendarDate

describe('how long a certificate lasts', () => {
  test.each([
    // from, months, until
    ['2023-04-01', 36, '2026-03-31'],
    ['2023-04-01', 6, '2023-09-30'],
    ['2023-06-15', 36, '2026-06-14'],
    ['2023-08-31', 6, '2024-02-28'],
    ['2024-02-29', 12, '2025-02-27'],
    ['2023-12-01', 1, '2023-12-31'],
  ])('from %s for %i months until %s', (from, months, until) => {
    expect(validityFrom(on(from), months)).toEqual({ from, until })
  })

  test('a renewal follows on the certificate before it', () => {
    const before = validityFrom(on('2023-04-01'), 36)
    expect(renewedValidity(before, 36)).toEqual({ from: '2026-04-01', until: '2029-03-31' })
    expect(renewalOpensOn(before, 6)).toBe('2025-10-01')
  })

  test.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2023-01-15', -1, '2022-12-15'],
    ['2023-12-31', 2, '2024-02-29'],
  ])('%s and %i months is %s', (date, months, then) => {
    expect(addMonths(on(date), months)).toBe(then)
  })
})

describe('yearly reports, due by 30 June', () => {
  const duty = { since: on('2023-09-01'), until: on('2026-08-31'), reportDue: '06-30' }
  test.each([
    // today, the years due
    ['2024-06-29', []],
    ['2024-06-30', [2023]],
    ['2025-06-30', [2023, 2024]],
    ['2026-08-31', [2023, 2024, 2025]],
    ['2028-01-01', [2023, 2024, 2025]],
  ])('on %s: %j', (today, years) => {
    expect(reportsDue(duty, on(today)).map(({ year }) => year)).toEqual(years)
  })

  test('the next one, and none after the end', () => {
    expect(nextReport(duty, on('2024-07-01'))).toEqual({ year: 2024, dueOn: '2025-06-30' })
    expect(nextReport(duty, on('2026-07-01'))).toBeNull()
    expect(reportedYear(on('2024-06-30'))).toBe(2023)
    expect(reportedYear(on('2024-03-31'))).toBe(2022)
  })

  test('a day in January to March lies in the same fiscal year, a calendar year later', () => {
    const inWinter = { ...duty, reportDue: '01-31' }
    expect(reportsDue(inWinter, on('2025-01-31'))).toEqual([{ year: 2023, dueOn: '2025-01-31' }])
  })
})

test.each([
  ['2026-01-29', null],
  ['2026-01-30', 60],
  ['2026-03-16', 60],
  ['2026-03-17', 14],
  ['2026-03-31', 14],
  ['2026-04-01', null],
])('on %s the reminder of %s days is due', (today, days) => {
  expect(reminderDue({ until: on('2026-03-31') }, on(today))).toBe(days)
})

describe('the register', () => {
  test.each([
    ['provisional', 'provisional', null, 'provisional'],
    ['completing', 'provisional', null, 'provisional'],
    ['certified', 'full', null, 'certified'],
    ['renewing', 'full', null, 'certified'],
    ['renewing', 'renewal', null, 'renewed'],
    ['certified', 'renewal', null, 'renewed'],
    ['expired', 'full', '2023-06-01', 'expired'],
    ['revoked', 'full', '2023-06-01', 'revoked'],
    ['expired', 'full', '2023-05-31', null],
    ['withdrawn', 'full', null, null],
    ['examined', 'full', null, null],
  ] as const)('%s with a %s certificate that ended on %s: %s', (...[state, sort, ended, shown]) => {
    const endedOn = ended === null ? null : on(ended)
    expect(registerStanding({ state, sort, endedOn }, on('2024-06-01'))).toBe(shown)
  })
})
