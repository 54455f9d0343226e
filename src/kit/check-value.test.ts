import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { checkValue } from './check-value.ts'

describe('a check value', () => {
  test.each([
    { values: [], prime: 23, expected: 0 },
    { values: [1], prime: 23, expected: 21 },
    { values: [3, 1], prime: 23, expected: 12 },
    { values: [22, 22, 22], prime: 23, expected: 9 },
  ])('of $values over $prime is $expected', ({ values, prime, expected }) => {
    expect(checkValue(values, prime)).toBe(expected)
  })

  const prime = fc.constantFrom(11, 23, 31)
  const rows = prime.chain((modulus) =>
    fc.record({
      prime: fc.constant(modulus),
      values: fc.array(fc.nat(modulus - 1), { minLength: 2, maxLength: modulus - 2 }),
    }),
  )

  it('notices every change of one value', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), ({ prime: modulus, values }, place, other) => {
        const at = place % values.length
        fc.pre(values[at] !== other % modulus)
        const changed = values.with(at, other % modulus)
        expect(checkValue(changed, modulus)).not.toBe(checkValue(values, modulus))
      }),
    )
  })

  it('notices any two values that changed places, itself among them', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), ({ prime: modulus, values }, one, other) => {
        const whole = [...values, checkValue(values, modulus)]
        const [left, right] = [one % whole.length, other % whole.length]
        fc.pre(whole[left] !== whole[right])
        const swapped = whole.with(left, whole[right] ?? 0).with(right, whole[left] ?? 0)
        expect(checkValue(swapped.slice(0, -1), modulus)).not.toBe(swapped.at(-1))
      }),
    )
  })

  it('takes no value that its prime cannot tell from another, and no longer row', () => {
    expect(() => checkValue([11], 11)).toThrow('not below')
    expect(() => checkValue([1.5], 11)).toThrow('not below')
    expect(() =>
      checkValue(
        Array.from({ length: 10 }, () => 0),
        11,
      ),
    ).toThrow('prime above')
  })
})
