/**
 * Questions that an offering asks, as data: an operator sets them up without code. A form of
 * questions is a version; each published change makes the next one, and an application keeps the
 * version that it was answered under.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import type { MediaType } from './media-type.ts'

/** The kinds of answers with their labels. */
export const answerKinds = {
  text: { ja: '文章', en: 'text' },
  choice: { ja: '選択', en: 'choice' },
  date: { ja: '日付', en: 'date' },
  number: { ja: '数', en: 'number' },
  file: { ja: 'ファイル', en: 'file' },
  'corporate-number': { ja: '法人番号', en: 'corporate number' },
  telephone: { ja: '電話番号', en: 'telephone number' },
  mail: { ja: 'メールアドレス', en: 'mail address' },
  kana: { ja: 'フリガナ', en: 'reading in katakana' },
  'postal-code': { ja: '郵便番号', en: 'postal code' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type AnswerKind = keyof typeof answerKinds

/** The names of the kinds, in the order in which an editor offers them. */
export const answerKindNames = Object.keys(answerKinds) as readonly AnswerKind[]

/** The kinds whose form is fixed, so that they have no settings. */
export type PlainKind = 'corporate-number' | 'telephone' | 'mail' | 'kana' | 'postal-code'

/** One of the answers that a choice offers. */
export type Option = { readonly key: string; readonly label: Bilingual }

/** Words, in one line or in several. */
export type TextSetting = {
  readonly kind: 'text'
  /** The height of the field; 1 for a text without line ends. */
  readonly lines: number
  /** In characters. */
  readonly maxLength: number
}

/** One of the options, or several; with `other`, words of one's own beside them. */
export type ChoiceSetting = {
  readonly kind: 'choice'
  readonly options: readonly Option[]
  readonly several: boolean
  readonly other: boolean
}

/** A day, both ends included. */
export type DateSetting = {
  readonly kind: 'date'
  readonly earliest: CalendarDate | null
  readonly latest: CalendarDate | null
}

/** A number, both ends included. */
export type NumberSetting = {
  readonly kind: 'number'
  readonly min: number | null
  readonly max: number | null
  readonly unit: Bilingual | null
  /** Whether it must be whole; otherwise it has up to six decimals. */
  readonly integers: boolean
}

/** Files of some types. */
export type FileSetting = {
  readonly kind: 'file'
  readonly types: readonly MediaType[]
  /** Of each file. */
  readonly maxBytes: number
  /** The most files that may be given. */
  readonly count: number
}

/** What an answer must be. */
export type AnswerSetting =
  | TextSetting
  | ChoiceSetting
  | DateSetting
  | NumberSetting
  | FileSetting
  | { readonly kind: PlainKind }

/** A question is put only to those who chose one of these options of an earlier question. */
export type ShowWhen = { readonly key: string; readonly equals: readonly string[] }

/** One question. Its key stays the same over all versions of its form. */
export type Question = {
  readonly key: string
  readonly label: Bilingual
  readonly hint: Bilingual | null
  readonly required: boolean
  readonly answer: AnswerSetting
  readonly showWhen: ShowWhen | null
  /** Whether its answers are personal data: they are erased with the person's details. */
  readonly personal: boolean
  /** Whether its answers are counted for statistics. */
  readonly statistics: boolean
}

/** A version of the questions that belong together. */
export type QuestionForm = { readonly version: number; readonly questions: readonly Question[] }

/** The option of a choice that stands for words of one's own. No option of a form has this key. */
export const otherOption: Option = { key: 'other', label: { ja: 'その他', en: 'Other' } }

/** The options that a choice offers, the one for words of one's own last. */
export function optionsOf(setting: ChoiceSetting): readonly Option[] {
  return setting.other ? [...setting.options, otherOption] : setting.options
}

/** The question with a key, where the form has it. */
export function findQuestion(form: QuestionForm, key: string): Question | undefined {
  return form.questions.find((question) => question.key === key)
}

/** A form that asks nothing, where every form begins. */
export const emptyForm: QuestionForm = { version: 0, questions: [] }
