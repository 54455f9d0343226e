import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, type CalendarDate } from '../../../kit/calendar.ts'
import {
  overpaidYen,
  type Payment,
  type RepaymentOrder,
  revokeAward,
  settleRepayment,
  stretchSentence,
} from './repayment.ts'

const on = (date: string) => date as CalendarDate
const paid = (date: string, yen: number): Payment => ({ on: on(date), yen })

test.each([
  // decided, fixed, paid, revoked → standing, to repay
  ['before fixing and payment', 500_000, null, 0, 500_000, 0, 0],
  ['in part, before payment', 500_000, null, 0, 200_000, 300_000, 0],
  ['after fixing, before payment', 500_000, 400_000, 0, 400_000, 0, 0],
  ['after payment', 500_000, 400_000, 400_000, 400_000, 0, 400_000],
  ['in part, after payment', 500_000, 400_000, 400_000, 150_000, 250_000, 150_000],
  ['in part, paid in advance in part', 500_000, null, 300_000, 100_000, 400_000, 0],
  ['in part, some of it paid above what stands', 500_000, null, 450_000, 100_000, 400_000, 50_000],
] as const)('revoked %s', (...row) => {
  const [, decidedYen, fixedYen, paidYen, revokedYen, standingYen, repayYen] = row
  expect(revokeAward({ decidedYen, fixedYen, paidYen }, revokedYen)).toEqual({
    ok: true,
    value: { standingYen, repayYen },
  })
})

test.each([[0], [400_001], [100.5]])('%d yen of a fixed 400,000 cannot be revoked', (yen) => {
  const award = { decidedYen: 500_000, fixedYen: 400_000, paidYen: 400_000 }
  expect(revokeAward(award, yen)).toMatchObject({
    refusal: { code: 'revoked_amount_not_within_award' },
  })
})

test('what was paid in advance above the fixed amount is returned', () => {
  expect(overpaidYen({ decidedYen: 500_000, fixedYen: 400_000, paidYen: 450_000 })).toBe(50_000)
  expect(overpaidYen({ decidedYen: 500_000, fixedYen: 400_000, paidYen: 0 })).toBe(0)
  expect(overpaidYen({ decidedYen: 500_000, fixedYen: null, paidYen: 450_000 })).toBe(0)
})

const order: RepaymentOrder = {
  reason: 'revoked',
  principalYen: 1_000_000,
  received: [paid('2023-04-01', 1_000_000)],
  dueOn: on('2024-04-20'),
  interestBasisPoints: 1095,
}

describe('what settles a million received on 1 April 2023, due on 20 April 2024', () => {
  test.each([
    // A day costs 300 yen at 10.95 % of a million.
    ['on the day of receipt', [], '2023-04-01', 300, 0, 1_000_300],
    ['after a year of 366 days', [], '2024-03-31', 366 * 300, 0, 1_000_000 + 109_800],
    ['on the due day', [], '2024-04-20', 386 * 300, 0, 1_115_800],
    ['ten days late', [], '2024-04-30', 396 * 300, 3000, 1_000_000 + 118_800 + 3000],
    [
      'half repaid on the due day, ten days late',
      [paid('2024-04-20', 500_000)],
      '2024-04-30',
      386 * 300 + 10 * 150,
      1500,
      500_000 + 117_300 + 1500,
    ],
    [
      'the principal repaid on the due day',
      [paid('2024-04-20', 1_000_000)],
      '2024-12-31',
      115_800,
      0,
      115_800,
    ],
    ['all repaid on the due day', [paid('2024-04-20', 1_115_800)], '2024-12-31', 115_800, 0, 0],
  ] as const)('%s', (...row) => {
    const [, repaid, asOf, surchargeYen, lateYen, leftYen] = row
    expect(settleRepayment(order, repaid, on(asOf))).toMatchObject({
      surchargeYen,
      lateYen,
      leftYen,
      excessYen: 0,
    })
  })

  it('leaves later payments out, and says what was paid too much', () => {
    expect(settleRepayment(order, [paid('2024-04-21', 5)], on('2024-04-20')).repaidYen).toBe(0)
    expect(settleRepayment(order, [paid('2023-04-01', 2e6)], on('2024-04-20'))).toMatchObject({
      principalLeftYen: 0,
      surchargeYen: 300,
      leftYen: 0,
      excessYen: 999_700,
    })
  })

  it('has its days in words', () => {
    const { lateStretches } = settleRepayment(order, [], on('2024-04-30'))
    expect(lateStretches.map((each) => stretchSentence(each, 1095).ja)).toEqual([
      '令和6年4月21日から令和6年4月30日まで: 1,000,000円 × 10.95% × 10日 ÷ 365日',
    ])
  })
})

test('money that was fixed lower than paid bears interest only when it is late', () => {
  const returned = { ...order, reason: 'fixed-below-paid' } as const
  expect(settleRepayment(returned, [], on('2024-04-20'))).toMatchObject({
    surchargeYen: 0,
    lateYen: 0,
    leftYen: 1_000_000,
  })
  expect(settleRepayment(returned, [], on('2024-04-21'))).toMatchObject({ lateYen: 300 })
})

test('of money received in two parts, the last is given back first', () => {
  const parts = {
    ...order,
    principalYen: 1_500_000,
    received: [paid('2023-04-01', 1_000_000), paid('2023-10-01', 1_000_000)],
  }
  const { surchargeStretches } = settleRepayment(parts, [], on('2023-10-10'))
  expect(surchargeStretches).toEqual([
    { from: '2023-04-01', to: '2023-09-30', days: 183, principalYen: 500_000 },
    { from: '2023-10-01', to: '2023-10-10', days: 10, principalYen: 1_500_000 },
  ])
})

test('fractions of a yen are cut off once, not day by day', () => {
  const small = { ...order, principalYen: 100, received: [paid('2023-04-01', 100)] }
  // 0.03 yen a day: 33 days make 0.99 yen, 34 days 1.02 yen.
  expect(settleRepayment(small, [], on('2023-05-03')).surchargeYen).toBe(0)
  expect(settleRepayment(small, [], on('2023-05-04')).surchargeYen).toBe(1)
})

test('paying earlier never costs more, and what is left and paid makes up the whole', () => {
  const days = fc.integer({ min: 0, max: 800 })
  const yen = fc.integer({ min: 1, max: 1_500_000 })
  const payments = fc.array(fc.record({ after: days, yen }), { maxLength: 6 })
  fc.assert(
    fc.property(payments, days, (given, after) => {
      const start = on('2023-04-01')
      const repaid = given.map((each) => ({ on: addDays(start, each.after), yen: each.yen }))
      const settlement = settleRepayment(order, repaid, addDays(start, after))
      const { surchargeYen, lateYen, repaidYen, leftYen, excessYen } = settlement
      const unpaid = settleRepayment(order, [], addDays(start, after))
      expect(surchargeYen).toBeLessThanOrEqual(unpaid.surchargeYen)
      expect(lateYen).toBeLessThanOrEqual(unpaid.lateYen)
      expect(leftYen - excessYen).toBe(order.principalYen + surchargeYen + lateYen - repaidYen)
    }),
  )
})
