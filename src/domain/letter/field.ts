/** The values that letters state: what sorts there are, and how each is written. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { type CalendarDate, formatDate, isCalendarDate } from '../../kit/calendar.ts'

/** What sort of value a place takes. One with a question mark may be absent. */
export type LetterField = { readonly kind: LetterFieldKind | `${LetterFieldKind}?` } & {
  /** What officers call it. */
  readonly label: Bilingual
}

/** The sorts of values and the values themselves. */
export type LetterFieldValues = {
  /** Words in both languages, or one text for both. */
  readonly text: Bilingual | string
  /** Reasons, items to mend: at least one, each a sentence. */
  readonly lines: readonly (Bilingual | string)[]
  /** Whole yen, never below 0. */
  readonly yen: number
  readonly number: number
  readonly day: CalendarDate
  /** From one day to another, both included. */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate }
}

/** The name of a sort. */
export type LetterFieldKind = keyof LetterFieldValues

/** The places of a letter, with the sorts of their values. */
export type LetterFields = Readonly<Record<string, LetterField>>

/** The values that a letter with such places takes. */
export type LetterValuesOf<F extends LetterFields> = {
  readonly [K in keyof F as F[K]['kind'] extends LetterFieldKind ? K : never]: ValueOf<F[K]['kind']>
} & {
  readonly [K in keyof F as F[K]['kind'] extends LetterFieldKind ? never : K]?:
    | ValueOf<F[K]['kind']>
    | null
    | undefined
}

type ValueOf<K extends string> = K extends `${infer Sort extends LetterFieldKind}?`
  ? LetterFieldValues[Sort]
  : K extends LetterFieldKind
    ? LetterFieldValues[K]
    : never

/** The sort of a field's values. */
export function kindOf({ kind }: LetterField): LetterFieldKind {
  return (kind.endsWith('?') ? kind.slice(0, -1) : kind) as LetterFieldKind
}

/** Whether a field's value may be absent. */
export const isOptional = ({ kind }: LetterField): boolean => kind.endsWith('?')

/** Whether a value is of its sort, and says something. */
export function isOfKind(kind: LetterFieldKind, value: unknown): boolean {
  return sorts[kind](value)
}

/**
 * A value of its sort as a letter writes it: 金500,000円, 令和5年6月1日. Several lines are numbered (1),
 * (2) and stand one below the other.
 */
export function formatLetterValue(
  kind: LetterFieldKind,
  value: unknown,
  language: Language,
): string {
  const format = formats[kind] as (value: unknown, language: Language) => string
  return format(value, language)
}

/** A text in a language; in Japanese where it has none in it. Without characters nobody sees. */
export function wordsIn(words: Bilingual | string, language: Language): string {
  if (typeof words === 'string') return tidy(words)
  return tidy(words[language]) || tidy(words.ja)
}

/** What people typed, without control characters; its line ends stay. */
function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/gu, '')
    .replaceAll(/[^\P{Cc}\n]+|[\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

type Formats = {
  readonly [K in LetterFieldKind]: (value: LetterFieldValues[K], language: Language) => string
}

const formats: Formats = {
  text: wordsIn,
  lines: (lines, language) => {
    const texts = lines.map((each) => wordsIn(each, language))
    if (texts.length === 1) return texts.join('')
    const space = language === 'ja' ? '　' : ' '
    return texts.map((text, index) => `(${index + 1})${space}${text}`).join('\n')
  },
  yen: (value, language) => {
    const digits = new Intl.NumberFormat('en').format(value)
    return language === 'ja' ? `金${digits}円` : `${digits} yen`
  },
  number: (value) => new Intl.NumberFormat('en').format(value),
  day: formatDate,
  period: ({ from, to }, language) => {
    const [first, last] = [formatDate(from, language), formatDate(to, language)]
    return language === 'ja' ? `${first}から${last}まで` : `${first} to ${last}`
  },
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWords = (value: unknown): value is Bilingual | string =>
  typeof value === 'string' ||
  (isObject(value) && typeof value['ja'] === 'string' && typeof value['en'] === 'string')

const isSaid = (value: unknown) => isWords(value) && wordsIn(value, 'ja') !== ''
const isDay = (value: unknown) => typeof value === 'string' && isCalendarDate(value)

const sorts: Readonly<Record<LetterFieldKind, (value: unknown) => boolean>> = {
  text: isSaid,
  lines: (value) => Array.isArray(value) && value.length > 0 && value.every(isSaid),
  yen: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  number: (value) => Number.isFinite(value),
  day: isDay,
  period: (value) => isObject(value) && isDay(value['from']) && isDay(value['to']),
}
