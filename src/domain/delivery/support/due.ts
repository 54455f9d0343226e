/**
 * What is due in a support: the next step and who owes it, the day to get in touch again, and the
 * question whether a job has held.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { addDays, type CalendarDate, calendarDate } from '../../../kit/calendar.ts'
import type { RetentionMonths } from '../lifecycle.ts'

/** What sort of thing is due. */
export const dueSorts = {
  'next-step': { ja: '次の予定', en: 'Next step' },
  'follow-up': { ja: 'フォロー', en: 'Follow-up' },
  retention: { ja: '定着の確認', en: 'Retention check' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type DueSort = keyof typeof dueSorts

/** How something that was due has been settled. `yes` and `no` are of retention checks. */
export const dueAnswers = {
  done: { ja: '済み', en: 'Done' },
  dropped: { ja: '取りやめ', en: 'Dropped' },
  yes: { ja: '定着している', en: 'Still employed' },
  no: { ja: '定着していない', en: 'No longer employed' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type DueAnswer = keyof typeof dueAnswers

/** The answers that something due can have. */
export function answersTo(sort: DueSort): readonly DueAnswer[] {
  return sort === 'retention' ? ['yes', 'no'] : ['done', 'dropped']
}

/** Who owes a step: the company, or somebody at an agency (null for the public body itself). */
export type Owing =
  | { readonly side: 'company' }
  | { readonly side: 'agency'; readonly agency: string | null; readonly person: string }

/** Something that is due, or was. */
export type Due = {
  readonly id: string
  readonly application: string
  readonly sort: DueSort
  readonly on: CalendarDate
  /** Of a retention check: how long after the hiring. */
  readonly months: RetentionMonths | null
  /** Of a retention check: the record of the hiring. */
  readonly record: string | null
  readonly text: string
  readonly owing: Owing
  /** Null while it is open. */
  readonly answer: DueAnswer | null
  readonly answeredOn: CalendarDate | null
}

/**
 * The day so many months after another: the same day of the month, or the month's last day where it
 * has no such day (民法143条2項).
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const next = index + 1
  const firstOfNext = calendarDate(Math.floor(next / 12), (next % 12) + 1, 1)
  const last = Number(addDays(firstOfNext, -1).slice(8))
  return calendarDate(toYear, toMonth, Math.min(day, last))
}

/** The days on which it is asked whether a job has held. */
export function retentionDays(
  hiredOn: CalendarDate,
  months: readonly RetentionMonths[],
): readonly { readonly months: RetentionMonths; readonly on: CalendarDate }[] {
  return months.map((count) => ({ months: count, on: addMonths(hiredOn, count) }))
}

/** Whether something open has come to its day. */
export function isDue({ answer, on }: Pick<Due, 'answer' | 'on'>, today: CalendarDate): boolean {
  return answer === null && on <= today
}
