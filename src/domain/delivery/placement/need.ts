/** What a placement can wait for, in the order in which it goes on. */
import type { Bilingual } from '../../../kit/bilingual.ts'

/** The needs with their labels. */
export const placementNeeds = {
  match: { ja: '紹介する企業を探す', en: 'Find a company to propose' },
  answer: { ja: '本人・企業の返事を待っている', en: 'Waits for an answer' },
  visit: { ja: '職場見学を記録する', en: 'Record the visit to the workplace' },
  decide: { ja: '派遣を決定する', en: 'Decide' },
  begin: { ja: '就労の開始を記録する', en: 'Record the first day of work' },
  end: { ja: '期間の終わりが近い', en: 'The period ends soon' },
  result: { ja: '採用の結果を入れる', en: 'Enter the result' },
  retention: { ja: '定着を確かめる', en: 'Ask whether the job has held' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type PlacementNeed = keyof typeof placementNeeds

/** Their names. */
export const placementNeedNames = Object.keys(placementNeeds) as readonly PlacementNeed[]

/** So many days before its last one a period is said to end soon. */
export const endsSoonDays = 14
