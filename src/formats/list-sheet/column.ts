/**
 * The columns of a list, as data: what a column is called, what its cells look like, how they are
 * written and read. One description serves the CSV, the workbook, its page of explanations, and the
 * way back in. docs/reference/list-sheets.md says what people see of it.
 */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { Ok, Result } from '../../kit/result.ts'

/** What a cell can hold. Null is a blank cell: absent or not known, never a zero. */
export type ListCell = string | number | boolean | null

/** What the cells of a column look like. */
export type CellForm = keyof typeof cellForms

/** How each form is written by people. */
export const cellForms = {
  text: { ja: '文字', en: 'text' },
  code: { ja: '番号・記号（そのままの文字）', en: 'a code, kept as it is typed' },
  number: { ja: '数字', en: 'a number' },
  date: { ja: '西暦の日付（2026-04-01）', en: 'a date (2026-04-01)' },
  time: { ja: '時刻（13:00）', en: 'a time of day (13:00)' },
  moment: { ja: '日時（2026-04-01 13:00）', en: 'a date and time (2026-04-01 13:00)' },
  choice: { ja: '「選べる値」のどれか', en: 'one of the choices' },
  'yes-no': { ja: 'はい・いいえ', en: 'yes or no' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** One column of a list of `Row`s. */
export type ListColumn<Row, Key extends string = string> = {
  /** What the program calls it. */
  readonly key: Key
  readonly heading: Bilingual
  /** What stands in it and what it is for, in a sentence. */
  readonly hint: Bilingual
  /** Dates are written as `CalendarDate`, times as HH:MM, moments by `formatMomentCell`. */
  readonly form: CellForm
  /** Whether a sheet must have the column, and each row a value in it. */
  readonly required?: boolean
  /** Other headings that mean the column, in any language. */
  readonly aliases?: readonly string[]
  /** What a cell of the form `choice` can say. */
  readonly choices?: readonly Bilingual[]
  write(row: Row, language: Language): ListCell
  /** What a cell means; it is never blank. A column without this is only written. */
  readonly read?: (text: string) => Result<unknown>
}

/** Any column, whatever its list is of. */
export type AnyColumn = ListColumn<never>

type ReadColumn = AnyColumn & { readonly read: (text: string) => Result<unknown> }

type ValueOf<Column> = Column extends { readonly read: (text: string) => infer R }
  ? R extends Ok<infer Value>
    ? Value
    : never
  : never

/**
 * What a row of a sheet says, by the columns' keys. A required column has a value in every row. In
 * others a blank cell is null; a column that the sheet does not have is not there at all, so that a
 * sheet with few columns changes only those.
 */
export type ListValues<Column extends AnyColumn> = {
  readonly [C in Extract<Column, ReadColumn & { readonly required: true }> as C['key']]: ValueOf<C>
} & {
  readonly [C in Exclude<
    Extract<Column, ReadColumn>,
    { readonly required: true }
  > as C['key']]?: ValueOf<C> | null
}
