import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardFormula, unguardFormula } from './formula-guard.ts'

describe('guardFormula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['＝ＳＵＭ（A1）', "'＝ＳＵＭ（A1）"],
    ['+81 3 0000 0000', "'+81 3 0000 0000"],
    ["'=1+1", "''=1+1"],
    ['－', '－'],
    ["'quoted'", "'quoted'"],
    ['山田', '山田'],
  ])('writes %j as %j, and reads it back', (text, written) => {
    expect([guardFormula(text), unguardFormula(written)]).toEqual([written, text])
  })

  it('leaves nothing at the start that a spreadsheet would run', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from(`'"=+-@＝＋ \t\ra－`)) }),
        (text) => {
          const written = guardFormula(text)
          expect(written).toSatisfy(
            (each: string) => !/^\s*[=+@＝＋]/u.test(each) && !/^\s*[-－](?![-－\s]*$)/u.test(each),
          )
        },
      ),
    )
  })

  it('can be taken off any text again', () => {
    const unit = fc.constantFrom(...Array.from(`'=+-－a 山\n`))
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })
})
