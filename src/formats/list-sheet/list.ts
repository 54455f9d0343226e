/** A list that is to be written, and the forms in which it can be. */
import type { Language } from '../../kit/bilingual.ts'
import type { ListColumn } from './column.ts'

/** The forms in which a list is given out. */
export const listFormats = ['csv', 'csv-sjis', 'xlsx'] as const

/** One of {@link listFormats}. */
export type ListFormat = (typeof listFormats)[number]

/** A list to write. */
export type WrittenList<Row> = {
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: AsyncIterable<Row>
  readonly format: ListFormat
  /** The language of headings and words. */
  readonly language: Language
  /** What the list is called: the name of the file and of the workbook's sheet. */
  readonly title: string
}
