import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { check } from '../../../kit/check.ts'
import {
  type AskedGrant,
  changeAmount,
  checkFixed,
  computeAward,
  decideAmount,
  fixAmount,
} from './award.ts'
import { amountSentence, type GrantCourse, mostOf } from './grant-course.ts'

const label = { ja: 'コース', en: 'Course' }
const rate = {
  by: 'rate',
  numerator: 2,
  denominator: 3,
  capYen: 500_000,
  roundDownTo: 1000,
  leastYen: 100_000,
} as const
const share: GrantCourse = { key: 'equipment', label, amount: rate }
const steps: GrantCourse = {
  key: 'start',
  label,
  amount: {
    by: 'tier',
    tiers: [
      { key: 'one', label: { ja: '1人', en: 'One' }, yen: 200_000 },
      { key: 'two', label: { ja: '2人以上', en: 'Two or more' }, yen: 300_000 },
    ],
  },
}
const perPerson: GrantCourse = {
  key: 'people',
  label,
  amount: { by: 'person', yen: 30_000, mostPersons: 5 },
}
const nothing: AskedGrant = { tier: null, costYen: null, persons: null, yen: null }

describe('the sum of an award', () => {
  test.each<[string, GrantCourse, Partial<AskedGrant>, number]>([
    ['2/3 of 300,000 yen', share, { costYen: 300_000 }, 200_000],
    ['2/3 of 300,001 yen, rounded down', share, { costYen: 302_999 }, 201_000],
    ['2/3 of a million, up to the cap', share, { costYen: 1_000_000 }, 500_000],
    ['less than the rule gives', share, { costYen: 1_000_000, yen: 400_000 }, 400_000],
    ['a fixed sum', steps, { tier: 'two' }, 300_000],
    ['a fixed sum that is named', steps, { tier: 'one', yen: 200_000 }, 200_000],
    ['three people', perPerson, { persons: 3 }, 90_000],
    ['five people, the most', perPerson, { persons: 5 }, 150_000],
  ])('%s', (...row) => {
    const [, course, asked, yen] = row
    expect(computeAward(course, { ...nothing, ...asked })).toMatchObject({ value: { yen } })
  })

  test.each<[string, GrantCourse, Partial<AskedGrant>, RegExp]>([
    ['amount_above_cap', share, { costYen: 1e6, yen: 500_001 }, /500,001円.*500,000円/],
    ['amount_above_cap', share, { costYen: 300_000, yen: 201_000 }, /201,000円.*200,000円/],
    ['amount_below_least', share, { costYen: 149_999 }, /99,000円.*100,000円/],
    ['amount_below_least', share, { costYen: 600_000, yen: 1000 }, /1,000円/],
    ['amount_is_not_whole_yen', share, { costYen: 600_000, yen: 150_000.5 }, /150000.5/],
    ['eligible_cost_is_missing', share, {}, /対象経費/],
    ['eligible_cost_is_missing', share, { costYen: 0.5 }, /対象経費/],
    ['grant_tier_unknown', steps, { tier: 'three' }, /1人、2人以上/],
    ['amount_differs_from_the_fixed_sum', steps, { tier: 'one', yen: 1 }, /200,000円/],
    ['number_of_people_is_missing', perPerson, { persons: 0 }, /人数/],
    ['number_of_people_is_missing', steps, { tier: 'one', persons: -1 }, /人数/],
    ['people_above_the_limit', perPerson, { persons: 6 }, /6人.*5人/],
    ['amount_above_cap', perPerson, { persons: 2, yen: 60_001 }, /60,001円.*60,000円/],
  ])('%s', (...row) => {
    const [code, course, asked, sentence] = row
    const answer = computeAward(course, { ...nothing, ...asked })
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    expect(answer.ok ? '' : answer.refusal.message.ja).toMatch(sentence)
  })

  it('is a share rounded down, never above the share nor the cap', () => {
    const cost = fc.integer({ min: 150_000, max: 999_999_999_999 })
    fc.assert(
      fc.property(cost, (costYen) => {
        const answer = computeAward(share, { ...nothing, costYen })
        check(answer.ok, 'it can be awarded')
        const exact = (BigInt(costYen) * 2n) / 3n
        const cut = exact - (exact % 1000n)
        expect(BigInt(answer.value.yen)).toBe(cut > 500_000n ? 500_000n : cut)
      }),
    )
  })

  it('is said in words', () => {
    expect(amountSentence(share).ja).toBe(
      '対象経費の2/3（上限500,000円、下限100,000円、1,000円未満切捨て）',
    )
    expect(amountSentence(steps).en).toBe('One 200,000 yen, Two or more 300,000 yen')
    expect(amountSentence(perPerson).ja).toBe('1人につき30,000円（5人まで）')
    expect([share, steps, perPerson].map(mostOf)).toEqual([500_000, 300_000, 150_000])
  })
})

const amount = (yen: number, persons: number | null = null) => ({ yen, persons })

describe('a decision', () => {
  test.each([
    [200_000, { ok: true, value: { yen: 200_000, isInPart: false } }],
    [150_000, { ok: true, value: { yen: 150_000, isInPart: true } }],
    [200_001, { ok: false, refusal: { code: 'amount_above_cap' } }],
    [0, { ok: false, refusal: { code: 'amount_is_not_whole_yen' } }],
  ])('of %i yen, where 200,000 were worked out', (yen, answer) => {
    expect(decideAmount(amount(200_000), yen)).toMatchObject(answer)
  })
})

describe('fixing', () => {
  test.each<[string, GrantCourse, number, { costYen?: number; persons?: number }, number]>([
    ['as decided', share, 200_000, { costYen: 300_000 }, 200_000],
    ['never above what was decided', share, 200_000, { costYen: 900_000 }, 200_000],
    ['less where less was spent', share, 200_000, { costYen: 200_000 }, 133_000],
    ['below the least sum of an application too', share, 200_000, { costYen: 15_000 }, 10_000],
    ['nothing where nothing was spent', share, 200_000, { costYen: 0 }, 0],
    ['a fixed sum repays at most its cost', steps, 300_000, { costYen: 280_500 }, 280_500],
    ['fewer people', perPerson, 90_000, { persons: 2 }, 60_000],
  ])('%s', (...row) => {
    const [, course, decided, spent, yen] = row
    const answer = fixAmount(amount(decided), { costYen: null, persons: null, ...spent }, course)
    expect(answer).toMatchObject({ ok: true, value: { yen } })
  })

  it('needs the numbers of the report', () => {
    const spent = { costYen: null, persons: null }
    expect(fixAmount(amount(1), spent, share)).toMatchObject({
      refusal: { code: 'eligible_cost_is_missing' },
    })
    expect(fixAmount(amount(1), spent, perPerson)).toMatchObject({
      refusal: { code: 'number_of_people_is_missing' },
    })
  })

  it('by hand stays within the limit', () => {
    expect(checkFixed(133_000, amount(133_000))).toEqual({ ok: true, value: 133_000 })
    expect(checkFixed(0, amount(133_000))).toEqual({ ok: true, value: 0 })
    expect(checkFixed(133_001, amount(133_000))).toMatchObject({
      refusal: { code: 'fixed_amount_above_limit' },
    })
    expect(checkFixed(-1, amount(133_000))).toMatchObject({
      refusal: { code: 'amount_is_not_whole_yen' },
    })
  })
})

test.each([
  ['a fall', 200_000, false, { ok: true, value: { yen: 133_000, differenceYen: -67_000 } }],
  ['a rise that is allowed', 100_000, true, { ok: true, value: { differenceYen: 33_000 } }],
  ['a rise', 100_000, false, { ok: false, refusal: { code: 'change_raises_the_award' } }],
] as const)('a change: %s', (...row) => {
  const [, decidedYen, mayRaise, answer] = row
  const asked = { ...nothing, costYen: 200_000 }
  expect(changeAmount(share, asked, { decidedYen, mayRaise })).toMatchObject(answer)
})
