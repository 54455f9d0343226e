/**
 * The rules of a grant from its application to its repayment, as tables for those who run one. The
 * call: 2/3 of the cost up to 500,000 yen, the report within 30 days and never after 15 March, a
 * deadline on a day when offices are closed moves to the working day before, 10.95 % a year.
 */
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../../kit/calendar.ts'
import { check } from '../../../kit/check.ts'
import { parseBankAccount } from '../../bank/account.ts'
import { computeAward, decideAmount, fixAmount } from './award.ts'
import { checkInTime, repaymentDeadline, reportDeadline, withdrawalDeadline } from './deadline.ts'
import { revokeAward, settleRepayment } from './repayment.ts'
import { findGrantCourse, parseGrantSettings } from './settings.ts'

const read = parseGrantSettings({
  courses: [
    {
      key: 'equipment',
      label: { ja: '設備', en: 'Equipment' },
      amount: { by: 'rate', numerator: 2, denominator: 3, capYen: 500_000 },
    },
  ],
  reportLatestOn: '2024-03-15',
  deadlineOnHoliday: 'working-day-before',
})
check(read.ok, 'the settings are valid')
const call = read.value
const course = findGrantCourse(call, 'equipment')
check(course, 'the call has the course')

const on = (date: string) => date as CalendarDate
const asked = { tier: null, costYen: 900_000, persons: null, yen: null }
const codeOf = (answer: { ok: true } | { ok: false; refusal: { code: string } }) =>
  answer.ok ? 'taken' : answer.refusal.code

describe('a deadline that falls on a holiday', () => {
  test.each([
    // what             begins on      falls on                         is
    ['withdrawal', '2023-10-20', '3 November, 文化の日', '2023-11-02'],
    ['withdrawal', '2023-10-22', '5 November, a Sunday', '2023-11-02'],
    ['withdrawal', '2023-10-23', '6 November, a Monday', '2023-11-06'],
    ['report', '2023-12-01', '31 December, the year’s end', '2023-12-28'],
    ['report', '2024-01-12', '11 February, a holiday on a Sunday', '2024-02-09'],
    ['report', '2024-03-01', '15 March, the latest day of the call', '2024-03-15'],
    ['repayment', '2024-04-09', '29 April, 昭和の日', '2024-04-26'],
  ] as const)('%s from %s falls on %s: until %s', (...row) => {
    const [what, begins, , until] = row
    const deadlines = {
      withdrawal: withdrawalDeadline,
      report: reportDeadline,
      repayment: repaymentDeadline,
    }
    expect(deadlines[what](call, on(begins))).toBe(until)
  })
})

describe('a report later than allowed', () => {
  const deadline = reportDeadline(call, on('2024-02-01'))

  test.each([
    // reported on    answer
    ['2024-03-01', 'taken'],
    ['2024-03-02', 'report_is_later_than_allowed'],
    ['2024-04-01', 'report_is_later_than_allowed'],
  ])('due on 1 March 2024 (30 days, 2 March is a Saturday), given on %s: %s', (day, answer) => {
    expect(deadline).toBe('2024-03-01')
    expect(codeOf(checkInTime('report', { deadline, day: on(day) }))).toBe(answer)
  })
})

describe('an amount above the cap', () => {
  test.each([
    // cost        asked      answer
    [600_000, 400_000, 'taken'],
    [600_000, 400_001, 'amount_above_cap'],
    [900_000, 500_000, 'taken'],
    [900_000, 500_001, 'amount_above_cap'],
    [1_000, null, 'amount_below_least'],
  ])('%i yen spent, %s asked for: %s', (costYen, yen, answer) => {
    expect(codeOf(computeAward(course, { ...asked, costYen, yen }))).toBe(answer)
  })

  test.each([
    // decided    answer
    [500_000, 'taken'],
    [300_000, 'taken'],
    [500_001, 'amount_above_cap'],
  ])('decided at %i where 500,000 were worked out: %s', (yen, answer) => {
    const computed = computeAward(course, asked)
    check(computed.ok, 'it can be awarded')
    expect(codeOf(decideAmount(computed.value, yen))).toBe(answer)
  })

  test.each([
    // decided    spent      fixed
    [500_000, 900_000, 500_000],
    [500_000, 600_000, 400_000],
    [300_000, 900_000, 300_000],
  ])('decided at %i, %i spent: fixed at %i', (yen, costYen, fixed) => {
    const answer = fixAmount({ yen, persons: null }, { costYen, persons: null }, course)
    expect(answer).toMatchObject({ value: { yen: fixed } })
  })
})

describe('a bank account that fails its check', () => {
  test.each([
    // bank      branch   type    number       holder        answer
    ['0001', '001', '普通', '1234567', 'カ)アオバ', 'taken'],
    ['0001', '001', '普通', '12345678', 'カ)アオバ', 'account_number_is_not_7_digits'],
    ['001', '001', '普通', '1234567', 'カ)アオバ', 'bank_code_is_not_4_digits'],
    ['0001', '1', '普通', '1234567', 'カ)アオバ', 'branch_code_is_not_3_digits'],
    ['0001', '001', '定期', '1234567', 'カ)アオバ', 'deposit_type_unknown'],
    ['0001', '001', '普通', '1234567', '株式会社青葉', 'account_holder_has_other_letters'],
    ['9900', '10530', '普通', '12345671', 'アオバ', 'taken'],
  ])('%s-%s %s %s %s: %s', (...row) => {
    const [bank, branch, type, number, holder, answer] = row
    const account = parseBankAccount({ bank, branch, type, number, holder })
    expect(account.ok ? 'taken' : account.refusal.map(({ refusal }) => refusal.code)).toEqual(
      account.ok ? answer : [answer],
    )
  })
})

describe('an award revoked after payment', () => {
  // 400,000 yen were fixed and paid on 1 October 2023; revoked on 9 April 2024, due on 26 April.
  const received = [{ on: on('2023-10-01'), yen: 400_000 }]
  const dueOn = repaymentDeadline(call, on('2024-04-09'))
  const repaidOn26April = [{ on: on('2024-04-26'), yen: 100_000 }]

  test.each([
    // revoked   repaid on 26 April   settled on     principal   加算金    延滞金
    [400_000, [], '2024-04-26', 400_000, 25_080, 0],
    [400_000, [], '2024-05-26', 400_000, 28_680, 3_600],
    [400_000, repaidOn26April, '2024-05-26', 300_000, 27_780, 2_700],
    [100_000, [], '2024-04-26', 100_000, 6_270, 0],
    [100_000, repaidOn26April, '2024-05-26', 0, 6_270, 0],
  ])('%i revoked, %j repaid, settled on %s', (...row) => {
    const [revokedYen, repaid, settledOn, principalLeftYen, surchargeYen, lateYen] = row
    const award = { decidedYen: 500_000, fixedYen: 400_000, paidYen: 400_000 }
    const revoked = revokeAward(award, revokedYen)
    check(revoked.ok, 'it can be revoked')
    const order = {
      reason: 'revoked',
      principalYen: revoked.value.repayYen,
      received,
      dueOn,
      interestBasisPoints: call.interestBasisPoints,
    } as const
    const leftYen = principalLeftYen + surchargeYen + lateYen
    expect(settleRepayment(order, repaid, on(settledOn))).toMatchObject({
      principalLeftYen,
      surchargeYen,
      lateYen,
      leftYen,
    })
  })
})
