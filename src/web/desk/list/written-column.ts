/** Columns that are only written. */
import { formatMomentCell } from '../../../formats/list-sheet/cell-reader.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import type { Instant } from '../../../kit/calendar.ts'

/** A moment as a cell has it; null stays blank. */
export const momentOf = (moment: Instant | null): string | null =>
  moment && formatMomentCell(moment)

/** A column whose heading says it all. */
export function column<Row>(
  key: string,
  heading: ListColumn<Row>['heading'],
  ...[form, write]: readonly [
    ListColumn<Row>['form'],
    (row: Row) => ReturnType<ListColumn<Row>['write']>,
  ]
): ListColumn<Row> {
  return { key, heading, hint: heading, form, write }
}
