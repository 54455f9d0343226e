/**
 * The header of a plan table: one or two rows whose words say what each column holds. Bodies word
 * and order their columns differently, so columns are found by word, never by position. The number
 * column alone may be nameless: it then stands directly left of the name.
 */
import { fold } from './cell-text.ts'
import type { PlanRow } from './sheet.ts'

/** What a column can hold. */
export type Field = 'no' | 'name' | 'outline' | 'budget' | 'target' | 'result' | 'unitNote'

/** Where each field stands, counted from 0. */
export type Columns = {
  readonly at: ReadonlyMap<Field, number>
  /** Units that the header states for a whole column: 千円 in 予算（千円）. */
  readonly units: ReadonlyMap<Field, string>
  /** The rightmost column with a header word. */
  readonly last: number
  /** Columns whose word is not known, by position. Nothing is read from them. */
  readonly unread: ReadonlyMap<number, string>
}

/** A header and how many rows it takes. */
export type Header = { readonly columns: Columns; readonly height: 1 | 2 }

/** The header that begins at a row, where there is one. */
export function findHeader(rows: readonly PlanRow[], index: number): Header | null {
  const upper = rows[index]?.cells.map(readWord) ?? []
  if (!upper.some((word) => word.kind !== null)) return null
  const lower = rows[index + 1]?.cells.map(readWord) ?? []
  const two = isSecondRow(upper, lower)
  const columns = mapColumns(upper, two ? lower : [])
  return isPlanHeader(columns) ? { columns, height: two ? 2 : 1 } : null
}

/** The unit that stands for a whole column or table: （単位：千円）. */
export function statedMoneyUnit(text: string): string | null {
  return /単位[:は]?(円|千円|万円|百万円|億円)/.exec(fold(text))?.[1] ?? null
}

type Kind = Field | 'plan-group' | 'result-group' | 'scale'
type Word = { readonly text: string; readonly kind: Kind | null; readonly unit: string | null }

const vocabulary: Readonly<Record<Kind, readonly string[]>> = {
  no: ['no', '番号', '項番', '連番', '通番', '事業番号', '整理番号', '#'],
  name: [
    '重点事業',
    '重点事業名',
    '事業名',
    '事業名称',
    '事業',
    '主な事業',
    '施策名',
    '取組',
    '取組名',
    '事務事業名',
  ],
  outline: ['事業概要', '事業の概要', '概要', '事業内容', '事業の内容', '内容', '取組内容'],
  budget: ['予算', '予算額', '当初予算', '当初予算額', '計画予算', '予算計画', '事業費'],
  target: ['目標', '目標値', '計画規模', '規模計画', '計画値', '目標規模', '計画目標'],
  result: ['実績規模', '規模実績', '実績値'],
  unitNote: ['単位の説明', '単位説明', '単位', '実績単位の説明', '単位の説明実績'],
  'plan-group': ['計画'],
  'result-group': ['実績'],
  scale: ['規模'],
}

const kindOfWord: ReadonlyMap<string, Kind> = new Map(
  Object.entries(vocabulary).flatMap(([kind, words]) =>
    words.map((word): [string, Kind] => [word, kind as Kind]),
  ),
)

/** Headings are short; longer cells are spared the matching. */
const longestWord = 60

const unitAtEnd =
  /[([](?:単位:?)?(円|千円|万円|百万円|億円|人|名|社|件|回|校|団体|事業所|所|本|pv)[)\]]$/

/** Words are matched without their unit, the year in front and the punctuation between. */
function readWord(text: string): Word {
  if (text.length > longestWord) return { text, kind: null, unit: null }
  const folded = fold(text).replaceAll('|', '')
  const unit = unitAtEnd.exec(folded)?.[1] ?? null
  const word = folded
    .replace(unitAtEnd, '')
    .replace(/^(?:(?:令和|平成|r|h)(?:元|\d{1,2})|20\d\d)(?:年度?)?(?:の)?/, '')
    .replaceAll(/[()[\]/_・:、,.-]/g, '')
  return { text: folded, kind: kindOfWord.get(word) ?? null, unit }
}

/** A title (令和5年度 計画) above a header of one row is no upper row: that header stands by itself. */
function isSecondRow(upper: readonly Word[], lower: readonly Word[]): boolean {
  const filled = lower.filter((word) => word.text !== '')
  const grouped = upper.some((word) => word.kind === 'plan-group' || word.kind === 'result-group')
  const isTitle = upper.filter((word) => word.text !== '').length < 2
  if (isTitle || isPlanHeader(mapColumns(lower, []))) return false
  return grouped && filled.length > 0 && filled.every((word) => word.kind !== null)
}

function mapColumns(upper: readonly Word[], lower: readonly Word[]): Columns {
  const at = new Map<Field, number>()
  const units = new Map<Field, string>()
  const unread = new Map<number, string>()
  const scales: number[] = []
  const width = Math.max(upper.length, lower.length)
  let last = -1
  let group: Kind | null = null
  for (let column = 0; column < width; column += 1) {
    const above = upper[column] ?? blankWord
    const below = lower[column] ?? blankWord
    if (above.text !== '') group = above.kind
    const word = below.text === '' ? above : below
    if (word.text === '') continue
    last = column
    const field = fieldOf(word.kind, group)
    if (field === 'scale') scales.push(column)
    else if (field === null || at.has(field)) unread.set(column, word.text)
    else {
      at.set(field, column)
      const unit = word.unit ?? above.unit
      if (unit !== null) units.set(field, unit)
    }
  }
  placeScales(at, scales, unread)
  placeNumbers(at, upper, lower)
  return { at, units, last, unread }
}

const blankWord: Word = { text: '', kind: null, unit: null }

function fieldOf(kind: Kind | null, group: Kind | null): Field | 'scale' | null {
  if (kind === 'plan-group') return 'target'
  if (kind === 'result-group') return 'result'
  if (kind === 'budget' && group === 'result-group') return null
  if (kind !== 'scale') return kind
  if (group === 'plan-group') return 'target'
  return group === 'result-group' ? 'result' : 'scale'
}

/**
 * 規模 alone is the target where the result has a column of its own; two of them are not told
 * apart.
 */
function placeScales(
  at: Map<Field, number>,
  scales: readonly number[],
  unread: Map<number, string>,
): void {
  const [only] = scales
  if (only !== undefined && scales.length === 1 && at.has('result') && !at.has('target')) {
    at.set('target', only)
    return
  }
  for (const column of scales) unread.set(column, '規模')
}

function placeNumbers(
  at: Map<Field, number>,
  upper: readonly Word[],
  lower: readonly Word[],
): void {
  const name = at.get('name')
  if (at.has('no') || name === undefined || name === 0) return
  const left = name - 1
  const nameless = (upper[left]?.text ?? '') === '' && (lower[left]?.text ?? '') === ''
  if (nameless) at.set('no', left)
}

/** A plan names its programmes and says what is planned or reached. */
function isPlanHeader({ at }: Columns): boolean {
  const figures = (['budget', 'target', 'result'] as const).filter((field) => at.has(field))
  return at.has('name') && figures.length > 0 && at.size >= 3
}
