import { describe, expect, it } from 'vitest'
import { readQuantity } from './cell-reader.ts'
import { quantityLimit } from './cell-refusal.ts'

describe('readQuantity', () => {
  it.each([
    ['1,000,000,000,000', 1_000_000_000_000],
    ['１００００００００００００', 1_000_000_000_000],
    ['999999999999.0', 999_999_999_999],
    ['0', 0],
  ])('reads %s', (text, value) => {
    expect(readQuantity(text)).toEqual({ ok: true, value })
  })

  it.each(['1000000000001', '1,000,000,000,001', '9007199254740991', '9'.repeat(5000)])(
    'refuses what no single record can have: %s',
    (text) => {
      const read = readQuantity(text)
      expect(read).toMatchObject({ ok: false, refusal: { code: 'quantity_too_large' } })
      expect(read.ok ? '' : read.refusal.message.ja).toContain('1,000,000,000,000（1兆）以下')
      expect(read.ok ? '' : read.refusal.message.en.length).toBeLessThan(200)
    },
  )

  it('keeps the sum of 9,000 records at the bound exact', () => {
    expect(Number.isSafeInteger(quantityLimit * 9_000)).toBe(true)
  })
})
