/** Why something came of a placement or not: fixed lists, so that reasons can be counted. */
import type { Bilingual } from '../../../kit/bilingual.ts'

type Words = Readonly<Record<string, Bilingual>>

/** Why a person does not want to be proposed to a company. */
export const personRefusals = {
  place: { ja: '通勤が難しい', en: 'Too far to go' },
  work: { ja: '仕事の内容が合わない', en: 'The work does not suit' },
  hours: { ja: '日や時間が合わない', en: 'The days or hours do not suit' },
  pay: { ja: '条件が合わない', en: 'The terms do not suit' },
  health: { ja: '体調・家庭の事情', en: 'Health or family' },
  other: { ja: 'その他', en: 'Other' },
} as const satisfies Words

/** Why a company does not want to meet a person. */
export const companyRefusals = {
  skills: { ja: '求める経験・技能と合わない', en: 'Experience or skills do not suit' },
  hours: { ja: '日や時間が合わない', en: 'The days or hours do not suit' },
  needs: { ja: '必要な配慮を用意できない', en: 'What is needed cannot be offered' },
  filled: { ja: '募集の必要がなくなった', en: 'Nobody is wanted any more' },
  other: { ja: 'その他', en: 'Other' },
} as const satisfies Words

/** How a visit to the workplace went. */
export const visitOutcomes = {
  'both-agree': { ja: '双方とも前向き', en: 'Both are in favour' },
  'to-consider': { ja: '検討する', en: 'To be considered' },
  'not-suited': { ja: '合わなかった', en: 'It does not suit' },
  'not-held': { ja: '見学は行われなかった', en: 'It did not take place' },
} as const satisfies Words

/** In which form somebody was hired. */
export const hiredReasons = {
  regular: { ja: '正社員として採用', en: 'Hired: regular employment' },
  'fixed-term': { ja: '契約社員として採用', en: 'Hired: fixed-term employment' },
  'part-time': { ja: 'パート・アルバイトとして採用', en: 'Hired: part-time employment' },
} as const satisfies Words

/** Why somebody was not hired. */
export const notHiredReasons = {
  'person-declined': { ja: '本人が希望しなかった', en: 'The person did not want it' },
  'other-job': { ja: '本人がほかに就職した', en: 'The person found another job' },
  skills: { ja: '技能・経験が合わなかった', en: 'Skills or experience did not suit' },
  workplace: { ja: '職場になじまなかった', en: 'The workplace did not suit' },
  hours: { ja: '日や時間が合わなかった', en: 'The days or hours did not suit' },
  health: { ja: '体調・家庭の事情', en: 'Health or family' },
  'no-vacancy': { ja: '企業の採用枠がなかった', en: 'The company had no vacancy' },
  other: { ja: 'その他', en: 'Other' },
} as const satisfies Words

export type HiredReason = keyof typeof hiredReasons
export type NotHiredReason = keyof typeof notHiredReasons

/** Whether a text is one of the names of a list. */
export function isNameIn<W extends Words>(list: W, name: string): name is keyof W & string {
  return Object.hasOwn(list, name)
}

/** What a result is called: the reason's words in its own list; null for a name of neither. */
export function resultWords(reason: string): Bilingual | null {
  const lists: readonly Words[] = [hiredReasons, notHiredReasons]
  for (const list of lists) if (isNameIn(list, reason)) return list[reason] ?? null
  return null
}
