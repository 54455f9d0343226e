/** Hours and closed days as people type them. */
import { expect, test } from 'vitest'
import { formatClosedDays, formatDayHours, parseClosedDays, parseDayHours } from './opening-text.ts'

test.each([
  ['9:00-17:00', '09:00-17:00'],
  ['9時〜12時、13時から17時半まで', '09:00-12:00, 13:00-17:30'],
  ['１０：００－１２：００, 17:00-20:00', '10:00-12:00, 17:00-20:00'],
  ['', ''],
])('"%s" is read as "%s"', (typed, kept) => {
  const read = parseDayHours(typed)
  expect(read.ok && formatDayHours(read.value)).toBe(kept)
})

test.each(['9時', '17:00-9:00', 'いつでも'])('the hours "%s" are refused', (typed) => {
  expect(parseDayHours(typed).ok).toBe(false)
})

test('closed days are single days and stretches, and come back as they were', () => {
  const text = '2023-06-05\n2023-12-29〜2024-01-03\n2024-03-01'
  const read = parseClosedDays(text)
  expect(read.ok && read.value).toHaveLength(8)
  expect(read.ok && formatClosedDays(read.value)).toBe(text)
})

test.each([
  ['令和5年6月5日, 2023/6/6', '2023-06-05〜2023-06-06'],
  ['2023-06-07\n2023-06-05', '2023-06-05\n2023-06-07'],
  ['2023-06-05 ～ 2023-06-06', '2023-06-05〜2023-06-06'],
  ['', ''],
])('"%s" is "%s"', (typed, kept) => {
  const read = parseClosedDays(typed)
  expect(read.ok && formatClosedDays(read.value)).toBe(kept)
})

test.each(['2023-06-31', '2024-01-03〜2023-12-29', '2023-01-01〜2025-01-01', '夏休み'])(
  'the closed days "%s" are refused',
  (typed) => {
    expect(parseClosedDays(typed).ok).toBe(false)
  },
)
