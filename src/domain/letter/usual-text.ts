/** Writing the usual texts of letters as data. */
import type { LetterText } from './definition.ts'
import type { LetterField } from './field.ts'

/** The parts that a usual text names; the others are blank, for the authority to fill in. */
export type UsualText = {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** What stands under 記, by its name. */
  readonly particulars: Readonly<Record<string, string>>
}

/** A usual text as a letter's text. */
export function usualText({ subject, paragraphs, particulars }: UsualText): LetterText {
  return {
    subject,
    paragraphs,
    particulars: Object.entries(particulars).map(([label, text]) => ({ label, text })),
    notes: [],
    signatory: '',
    office: '',
    contact: [],
  }
}

/** A place with the name that officers read. */
export function place<K extends LetterField['kind']>(kind: K, ja: string, en: string) {
  return { kind, label: { ja, en } } as const
}

/** The decision that a later letter goes back to. */
export const decisionPlaces = {
  decidedOn: place('day?', '交付決定の日', 'day of the decision'),
  decisionNumber: place('text?', '交付決定の文書番号', 'number of the decision'),
} as const

/** The rule that a letter rests on. */
export const rulePlace = { rule: place('text?', '根拠規定', 'rule it rests on') } as const

/** Why it was decided so: stated whenever something is refused or taken back (適正化法 第21条の2). */
export const reasonsPlace = { reasons: place('lines', '理由', 'reasons') } as const
