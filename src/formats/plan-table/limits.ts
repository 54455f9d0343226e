/** What a plan document may be at most, so that no file can take the machine's memory or time. */
import type { PlanRow } from '../../domain/plan-table/sheet.ts'
import { type Refused, refuse } from '../../kit/result.ts'

/** The file as it is handed in. A plan of a few hundred programmes is under one megabyte. */
export const maxFileBytes = 32 * 1024 * 1024

/** Everything in a zipped file (xlsx, docx) together, unpacked. */
export const maxUnpackedBytes = 32 * 1024 * 1024

/** Parts of a zipped file. */
export const maxParts = 2000

/** The text of a Word document, unpacked: it takes a hundred times as much memory as it is long. */
export const maxDocumentBytes = 6 * 1024 * 1024

/** Rows over all sheets, blank ones at a sheet's end aside. */
export const maxRows = 20_000

/** Columns of any row. */
export const maxColumns = 200

/** Characters of a cell. The longest outlines that are published are a tenth of it. */
const maxCellLength = 10_000

/** Cells over all rows. */
const maxCells = 500_000

/** Whether rows are more than a plan has, in any direction. */
export function areTooLarge(rows: readonly PlanRow[]): boolean {
  if (rows.length > maxRows) return true
  let cellCount = 0
  for (const { cells } of rows) {
    cellCount += cells.length
    if (cells.length > maxColumns || cellCount > maxCells) return true
    if (cells.some((cell) => cell.length > maxCellLength)) return true
  }
  return false
}

/** The refusal for a file beyond any of these bounds. */
export function refuseTooLarge(): Refused {
  return refuse(
    'plan_file_too_large',
    'ファイルが大きすぎます。計画の表だけを残してください（2万行、200列、1セル1万字、32MBまで）。',
    'The file is too large. Keep only its plan table: up to 20,000 rows, 200 columns and 32 MB, with 10,000 characters in a cell.',
  )
}
