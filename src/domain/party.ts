/**
 * Parties: the persons and organisations that programmes reach. The books hold a pseudonymous id
 * and what counting needs; names and contacts lie apart and can be erased. Saying that two parties
 * are one is a merge, which can be undone.
 */
import type { Bilingual } from '../kit/bilingual.ts'
import { check } from '../kit/check.ts'

/** The types of parties with their labels. */
export const partyTypes = {
  person: { ja: '個人', en: 'person' },
  company: { ja: '企業', en: 'company' },
  school: { ja: '学校', en: 'school' },
  agency: { ja: '支援機関', en: 'agency' },
  office: { ja: '事業所', en: 'office' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type PartyType = keyof typeof partyTypes
/** The names of the types. */
export const partyTypeNames = Object.keys(partyTypes) as readonly PartyType[]

/**
 * How a party is told from others: by its 法人番号, by a number that the authority or its operator
 * gave out, or by its name as written.
 */
export const identifierSchemes = ['corporate-number', 'local', 'name'] as const
export type IdentifierScheme = (typeof identifierSchemes)[number]

/** A reference to a party as a record gives it. */
export type PartyReference = {
  readonly type: PartyType
  readonly scheme: IdentifierScheme
  readonly value: string
  /** The name as written in the record; kept apart from the books. */
  readonly name: string | null
}

/** "`absorbed` is the same as `surviving`", until it is undone. */
export type Merge = { readonly absorbed: string; readonly surviving: string }

/**
 * Resolves merges: gives the party that stands for each absorbed one. Chains are followed to their
 * end; a ring is a bug, because a merge into one's own descendant is refused when it is recorded.
 */
export function resolveMerges(merges: readonly Merge[]): ReadonlyMap<string, string> {
  const next = new Map(merges.map((merge) => [merge.absorbed, merge.surviving]))
  const resolved = new Map<string, string>()
  for (const start of next.keys()) {
    let party = start
    for (let steps = 0, to = next.get(party); to !== undefined; to = next.get(party)) {
      check(steps++ <= merges.length, `merges form a ring at party ${start}`)
      party = to
    }
    resolved.set(start, party)
  }
  return resolved
}
