/** What a fact kind is made of: units, tags, and whether it names a party. */
import type { Bilingual } from '../../kit/bilingual.ts'

/**
 * What a fact's quantity is measured in. `entry` is 1 for a named party, and the number of heads
 * for an anonymous head-count.
 */
export const factUnits = ['entry', 'yen', 'person', 'view'] as const
export type FactUnit = (typeof factUnits)[number]

/** Whether a fact of the kind names a party. `optional` admits anonymous head-counts. */
export type PartyNeed = 'required' | 'optional' | 'none'

/** What a fact kind means, who records it and how it is measured. */
export type FactKindDefinition = {
  readonly label: Bilingual
  /** What has happened when a fact of this kind stands in the books. */
  readonly meaning: Bilingual
  readonly recordedBy: Bilingual
  readonly party: PartyNeed
  readonly units: readonly FactUnit[]
  readonly tags: readonly Tag[]
}

/** The tags that any kind may use: channel, role and theme. */
export const tags = {
  'in-person': { ja: '対面', en: 'in person' },
  online: { ja: 'オンライン', en: 'online' },
  expo: { ja: 'EXPO', en: 'expo' },
  seminar: { ja: 'セミナー', en: 'seminar' },
  symposium: { ja: 'シンポジウム', en: 'symposium' },
  exchange: { ja: '交流会', en: 'exchange meeting' },
  interview: { ja: '面接会', en: 'interview day' },
  video: { ja: '動画', en: 'video' },
  'work-skills': { ja: '就業技術科', en: 'work-skills department' },
  'job-development': { ja: '職能開発科', en: 'job-development department' },
  model: { ja: 'モデル事業', en: 'model project' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Tag = keyof typeof tags

/** The names of the tags. */
export const tagNames = Object.keys(tags) as readonly Tag[]

const officer = { ja: '事業担当者', en: 'the programme officer' }

/** A kind in its usual form: about one party, one entry each, recorded by the officer, no tags. */
export function factAbout(
  label: Bilingual,
  meaning: Bilingual,
  change: Partial<FactKindDefinition> = {},
): FactKindDefinition {
  const usual = { recordedBy: officer, party: 'required', units: ['entry'], tags: [] } as const
  return { label, meaning, ...usual, ...change }
}
