/**
 * The values of a notice as words: checked, made harmless, and written in the reader's language.
 */
import type { Language } from '../../kit/bilingual.ts'
import { formatDate, type Instant, isCalendarDate, japanDate } from '../../kit/calendar.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import type { Appointment, FieldKind, FieldValues, Period } from './template.ts'

/** Whether a value from outside is of its sort. */
export function isOfKind(kind: FieldKind, value: unknown): boolean {
  return sorts[kind](value)
}

/** A value of its sort as words. A schedule has a line for each appointment. */
export function formatValue(kind: FieldKind, value: unknown, language: Language): string {
  const format = formats[kind] as (value: unknown, language: Language) => string
  return format(value, language)
}

/** Words in the reader's language, or in Japanese where there are none in it; one line. */
export function pickWords(words: FieldValues['words'], language: Language): string {
  if (typeof words === 'string') return oneLine(words)
  return oneLine(words[language]) || oneLine(words.ja) || oneLine(words.en)
}

/**
 * A text as one line: line ends and other control characters become spaces, so that nobody can add
 * lines or headers to a letter by the name they give; marks that turn the direction of writing go.
 */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

type Formats = {
  readonly [K in FieldKind]: (value: FieldValues[K], language: Language) => string
}

const formats: Formats = {
  text: oneLine,
  words: pickWords,
  number: String,
  day: formatDay,
  moment: formatMoment,
  period: formatPeriod,
  schedule: (appointments, language) =>
    appointments.map((each) => formatAppointment(each, language)).join('\n'),
  link: oneLine,
  secret: oneLine,
}

/** A day with its weekday: 令和6年6月3日（月）, or Monday, 3 June 2024. */
function formatDay(day: CalendarDate, language: Language): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const date = formatDate(day, language)
  return language === 'ja'
    ? `${date}（${'日月火水木金土'.charAt(weekday)}）`
    : `${englishWeekdays[weekday]}, ${date}`
}

/** A moment in Japan time with its weekday: 令和6年6月3日（月）13時05分. */
function formatMoment(moment: Instant, language: Language): string {
  const day = formatDay(japanDate(new Date(moment)), language)
  return language === 'ja'
    ? `${day}${formatTime(moment, language)}`
    : `${day}, ${formatTime(moment, language)} JST`
}

/** From one moment to another; the day is said once where it is the same. */
function formatPeriod({ from, to }: Period, language: Language): string {
  const [first, last] = [japanDate(new Date(from)), japanDate(new Date(to))]
  if (first !== last) {
    const [start, end] = [formatMoment(from, language), formatMoment(to, language)]
    return language === 'ja' ? `${start}から${end}まで` : `${start} to ${end}`
  }
  const [start, end] = [formatTime(from, language), formatTime(to, language)]
  const day = formatDay(first, language)
  return language === 'ja' ? `${day}${start}から${end}まで` : `${day}, ${start} to ${end} JST`
}

/** An appointment as a line of a list: its time, and what it is. */
function formatAppointment({ when, what }: Appointment, language: Language): string {
  const [start, end] = [formatTime(when.from, language), formatTime(when.to, language)]
  return language === 'ja'
    ? `・${start}から${end}まで　${pickWords(what, language)}`
    : `- ${start} to ${end}: ${pickWords(what, language)}`
}

const japanOffset = 9 * 3_600_000

function formatTime(moment: Instant, language: Language): string {
  const japan = new Date(new Date(moment).getTime() + japanOffset).toISOString()
  const [hour, minute] = [japan.slice(11, 13), japan.slice(14, 16)]
  return language === 'ja' ? `${Number(hour)}時${minute}分` : `${hour}:${minute}`
}

const englishWeekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
]

const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isMoment = (value: unknown) => isText(value) && instantForm.test(value)
const isWords = (value: unknown) =>
  isText(value) || (isObject(value) && isText(value['ja']) && isText(value['en']))
const isPeriod = (value: unknown) =>
  isObject(value) && isMoment(value['from']) && isMoment(value['to'])
const isAddress = (value: unknown) => isText(value) && /^(?:https?:\/\/|\/(?!\/))\S*$/.test(value)

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

const sorts: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  text: isText,
  words: isWords,
  number: (value) => Number.isSafeInteger(value),
  day: (value) => isText(value) && isCalendarDate(value),
  moment: isMoment,
  period: isPeriod,
  schedule: (value) =>
    Array.isArray(value) &&
    value.every((each) => isObject(each) && isPeriod(each['when']) && isWords(each['what'])),
  link: isAddress,
  secret: isAddress,
}
