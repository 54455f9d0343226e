/**
 * The row of headings of a sheet: which column stands where. A column is known by its headings in
 * either language; order, width, case, kana, spaces and marks of being required do not matter.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { check } from '../../kit/check.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { foldForMatching } from '../../kit/text.ts'

/** One column: the headings that name it, the first of each language being the usual one. */
export type Column = {
  readonly ja: readonly [string, ...(readonly string[])]
  readonly en: readonly [string, ...(readonly string[])]
  readonly required: boolean
}

/** Every column that a sheet may have, by its key and in the usual order. */
export type Columns<Key extends string> = Readonly<Record<Key, Column>>

/** Where a column stands in a sheet, and what it is called there. */
export type Heading = { readonly at: number; readonly text: string }

/** The columns that a sheet has, how many it has in all, and the headings that name none. */
export type Headings<Key extends string> = {
  readonly columns: ReadonlyMap<Key, Heading>
  readonly width: number
  readonly unknown: readonly string[]
}

/** Reads a row of headings. Refuses where a required column is missing or one stands twice. */
export function readHeadings<Key extends string>(
  cells: readonly string[],
  known: Columns<Key>,
): Result<Headings<Key>> {
  const keys = keysByHeading(known)
  const columns = new Map<Key, Heading>()
  const unknown: string[] = []
  for (const [at, cell] of cells.entries()) {
    const text = cell.trim()
    const key = keys.get(headingKey(text))
    const earlier = key && columns.get(key)
    if (earlier) return refuseTwice(earlier.text, text)
    if (key) columns.set(key, { at, text })
    else if (text !== '') unknown.push(text)
  }
  const missing = keysOf(known).filter((key) => known[key].required && !columns.has(key))
  if (missing.length > 0) return refuseMissing(missing, { known, cells })
  const width = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  return ok({ columns, width, unknown })
}

/** Says which extra columns a sheet has; they are left out. */
export function noteUnknown(unknown: readonly string[]): Bilingual {
  const shown = unknown.slice(0, 20).map((text) => text.slice(0, 50))
  return {
    ja: `次の列は取り込みません: ${shown.join('、')}。`,
    en: `These columns are not imported: ${shown.join(', ')}.`,
  }
}

/** A mark of being required, (必須) or *, is no part of a heading. */
function headingKey(text: string): string {
  return foldForMatching(text).replaceAll(/[([]?(?:必須|required)[)\]]?|[\s_*※-]/g, '')
}

function keysByHeading<Key extends string>(known: Columns<Key>): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>()
  for (const key of keysOf(known)) {
    for (const heading of [...known[key].ja, ...known[key].en]) {
      const folded = headingKey(heading)
      const other = keys.get(folded)
      check(other === undefined || other === key, `the heading "${heading}" names two columns`)
      keys.set(folded, key)
    }
  }
  return keys
}

const keysOf = <Key extends string>(known: Columns<Key>): readonly Key[] =>
  Object.keys(known) as Key[]

function refuseTwice(one: string, other: string): Refused {
  return refuse(
    'heading_stands_twice',
    `「${one}」と「${other}」は同じ列を指します。どちらかを消すか、見出しを変えてください。`,
    `"${one}" and "${other}" name the same column. Remove one of them, or rename it.`,
  )
}

function refuseMissing<Key extends string>(
  missing: readonly Key[],
  { known, cells }: { readonly known: Columns<Key>; readonly cells: readonly string[] },
): Refused {
  const found = cells
    .map((cell) => cell.trim().slice(0, 50))
    .filter((cell) => cell !== '')
    .slice(0, 30)
  const [lackingJa, knownJa] = [missing, keysOf(known)].map((keys) =>
    keys.map((key) => known[key].ja[0]).join('、'),
  )
  const [lackingEn, knownEn] = [missing, keysOf(known)].map((keys) =>
    keys.map((key) => known[key].en[0]).join(', '),
  )
  const [foundJa, foundEn] = [found.join('、'), found.join(', ')]
  return refuse(
    'required_columns_missing',
    `必須の列「${lackingJa}」が見つかりません。最初の行に見出しを置いてください。` +
      `使える見出し: ${knownJa}。見つかった見出し: ${foundJa}。`,
    `The required column "${lackingEn}" is missing. The first row must hold headings. ` +
      `Known: ${knownEn}. Found: ${foundEn}.`,
  )
}
