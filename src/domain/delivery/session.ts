/** Sessions: the dated parts of an offering, each with a place and seats; what they stand at. */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Instant } from '../../kit/calendar.ts'
import type { Offering } from './offering.ts'

/** How far a session is. */
export const sessionStates = {
  scheduled: { ja: '予定', en: 'Scheduled' },
  held: { ja: '実施済み', en: 'Held' },
  cancelled: { ja: '中止', en: 'Cancelled' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type SessionState = keyof typeof sessionStates

/** What a session can take place at. */
export const resourceSorts = {
  booth: { ja: '企業ブース', en: 'Company booth' },
  counsellor: { ja: '相談員', en: 'Counsellor' },
  room: { ja: '部屋・設備', en: 'Room' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type ResourceSort = keyof typeof resourceSorts

/** A booth, a counsellor or a room. */
export type Resource = {
  readonly id: string
  readonly offering: string
  readonly sort: ResourceSort
  readonly name: Bilingual
  /** The company of a booth. */
  readonly party: string | null
  /** The account of a counsellor. */
  readonly account: string | null
  readonly details: Readonly<Record<string, unknown>>
  /** Its order among the others. */
  readonly place: number
  readonly isOpen: boolean
}

/** A dated part of an offering. */
export type Session = {
  readonly id: string
  readonly offering: string
  readonly resource: string | null
  readonly state: SessionState
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** Empty where the offering's own title says enough. */
  readonly title: Bilingual
  readonly place: Bilingual
  /** Shown to those who have a seat. */
  readonly onlineLink: string | null
  /** Grows when it is moved or cancelled. */
  readonly revision: number
}

/** Where the seat of an application is: its slot or session, or the offering as a whole. */
export function placeOf(offering: Offering, session: Session | null): string {
  if (session === null) return offering.id
  const isOwnPlace = session.resource !== null || offering.settings.seatsPer === 'session'
  return isOwnPlace ? session.id : offering.id
}
