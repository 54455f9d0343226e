/**
 * Quantities as plans and reports state them: a number with its unit, its basis (延べ or 実), its
 * time, and how exactly it is meant. The text that a source printed is never changed and never
 * guessed from: a cell is in one of six states that stay apart.
 */

/** 延べ (entries counted) or 実 (distinct parties counted). Never interchangeable. */
export type Basis = 'total' | 'unique'

/** 累計, 〜現在, 月間 and 年間. */
export type QuantityTime = 'cumulative' | 'as-of' | 'monthly' | 'yearly'

/** One quantity inside a cell. Absent is null. Money is in yen, with the unit 円. */
export type Quantity = {
  /** The enumeration mark in front of it, as printed: ①, (1). */
  readonly marker: string | null
  /** What the cell says it is: 企業訪問, トライアル雇用. */
  readonly label: string | null
  readonly value: number
  readonly unit: string | null
  readonly basis: Basis | null
  readonly time: QuantityTime | null
  /** 約: the source gives it in round figures. */
  readonly approximate: boolean
  /** 以上: the source gives a lower bound. */
  readonly atLeast: boolean
}

/** A blank is never a zero; 集計中 is not －; words are kept as words. */
export type CellState = 'number' | 'zero' | 'not-applicable' | 'not-yet-known' | 'words' | 'blank'

/** A cell as it was read. `unread` holds what stands in it and was not understood. */
export type Cell = {
  /** The original, untouched. */
  readonly text: string
  readonly state: CellState
  readonly quantities: readonly Quantity[]
  readonly unread: readonly string[]
}

/** Units that count the same thing under two names: persons are 人 or 名. */
const sameUnits: readonly ReadonlySet<string>[] = [new Set(['人', '名']), new Set(['社', '企業'])]

/** Whether two units count the same thing. A missing unit agrees with nothing. */
export function sameUnit(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false
  return one === other || sameUnits.some((units) => units.has(one) && units.has(other))
}
