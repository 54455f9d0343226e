/**
 * How a notice stands on its way to its reader, and how long a sender waits before it tries again.
 */
import type { Bilingual } from '../../kit/bilingual.ts'

/** The states with their labels. */
export const noticeStates = {
  waiting: { ja: '送信待ち', en: 'Waiting' },
  sending: { ja: '送信中', en: 'Being sent' },
  sent: { ja: '送信済み', en: 'Sent' },
  kept: { ja: '送信せず保管', en: 'Kept, not sent' },
  failed: { ja: '送信できず', en: 'Could not be sent' },
  withdrawn: { ja: '送信取りやめ', en: 'Withdrawn' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type NoticeState = keyof typeof noticeStates

/** The names of the states, in the order of a notice's way. */
export const noticeStateNames = Object.keys(noticeStates) as readonly NoticeState[]

/**
 * Minutes to wait after the first failed attempt, the second, and so on: 40 hours in all. RFC 5321
 * (4.5.4.1) asks for more than 30 minutes between later attempts.
 */
const waits = [1, 5, 30, 60, 240, 720, 1380] as const

/**
 * Minutes until the next attempt after `attempts` have failed for a time; null where it is given
 * up.
 */
export function minutesUntilNextAttempt(attempts: number): number | null {
  return waits[attempts - 1] ?? null
}
