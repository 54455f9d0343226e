/** A row of a sheet as text, before anything is known about its columns. */
import type { RowFault } from '../../domain/fact/record-fault.ts'

/** One row. A row that could not be read as cells has no cells and says why. */
export type SheetRow = {
  /** As a spreadsheet numbers it: the first row is 1, blank rows counted. */
  readonly row: number
  readonly cells: readonly string[]
  readonly faults: readonly RowFault[]
}

/** The faults of a row without any. */
export const noFaults: readonly RowFault[] = []

/** Whether a row has nothing in it but spaces. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}

/** Takes off the spaces around a cell. Most cells have none, which two glances tell. */
export function trim(cell: string): string {
  if (cell === '') return cell
  const isTight = isInk(cell.charCodeAt(0)) && isInk(cell.charCodeAt(cell.length - 1))
  return isTight ? cell : cell.trim()
}

/** Whether a character is surely no space: ASCII but blanks and controls, and CJK. */
function isInk(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code > 0x3000 && code < 0xd800)
}
