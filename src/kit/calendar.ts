/**
 * Calendar dates, months and instants. A date is a day in Japan's calendar and never a moment; an
 * instant is a moment and becomes a date only through Japan time (JST, UTC+9 all year).
 */
import type { Language } from './bilingual.ts'
import { check } from './check.ts'
import { eraYearPattern, findEra, findEraOfDate, formatEraYear, westernYear } from './era.ts'
import { ok, refuse, type Result } from './result.ts'

/** A day, as YYYY-MM-DD. Text order is time order. From 1873-01-01 to 9999-12-31. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' }

/** A month, as YYYY-MM. Text order is time order. */
export type CalendarMonth = string & { readonly __brand: 'CalendarMonth' }

/** A moment, as ISO 8601 in UTC with milliseconds: 2023-04-01T00:00:00.000Z. */
export type Instant = string & { readonly __brand: 'Instant' }

/** Where the present comes from. Handed in, so that rules about time can be tried at any time. */
export type Clock = { now(): Date }

/**
 * Reads a date as people write it: 2023-04-01, 2023/4/1, 2023.4.1, 20230401, 2023年4月1日,
 * 令和5年4月1日, R5.4.1, 令和元年5月1日, in any width. Documents printed before an era changed write
 * on in the old one (平成32年3月31日): such a date is read; one from before its era began is refused.
 */
export function parseCalendarDate(text: string): Result<CalendarDate> {
  const folded = text.normalize('NFKC').replaceAll(/\s/g, '')
  if (folded === '') {
    return refuse('date_is_blank', '日付を入力してください。', 'Enter a date.')
  }
  return parseWesternDate(text, folded) ?? parseEraDate(text, folded) ?? refuseForm(text)
}

/** Says whether `text` is a date in the form that the program keeps: YYYY-MM-DD, and it exists. */
export function isCalendarDate(text: string): text is CalendarDate {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return found !== null && findDate(Number(found[1]), Number(found[2]), Number(found[3])) === text
}

/** The date of a year, a month (1 to 12) and a day (1 to 31). One that does not exist is a bug. */
export function calendarDate(year: number, month: number, day: number): CalendarDate {
  const date = findDate(year, month, day)
  check(date !== null, `there is no date ${year}-${month}-${day}`)
  return date
}

/** The date `days` later, or earlier where `days` is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(utcMidnight(date) + days * dayMilliseconds)
  return calendarDate(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate())
}

/** Orders dates for sorting: negative where `a` is earlier, zero for the same day. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : Number(a > b)
}

/** The month that a date lies in: 2023-04 for 2023-04-01. */
export function monthOf(date: CalendarDate): CalendarMonth {
  return date.slice(0, 7) as CalendarMonth
}

/** Every month from `first` to `last`, both included; none where `last` is earlier. */
export function monthsBetween(first: CalendarMonth, last: CalendarMonth): readonly CalendarMonth[] {
  const from = monthNumber(first)
  return Array.from({ length: Math.max(0, monthNumber(last) - from + 1) }, (_, index) => {
    const year = Math.floor((from + index) / 12)
    return `${year}-${twoDigits(((from + index) % 12) + 1)}` as CalendarMonth
  })
}

/** The day that it is in Japan at a moment. */
export function japanDate(instant: Date): CalendarDate {
  return new Date(instant.getTime() + japanOffset).toISOString().slice(0, 10) as CalendarDate
}

/** A moment in the form that the program keeps. */
export function toInstant(moment: Date): Instant {
  return moment.toISOString() as Instant
}

/** A date as people read it: 令和5年4月1日, or 1 April 2023. */
export function formatDate(date: CalendarDate, language: Language): string {
  const [year, month, day] = parts(date)
  if (language === 'en') return `${day} ${englishMonths[month - 1]} ${year}`
  const era = findEraOfDate(date)
  check(era !== null, `no era is known for ${date}`)
  return `${formatEraYear(era, year)}${month}月${day}日`
}

/**
 * A month as people read it: 令和5年4月, or April 2023. A month in which the era changed is named
 * by the era of its first day.
 */
export function formatMonth(month: CalendarMonth, language: Language): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  if (language === 'en') return `${englishMonths[number - 1]} ${year}`
  const era = findEraOfDate(`${month}-01`)
  check(era !== null, `no era is known for ${month}`)
  return `${formatEraYear(era, year)}${number}月`
}

/** A moment as people read it, in Japan time: 令和5年4月1日 13時05分, or 1 April 2023, 13:05 JST. */
export function formatInstant(instant: Instant, language: Language): string {
  const moment = new Date(instant)
  check(!Number.isNaN(moment.getTime()), `"${instant}" is not an instant`)
  const date = formatDate(japanDate(moment), language)
  const time = new Date(moment.getTime() + japanOffset).toISOString()
  const [hour, minute] = [time.slice(11, 13), time.slice(14, 16)]
  return language === 'en'
    ? `${date}, ${hour}:${minute} JST`
    : `${date} ${Number(hour)}時${minute}分`
}

const dayMilliseconds = 86_400_000
const japanOffset = 9 * 3_600_000
const englishMonths =
  'January February March April May June July August September October November December'.split(' ')

const westernForms = [
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/,
  /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})()(\d{2})(\d{2})$/,
]

const eraForms = ['([-/.])(?<month>\\d{1,2})\\3', '年(?<month>\\d{1,2})月'].map(
  (middle, index) =>
    new RegExp(`^${eraYearPattern}${middle}(?<day>\\d{1,2})${index === 1 ? '日' : ''}$`, 'i'),
)

/** Null where the text is in no western form. */
function parseWesternDate(text: string, folded: string): Result<CalendarDate> | null {
  for (const form of westernForms) {
    const found = form.exec(folded)
    if (found === null) continue
    const date = findDate(Number(found[1]), Number(found[3]), Number(found[4]))
    return date === null ? refuseAbsent(text) : ok(date)
  }
  return null
}

/** Null where the text is in no form with an era. */
function parseEraDate(text: string, folded: string): Result<CalendarDate> | null {
  for (const form of eraForms) {
    const groups = form.exec(folded)?.groups
    const era = groups && findEra(groups['era'] ?? '')
    if (!groups || !era) continue
    const year = westernYear(era, groups['year'] ?? '')
    const date = year && findDate(year, Number(groups['month']), Number(groups['day']))
    if (!date) return refuseAbsent(text)
    return date < era.firstDay ? refuseBeforeEra(text, era.name) : ok(date)
  }
  return null
}

/** The years are bounded by Japan's Gregorian calendar (from 1873) and by four digits. */
function findDate(year: number, month: number, day: number): CalendarDate | null {
  if (!(year >= 1873 && year <= 9999)) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? (`${year}-${twoDigits(month)}-${twoDigits(day)}` as CalendarDate) : null
}

function utcMidnight(date: CalendarDate): number {
  const [year, month, day] = parts(date)
  return Date.UTC(year, month - 1, day)
}

function parts(date: CalendarDate): readonly [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

function monthNumber(month: CalendarMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

const refuseForm = (text: string): Result<CalendarDate> =>
  refuse(
    'date_form_unknown',
    `「${text}」を日付として読めません。2023-04-01、2023/4/1、令和5年4月1日のように書いてください。`,
    `"${text}" could not be read as a date. Write it as 2023-04-01, 2023/4/1 or 令和5年4月1日.`,
  )

const refuseAbsent = (text: string): Result<CalendarDate> =>
  refuse(
    'date_does_not_exist',
    `「${text}」という日付はありません。年・月・日を確かめてください。`,
    `The date "${text}" does not exist. Check its year, month and day.`,
  )

const refuseBeforeEra = (text: string, era: string): Result<CalendarDate> =>
  refuse(
    'date_lies_before_its_era',
    `「${text}」は${era}が始まる前の日付です。元号を確かめるか、西暦で書いてください。`,
    `"${text}" lies before the era ${era} began. Check the era, or write the western year.`,
  )
