/** What the work list says of supports. */
import { dueSorts } from '../../../domain/delivery/support/due.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { formatDate, type Instant, japanDate } from '../../../kit/calendar.ts'

/** What is due, in words. */
export const supportNeeds = {
  ...dueSorts,
  awaiting: { ja: '登録前', en: 'not registered yet' },
} as const

/** Since which day it waits: of what is due on a day, the hour says nothing. */
export function sinceDay(since: Instant, language: Language): string {
  const day = formatDate(japanDate(new Date(since)), language)
  return language === 'ja' ? `${day}から` : `since ${day}`
}
