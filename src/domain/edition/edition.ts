/**
 * Editions: a published, frozen report. Every figure stands with its value, its rule's version and
 * the pseudonymous list of the facts behind it; digests tie figure, edition and the edition before
 * it together, so that anyone who holds the file can check it without the server.
 */
import { canonicalJson } from '../../kit/canonical.ts'
import { digest, digestLines } from '../../kit/id.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import type { Additivity } from '../counting/rule.ts'
import type { FactUnit, Tag } from '../fact/definition.ts'
import type { FactKind } from '../fact/kind.ts'
import type { Basis } from '../quantity.ts'
import type { PartyType } from '../party.ts'
import type { PlanDocument } from '../plan-document.ts'

/** A fact as an edition lists it: pseudonymous, with the party that stood for it at that time. */
export type Entry = {
  readonly fact: string
  readonly kind: FactKind
  readonly party: string | null
  readonly partyType: PartyType | null
  readonly offering: string | null
  readonly quantity: number
  readonly unit: FactUnit
  readonly tags: readonly Tag[]
  readonly occurredOn: CalendarDate
  readonly recordedOn: CalendarDate
}

/** A frozen figure. `line` and `indicator` name it within the edition's plan. */
export type EditionFigure = {
  readonly line: string
  readonly indicator: string
  readonly value: number
  /** Anonymous heads: within the value for totals, apart from it for unique counts. */
  readonly anonymous: number
  readonly basis: Basis | null
  /** Whether its parts may be added up over months or components. */
  readonly additivity: Additivity
  readonly ruleVersion: number
  /** How many facts stand behind it, and the digest of their list in its order. */
  readonly entries: number
  readonly digest: string
}

/** What changed in a figure against the edition before, with every reason given for it. */
export type Difference = {
  readonly line: string
  readonly indicator: string
  readonly before: number | null
  readonly after: number | null
  readonly reasons: readonly Reason[]
}

/** A reason with how many facts (or merges) it accounts for. */
export type Reason = {
  readonly cause: 'late' | 'correction' | 'merge' | 'fact' | 'rule' | 'plan'
  readonly text: string
  readonly facts: number
}

/** An edition without the lists of facts. */
export type EditionHeader = {
  readonly authority: string
  readonly authorityName: Bilingual
  readonly year: number
  readonly number: number
  readonly publishedAt: string
  /** The last command that the edition has seen. */
  readonly asOf: number
  readonly planVersion: number
  /** The newest seal at that time, which covers every act that had ended. */
  readonly sealed: { readonly number: number; readonly digest: string } | null
  /** Why it was amended; null for the first edition. */
  readonly reason: string | null
  readonly previousDigest: string | null
  readonly plan: PlanDocument
  readonly figures: readonly EditionFigure[]
  readonly differences: readonly Difference[]
}

/** A header with its digest. */
export type Edition = EditionHeader & { readonly digest: string }

/** An edition with its lists of facts, as it is exported: the whole proof in one file. */
export type ExportedEdition = {
  readonly format: 'jisseki-edition-1'
  readonly edition: Edition
  /** By figure key ("25-2/companies"). */
  readonly entries: Readonly<Record<string, readonly Entry[]>>
}

/** The digest of a figure's list: the entries as lines, in the order of their facts' ids. */
export function digestOfEntries(entries: readonly Entry[]): string {
  const lines = digestLines()
  for (const entry of inOrder(entries)) lines.add(entryLine(entry))
  return lines.value()
}

/** Entries in the order of their facts' ids, which is the order of every list. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((one, other) => (one.fact < other.fact ? -1 : 1))
}

/** The digest of an edition: its header, as JSON with sorted keys. */
export function digestOfEdition(header: EditionHeader): string {
  return digest(canonicalJson(header))
}

/** One entry as a line of fixed order. */
export function entryLine(entry: Entry): string {
  return JSON.stringify([
    entry.fact,
    entry.kind,
    entry.party,
    entry.partyType,
    entry.offering,
    entry.quantity,
    entry.unit,
    entry.tags,
    entry.occurredOn,
    entry.recordedOn,
  ])
}
