/**
 * Times of the clock in Japan (JST, UTC+9 all year), and what lies between moments. A time of day
 * becomes a moment only together with a date.
 */
import { type CalendarDate, type Instant, toInstant } from './calendar.ts'
import { check } from './check.ts'
import { ok, refuse, type Result } from './result.ts'

/** A time of day, as HH:MM from 00:00 to 24:00. Text order is time order. */
export type TimeOfDay = string & { readonly __brand: 'TimeOfDay' }

/** Reads a time as people write it: 9:30, 09:30, 9時30分, 9時, 9時半, 午後1時, in any width. */
export function parseTimeOfDay(text: string): Result<TimeOfDay> {
  const folded = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (folded === '') {
    return refuse('time_is_blank', '時刻を入力してください。', 'Enter a time of day.')
  }
  const found = /^(午前|午後)?(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分|(半))?)$/u.exec(folded)
  if (!found) return refuseForm(text)
  const [, half, hours, minutes, spoken, isHalf] = found
  const isAfternoon = half === '午後'
  if (half !== undefined && Number(hours) > 12) return refuseForm(text)
  const hour = (half === undefined ? Number(hours) : Number(hours) % 12) + (isAfternoon ? 12 : 0)
  const minute = isHalf === undefined ? Number(minutes ?? spoken ?? 0) : 30
  const isTime = minute < 60 && (hour < 24 || (hour === 24 && minute === 0))
  return isTime ? ok(timeOf(hour * 60 + minute)) : refuseForm(text)
}

/** The moment at which it is that time in Japan on a date; 24:00 is midnight at the day's end. */
export function instantAt(date: CalendarDate, time: TimeOfDay): Instant {
  return addMinutes(`${date}T00:00:00+09:00` as Instant, minutesOf(time))
}

/** The time that it is in Japan at a moment, as HH:MM. */
export function timeOfDay(instant: Instant): TimeOfDay {
  const minutes = Math.floor(millisecondsOf(instant) / 60_000) + 9 * 60
  return timeOf(((minutes % dayMinutes) + dayMinutes) % dayMinutes)
}

/** The moment so many minutes later, or earlier where `minutes` is negative. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(new Date(millisecondsOf(instant) + minutes * 60_000))
}

/** How many minutes lie between two moments, with their fraction; negative where `to` is first. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (millisecondsOf(to) - millisecondsOf(from)) / 60_000
}

const dayMinutes = 24 * 60

function timeOf(minutes: number): TimeOfDay {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as TimeOfDay
}

function minutesOf(time: TimeOfDay): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function millisecondsOf(instant: Instant): number {
  const value = new Date(instant).getTime()
  check(!Number.isNaN(value), `"${instant}" is not an instant`)
  return value
}

const refuseForm = (text: string): Result<TimeOfDay> =>
  refuse(
    'time_form_unknown',
    `「${text}」を時刻として読めません。「9:30」か「9時30分」のように書いてください。`,
    `"${text}" could not be read as a time of day. Write it as "9:30" or "13:05".`,
  )
