/**
 * Lists from spreadsheets: CSV, TSV or the first sheet of an Excel workbook, with headings in
 * either language and any order. Every fault of every row is named; nothing is guessed.
 */
import { setImmediate } from 'node:timers/promises'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Refusal, type Refused, type Result } from '../../kit/result.ts'
import { unguardFormula } from '../sheet/formula-guard.ts'
import {
  type Columns,
  type Heading,
  type Headings,
  noteUnknown,
  readHeadings,
} from '../sheet/heading.ts'
import { noteFirstSheet, openRows, readStart, rowsBelow } from '../sheet/open-rows.ts'
import { isBlankRow, type SheetRow, trim } from '../sheet/row.ts'
import { blankCell, findWidthFault } from '../sheet/row-fault.ts'
import { openSheetFile, survey } from '../sheet/sheet-file.ts'
import type { Rows } from '../sheet/text-rows.ts'
import type { WorkbookLimits } from '../sheet/workbook-zip.ts'
import type { AnyColumn, ListValues } from './column.ts'
import { isExplanation } from './explanation.ts'
import { plainCell } from './plain-cell.ts'

/** The most rows that a list may have below its headings. */
export const rowLimit = 50_000

/** The largest file that is read. */
export const fileByteLimit = 32 * 2 ** 20

/** A list to read: its bytes, what people call the file, and the columns it may have. */
export type ListSheetSource<Column extends AnyColumn> = {
  readonly columns: readonly Column[]
  readonly bytes: Uint8Array
  readonly name: string
}

/** A list that was read. */
export type ListSheet<Column extends AnyColumn> = {
  /** The SHA-256 of the file's bytes, in hexadecimal digits. */
  readonly digest: string
  /** The rows without faults, each with its number in the sheet. */
  readonly rows: readonly { readonly row: number; readonly values: ListValues<Column> }[]
  readonly faults: readonly RowFault[]
  /** What the sheet calls its columns, for faults that are found later. */
  readonly headings: ReadonlyMap<Column['key'], string>
  /** Headings that name no column; what stands below them is left out. */
  readonly unknown: readonly string[]
  /** What the reader of the sheet should know, such as columns that are left out. */
  readonly notes: readonly Bilingual[]
}

/**
 * Reads a list. Refuses what is no sheet, an unknown encoding, a missing column, a sheet without
 * rows, and one that is too large; what is wrong with single rows comes as faults.
 */
export async function readListSheet<const Column extends AnyColumn>(
  source: ListSheetSource<Column>,
): Promise<Result<ListSheet<Column>>> {
  const { columns, bytes, name } = source
  if (bytes.length > fileByteLimit) return refuseLarge()
  const file = await openSheetFile({ bytes }, name)
  if (!file.ok) return file
  const known = await survey(file.value)
  const opened = await openRows(file.value, known, workbookLimits)
  if (!opened.ok) return opened
  const { rows, epoch, sheetNames } = opened.value
  const start = await readStart(rows, name, (cells) => readHeadings(cells, headingsOf(columns)))
  if (!start.ok) return start
  const { headings, row } = start.value
  const places = placesOf(columns, headings)
  const read = await readRows(rows, row, { places, width: headings.width, epoch })
  if (!read.ok) return read
  const { unknown } = headings
  const others = sheetNames.slice(1).filter((each) => !isExplanation(each))
  return ok({
    ...read.value,
    digest: known.digest,
    headings: new Map([...headings.columns].map(([key, { text }]) => [key, text])),
    unknown,
    notes: [
      ...(others.length > 0 ? [noteFirstSheet] : []),
      ...(unknown.length > 0 ? [noteUnknown(unknown)] : []),
    ],
  })
}

const workbookLimits: WorkbookLimits = {
  fileBytes: fileByteLimit,
  sheetBytes: 256 * 2 ** 20,
  partBytes: 96 * 2 ** 20,
  refuseLarge: () => refuseLarge(),
}

type Reading<Column extends AnyColumn> = {
  /** The columns that are read, in the order of the sheet. */
  readonly places: readonly (Heading & { readonly column: Column })[]
  /** How many columns have a heading, or stand left of one that has. */
  readonly width: number
  readonly epoch: 1900 | 1904 | null
}

type ReadRows<Column extends AnyColumn> = Pick<ListSheet<Column>, 'rows' | 'faults'>

function headingsOf<Column extends AnyColumn>(columns: readonly Column[]): Columns<Column['key']> {
  const entries = columns.map(({ key, heading, aliases = [], required, read }) => [
    key,
    {
      ja: [heading.ja, ...aliases],
      en: [heading.en],
      required: required === true && read !== undefined,
    },
  ])
  return Object.fromEntries(entries) as Columns<Column['key']>
}

function placesOf<Column extends AnyColumn>(
  columns: readonly Column[],
  headings: Headings<Column['key']>,
): Reading<Column>['places'] {
  return [...headings.columns].flatMap(([key, heading]) => {
    const column = columns.find((each) => each.key === key)
    return column?.read ? [{ ...heading, column }] : []
  })
}

async function readRows<Column extends AnyColumn>(
  rows: Rows,
  headingRow: number,
  reading: Reading<Column>,
): Promise<Result<ReadRows<Column>>> {
  const found: { row: number; values: ListValues<Column> }[] = []
  const faults: RowFault[] = []
  let count = 0
  for await (const some of rowsBelow(rows, headingRow)) {
    // Bytes at hand are read without ever waiting; others who use the program get their turn here.
    await setImmediate()
    for (const row of some) {
      if (row.faults.length === 0 && isBlankRow(row.cells)) continue
      count += 1
      if (count > rowLimit) return refuseRows()
      const read = readRow(row, reading)
      if (read.faults.length === 0) found.push({ row: row.row, values: read.values })
      else faults.push(...read.faults)
    }
  }
  return ok({ rows: found, faults })
}

function readRow<Column extends AnyColumn>(
  row: SheetRow,
  { places, width: widest, epoch }: Reading<Column>,
): { readonly values: ListValues<Column>; readonly faults: readonly RowFault[] } {
  const values: Record<string, unknown> = {}
  const width = findWidthFault(row, widest)
  const faults: RowFault[] = width ? [...row.faults, width] : [...row.faults]
  for (const { column, at, text } of row.faults.length === 0 ? places : []) {
    const cell = unguardFormula(trim(row.cells[at] ?? ''))
    const read = readCell(plainCell(cell, column.form, epoch), column)
    if (read.ok) values[column.key] = read.value
    else faults.push({ row: row.row, column: text, ...read.refusal })
  }
  return { values: values as ListValues<Column>, faults }
}

/** Null for a blank cell that may be blank. */
function readCell(cell: Result<string>, { read, required }: AnyColumn): Result<unknown> {
  if (!cell.ok) return cell
  if (cell.value !== '') return read ? read(cell.value) : ok(null)
  return required === true ? refused(blankCell) : ok(null)
}

const refused = (refusal: Refusal): Refused => ({ ok: false, refusal })

function refuseLarge(): Refused {
  const most = `${fileByteLimit / 2 ** 20}MB`
  return refuse(
    'list_file_is_too_large',
    `ファイルが大きすぎます（${most}まで）。行を分けて、いくつかのファイルにしてください。`,
    `The file is too large: up to ${most}. Divide its rows among several files.`,
  )
}

function refuseRows(): Refused {
  const most = rowLimit.toLocaleString('en')
  return refuse(
    'list_has_too_many_rows',
    `行が多すぎます（${most}行まで）。いくつかのファイルに分けてください。`,
    `There are too many rows: up to ${most}. Divide them among several files.`,
  )
}
