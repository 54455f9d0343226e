/**
 * Counting rules as data: which facts, told apart by what, counted or summed, in which window.
 * A rule is versioned and carries everything that is needed to write its sentence (`sentence.ts`)
 * and to count (`count.ts`, and the same in SQL). Source of the shape: the mission's counting page.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
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
 * What is wrong with a rule, in words; an empty list where it can be counted.
 * A sum needs a unit that is measured; a kind must know the term's unit and tags.
 */
export function faultsOf(rule: CountingRule): readonly Bilingual[] {
  return rule.terms.length === 0 ? [faults.noTerms] : rule.terms.flatMap(termFaults)
}

/**
 * What is wrong with holding one rule's count against another's; an empty list where it can be
 * done. Each side is 延べ or 実 throughout. Only one comparison of the two bases means something:
 * 実 is at most 延べ (companies, at most the persons they were paid for).
 */
export function comparisonFaultsOf(
  left: CountingRule,
  relation: 'at-most' | 'equal',
  right: CountingRule,
): readonly Bilingual[] {
  const own = [...faultsOf(left), ...faultsOf(right)]
  if (own.length > 0) return own
  const [least, most] = [basisOf(left), basisOf(right)]
  if (least === null || most === null) return [faults.mixedSide]
  const isComparable = least === most || (relation === 'at-most' && least === 'unique')
  return isComparable ? [] : [faults.mixedSides]
}

function termFaults(term: Term): Bilingual[] {
  const found: Bilingual[] = []
  if (term.kinds.length === 0) found.push(faults.noKinds)
  if (term.aggregate === 'sum' && term.distinct !== 'entry') found.push(faults.sumOfParties)
  if (term.aggregate === 'sum' && term.unit === 'entry') found.push(faults.sumOfEntries)
  if (term.aggregate === 'count' && term.unit === 'view') found.push(faults.countOfViews)
  return [...found, ...term.kinds.flatMap((kind) => kindFaults(kind, term))]
}

function kindFaults(kind: FactKind, term: Term): Bilingual[] {
  const { label, units, tags, party } = factKind(kind)
  const found: Bilingual[] = []
  const add = (ja: string, en: string) =>
    found.push({ ja: `「${label.ja}」（${kind}）${ja}`, en: `${kind} ${en}` })
  if (!units.includes(term.unit)) {
    add(`は単位${term.unit}で記録されません`, `is not measured in ${term.unit}`)
  }
  const astray = term.tags.find((tag) => !tags.includes(tag))
  if (astray) add(`にタグ${astray}は付きません`, `takes no tag ${astray}`)
  if (party === 'none' && term.distinct !== 'entry') {
    add(
      'には対象者がないので、実数を数えられません',
      'names no party, so parties cannot be counted',
    )
  }
  return found
}

const faults = {
  noTerms: { ja: '数えるもの（terms）がありません', en: 'it has no terms' },
  noKinds: { ja: '記録の種類（kinds）がありません', en: 'a term has no kinds' },
  sumOfParties: {
    ja: '合計（sum）は1件ごと（entry）でだけ使えます',
    en: 'a sum is over entries, not over distinct parties',
  },
  sumOfEntries: {
    ja: '合計（sum）には、金額・人数・閲覧数の単位が必要です',
    en: 'a sum needs a unit that is measured: yen, person or view',
  },
  countOfViews: {
    ja: '閲覧数（view）は件数でなく合計（sum）で数えます',
    en: 'views are added up (sum), not counted',
  },
  mixedSide: {
    ja: '片側の中で延べと実が混ざっています',
    en: 'one side mixes total and unique counts',
  },
  mixedSides: {
    ja: '延べと実を比べています。延べと実の間で成り立つのは、左辺が実、右辺が延べの「以下」（at-most）だけです',
    en: 'a total is held against a unique count; between the two, only a unique count on the left that is at most a total on the right means something',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

const isAdditive = (term: Term) => term.distinct === 'entry'
