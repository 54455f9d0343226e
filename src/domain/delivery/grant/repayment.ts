/**
 * What a company has to pay back, and what comes on top of it: 加算金 from the day on which it
 * received the money (適正化法 第19条第1項), 延滞金 after the due day (第2項). A prefecture's own rule
 * mirrors both. How they are worked out:
 *
 * - 加算金 counts every day from the receipt to the repayment, both included; 延滞金 every day from
 *   the one after the due day. Both run at the yearly rate on what is still owed of the principal.
 * - What is paid goes to the principal first (同法施行令 第10条第2項), and lessens the days after it.
 * - Of money that was received in parts, the last is what has to be given back first
 *   (同条第1項).
 * - A year has 365 days, leap years too (昭和45年法律第13号 第25条). Fractions of a yen are cut off,
 *   once for each of the two (国等の債権債務等の金額の端数計算に関する法律 第2条第1項).
 * - Money that is returned because it was fixed lower than paid bears no 加算金: only a revocation
 *   does.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { addDays, type CalendarDate, formatDate } from '../../../kit/calendar.ts'
import { check } from '../../../kit/check.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { daysFrom } from './deadline.ts'
import { yenWords } from './yen.ts'

/** An award in figures, at the moment of its revocation. */
export type AwardFigures = {
  readonly decidedYen: number
  /** Null before the amount was fixed. */
  readonly fixedYen: number | null
  /** What the company has received and not given back. */
  readonly paidYen: number
}

/** What a revocation leaves. */
export type Revocation = {
  /** What stands of the award. */
  readonly standingYen: number
  /** What has been paid above that. */
  readonly repayYen: number
}

/**
 * What is to be repaid when an award is revoked in whole or in part, before its fixing or after it,
 * before its payment or after it (第17条, 第18条第1項). Refuses more than stands, and nothing.
 */
export function revokeAward(award: AwardFigures, revokedYen: number): Result<Revocation> {
  const wholeYen = award.fixedYen ?? award.decidedYen
  if (!Number.isSafeInteger(revokedYen) || revokedYen < 1 || revokedYen > wholeYen) {
    const [revoked, whole] = [yenWords(revokedYen), yenWords(wholeYen)]
    return refuse(
      'revoked_amount_not_within_award',
      `取消額${revoked.ja}が、1円から${whole.ja}（この交付の額）までの間にありません。取消額を直してください。`,
      `${revoked.en} cannot be revoked: the award stands at ${whole.en}. Enter from 1 yen up to that.`,
    )
  }
  const standingYen = wholeYen - revokedYen
  return ok({ standingYen, repayYen: Math.max(0, award.paidYen - standingYen) })
}

/** What has been paid above the fixed amount (第18条第2項). */
export function overpaidYen({ fixedYen, paidYen }: AwardFigures): number {
  return fixedYen === null ? 0 : Math.max(0, paidYen - fixedYen)
}

/** Money that moved on a day. */
export type Payment = { readonly on: CalendarDate; readonly yen: number }

/** An order to repay. */
export type RepaymentOrder = {
  readonly reason: 'revoked' | 'fixed-below-paid'
  readonly principalYen: number
  /** What the company received of the grant; together at least the principal. */
  readonly received: readonly Payment[]
  readonly dueOn: CalendarDate
  /** 1095 is 10.95 % a year. */
  readonly interestBasisPoints: number
}

/** Days over which the same principal was owed. Both ends are counted. */
export type Stretch = {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly days: number
  readonly principalYen: number
}

/** How a repayment stands on a day: what would settle it if it were paid then. */
export type Settlement = {
  readonly principalLeftYen: number
  /** 加算金 so far. */
  readonly surchargeYen: number
  readonly surchargeStretches: readonly Stretch[]
  /** 延滞金 so far. */
  readonly lateYen: number
  readonly lateStretches: readonly Stretch[]
  readonly repaidYen: number
  /** What is still owed of all three. */
  readonly leftYen: number
  /** What was paid beyond all three, to be returned. */
  readonly excessYen: number
}

/** How a repayment stands at the end of a day. Payments after that day are left out. */
export function settleRepayment(
  order: RepaymentOrder,
  repaid: readonly Payment[],
  asOf: CalendarDate,
): Settlement {
  const paid = repaid.filter(({ on }) => on <= asOf)
  const owed = tranchesOf(order)
  const surchargeStretches =
    order.reason === 'revoked' ? stretchesOf(owed, paid, { from: null, to: asOf }) : []
  const lateStretches = stretchesOf(owed, paid, { from: addDays(order.dueOn, 1), to: asOf })
  const [surchargeYen, lateYen] = [
    interestYen(surchargeStretches, order.interestBasisPoints),
    interestYen(lateStretches, order.interestBasisPoints),
  ]
  const repaidYen = sumOf(paid)
  const balance = order.principalYen + surchargeYen + lateYen - repaidYen
  return {
    principalLeftYen: Math.max(0, order.principalYen - repaidYen),
    surchargeYen,
    surchargeStretches,
    lateYen,
    lateStretches,
    repaidYen,
    leftYen: Math.max(0, balance),
    excessYen: Math.max(0, -balance),
  }
}

/** A stretch in words, as letters show it: 500,000円 × 10.95% × 200日 ÷ 365日. */
export function stretchSentence(stretch: Stretch, basisPoints: number): Bilingual {
  const { from, to, days } = stretch
  const [first, last] = [formatDate(from, 'ja'), formatDate(to, 'ja')]
  const [firstEn, lastEn] = [formatDate(from, 'en'), formatDate(to, 'en')]
  const [yen, rate] = [yenWords(stretch.principalYen), `${(basisPoints / 100).toFixed(2)}%`]
  return {
    ja: `${first}から${last}まで: ${yen.ja} × ${rate} × ${days}日 ÷ 365日`,
    en: `${firstEn} to ${lastEn}: ${yen.en} × ${rate} × ${days} ÷ 365 days`,
  }
}

/** The principal by the day on which it was received, the last part taken first. */
function tranchesOf({ principalYen, received }: RepaymentOrder): readonly Payment[] {
  let left = principalYen
  const tranches = received
    .toSorted((one, other) => (one.on < other.on ? 1 : -1))
    .map(({ on, yen }) => {
      const part = Math.min(left, yen)
      left -= part
      return { on, yen: part }
    })
  check(left === 0, 'what is to be repaid was received')
  return tranches.filter(({ yen }) => yen > 0)
}

/** A payment still bears the interest of its own day, and lessens what is owed from the next. */
function stretchesOf(
  owed: readonly Payment[],
  paid: readonly Payment[],
  span: { readonly from: CalendarDate | null; readonly to: CalendarDate },
): readonly Stretch[] {
  const begins = [...owed.map(({ on }) => on), ...paid.map(({ on }) => addDays(on, 1))]
  const { from, to } = span
  const days = from === null ? begins : [from, ...begins.filter((day) => day > from)]
  const starts = [...new Set(days)].filter((day) => day <= to).toSorted()
  return starts.flatMap((start, index) => {
    const next = starts[index + 1]
    const end = next === undefined ? to : addDays(next, -1)
    const principalYen =
      sumOf(owed.filter(({ on }) => on <= start)) - sumOf(paid.filter(({ on }) => on < start))
    if (principalYen <= 0) return []
    return [{ from: start, to: end, days: daysFrom(start, end) + 1, principalYen }]
  })
}

/** Whole yen: the days are summed up exactly, and the fraction is cut off once. */
function interestYen(stretches: readonly Stretch[], basisPoints: number): number {
  let yenDays = 0n
  for (const { days, principalYen } of stretches) yenDays += BigInt(days) * BigInt(principalYen)
  return Number((yenDays * BigInt(basisPoints)) / (10_000n * 365n))
}

function sumOf(payments: readonly Payment[]): number {
  let sum = 0
  for (const { yen } of payments) sum += yen
  return sum
}
