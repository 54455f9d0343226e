/** What the cells of lists mean: a reader for each form, to be put into a column's `read`. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { type CalendarDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { foldForMatching } from '../../kit/text.ts'
import { instantAt, parseTimeOfDay, type TimeOfDay, timeOfDay } from '../../kit/time-of-day.ts'
import { readCellDate } from '../sheet/cell-date.ts'
import { readCellCode, readCellText } from '../sheet/cell-text.ts'

/** The longest text that any cell may hold, in characters. */
const longestText = 4000

/** Reads a text of at most so many characters, kept as it is written. */
export const textReader = (limit = 500) => {
  return (text: string): Result<string> => readCellText(text, Math.min(limit, longestText))
}

/** Reads a code of at most so many characters. Width does not matter: Ｐ－１ and P-1 are one. */
export const codeReader = (limit = 100) => {
  return (text: string): Result<string> => readCellCode(text, limit)
}

/** Reads a whole number within bounds, in any width, with or without thousands separators. */
export const wholeNumberReader = (least: number, most: number) => {
  return (text: string): Result<number> => {
    const folded = text
      .normalize('NFKC')
      .replaceAll(/\s/g, '')
      .replace(/^[−‐–△▲]/, '-')
    const digits = /^(-?(?:\d+|\d{1,3}(?:,\d{3})+))(?:\.0*)?$/.exec(folded)?.[1]
    const value = Number(digits?.replaceAll(',', ''))
    return value >= least && value <= most ? ok(value) : refuseNumber(text, least, most)
  }
}

/** Reads a date as people write it; a time of day after it is left out. */
export const readDate = (text: string): Result<CalendarDate> => readCellDate(text)

/** Reads a time of day as people write it; seconds are left out. */
export const readTime = (text: string): Result<TimeOfDay> =>
  parseTimeOfDay(text.replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1'))

/** Reads a date with a time of day, in Japan: 2026-04-01 13:00, 令和8年4月1日 午後1時. */
export function readMoment(text: string): Result<Instant> {
  const found = /^(.*?)[\sT]+(\S+)$/su.exec(text.trim())
  if (!found) return refuseMoment(text)
  const date = readDate(found[1] ?? '')
  if (!date.ok) return date
  const time = readTime(found[2] ?? '')
  return time.ok ? ok(instantAt(date.value, time.value)) : time
}

/** A moment as a cell has it, in Japan time: 2026-04-01 13:00. `readMoment` reads it back. */
export function formatMomentCell(instant: Instant): string {
  return `${japanDate(new Date(instant))} ${timeOfDay(instant)}`
}

/** Reads yes or no, in either language or by ○ and ×. */
export function readYesNo(text: string): Result<boolean> {
  const word = foldForMatching(text)
  if (yes.has(word)) return ok(true)
  return no.has(word) ? ok(false) : refuseYesNo(text)
}

/** Yes and no, as cells have them. */
export const yesNoWords = {
  yes: { ja: 'はい', en: 'yes' },
  no: { ja: 'いいえ', en: 'no' },
} as const satisfies Readonly<Record<'yes' | 'no', Bilingual>>

const wordSet = (words: string): ReadonlySet<string> =>
  new Set(words.split(' ').map(foldForMatching))
const yes = wordSet('はい yes y true 1 ○ 〇 ◯ 有 あり ✓ ✔')
const no = wordSet('いいえ no n false 0 × ✕ ✗ 無 なし')

/** The parts of a column whose cells say one of a closed set of values, by their labels. */
export type ChoiceCells<Value extends string> = {
  readonly form: 'choice'
  readonly choices: readonly Bilingual[]
  format(value: Value | null, language: Language): string | null
  /** Reads a label in either language, or the value itself. */
  readonly read: (text: string) => Result<Value>
}

/** Cells for a closed set of values with a label each. */
export function choiceCells<Value extends string>(
  labels: Readonly<Record<Value, Bilingual>>,
): ChoiceCells<Value> {
  const values = Object.keys(labels) as Value[]
  const choices = values.map((value) => labels[value])
  const byWord = new Map(
    values.flatMap((value) =>
      [value, labels[value].ja, labels[value].en].map((word) => [foldForMatching(word), value]),
    ),
  )
  return {
    form: 'choice',
    choices,
    format: (value, language) => value && labels[value][language],
    read: (text) => {
      const value = byWord.get(foldForMatching(text))
      return value === undefined ? refuseChoice(text, choices) : ok(value)
    },
  }
}

function refuseNumber(text: string, ...bounds: readonly [least: number, most: number]): Refused {
  const [least, most] = bounds.map((bound) => bound.toLocaleString('en'))
  const given = text.slice(0, 40)
  return refuse(
    'cell_is_no_number_within_bounds',
    `「${given}」は使えません。${least}から${most}までの整数を、数字だけで書いてください。`,
    `"${given}" cannot be used. Write a whole number from ${least} to ${most}, in digits alone.`,
  )
}

const refuseMoment = (text: string): Refused =>
  refuse(
    'moment_form_unknown',
    `「${text.slice(0, 40)}」を日時として読めません。2026-04-01 13:00のように、日付と時刻の間を空けて書いてください。`,
    `"${text.slice(0, 40)}" could not be read as a date and time. Write it as 2026-04-01 13:00.`,
  )

const refuseYesNo = (text: string): Refused =>
  refuse(
    'cell_says_neither_yes_nor_no',
    `「${text.slice(0, 40)}」は使えません。「はい」か「いいえ」にしてください。`,
    `"${text.slice(0, 40)}" cannot be used. Write "yes" or "no".`,
  )

function refuseChoice(text: string, choices: readonly Bilingual[]): Refused {
  const given = text.slice(0, 40)
  const shown = choices.slice(0, 30)
  const [ja, en] = [
    shown.map((each) => each.ja).join('、'),
    shown.map((each) => each.en).join(', '),
  ]
  return refuse(
    'cell_is_no_known_choice',
    `「${given}」は使えません。次のどれかにしてください: ${ja}。`,
    `"${given}" cannot be used. Write one of these: ${en}.`,
  )
}
