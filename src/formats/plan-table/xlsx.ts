/**
 * Plan tables in Excel workbooks, read through hucre. Numbers come as the sheet shows them: a
 * number format can hold the unit (#,##0"社"). Formulas come as the value that was saved with
 * them. Cells covered by a merged cell are empty; hidden sheets are not read.
 */
import { type Cell, type CellValue, type Sheet, type Workbook, readXlsx } from 'hucre/xlsx'
import { formatValue } from 'hucre'
import type { PlanRow, PlanSheet } from '../../domain/plan-table/sheet.ts'
import { calendarDate, formatDate } from '../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { areTooLarge, refuseTooLarge } from './limits.ts'
import { refuseBroken, type ZippedFile } from './zip.ts'

/** Reads every visible sheet of a workbook, in order. */
export async function readXlsxTable({ bytes, parts }: ZippedFile): Promise<Result<PlanSheet>> {
  if (!fitsBounds(parts)) return refuseTooLarge()
  const workbook = await openWorkbook(bytes)
  if (workbook === null) return refuseBroken()
  const sheets = workbook.sheets.filter((sheet) => !sheet.hidden && !sheet.veryHidden)
  for (const sheet of sheets) {
    const unvalued = findUnvaluedFormula(sheet)
    if (unvalued !== null) return refuseFormula(sheet.name, unvalued)
  }
  const rows = sheets.flatMap(rowsOf)
  return areTooLarge(rows) ? refuseTooLarge() : ok({ rows })
}

/**
 * The library lays a sheet out as a full rectangle, so two far cells cost as much as a full sheet.
 * Cells beyond the bounds are found in the sheet's own text before. Sheets that came from the old
 * format can be styled down to row 65,536, which is within them.
 */
function fitsBounds(parts: ReadonlyMap<string, Uint8Array>): boolean {
  return [...parts].every(([name, part]) => {
    if (!/worksheets\/[^/]+\.xml$/.test(name)) return true
    let [right, bottom] = [0, 0]
    const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1')
    for (const [, letters, digits] of text.matchAll(/\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']/gi)) {
      right = Math.max(right, columnOf(letters ?? ''))
      bottom = Math.max(bottom, Number(digits))
    }
    return bottom <= 100_000 && right * bottom <= 4_000_000
  })
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/**
 * Null where the file is no workbook. The library throws errors of several kinds on broken files.
 */
async function openWorkbook(bytes: Uint8Array): Promise<Workbook | null> {
  try {
    return await readXlsx(bytes, { readStyles: true })
  } catch {
    return null
  }
}

function rowsOf(sheet: Sheet): readonly PlanRow[] {
  const rows = sheet.rows.map((values, row) => {
    const cells = values.map((value, column) =>
      cellText(value, sheet.cells?.get(`${row},${column}`)),
    )
    const end = cells.findLastIndex((cell) => cell.trim() !== '') + 1
    const place = { part: { kind: 'sheet', name: sheet.name }, row: row + 1 } as const
    return { cells: cells.slice(0, end), place }
  })
  return rows.slice(0, rows.findLastIndex((row) => row.cells.length > 0) + 1)
}

function cellText(value: CellValue, cell: Cell | undefined): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  const format = cell?.style?.numFmt ?? 'General'
  if (value instanceof Date) return dateText(value, format)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (format === 'General' || format === '@') return plainNumber(value)
  return formatValue(value, format)
}

/** The 15 digits that Excel keeps, without an exponent. */
function plainNumber(value: number): string {
  const kept = Number(value.toPrecision(15))
  return kept.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 })
}

/** Formats with an era (g, e) come as 令和5年4月1日, others as the sheet shows them. */
function dateText(value: Date, format: string): string {
  if (Number.isNaN(value.getTime())) return ''
  const inEra = /[ge]/i.test(format.replaceAll(/"[^"]*"|\[[^\]]*\]|general/gi, ''))
  if (!inEra || value.getUTCFullYear() < 1873) return formatValue(value, format)
  const [year, month, day] = [value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate()]
  return formatDate(calendarDate(year, month, day), 'ja')
}

/**
 * The address of a formula that no value was saved with, as programs write that never calculate.
 */
function findUnvaluedFormula(sheet: Sheet): string | null {
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined || cell.value !== null) continue
    const [row, column] = key.split(',').map(Number)
    return `${columnLetters(column ?? 0)}${(row ?? 0) + 1}`
  }
  return null
}

function columnLetters(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

function refuseFormula(sheet: string, address: string): Refused {
  return refuse(
    'plan_formula_without_value',
    `「${sheet}」シートの${address}は数式で、計算結果が保存されていません。Excelで開いて保存し直すか、値に置き換えてください。`,
    `Cell ${address} of sheet "${sheet}" is a formula without a saved value. Open the file in Excel and save it again, or replace the formula by its value.`,
  )
}
