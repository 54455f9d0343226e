/**
 * Agencies (支援機関) that share a programme's supports: what they are, and what each of their staff
 * may see. Whoever runs the programme sees every support; the staff of an agency sees those that
 * are shared with it, and no others.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'

/** What an agency is. */
export const agencySorts = {
  'labour-bureau': { ja: '労働局', en: 'Labour bureau' },
  'hello-work': { ja: 'ハローワーク', en: 'Hello Work' },
  foundation: { ja: '財団・公社', en: 'Foundation' },
  'local-agency': { ja: '地域の就労支援機関', en: 'Local employment support agency' },
  contractor: { ja: '委託事業者', en: 'Contractor' },
  other: { ja: 'その他', en: 'Other' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type AgencySort = keyof typeof agencySorts

/** Whether a text names a sort. */
export function isAgencySort(text: string): text is AgencySort {
  return Object.hasOwn(agencySorts, text)
}

/** An agency as the books hold it. */
export type Agency = {
  readonly id: string
  /** The key of the programme in which it takes part. */
  readonly programme: string
  readonly sort: AgencySort
  readonly name: Bilingual
  /** A closed one is given no support any more; what it has it keeps. */
  readonly isOpen: boolean
}

/** Which supports somebody may see. */
export type SupportScope = {
  /** The programmes all of whose supports they see; null for every programme. */
  readonly programmes: readonly string[] | null
  /** The agencies they work for: they see what is shared with one of these. */
  readonly agencies: readonly string[]
}

/** A support as far as it decides who sees it. */
export type SharedSupport = {
  readonly programme: string
  /** The agencies that share it. */
  readonly agencies: readonly string[]
}

/** Whether somebody sees all supports of a programme. */
export function seesAll({ programmes }: SupportScope, programme: string): boolean {
  return programmes === null || programmes.includes(programme)
}

/** Whether somebody sees a support. */
export function sees(scope: SupportScope, support: SharedSupport): boolean {
  return seesAll(scope, support.programme) || ownAgencies(scope, support).length > 0
}

/** Of the agencies that share a support, those that somebody works for. */
export function ownAgencies(scope: SupportScope, support: SharedSupport): readonly string[] {
  return support.agencies.filter((agency) => scope.agencies.includes(agency))
}
