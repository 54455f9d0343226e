/**
 * The limits of visits: how many for a request, how long each, and how many for the same company in
 * a fiscal year. Who asks holds what is counted, so that two reports at once never exceed them.
 */
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { DispatchSettings, Fee } from './settings.ts'

/** How many visits, and how long they took together. */
export type Tally = { readonly visits: number; readonly minutes: number }

/** What a visit is measured against. */
export type VisitLimits = Pick<
  DispatchSettings,
  'visitMinutes' | 'visitsPerYear' | 'minutesPerYear'
> & {
  /** How many were granted to the request. */
  readonly visits: number
}

/** What stands already, without the visit in question. */
export type Used = {
  readonly request: Tally
  /** The same company's in the fiscal year of the visit, as far as the settings count them. */
  readonly year: Tally
}

/** Whether a visit of so many minutes is within the limits. Refuses with the limit it exceeds. */
export function withinLimits(limits: VisitLimits, used: Used, minutes: number): Result<void> {
  const { visits, visitMinutes, visitsPerYear, minutesPerYear } = limits
  if (minutes > visitMinutes) return tooLong(minutes, visitMinutes)
  if (used.request.visits >= visits) return requestUsedUp(visits)
  if (visitsPerYear !== null && used.year.visits >= visitsPerYear) return yearUsedUp(visitsPerYear)
  if (minutesPerYear !== null && used.year.minutes + minutes > minutesPerYear) {
    return hoursUsedUp(minutesPerYear - used.year.minutes)
  }
  return ok(undefined)
}

/** The fee of a visit in whole yen; a part of a yen is left off. Nothing where none is paid. */
export function feeOf(fee: Fee | null, minutes: number): number {
  if (fee === null) return 0
  if (fee.per === 'visit') return fee.yen
  const product = fee.yen * minutes
  return (product - (product % 60)) / 60
}

/** Minutes as people say them: 「2時間」「1時間30分」. */
export function spanWords(minutes: number): { readonly ja: string; readonly en: string } {
  const rest = minutes % 60
  const hours = (minutes - rest) / 60
  const ja = `${hours > 0 ? `${hours}時間` : ''}${rest > 0 || hours === 0 ? `${rest}分` : ''}`
  const parts = [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
  return { ja, en: parts.filter(Boolean).join(' ') }
}

function tooLong(minutes: number, most: number): Result<never> {
  const [given, limit] = [spanWords(minutes), spanWords(most)]
  return refuse(
    'visit_longer_than_allowed',
    `1回の訪問は${limit.ja}までです（入力: ${given.ja}）。時間を確かめてください。`,
    `A visit may take ${limit.en} at most (entered: ${given.en}). Check the time.`,
  )
}

function requestUsedUp(visits: number): Result<never> {
  return refuse(
    'visits_of_request_used_up',
    `この派遣は${visits}回までです。すでに${visits}回に達しているため、これ以上は訪問できません。`,
    `This dispatch has ${visits} visits at most, and they are used up.`,
  )
}

function yearUsedUp(visits: number): Result<never> {
  return refuse(
    'visits_of_year_used_up',
    `同じ会社への訪問は1年度に${visits}回までです。この年度の分は、もう残っていません。`,
    `A company has ${visits} visits at most in a fiscal year. None are left in this one.`,
  )
}

function hoursUsedUp(left: number): Result<never> {
  const words = spanWords(Math.max(left, 0))
  return refuse(
    'hours_of_year_used_up',
    `同じ会社への訪問の時間が、1年度の上限を超えます。この年度の残りは${words.ja}です。`,
    `The company's hours of the fiscal year would be exceeded: ${words.en} are left.`,
  )
}
