/**
 * What a plan table says, before it becomes a plan: its lines in order with their figures as
 * printed. The published result stays in the draft, for findings and for the dry run; it never
 * becomes a figure, since figures are counted.
 */
import type { FiscalYear } from '../fiscal-year.ts'
import type { Cell } from '../quantity.ts'
import type { Field } from './header.ts'
import type { RowPlace } from './sheet.ts'

/** A printed line: a programme or a component. */
export type DraftLine = {
  /** "25" or "25-2". Components are numbered in their order. */
  readonly code: string
  readonly name: string
  /** False where the table prints a sentence and no name. */
  readonly nameStated: boolean
  readonly outline: string
  /** The printed text of the name and the outline together, as a component's cell holds both. */
  readonly text: string
  readonly budget: Cell
  readonly target: Cell
  /** As published. Never a figure of ours. */
  readonly result: Cell
  readonly unitNote: string
  readonly place: RowPlace
}

/** A programme with its components, in their order. */
export type DraftProgramme = DraftLine & {
  readonly no: number
  readonly components: readonly DraftLine[]
}

/** A pillar with its programmes, in their order. */
export type DraftPillar = {
  readonly no: number
  /** Empty where the table has no pillars. */
  readonly name: string
  readonly programmes: readonly DraftProgramme[]
}

/** A row from which nothing was taken. */
export type UnreadRow = {
  readonly place: RowPlace
  readonly text: string
  readonly reason: UnreadReason
}

/** Why nothing was taken from a row. */
export type UnreadReason =
  | 'before_the_table'
  | 'only_one_cell'
  | 'number_unclear'
  | 'no_programme_above'
  | 'a_total'
  | 'shift_unclear'

/** A cell of a line from which something was not taken, because no header word stands over it. */
export type AstrayCell = {
  readonly code: string
  readonly place: RowPlace
  readonly text: string
}

/** A table as it was read: lines, and what was left unread. */
export type PlanDraft = {
  readonly title: string
  /** Null where the table does not say. */
  readonly year: FiscalYear | null
  readonly pillars: readonly DraftPillar[]
  readonly unread: readonly UnreadRow[]
  readonly astray: readonly AstrayCell[]
  /** Header words that are not known, with where the header stands. */
  readonly unreadColumns: readonly { readonly word: string; readonly place: RowPlace }[]
  /** Which fields the table has columns for. */
  readonly fields: ReadonlySet<Field>
}

/** A line with what it belongs to. */
export type PlacedDraftLine = {
  readonly line: DraftLine
  readonly programme: DraftProgramme
  readonly isComponent: boolean
}

/** Every printed line in the order of the table. */
export function linesOfDraft(draft: PlanDraft): readonly PlacedDraftLine[] {
  return draft.pillars.flatMap((pillar) =>
    pillar.programmes.flatMap((programme) => [
      { line: programme, programme, isComponent: false },
      ...programme.components.map((line) => ({ line, programme, isComponent: true })),
    ]),
  )
}
