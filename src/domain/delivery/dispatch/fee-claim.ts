/** Fee claims: the visits of an expert in a month, paid once each. */
import type { Bilingual } from '../../../kit/bilingual.ts'
import {
  type CalendarDate,
  type CalendarMonth,
  type Instant,
  isCalendarDate,
  monthOf,
} from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'

/** How far a claim is. */
export const claimStates = {
  submitted: { ja: '請求中', en: 'Submitted' },
  returned: { ja: '差戻し', en: 'Returned' },
  approved: { ja: '承認済み', en: 'Approved' },
  paid: { ja: '支払済み', en: 'Paid' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type ClaimState = keyof typeof claimStates

/** A claim as the books hold it. */
export type FeeClaim = {
  readonly id: string
  readonly expert: string
  readonly programme: string
  readonly month: CalendarMonth
  readonly state: ClaimState
  readonly visits: number
  readonly yen: number
  readonly submittedAt: Instant
  readonly settledAt: Instant | null
  readonly paidOn: CalendarDate | null
  readonly reason: string | null
}

/** What is done to a claim, from where to where. */
export const claimSteps = {
  approve: { from: 'submitted', to: 'approved', label: { ja: '承認する', en: 'Approve' } },
  return: { from: 'submitted', to: 'returned', label: { ja: '差し戻す', en: 'Return' } },
  pay: { from: 'approved', to: 'paid', label: { ja: '支払済みにする', en: 'Mark as paid' } },
} as const satisfies Readonly<
  Record<string, { from: ClaimState; to: ClaimState; label: Bilingual }>
>

export type ClaimStep = keyof typeof claimSteps

/** Reads a month as 2023-06. */
export function parseMonth(text: string): Result<CalendarMonth> {
  const first = `${text.trim()}-01`
  if (isCalendarDate(first)) return ok(monthOf(first))
  return refuse(
    'month_not_understood',
    `「${text.slice(0, 20)}」は月として読めません。2023-06 の形で入力してください。`,
    `"${text.slice(0, 20)}" is no month. Enter it as 2023-06.`,
  )
}
