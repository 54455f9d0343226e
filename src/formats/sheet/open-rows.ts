/**
 * A sheet as rows of texts, whatever it was saved as: CSV, TSV or the first sheet of an Excel
 * workbook. What the rows mean is up to who reads them.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlankRow, type SheetRow } from './row.ts'
import type { SheetFile, Survey } from './sheet-file.ts'
import { openTextRows, type Rows } from './text-rows.ts'
import { isOldWorkbook, openWorkbookRows, refuseOldWorkbook } from './workbook-rows.ts'
import { isZip, type WorkbookLimits } from './workbook-zip.ts'

/** Rows with what is known of the file that they are in. */
export type OpenedRows = {
  readonly rows: Rows
  /** Where a workbook counts its days from; null for text, which has dates in words only. */
  readonly epoch: 1900 | 1904 | null
  /** What a workbook's sheets are called, the one that is read first; none for text. */
  readonly sheetNames: readonly string[]
}

/** Opens a file. Refuses what is no sheet, an unknown encoding, a workbook beyond the limits. */
export async function openRows(
  file: SheetFile,
  known: Survey,
  limits: WorkbookLimits,
): Promise<Result<OpenedRows>> {
  if (isOldWorkbook(known.sample)) return refuseOldWorkbook()
  if (!isZip(known.sample)) {
    const text = await openTextRows(file, known)
    return text.ok ? ok({ rows: text.value, epoch: null, sheetNames: [] }) : text
  }
  const workbook = await openWorkbookRows(file, limits)
  if (!workbook.ok) return workbook
  const { rows, sheet } = workbook.value
  return ok({ rows, epoch: sheet.epoch, sheetNames: sheet.names })
}

/** Where the rows of a sheet begin: what its headings say, and the row that they stand in. */
export type SheetStart<Headings> = { readonly headings: Headings; readonly row: number }

/** Reads to the first row after the headings: a sheet with nothing below them is refused. */
export async function readStart<Headings>(
  rows: Rows,
  name: string,
  readHeadings: (cells: readonly string[]) => Result<Headings>,
): Promise<Result<SheetStart<Headings>>> {
  let start: SheetStart<Headings> | null = null
  for await (const some of rows()) {
    for (const row of some) {
      if (row.faults.length === 0 && isBlankRow(row.cells)) continue
      if (start) return ok(start)
      const read = readHeadingRow(row, readHeadings)
      if (!read.ok) return read
      start = { headings: read.value, row: row.row }
    }
  }
  return refuseNoRecords(name, start !== null)
}

/** The rows below the headings, some at a time. */
export async function* rowsBelow(
  rows: Rows,
  headingRow: number,
): AsyncGenerator<readonly SheetRow[]> {
  for await (const some of rows()) {
    const [first] = some
    if (!first) continue
    yield first.row <= headingRow ? some.filter(({ row }) => row > headingRow) : some
  }
}

/** Says that only the first of several sheets is read. */
export const noteFirstSheet: Bilingual = {
  ja: '複数のシートがあるため、最初のシートだけを取り込みます。',
  en: 'The workbook has several sheets; only the first is imported.',
}

function readHeadingRow<Headings>(
  { cells, faults }: SheetRow,
  readHeadings: (cells: readonly string[]) => Result<Headings>,
): Result<Headings> {
  const [fault] = faults
  if (!fault) return readHeadings(cells)
  return refuse(
    fault.code,
    `見出しの行を読めません。${fault.message.ja}`,
    `The row of headings cannot be read. ${fault.message.en}`,
  )
}

function refuseNoRecords(name: string, hasHeadings: boolean): Result<never> {
  return hasHeadings
    ? refuse(
        'sheet_has_no_records',
        `「${name}」には見出しだけがあり、その下に行がありません。行を入力してから取り込んでください。`,
        `"${name}" has headings but no rows below them. Fill in the rows and import it again.`,
      )
    : refuse(
        'sheet_is_blank',
        `「${name}」には何も書かれていません。見出しの行と、その下の行を入力してください。`,
        `"${name}" has nothing written in it. Fill in a row of headings and rows below it.`,
      )
}
