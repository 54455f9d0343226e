/** What is wrong with a row of a sheet: which column, and what to do, in both languages. */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { FactRecord } from './fact.ts'

/** One fault of one row. */
export type RowFault = {
  /** The row in the source, as a spreadsheet numbers it: the header is row 1. */
  readonly row: number
  /** The column's heading in the source; null where the row as a whole is meant. */
  readonly column: string | null
  readonly code: string
  readonly message: Bilingual
}

/** A record with its row in the source. */
export type NumberedRecord = { readonly row: number; readonly record: FactRecord }

/** What a sheet calls the columns whose cells are checked against the books. */
export type BookColumns = {
  readonly record: string
  readonly line: string
  readonly occurredOn: string
}

/** A piece of a sheet as it was read: the rows that make records, and the faults of the others. */
export type RecordBatch = {
  readonly records: readonly NumberedRecord[]
  readonly faults: readonly RowFault[]
}
