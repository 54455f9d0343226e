import { expect, test } from 'vitest'
import { formatRate } from '../../domain/comparison.ts'

test.each([
  [65, 65, '100.0%'],
  [1989, 2000, '99.4%'],
  [19_999, 20_000, '99.9%'],
  [57, 100, '57.0%'],
  [29, 100, '29.0%'],
  [0, 10, '0.0%'],
  [8483, 5000, '169.6%'],
  [36_000, 10, '360,000.0%'],
])('%d of %d is %s: cut off, never rounded up to the target', (result, target, rate) => {
  expect(formatRate(result, target, 'ja')).toBe(rate)
})
