/**
 * The acts of a year, as data: what officers, operators and companies send in and take back, in
 * the order of the calendar, and what is delivered on the way. An example year is a list of acts;
 * playing it means running each one as its command at its own time.
 */
import type { Instant } from '../kit/calendar.ts'
import type { DeliveryAct } from './delivery-act.ts'
import type { FactRecord } from './fact/fact.ts'
import type { FactKind } from './fact/kind.ts'
import type { PartyReference } from './party.ts'

/** A sheet of records of one kind, as a file would bring them. `reason` is for closed periods. */
export type ImportAct = {
  readonly act: 'import'
  readonly at: Instant
  /** The file's name, unique in the year. */
  readonly name: string
  readonly kind: FactKind
  readonly records: readonly FactRecord[]
  readonly reason: string | null
}

/** Takes single records back, named by their own numbers. */
export type CorrectAct = {
  readonly act: 'correct'
  readonly at: Instant
  readonly kind: FactKind
  readonly records: readonly string[]
  readonly reason: string
}

/** Takes a whole sheet back. */
export type UndoImportAct = {
  readonly act: 'undo-import'
  readonly at: Instant
  readonly name: string
  readonly reason: string
}

/** Says that two parties are one. */
export type MergeAct = {
  readonly act: 'merge'
  readonly at: Instant
  readonly absorbed: PartyReference
  readonly surviving: PartyReference
  readonly reason: string
}

/** Says that a merge was wrong: the two are two again. */
export type UndoMergeAct = Omit<MergeAct, 'act'> & { readonly act: 'undo-merge' }

/** Closes the year. */
export type CloseAct = { readonly act: 'close'; readonly at: Instant; readonly reason: string }

/** Publishes an edition. */
export type PublishAct = {
  readonly act: 'publish'
  readonly at: Instant
  readonly reason: string | null
}

/** Any act of the year. */
export type YearAct =
  | ImportAct
  | CorrectAct
  | UndoImportAct
  | MergeAct
  | UndoMergeAct
  | CloseAct
  | PublishAct
  | DeliveryAct
