/**
 * Rows that stand beside their columns. Copied tables hold rows whose figures, or whose every cell,
 * lie some columns to the right of the header. Such a row shows itself by cells right of the last
 * header word and by empty cells where the figures should begin. It is laid back only where one
 * distance, and no other, fits every such row of the section.
 */
import { fold } from './cell-text.ts'
import type { Columns, Field } from './header.ts'
import type { PlanRow } from './sheet.ts'

/** From the column of a header word to the column where the row holds it. */
export type Shift = { readonly at: (column: number) => number }

/** A row with its shift, or with the fact that none can be told. */
export type ShiftedRow = { readonly row: PlanRow; readonly shift: Shift | 'unclear' }

/**
 * Finds the shift of each row of a section.
 * @param width the number of cells of the section's widest row, empty ones included
 */
export function alignRows(
  columns: Columns,
  rows: readonly PlanRow[],
  width: number,
): readonly ShiftedRow[] {
  const fits = rows.map((row) => fitsOf(columns, row, width - 1 - columns.last))
  const agreed = {
    tail: intersect(fits.flatMap((fit) => (fit?.part === 'tail' ? [fit.distances] : []))),
    whole: intersect(fits.flatMap((fit) => (fit?.part === 'whole' ? [fit.distances] : []))),
  }
  return rows.map((row, index) => {
    const fit = fits[index]
    if (!fit) return { row, shift: unshifted }
    const [distance, ...others] = agreed[fit.part]
    if (distance === undefined || others.length > 0) return { row, shift: 'unclear' }
    const from = fit.part === 'whole' ? -1 : textEnd(columns)
    return { row, shift: { at: (column) => (column > from ? column + distance : column) } }
  })
}

/** Which part of a row is shifted, and by which distances it could be laid back. */
type Fit = { readonly part: 'tail' | 'whole'; readonly distances: readonly number[] }

const unshifted: Shift = { at: (column) => column }

/** Null where the row stands in its columns, or has stray cells that no shift explains. */
function fitsOf(columns: Columns, row: PlanRow, most: number): Fit | null {
  const filled = row.cells.flatMap((cell, at) => (fold(cell) === '' ? [] : [at]))
  const rightmost = filled.at(-1) ?? -1
  if (rightmost <= columns.last) return null
  const end = textEnd(columns)
  const part = filled.some((at) => at <= end) ? 'tail' : 'whole'
  const shifted = part === 'tail' ? filled.filter((at) => at > end) : filled
  const first = shifted[0] ?? 0
  const distances: number[] = []
  for (let distance = rightmost - columns.last; distance <= most; distance += 1) {
    const fields = shifted.map((at) => fieldAt(columns, at - distance))
    const begins = part === 'tail' ? first - distance > end : isText(fields[0] ?? null)
    if (begins && fields.every((field) => field !== null)) distances.push(distance)
  }
  return distances.length === 0 ? null : { part, distances }
}

/** The last of the columns that hold words (number, name, outline) before the figures begin. */
function textEnd({ at }: Columns): number {
  const figures = [at.get('budget'), at.get('target'), at.get('result'), at.get('unitNote')]
  const firstFigure = Math.min(...figures.filter((column) => column !== undefined))
  const texts = [at.get('no'), at.get('name'), at.get('outline')]
  return Math.max(
    -1,
    ...texts.filter((column) => column !== undefined && column < firstFigure).map(Number),
  )
}

function fieldAt({ at }: Columns, column: number): Field | null {
  for (const [field, place] of at) if (place === column) return field
  return null
}

function isText(field: Field | null): boolean {
  return field === 'name' || field === 'outline' || field === 'no'
}

function intersect(sets: readonly (readonly number[])[]): readonly number[] {
  const [first, ...rest] = sets
  return first?.filter((one) => rest.every((other) => other.includes(one))) ?? []
}
