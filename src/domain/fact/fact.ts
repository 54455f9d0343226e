/**
 * A fact: one thing that happened, to whom, when, in which programme. Facts are never changed; a
 * correction is another fact that takes an earlier one back, in whole, with a reason.
 */
import type { CalendarDate, Instant } from '../../kit/calendar.ts'
import type { PartyReference, PartyType } from '../party.ts'
import type { FactUnit, Tag } from './definition.ts'
import type { FactKind } from './kind.ts'

/** A fact as the books hold it. */
export type Fact = {
  readonly id: string
  /** The programme's key; the component's key, or an empty text for the programme as a whole. */
  readonly programme: string
  readonly component: string
  readonly kind: FactKind
  /** Pseudonymous; null for an anonymous head-count and for kinds without a party. */
  readonly party: string | null
  readonly partyType: PartyType | null
  readonly offering: string | null
  readonly session: string | null
  readonly application: string | null
  readonly quantity: number
  readonly unit: FactUnit
  readonly tags: readonly Tag[]
  /** When it happened, in Japan; decides the fiscal year and the month. */
  readonly occurredOn: CalendarDate
  /** When it was written down, as an ISO instant. */
  readonly recordedAt: Instant
  readonly recordedBy: string
  /** The position of the command that wrote it; grows in the order of writing. */
  readonly command: number
  /** Recorded in a period that was closed. */
  readonly late: boolean
  /** For a correction: the fact it takes back. */
  readonly corrects: string | null
  readonly reason: string | null
}

/** A fact as it comes in, before its party and programme are looked up. */
export type FactRecord = {
  /** The record's own number in its source; makes the same record recognisable. */
  readonly record: string | null
  /** The line of the plan: "25", or "25-2" for a component. */
  readonly line: string
  readonly kind: FactKind
  readonly party: PartyReference | null
  readonly offering: string | null
  readonly session: string | null
  readonly application: string | null
  readonly quantity: number
  readonly unit: FactUnit
  readonly tags: readonly Tag[]
  readonly occurredOn: CalendarDate
}
