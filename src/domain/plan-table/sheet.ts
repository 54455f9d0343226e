/**
 * A plan document as rows of cells, whatever file it came from. Rows keep where they stood, so that
 * every finding can point at its place in the file.
 */
import type { Bilingual } from '../../kit/bilingual.ts'

/** The part of a file that a row stands in: a sheet of a workbook, or a table of a document. */
export type SheetPart =
  | { readonly kind: 'sheet'; readonly name: string }
  | { readonly kind: 'table'; readonly no: number }

/** Where a row stands. `row` counts from 1, as the file's own program shows it. */
export type RowPlace = { readonly part: SheetPart | null; readonly row: number }

/** One row: its cells from the left. Cells covered by a merged cell are empty texts. */
export type PlanRow = { readonly cells: readonly string[]; readonly place: RowPlace }

/** Every row of a file, in order, blank rows included. */
export type PlanSheet = { readonly rows: readonly PlanRow[] }

/** A place as people say it: 「計画」シートの12行目, or row 12 of sheet "計画". */
export function formatPlace({ part, row }: RowPlace): Bilingual {
  if (part === null) return { ja: `${row}行目`, en: `row ${row}` }
  return part.kind === 'sheet'
    ? { ja: `「${part.name}」シートの${row}行目`, en: `row ${row} of sheet "${part.name}"` }
    : { ja: `${part.no}番目の表の${row}行目`, en: `row ${row} of table ${part.no}` }
}
