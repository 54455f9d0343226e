/**
 * Quantities as plans and reports state them: a number with its unit, its basis (延べ or 実), its
 * time, and how exactly it is meant. The text that a source printed is never changed and never
 * guessed from: a cell is in one of six states that stay apart.
 */
import { foldForMatching, foldWidth } from '../kit/text.ts'

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

/**
 * Units that count the same thing under several names. 者 and 事業者 are not 社, and 事業所 is not
 * か所: which party is meant differs.
 */
const sameUnits: readonly ReadonlySet<string>[] = [
  ['人', '名', '名様'],
  ['社', '企業'],
  ['か所', 'カ所', 'ヵ所', 'ヶ所', 'ケ所', '箇所', '個所'],
  ['か国', 'カ国', 'ヵ国', 'ヶ国', 'ケ国', '箇国'],
  ['pv', 'ページビュー'],
  ['dl', 'ダウンロード'],
  ['%', 'パーセント'],
  ['㎡', 'm2', 'm²', '平米', '平方メートル'],
  ['km', '㎞', 'キロメートル'],
  ['kg', '㎏', 'キログラム'],
  ['t', 'トン'],
  ['ha', 'ヘクタール'],
].map((names) => new Set(names))

/** Whether two units count the same thing. A missing unit agrees with nothing. */
export function sameUnit(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false
  const [left, right] = [unitKey(one), unitKey(other)]
  return left === right || sameUnits.some((units) => units.has(left) && units.has(right))
}

/** Whether two quantities say the same, label and marker included; width and 人/名 do not matter. */
function sameQuantity(one: Quantity, other: Quantity): boolean {
  return (
    one.value === other.value &&
    (one.unit === other.unit || sameUnit(one.unit, other.unit)) &&
    one.basis === other.basis &&
    one.time === other.time &&
    one.approximate === other.approximate &&
    one.atLeast === other.atLeast &&
    textKey(one.label) === textKey(other.label) &&
    textKey(one.marker) === textKey(other.marker)
  )
}

/**
 * Whether two cells say the same, however they are printed. What was not understood cannot be said
 * to mean the same unless it reads the same, so `unread` is compared too; the ※ of a note is not.
 */
export function sameMeaning(one: Cell, other: Cell): boolean {
  return (
    one.state === other.state &&
    allAgree(one.quantities, other.quantities, sameQuantity) &&
    allAgree(one.unread, other.unread, (left, right) => noteKey(left) === noteKey(right))
  )
}

function allAgree<T>(
  ones: readonly T[],
  others: readonly T[],
  agree: (one: T, other: T) => boolean,
): boolean {
  return (
    ones.length === others.length &&
    ones.every((one, index) => {
      const other = others[index]
      return other !== undefined && agree(one, other)
    })
  )
}

const unitKey = (unit: string): string => foldWidth(unit).text.toLowerCase()
const textKey = (text: string | null): string | null => text && foldForMatching(text)
const noteKey = (piece: string): string =>
  foldForMatching(piece.replace(/\s+/gu, ' ')).replace(/^[※\s]+/u, '')
