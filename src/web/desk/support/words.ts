/** What the desk's pages of supports are called, and words that several of them use. */
import type { Agency } from '../../../domain/delivery/support/agency.ts'
import type { Owing } from '../../../domain/delivery/support/due.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'

/** The names of the pages. */
export const supportWords = {
  board: { ja: '伴走支援', en: 'Supports' },
  timeline: { ja: '経過', en: 'Timeline' },
  record: { ja: '対応を記録する', en: 'Record what was done' },
  sharing: { ja: '支援機関', en: 'Agencies' },
  outreach: { ja: '働きかけ先の取込', en: 'Import the outreach list' },
  body: { ja: '事業の担当（支援機関なし）', en: 'The public body itself' },
  company: { ja: '企業', en: 'The company' },
  erased: { ja: '（名称は消去済み）', en: '(name erased)' },
} as const satisfies Readonly<Record<string, Bilingual>>

type Agencies = ReadonlyMap<string, Agency>

/** What an agency is called; null stands for the public body itself. */
export function agencyName(id: string | null, agencies: Agencies, language: Language): string {
  return (id === null ? supportWords.body : agencies.get(id)?.name)?.[language] ?? ''
}

/** Who owes something, in words. */
export function owingWords(owing: Owing, agencies: Agencies, language: Language): string {
  if (owing.side === 'company') return supportWords.company[language]
  const name = agencyName(owing.agency, agencies, language)
  return owing.person === '' ? name : `${name} ${owing.person}`
}
