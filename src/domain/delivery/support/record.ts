/** What was done in a support on a day: a visit, a contact, a hiring; and how it counts. */
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { CalendarDate } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { plainText } from '../../../kit/schema-fault.ts'
import type { Channel } from '../offering.ts'

/** By which way they met. */
export const contactWays = {
  visit: { ja: '訪問', en: 'Visit' },
  office: { ja: '来所', en: 'They came to us' },
  online: { ja: 'オンライン', en: 'Online' },
  telephone: { ja: '電話', en: 'Telephone' },
  letter: { ja: 'メール・文書', en: 'Mail or letter' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type ContactWay = keyof typeof contactWays

/** Whether a text names a way. */
export function isContactWay(text: string): text is ContactWay {
  return Object.hasOwn(contactWays, text)
}

/** What sort of record it is. */
export const recordSorts = {
  visit: { ja: '訪問', en: 'Visit' },
  contact: { ja: '連絡・助言', en: 'Contact' },
  hired: { ja: '採用', en: 'Hired' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type RecordSort = keyof typeof recordSorts

/** What was said, and by whom: erasable, and read by those who share the support alone. */
export type RecordWords = {
  /** Who went or called. */
  readonly ours: string
  /** Whom they met. */
  readonly theirs: string
  readonly said: string
  readonly minutes: string
}

/** A record as the books hold it; without its words for those who may not read them. */
export type SupportRecord = {
  readonly id: string
  readonly application: string
  readonly sort: RecordSort
  readonly happenedOn: CalendarDate
  /** Null of a hiring. */
  readonly way: ContactWay | null
  /** The agency that did it; null for the public body itself. */
  readonly agency: string | null
  /** How many were hired; null of a contact. */
  readonly persons: number | null
  /** The act that it was: it says what it counts for. */
  readonly act: string
  /** The account that wrote it; null for the machine's owner. */
  readonly author: string | null
  readonly words: RecordWords | null
}

/** The words where nothing is said. */
export const noWords: RecordWords = { ours: '', theirs: '', said: '', minutes: '' }

const longest = { ours: 200, theirs: 200, said: 4000, minutes: 20_000 } as const

/** Reads what was said. Refuses what is too long or cannot be kept. */
export function parseWords(given: RecordWords): Result<RecordWords> {
  for (const [name, most] of Object.entries(longest)) {
    const text = given[name as keyof RecordWords]
    if (!plainText(most).safeParse(text).success) return tooLong(most)
  }
  return ok(given)
}

/** The channel by which facts are tagged. */
export function channelOf(way: ContactWay): Channel | null {
  if (way === 'letter') return null
  return way === 'visit' || way === 'office' ? 'in-person' : way
}

/** Which act a contact is: before registration a visit counts where the settings say so. */
export function actOfContact(given: {
  readonly state: string
  readonly way: ContactWay
  readonly countsUnregistered: boolean
}): 'visit' | 'contact' | 'call-on' | 'sound-out' {
  const isVisit = given.way === 'visit'
  const isBefore = given.state === 'approached' || given.state === 'requested'
  if (!isBefore) return isVisit ? 'visit' : 'contact'
  return isVisit && given.countsUnregistered ? 'call-on' : 'sound-out'
}

const tooLong = (most: number) =>
  refuse(
    'support_text_too_long',
    `文章は${most.toLocaleString('ja-JP')}文字までにし、見えない制御文字を除いてください。`,
    `Use at most ${most.toLocaleString('en-GB')} characters, without invisible ones.`,
  )
