/**
 * The acts of delivery that only one kind knows, as data: what an offering of it needs beside its
 * settings, lists of its own, and what is done to single applications.
 */
import type { Bilingual } from '../kit/bilingual.ts'
import type { CalendarDate, Instant } from '../kit/calendar.ts'
import type { Deed } from './deed.ts'
import type { AgencySort } from './delivery/support/agency.ts'
import type { PartyReference } from './party.ts'

/** Adds the agencies that share an offering's supports, and names them in its settings. */
export type AgenciesAct = {
  readonly act: 'agencies'
  readonly at: Instant
  readonly offering: string
  readonly agencies: readonly { readonly name: Bilingual; readonly sort: AgencySort }[]
}

/** Enters a list of companies to get in touch with. */
export type OutreachAct = {
  readonly act: 'outreach'
  readonly at: Instant
  /** The file's name, unique among the acts. */
  readonly name: string
  readonly offering: string
  readonly rows: readonly {
    /** A company, by its 法人番号 or by its name. */
    readonly party: PartyReference
    readonly on: CalendarDate
    readonly area: string
    readonly why: string
    /** The Japanese names of the agencies that share it; the first one leads. */
    readonly agencies: readonly string[]
  }[]
}

/** Enters experts into the register. */
export type ExpertsAct = {
  readonly act: 'experts'
  readonly at: Instant
  /** The offering that they are entered for; the register belongs to all. */
  readonly offering: string
  readonly experts: readonly {
    /** What later acts call them. */
    readonly name: string
    readonly label: string
    readonly fields: readonly string[]
    /** The 法人番号 of companies that they are under contract with. */
    readonly contracts: readonly string[]
  }[]
}

/** Opens the accounts of people who review grants; nobody can sign in to them. */
export type ReviewersAct = {
  readonly act: 'reviewers'
  readonly at: Instant
  readonly offering: string
  readonly reviewers: readonly { readonly name: string; readonly label: string }[]
}

/** Pays everything that was claimed in an offering's programme, in one run. */
export type PaymentsAct = {
  readonly act: 'payments'
  readonly at: Instant
  readonly offering: string
  readonly transferOn: CalendarDate
  /** Who is paid by it, and how much. */
  readonly paid: readonly { readonly party: PartyReference; readonly yen: number }[]
}

/** What a kind's own command does to the newest application of a party. */
export type DeedAct = Deed & {
  readonly act: 'deed'
  readonly at: Instant
  readonly offering: string
  readonly party: PartyReference
  /** What its record, visit or other product is called by later deeds; null where none is made. */
  readonly name: string | null
}

/** Any act that only one kind knows. */
export type KindAct = AgenciesAct | OutreachAct | ExpertsAct | ReviewersAct | PaymentsAct | DeedAct

const names: Readonly<Record<KindAct['act'], true>> = {
  agencies: true,
  outreach: true,
  experts: true,
  reviewers: true,
  payments: true,
  deed: true,
}

/** Whether an act is one that only one kind knows. */
export function isKindAct(act: { readonly act: string }): act is KindAct {
  return Object.hasOwn(names, act.act)
}
