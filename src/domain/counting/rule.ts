/**
 * Counting rules as data: which facts, told apart by what, counted or summed, in which window.
 * A rule is versioned and carries everything that is needed to write its sentence (`sentence.ts`)
 * and to count (`count.ts`, and the same in SQL). Source of the shape: the mission's counting page.
 */
import type { Basis } from '../quantity.ts'
import type { FactUnit, Tag } from '../fact/definition.ts'
import { type FactKind, factKind } from '../fact/kind.ts'
import type { PartyType } from '../party.ts'

/** What tells one counted thing from another. */
export const distinctKeys = ['entry', 'party', 'party-and-offering'] as const
export type DistinctKey = (typeof distinctKeys)[number]

/** One population with its way of counting. */
export type Term = {
  readonly kinds: readonly FactKind[]
  /** A fact must carry all of these. */
  readonly tags: readonly Tag[]
  /** Only facts about parties of this type; null for any. */
  readonly partyType: PartyType | null
  readonly unit: FactUnit
  readonly distinct: DistinctKey
  readonly aggregate: 'count' | 'sum'
}

/** A rule: its terms are added up. */
export type CountingRule = {
  readonly version: number
  readonly terms: readonly Term[]
  readonly dateField: 'occurredOn' | 'recordedOn'
  /** The fiscal year alone, or everything up to its last day. */
  readonly window: 'fiscal-year' | 'cumulative'
}

/** The dimensions along which a figure's parts may be added up. */
export type Additivity = 'additive' | 'never'

/** 延べ where every term counts entries or sums, 実 where every term counts parties. */
export function basisOf(rule: CountingRule): Basis | null {
  const bases = new Set(rule.terms.map((term) => (isAdditive(term) ? 'total' : 'unique')))
  const [only, ...others] = bases
  return only !== undefined && others.length === 0 ? only : null
}

/** Unique counts never add up over months, components or areas; totals do. */
export function additivityOf(rule: CountingRule): Additivity {
  return rule.terms.every(isAdditive) ? 'additive' : 'never'
}

/**
 * What is wrong with a rule, in a word each; an empty list where it can be counted.
 * A sum needs a unit that is measured; a kind must know the term's unit and tags.
 */
export function faultsOf(rule: CountingRule): readonly string[] {
  return rule.terms.length === 0 ? ['no_terms'] : rule.terms.flatMap(termFaults)
}

function termFaults(term: Term): string[] {
  const faults: string[] = []
  if (term.kinds.length === 0) faults.push('no_kinds')
  if (term.aggregate === 'sum' && term.distinct !== 'entry') faults.push('sum_of_distinct_parties')
  if (term.aggregate === 'sum' && term.unit === 'entry') faults.push('sum_without_measured_unit')
  if (term.aggregate === 'count' && term.unit === 'view') faults.push('count_of_views')
  for (const kind of term.kinds) {
    const definition = factKind(kind)
    if (!definition.units.includes(term.unit)) faults.push(`unit_unknown_to_${kind}`)
    if (term.tags.some((tag) => !definition.tags.includes(tag)))
      faults.push(`tag_unknown_to_${kind}`)
    if (definition.party === 'none' && term.distinct !== 'entry') faults.push(`no_party_in_${kind}`)
  }
  return faults
}

const isAdditive = (term: Term) => term.distinct === 'entry'
