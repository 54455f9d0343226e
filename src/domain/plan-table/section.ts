/**
 * The rows of a file as sections: a header, repeated on every page, and the rows below it, each
 * laid on the header's columns. What stands before the first header is the preamble.
 */
import { fold, oneLine } from './cell-text.ts'
import { type Columns, type Field, findHeader } from './header.ts'
import type { PlanRow, RowPlace } from './sheet.ts'
import { alignRows } from './shift.ts'

/** A row on the columns of its header. A field that the header lacks is an empty text. */
export type AlignedRow = {
  readonly place: RowPlace
  readonly fields: Readonly<Record<Field, string>>
  /** Every filled cell, in order. */
  readonly filled: readonly string[]
  /** Filled cells that stand under no header word. */
  readonly astray: readonly string[]
  /** The row stands beside the columns and it is not clear by how many. */
  readonly shiftUnclear: boolean
}

/** One header with the rows below it. `place` is the header's. */
export type Section = {
  readonly columns: Columns
  readonly place: RowPlace
  readonly rows: readonly AlignedRow[]
}

/** A whole file. */
export type Sections = {
  readonly preamble: readonly PlanRow[]
  readonly sections: readonly Section[]
}

/** Splits rows at their headers. Blank rows are dropped. */
export function splitSections(rows: readonly PlanRow[]): Sections {
  const filled = rows.filter((row) => row.cells.some((cell) => fold(cell) !== ''))
  const preamble: PlanRow[] = []
  const found: { columns: Columns; rows: PlanRow[]; head: PlanRow }[] = []
  for (let index = 0; index < filled.length; index += 1) {
    const row = filled[index]
    if (!row) continue
    const header = findHeader(filled, index)
    if (header) {
      found.push({ columns: header.columns, rows: [], head: row })
      index += header.height - 1
    } else (found.at(-1)?.rows ?? preamble).push(row)
  }
  const sections = found.map((one) => ({
    columns: one.columns,
    place: one.head.place,
    rows: alignSection(one.columns, one.rows, widthOf(one.head)),
  }))
  return { preamble, sections }
}

/** The filled cells of a row in one line. */
export function rowText(row: PlanRow): string {
  return row.cells.map(oneLine).filter(Boolean).join(' ')
}

const widthOf = (row: PlanRow): number => row.cells.length

function alignSection(
  columns: Columns,
  rows: readonly PlanRow[],
  headWidth: number,
): readonly AlignedRow[] {
  const width = Math.max(headWidth, ...rows.map(widthOf))
  return alignRows(columns, rows, width).map(({ row, shift }) => {
    const fields = { ...blankFields }
    const taken = new Set<number>(shift === 'unclear' ? [] : columns.unread.keys())
    for (const [field, column] of columns.at) {
      const at = shift === 'unclear' ? column : shift.at(column)
      fields[field] = row.cells[at] ?? ''
      taken.add(at)
    }
    const isFilled = (cell: string) => fold(cell) !== ''
    return {
      place: row.place,
      fields,
      filled: row.cells.filter(isFilled).map(oneLine),
      astray: row.cells.filter((cell, at) => !taken.has(at) && isFilled(cell)).map(oneLine),
      shiftUnclear: shift === 'unclear',
    }
  })
}

const blankFields: Readonly<Record<Field, string>> = {
  no: '',
  name: '',
  outline: '',
  budget: '',
  target: '',
  result: '',
  unitNote: '',
}
