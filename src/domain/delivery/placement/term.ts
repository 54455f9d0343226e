/** The period of a placement: how long it may be, from which age, and when retention is asked. */
import { addDays, type CalendarDate, calendarDate, formatDate } from '../../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../../kit/result.ts'
import type { RetentionMonths } from '../lifecycle.ts'
import type { AgeRule, PlacementSettings } from './settings.ts'

/** The first and the last day of work. */
export type Period = { readonly from: CalendarDate; readonly to: CalendarDate }

/** Refuses a period that runs backwards, or is longer than the settings allow. */
export function checkPeriod(
  { from, to }: Period,
  { mostWeeks }: Pick<PlacementSettings, 'mostWeeks'>,
): Result<Period> {
  if (to < from) return runsBackwards({ from, to })
  const last = mostWeeks === null ? null : addDays(from, mostWeeks * 7 - 1)
  return last === null || to <= last ? ok({ from, to }) : tooLong(mostWeeks, { to, last })
}

function tooLong(
  weeks: number | null,
  { to, last }: { readonly to: CalendarDate; readonly last: CalendarDate },
): Refused {
  const [ja, en] = [formatDate(to, 'ja'), formatDate(to, 'en')]
  const [lastJa, lastEn] = [formatDate(last, 'ja'), formatDate(last, 'en')]
  return refuse(
    'placement_is_too_long',
    `就労の期間は、延長を含めて${weeks}週間までです。終わりの日を${lastJa}以前にしてください（入力: ${ja}）。`,
    `A placement lasts ${weeks} weeks at most, with extensions. Let it end by ${lastEn} (entered: ${en}).`,
  )
}

function runsBackwards({ from, to }: Period): Refused {
  const [fromJa, fromEn] = [formatDate(from, 'ja'), formatDate(from, 'en')]
  const [toJa, toEn] = [formatDate(to, 'ja'), formatDate(to, 'en')]
  return refuse(
    'placement_ends_before_it_starts',
    `終わりの日（${toJa}）が、始まりの日（${fromJa}）より前です。日付を確かめてください。`,
    `The last day, ${toEn}, lies before the first, ${fromEn}. Check the dates.`,
  )
}

/**
 * The age in completed years on a day. A year of life is completed with the day before the birthday
 * (年齢計算ニ関する法律, 民法143条2項); of those born on 29 February, with 28 February.
 */
export function ageOn(birthDate: CalendarDate, day: CalendarDate): number {
  const [year, month, date] = partsOf(birthDate)
  const morrow = addDays(day, 1)
  const [thisYear, thisMonth, thisDate] = partsOf(morrow)
  const isReached = thisMonth > month || (thisMonth === month && thisDate >= date)
  return thisYear - year - (isReached ? 0 : 1)
}

/** Refuses someone who is too young, or whose birth date is not known. */
export function checkAge(
  rule: AgeRule | null,
  birthDate: CalendarDate | null,
  startsOn: CalendarDate,
): Result<void> {
  if (rule === null) return ok(undefined)
  if (birthDate === null) return birthDateMissing
  const day = rule.on ?? startsOn
  const age = ageOn(birthDate, day)
  if (age >= rule.atLeast) return ok(undefined)
  const [ja, en] = [formatDate(day, 'ja'), formatDate(day, 'en')]
  return refuse(
    'person_is_too_young',
    `${ja}の時点で${age}歳です。この募集は${rule.atLeast}歳以上の方が対象です。それでも決定するときは、理由を入力してください。`,
    `Aged ${age} on ${en}; this offering is for people of ${rule.atLeast} and over. To decide all the same, give a reason.`,
  )
}

const birthDateMissing = refuse(
  'birth_date_is_missing',
  'この募集は年齢の条件がありますが、生年月日が登録されていません。プロフィールに入力するか、理由を添えて決定してください。',
  'This offering has a condition of age, and no birth date is known. Enter it in the profile, or decide with a reason.',
)

/** The day on which it is asked whether a job has held: the same day so many months later. */
export function retentionDueOn(hiredOn: CalendarDate, months: RetentionMonths): CalendarDate {
  const [year, month, date] = partsOf(hiredOn)
  const index = year * 12 + month - 1 + months
  const [dueYear, dueMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const [nextYear, nextMonth] = [Math.floor((index + 1) / 12), ((index + 1) % 12) + 1]
  // The first of the month after it, a day back: the last day of a shorter month.
  const last = partsOf(addDays(calendarDate(nextYear, nextMonth, 1), -1))[2]
  return calendarDate(dueYear, dueMonth, Math.min(date, last))
}

function partsOf(date: CalendarDate): readonly [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}
