/** Rows of the first sheet of an Excel workbook, as texts. */
import { type CellValue, HucreError } from 'hucre'
import { streamXlsxRows } from 'hucre/xlsx'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { noFaults, type SheetRow } from './row.ts'
import type { SheetFile } from './sheet-file.ts'
import type { Rows } from './text-rows.ts'
import { type FirstSheet, findFirstSheet, findUnvaluedFormulas } from './workbook-parts.ts'
import { refuseBroken, type WorkbookLimits } from './workbook-zip.ts'

/** A workbook's rows with what else is to be known about it. */
export type OpenedWorkbook = { readonly rows: Rows; readonly sheet: FirstSheet }

const rowsAtOnce = 1000

/** Whether bytes begin as the old binary workbooks do (.xls), and those with a password. */
export function isOldWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
}

/** Opens a workbook. Refuses one that is broken, or larger than can be held. */
export async function openWorkbookRows(
  file: SheetFile,
  limits: WorkbookLimits,
): Promise<Result<OpenedWorkbook>> {
  if (file.totalBytes > limits.fileBytes) return limits.refuseLarge()
  const bytes = await file.whole()
  const sheet = await findFirstSheet(bytes, limits)
  if (!sheet.ok) return sheet
  try {
    const unvalued = await findUnvaluedFormulas(bytes, sheet.value.entry)
    return ok({ rows: () => readRows(bytes, unvalued), sheet: sheet.value })
  } catch {
    return refuseBroken()
  }
}

/** Refuses the old format, saying what to save instead. */
export function refuseOldWorkbook(): Result<never> {
  return refuse(
    'workbook_is_old_or_locked',
    '古い形式（.xls）か、パスワード付きのブックです。パスワードを外し、Excelブック（.xlsx）で保存し直してください。',
    'This is an old workbook (.xls) or one with a password. Save it as .xlsx without a password.',
  )
}

async function* readRows(
  bytes: Uint8Array,
  unvalued: ReadonlySet<string>,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = []
  let last = 0
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      last = index + 1
      rows.push(rowOf(last, values, unvalued))
      if (rows.length < rowsAtOnce) continue
      yield rows
      rows = []
    }
  } catch (error) {
    if (!isBroken(error)) throw error
    rows.push({ row: last + 1, cells: [], faults: [brokenFault(last + 1)] })
  }
  yield rows
}

function rowOf(row: number, values: readonly CellValue[], unvalued: ReadonlySet<string>): SheetRow {
  const faults =
    unvalued.size === 0
      ? noFaults
      : values.flatMap((_, at) => {
          const reference = `${columnLetters(at)}${row}`
          return unvalued.has(reference) ? [formulaFault(row, reference)] : []
        })
  return { row, cells: values.map(textOf), faults }
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? textOfDate(value) : String(value)
}

/**
 * 2023-04-01, or 2023-04-01T13:00:00 where the cell has a time of day. A workbook keeps a moment
 * as a fraction, so seconds are rounded.
 */
function textOfDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}

/** A, B … Z, AA: a column's letters, counted from 0. */
function columnLetters(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26))
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last
}

function isBroken(error: unknown): boolean {
  return error instanceof HucreError || error instanceof TypeError || error instanceof RangeError
}

function formulaFault(row: number, reference: string): RowFault {
  return {
    row,
    column: null,
    code: 'formula_without_value',
    message: {
      ja: `セル${reference}の数式に計算結果が保存されていません。Excelで開いて計算し、保存し直してください。`,
      en: `The formula in cell ${reference} has no stored value. Open the workbook in Excel, let it calculate, and save it again.`,
    },
  }
}

function brokenFault(row: number): RowFault {
  return {
    row,
    column: null,
    code: 'workbook_breaks_off',
    message: {
      ja: 'この行から先はブックが壊れていて読めません。Excelで開いて保存し直し、もう一度取り込んでください。',
      en: 'From this row on the workbook is broken. Open it in Excel, save it again, and import it anew.',
    },
  }
}
