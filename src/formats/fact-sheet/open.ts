/**
 * Sheets of records: CSV, TSV or the first sheet of an Excel workbook, with headings in Japanese or
 * English in any order. What each column takes is described in docs/reference/fact-sheets.md.
 */
import type { BookColumns, RecordBatch } from '../../domain/fact/record-fault.ts'
import type { FactKind } from '../../domain/fact/kind.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { noteUnknown } from '../sheet/heading.ts'
import { noteFirstSheet, openRows, readStart, rowsBelow } from '../sheet/open-rows.ts'
import { openSheetFile, type SheetPlace, survey } from '../sheet/sheet-file.ts'
import type { Rows } from '../sheet/text-rows.ts'
import type { WorkbookLimits } from '../sheet/workbook-zip.ts'
import { type ColumnKey, factColumns, type FactHeadings, readFactHeadings } from './column.ts'
import { RecordReader } from './record-reader.ts'

/** A sheet to open: where its bytes are, what people call it, and what its rows are. */
export type FactSheetSource = SheetPlace & { readonly name: string; readonly kind: FactKind }

/** An opened sheet. Its rows are read when `batches` is, each time from the start. */
export type FactSheet = {
  /** The SHA-256 of the file's bytes, in hexadecimal digits. */
  readonly digest: string
  readonly batches: AsyncIterable<RecordBatch>
  /** What the sheet calls the columns that are checked against the books. */
  readonly columns: BookColumns
  /** What the reader of the sheet should know, such as columns that are left out. */
  readonly notes: readonly Bilingual[]
  readonly totalBytes: number
  /** How many of the bytes have been read, for showing progress. */
  bytesRead(): number
}

/**
 * Opens a sheet. Refuses what is no sheet, an unknown encoding, a missing column, and a sheet
 * without records; what is wrong with single rows comes with the batches.
 */
export async function openFactSheet(source: FactSheetSource): Promise<Result<FactSheet>> {
  const file = await openSheetFile(source, source.name)
  if (!file.ok) return file
  const known = await survey(file.value)
  const opened = await openRows(file.value, known, workbookLimits)
  if (!opened.ok) return opened
  const start = await readStart(opened.value.rows, source.name, readFactHeadings)
  if (!start.ok) return start
  const { headings, row } = start.value
  const { rows, epoch, sheetNames } = opened.value
  const notes = sheetNames.length > 1 ? [noteFirstSheet] : []
  return ok({
    digest: known.digest,
    batches: {
      [Symbol.asyncIterator]: () =>
        readBatches(rows, row, new RecordReader({ kind: source.kind, headings, epoch })),
    },
    columns: {
      record: headingOf(headings, 'record'),
      line: headingOf(headings, 'line'),
      occurredOn: headingOf(headings, 'occurredOn'),
    },
    notes: headings.unknown.length > 0 ? [...notes, noteUnknown(headings.unknown)] : notes,
    totalBytes: file.value.totalBytes,
    bytesRead: () => file.value.bytesRead(),
  })
}

const headingOf = ({ columns }: FactHeadings, key: ColumnKey) =>
  columns.get(key)?.text ?? factColumns[key].ja[0]

const batchRows = 2000

/** A million records in 13 columns take 60 MB as a workbook, and 700 MB unpacked. */
const workbookLimits: WorkbookLimits = {
  fileBytes: 192 * 2 ** 20,
  sheetBytes: 2 ** 31,
  partBytes: 96 * 2 ** 20,
  refuseLarge: () =>
    refuse(
      'workbook_too_large',
      'ブックが大きすぎます。CSV（UTF-8）で保存して取り込んでください。CSVに大きさの制限はありません。',
      'The workbook is too large. Save the sheet as CSV in UTF-8, which has no limit, and import that.',
    ),
}

async function* readBatches(
  rows: Rows,
  headingRow: number,
  reader: RecordReader,
): AsyncGenerator<RecordBatch> {
  for await (const records of rowsBelow(rows, headingRow)) {
    for (let at = 0; at < records.length; at += batchRows) {
      yield reader.read(records.slice(at, at + batchRows))
    }
  }
}
