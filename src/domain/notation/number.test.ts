import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatYen } from './money.ts'
import { formatNumber, readNumber } from './number.ts'

describe('readNumber', () => {
  test.each([
    ['0', 0],
    ['1,234,567', 1_234_567],
    ['1340', 1340],
    ['12.5', 12.5],
    ['4.2千万', 42_000_000],
    ['2千6百万', 26_000_000],
    ['115百万', 115_000_000],
    ['0.3億', 30_000_000],
    ['1億2,345万6,789', 123_456_789],
    ['2兆5千億', 2_500_000_000_000],
    ['3百15', 315],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text, 0, false)).toMatchObject({ value, end: text.length })
  })

  test.each([
    '1,2345',
    '007',
    '5.4.1',
    '1.5億200万',
    '2千3000',
    '1万2億',
    '5千千',
    '0.0000001',
    '1,,2',
  ])('%s is no number', (text) => {
    expect(readNumber(text, 0, false).value).toBeNull()
  })

  test('a number too long to be exact is none', () => {
    expect(readNumber('9'.repeat(15), 0, false).value).toBe(999_999_999_999_999)
    expect(readNumber('9'.repeat(16), 0, false).value).toBeNull()
    expect(readNumber('9'.repeat(100_000), 0, false).value).toBeNull()
  })
})

describe('formatting', () => {
  const amount = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 })

  test('digits read back as the same number', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(999), (whole, fraction) => {
        const value = Number(`${whole}.${fraction}`)
        expect(readNumber(formatNumber(value), 0, false).value).toBe(value)
      }),
    )
  })

  test('yen read back as the same amount', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(1, 10_000), (count, step) => {
        const yen = Math.trunc(count / 10_000) * step
        const text = formatYen(yen).replace(/^△/, '').replace(/円$/, '')
        expect(readNumber(text, 0, false).value).toBe(Math.abs(yen))
      }),
    )
  })

  test.each([
    [26_000_000, '2,600万円'],
    [3_940_000_000, '39億4,000万円'],
    [123_456_789, '123,456,789円'],
    [-10_000, '△1万円'],
    [0, '0円'],
  ])('%d is %s', (yen, text) => {
    expect(formatYen(yen)).toBe(text)
  })
})
