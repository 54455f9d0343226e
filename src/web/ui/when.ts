/** Days and times as pages say them: with the weekday, which people plan by. */
import type { Language } from '../../kit/bilingual.ts'
import { type CalendarDate, formatDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { timeOfDay } from '../../kit/time-of-day.ts'

/** From one moment to another. */
export type Span = { readonly startsAt: Instant; readonly endsAt: Instant }

/** A day with its weekday: 令和6年6月3日（月）, or Mon, 3 June 2024. */
export function formatDay(day: CalendarDate, language: Language): string {
  const date = formatDate(day, language)
  const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
  return language === 'ja' ? `${date}（${weekday}）` : `${weekday}, ${date}`
}

/** The day of a moment in Japan, with its weekday. */
export function formatDayOf(moment: Instant, language: Language): string {
  return formatDay(japanDate(new Date(moment)), language)
}

/** A moment with its weekday: 令和6年6月3日（月）13:05, or Mon, 3 June 2024, 13:05. */
export function formatMoment(moment: Instant, language: Language): string {
  const between = language === 'ja' ? '' : ', '
  return `${formatDayOf(moment, language)}${between}${timeOfDay(moment)}`
}

/** From when to when within a day: 13:00〜15:00, or 13:00–15:00. */
export function formatTimes({ startsAt, endsAt }: Span, language: Language): string {
  const dash = language === 'ja' ? '〜' : '–'
  return `${timeOfDay(startsAt)}${dash}${timeOfDay(endsAt)}`
}

/** From when to when; the day is said once where it is the same. */
export function formatSpan(span: Span, language: Language): string {
  const { startsAt, endsAt } = span
  const [first, last] = [japanDate(new Date(startsAt)), japanDate(new Date(endsAt))]
  if (first === last) {
    const between = language === 'ja' ? ' ' : ', '
    return `${formatDay(first, language)}${between}${formatTimes(span, language)}`
  }
  const dash = language === 'ja' ? '〜' : ' – '
  return `${formatMoment(startsAt, language)}${dash}${formatMoment(endsAt, language)}`
}

const weekdays = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
