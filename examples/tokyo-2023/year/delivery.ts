/**
 * The vocabulary of the year's tables: what was delivered under a line of the plan, step by step,
 * and what went wrong in the records of it. A step says how its records stand in the end; the
 * traps say what else came in and how it was put right, so they never change the final count.
 */
import type { FactKind } from '../../../src/domain/fact/kind.ts'
import type { Tag } from '../../../src/domain/fact/definition.ts'
import type { PoolName } from './roster.ts'

/** `count` days, evenly from one day to another, moved off weekends unless it says otherwise. */
export type Span = {
  readonly from: string
  readonly to: string
  readonly count: number
  readonly weekends?: boolean
}

/** How much of the year one sheet holds. */
export type Cadence = 'month' | 'half' | 'year'

/** What goes wrong in the records of a step, each in a number of records unless said otherwise. */
export type Traps = {
  /** Entered a second time under another record number, and taken back. */
  readonly doubled?: number
  /** Entered under this line though it belongs to another, and taken back. */
  readonly astray?: number
  /** Dated within the year though it happened before it: taken back, and entered as it was. */
  readonly misdated?: number
  /** Entered, then called off by the party itself, and taken back. */
  readonly cancelled?: number
  /** Dated just before the year. */
  readonly before?: number
  /** Dated just after the year. */
  readonly after?: number
  /** Parties that come a second time under another spelling or number, and are merged. */
  readonly split?: number
  /** The first of the split parties comes a third time, under a third spelling. */
  readonly chain?: boolean
  /** Two different parties are merged by mistake, and parted again. */
  readonly wrongMerge?: boolean
  /** One sheet is sent with its columns slid, taken back as a whole, and sent again right. */
  readonly slid?: boolean
  /** Each sheet repeats the records of the sheet before it. */
  readonly repeating?: boolean
  /** Parties whose only record comes after the first edition. */
  readonly late?: number
  /** Records that are found wrong, and taken back, only after the first edition. */
  readonly foundLate?: number
  /** Split parties that are merged only after the first edition. */
  readonly lateSplit?: number
}

/** One kind of record of a line. The parties are the first `reach` of the line's roster. */
export type Step = {
  readonly kind: FactKind
  readonly tags?: readonly Tag[]
  /** The offering that delivers it (see offerings/); the one with the line's code where absent. */
  readonly at?: string
  readonly who?: PoolName
  /** The step's own days, where they are not those of the line. */
  readonly days?: Span
  /** Days after the line's day (before it where negative). */
  readonly lag?: number
  /** Distinct parties that stand in the end; 0 for kinds without a party. */
  readonly reach: number
  /** Records that stand in the end, head-counts apart. */
  readonly entries: number
  /** Anonymous head-counts: how many heads in how many records. */
  readonly heads?: { readonly heads: number; readonly records: number }
  /** What the records measure: a total shared out among them, or amounts in turn. */
  readonly measure?:
    | { readonly unit: 'view'; readonly total: number }
    | { readonly unit: 'yen' | 'person'; readonly amounts: readonly number[] }
  /** Where it is absent: each half-year, or once where there are few records. */
  readonly sheets?: Cadence
  readonly traps?: Traps
}

/** The year of one line. */
export type Delivery = {
  readonly line: string
  readonly who: PoolName
  readonly days: Span
  readonly steps: readonly Step[]
}
