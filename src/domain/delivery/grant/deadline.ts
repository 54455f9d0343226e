/**
 * The deadlines of a grant: days in Japan's calendar, counted from the day after the one that
 * starts them (民法 第140条, 初日不算入), until the end of the last day. Where the call says so, one
 * that falls on a day on which offices are closed moves.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { addDays, type CalendarDate, formatDate } from '../../../kit/calendar.ts'
import { findHoliday } from '../../../kit/holiday.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { GrantSettings, HolidayRule } from './settings.ts'

/** What has a deadline, with its label. */
export const grantDeadlines = {
  withdrawal: { ja: '申請の取下げ', en: 'withdrawal' },
  report: { ja: '実績報告', en: 'result report' },
  claim: { ja: '請求', en: 'claim' },
  repayment: { ja: '返還', en: 'repayment' },
  decision: { ja: '審査の結果', en: 'decision' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type GrantDeadline = keyof typeof grantDeadlines

/**
 * Whether offices are open: not on Saturdays, Sundays, holidays, and from 29 December to 3 January
 * (行政機関の休日に関する法律 第1条; a prefecture's own ordinance says the same).
 */
export function isWorkingDay(date: CalendarDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  const day = date.slice(5)
  const isYearEnd = day >= '12-29' || day <= '01-03'
  return weekday !== 0 && weekday !== 6 && !isYearEnd && findHoliday(date) === undefined
}

/** The deadline as the call moves it from a day on which offices are closed. */
export function moveToWorkingDay(date: CalendarDate, rule: HolidayRule): CalendarDate {
  if (rule === 'as-is') return date
  const step = rule === 'working-day-before' ? -1 : 1
  let moved = date
  while (!isWorkingDay(moved)) moved = addDays(moved, step)
  return moved
}

/** Until when an application can be withdrawn after its decision reached the company. */
export function withdrawalDeadline(settings: GrantSettings, noticedOn: CalendarDate): CalendarDate {
  return after(settings, noticedOn, settings.withdrawWithinDays)
}

/**
 * Until when the result is reported: so many days after the funded activity ended, and never after
 * the latest day that the call sets.
 */
export function reportDeadline(settings: GrantSettings, endedOn: CalendarDate): CalendarDate {
  const within = addDays(endedOn, settings.reportWithinDays)
  const latest = settings.reportLatestOn
  const day = latest !== null && latest < within ? latest : within
  return moveToWorkingDay(day, settings.deadlineOnHoliday)
}

/** Until when the money is claimed, after the notice of the sum. */
export function claimDeadline(settings: GrantSettings, noticedOn: CalendarDate): CalendarDate {
  return after(settings, noticedOn, settings.claimWithinDays)
}

/** Until when money is repaid, after the day of the order. */
export function repaymentDeadline(settings: GrantSettings, orderedOn: CalendarDate): CalendarDate {
  return after(settings, orderedOn, settings.repayWithinDays)
}

/** When the decision is due by the standard processing time; null where the call sets none. */
export function decisionDueOn(
  settings: GrantSettings,
  submittedOn: CalendarDate,
): CalendarDate | null {
  const days = settings.decidesWithinDays
  return days === null ? null : after(settings, submittedOn, days)
}

/** By how many days a day lies after a deadline; 0 where it is in time. */
export function daysLate(deadline: CalendarDate, day: CalendarDate): number {
  return Math.max(0, daysFrom(deadline, day))
}

/** How many days lie from one day to another: 1 from today to tomorrow. */
export function daysFrom(start: CalendarDate, end: CalendarDate): number {
  const moments = [start, end].map((date) => new Date(`${date}T00:00:00Z`).getTime())
  const [from = 0, to = 0] = moments
  return (to - from) / 86_400_000
}

/**
 * Whether something is still in time on a day, the deadline itself included. The refusal names both
 * days; its code is `withdrawal_is_later_than_allowed`, `report_is_later_than_allowed` and so on.
 */
export function checkInTime(
  what: GrantDeadline,
  { deadline, day }: { readonly deadline: CalendarDate; readonly day: CalendarDate },
): Result<void> {
  const late = daysLate(deadline, day)
  if (late === 0) return ok(undefined)
  const { ja, en } = grantDeadlines[what]
  const [until, untilEn] = [formatDate(deadline, 'ja'), formatDate(deadline, 'en')]
  const days = late === 1 ? '1 day' : `${late} days`
  return refuse(
    `${what}_is_later_than_allowed`,
    `${ja}の期限は${until}でした（${late}日過ぎています）。担当者に相談してください。`,
    `The deadline of the ${en} was ${untilEn} (${days} ago). Ask the staff in charge.`,
  )
}

const after = (settings: GrantSettings, start: CalendarDate, days: number): CalendarDate =>
  moveToWorkingDay(addDays(start, days), settings.deadlineOnHoliday)
