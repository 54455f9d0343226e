import { expect, test } from 'vitest'
import type { Instant } from '../../kit/calendar.ts'
import { formatMoment, formatSpan } from './when.ts'

const at = (text: string) => new Date(text).toISOString() as Instant
const noon = at('2023-06-01T12:00:00+09:00')

test.each([
  ['ja', at('2023-06-01T15:30:00+09:00'), '令和5年6月1日（木） 12:00〜15:30'],
  ['en', at('2023-06-01T15:30:00+09:00'), 'Thu, 1 June 2023, 12:00–15:30'],
  ['ja', at('2023-06-02T09:00:00+09:00'), '令和5年6月1日（木）12:00〜令和5年6月2日（金）09:00'],
  ['en', at('2023-06-02T00:00:00+09:00'), 'Thu, 1 June 2023, 12:00 – Fri, 2 June 2023, 00:00'],
] as const)('a span in %s until %s', (language, endsAt, text) => {
  expect(formatSpan({ startsAt: noon, endsAt }, language)).toBe(text)
})

test('a moment is that of Japan', () => {
  expect(formatMoment(at('2023-05-31T16:00:00Z'), 'ja')).toBe('令和5年6月1日（木）01:00')
})
