/** What a sort of official letters is made of: its places, and its text in both languages. */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { LetterFields } from './field.ts'

/** A sort of letters. */
export type LetterSortDefinition = {
  readonly label: Bilingual
  /** How it is set: as a letter, or as a certificate to put up on a wall. */
  readonly form: 'letter' | 'certificate'
  readonly fields: LetterFields
  readonly usual: LetterTemplate
}

/** The text of a sort of letters, with places for values: `{amount}`. */
export type LetterTemplate = {
  /** Whether the award's conditions are printed. */
  readonly printsConditions: boolean
  /** Whether what goes with the letter is listed. */
  readonly printsAttachments: boolean
  readonly ja: LetterText
  /** Null where the letter is written in Japanese alone. */
  readonly en: LetterText | null
}

/** The parts of a letter in one language. What a part with an absent value says is left out. */
export type LetterText = {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** What stands under 記. */
  readonly particulars: readonly { readonly label: string; readonly text: string }[]
  /** What stands below 以上, such as how to object (行政不服審査法 第82条). */
  readonly notes: readonly string[]
  /** Office and name of who signs; blank where the authority's name says it. */
  readonly signatory: string
  /** Whom to ask; blank for the authority and the contact of the offering. */
  readonly office: string
  /** How to reach them, line by line. */
  readonly contact: readonly string[]
}
