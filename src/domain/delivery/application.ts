/** An application: a party's request on an offering, moving through the states of its kind. */
import type { Instant } from '../../kit/calendar.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { PartyType } from '../party.ts'
import type { LifecycleName } from './register.ts'

/** An application as the books hold it, without who it is. */
export type Application = {
  readonly id: string
  /** What people read out and type in at the door. */
  readonly number: string
  readonly offering: string
  /** Null where it is for the offering as a whole. */
  readonly session: string | null
  /** Where its seat is: the session, or the offering. */
  readonly place: string
  /** The reservation that an interview belongs to. */
  readonly parent: string | null
  /** Shared by those who came in together. */
  readonly claim: string
  readonly lifecycle: LifecycleName
  readonly state: string
  /** Null for someone without a name. */
  readonly party: string | null
  readonly partyType: PartyType | null
  readonly account: string | null
  /** The version of the questions that were answered; null where nothing was asked. */
  readonly formVersion: number | null
  readonly offeredUntil: Instant | null
  /** What it takes up of its place while it holds something there: 1 seat, or so many yen. */
  readonly weight: number
  readonly appliedAt: Instant
  readonly changedAt: Instant
}

/** Who applied and what they answered; erasable. */
export type ApplicationDetail = {
  readonly name: string | null
  readonly kana: string | null
  readonly mail: string | null
  readonly telephone: string | null
  readonly language: Language
  readonly answers: Readonly<Record<string, unknown>>
}
