/** The limits of visits as a table, and fees in whole yen. */
import { expect, test } from 'vitest'
import { feeOf, spanWords, withinLimits } from './limit.ts'

const limits = { visits: 5, visitMinutes: 120, visitsPerYear: 8, minutesPerYear: 900 }

test.each([
  // for the request, in the year: visits and minutes; this one's minutes -> what it is refused for
  [0, 0, 0, 120, null],
  [4, 4, 480, 120, null],
  [0, 0, 0, 121, 'visit_longer_than_allowed'],
  [5, 5, 600, 60, 'visits_of_request_used_up'],
  [0, 8, 500, 60, 'visits_of_year_used_up'],
  [0, 7, 780, 120, null],
  [0, 7, 781, 120, 'hours_of_year_used_up'],
])('%i for the request, %i and %i min in the year, %i min more: %s', (...row) => {
  const [own, year, spent, minutes, code] = row
  const used = {
    request: { visits: own, minutes: own * 100 },
    year: { visits: year, minutes: spent },
  }
  const may = withinLimits(limits, used, minutes)
  expect(may.ok ? null : may.refusal.code).toBe(code)
})

test('without limits of a year only the request and the hours of a visit count', () => {
  const free = { ...limits, visitsPerYear: null, minutesPerYear: null }
  const used = { request: { visits: 4, minutes: 0 }, year: { visits: 99, minutes: 99_999 } }
  expect(withinLimits(free, used, 120).ok).toBe(true)
})

test.each([
  [null, 90, 0],
  [{ yen: 20_000, per: 'visit' }, 90, 20_000],
  [{ yen: 10_000, per: 'hour' }, 90, 15_000],
  [{ yen: 10_000, per: 'hour' }, 100, 16_666],
] as const)('a fee of %j for %i minutes is %i yen', (fee, minutes, yen) => {
  expect(feeOf(fee, minutes)).toBe(yen)
})

test('minutes are said in hours', () => {
  expect(spanWords(120)).toEqual({ ja: '2時間', en: '2 h' })
  expect(spanWords(90)).toEqual({ ja: '1時間30分', en: '1 h 30 min' })
  expect(spanWords(45)).toEqual({ ja: '45分', en: '45 min' })
  expect(spanWords(0)).toEqual({ ja: '0分', en: '0 min' })
})
