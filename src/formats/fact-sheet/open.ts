/**
 * Sheets of records: CSV, TSV or the first sheet of an Excel workbook, with headings in Japanese or
 * English in any order. What each column takes is described in docs/reference/fact-sheets.md.
 */
import type { BookColumns, RecordBatch } from '../../domain/fact/record-fault.ts'
import type { FactKind } from '../../domain/fact/kind.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type ColumnKey, factColumns, type Headings, noteUnknown, readHeadings } from './column.ts'
import { RecordReader } from './record-reader.ts'
import { isBlankRow, type SheetRow } from './row.ts'
import {
  openSheetFile,
  type SheetFile,
  type SheetPlace,
  survey,
  type Survey,
} from './sheet-file.ts'
import { openTextRows, type Rows } from './text-rows.ts'
import { isOldWorkbook, openWorkbookRows, refuseOldWorkbook } from './workbook-rows.ts'
import { isZip } from './workbook-zip.ts'

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
  const opened = await openRows(file.value, known)
  if (!opened.ok) return opened
  const start = await readStart(opened.value.rows, source.name)
  if (!start.ok) return start
  const { headings, row } = start.value
  const { rows, epoch, notes } = opened.value
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

const headingOf = ({ columns }: Headings, key: ColumnKey) =>
  columns.get(key)?.text ?? factColumns[key].ja[0]

type OpenedRows = {
  readonly rows: Rows
  readonly epoch: 1900 | 1904 | null
  readonly notes: readonly Bilingual[]
}

const batchRows = 2000

async function openRows(file: SheetFile, known: Survey): Promise<Result<OpenedRows>> {
  if (isOldWorkbook(known.sample)) return refuseOldWorkbook()
  if (!isZip(known.sample)) {
    const text = await openTextRows(file, known)
    return text.ok ? ok({ rows: text.value, epoch: null, notes: [] }) : text
  }
  const workbook = await openWorkbookRows(file)
  if (!workbook.ok) return workbook
  const { rows, sheet } = workbook.value
  return ok({ rows, epoch: sheet.epoch, notes: sheet.sheets > 1 ? [noteFirstSheet] : [] })
}

/** Reads to the first row after the headings: a sheet without records is refused at once. */
async function readStart(
  rows: Rows,
  name: string,
): Promise<Result<{ readonly headings: Headings; readonly row: number }>> {
  let headings: Headings | null = null
  let headingRow = 0
  for await (const some of rows()) {
    for (const row of some) {
      if (row.faults.length === 0 && isBlankRow(row.cells)) continue
      if (headings) return ok({ headings, row: headingRow })
      const read = readHeadingRow(row)
      if (!read.ok) return read
      headings = read.value
      headingRow = row.row
    }
  }
  return refuseNoRecords(name, headings !== null)
}

function readHeadingRow({ cells, faults }: SheetRow): Result<Headings> {
  const [fault] = faults
  if (!fault) return readHeadings(cells)
  return refuse(
    fault.code,
    `見出しの行を読めません。${fault.message.ja}`,
    `The row of headings cannot be read. ${fault.message.en}`,
  )
}

async function* readBatches(
  rows: Rows,
  headingRow: number,
  reader: RecordReader,
): AsyncGenerator<RecordBatch> {
  for await (const some of rows()) {
    const [first] = some
    if (!first) continue
    const isStart = first.row <= headingRow
    const records = isStart ? some.filter(({ row }) => row > headingRow) : some
    for (let at = 0; at < records.length; at += batchRows) {
      yield reader.read(records.slice(at, at + batchRows))
    }
  }
}

const noteFirstSheet: Bilingual = {
  ja: '複数のシートがあるため、最初のシートだけを取り込みます。',
  en: 'The workbook has several sheets; only the first is imported.',
}

function refuseNoRecords(name: string, hasHeadings: boolean): Result<never> {
  return hasHeadings
    ? refuse(
        'sheet_has_no_records',
        `「${name}」には見出しだけがあり、記録の行がありません。記録を入力してから取り込んでください。`,
        `"${name}" has headings but no records. Fill in the records and import it again.`,
      )
    : refuse(
        'sheet_is_blank',
        `「${name}」には何も書かれていません。見出しの行と記録の行を入力してください。`,
        `"${name}" has nothing written in it. Fill in a row of headings and rows of records.`,
      )
}
