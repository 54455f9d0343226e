/**
 * The columns of a sheet of records and the headings they are known by. The same table stands, for
 * people, in docs/reference/fact-sheets.md; a test holds the two together.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldForMatching } from '../../kit/text.ts'

/** One column: the headings that name it, the first of each language being the usual one. */
export type Column = {
  readonly ja: readonly [string, ...(readonly string[])]
  readonly en: readonly [string, ...(readonly string[])]
  readonly required: boolean
}

/** Every column by its key, in the order in which a sheet usually has them. */
export const factColumns = {
  record: { ja: ['記録番号', '記録ID'], en: ['record', 'record number'], required: false },
  line: {
    ja: ['事業番号', '事業', '事業コード'],
    en: ['line', 'programme', 'program'],
    required: true,
  },
  occurredOn: {
    ja: ['日付', '実施日', '年月日', '発生日'],
    en: ['occurred_on', 'date'],
    required: true,
  },
  partyType: { ja: ['対象者の種別', '種別', '対象者種別'], en: ['party_type'], required: false },
  partyId: { ja: ['対象者番号', '対象者ID'], en: ['party_id', 'party'], required: false },
  corporateNumber: { ja: ['法人番号'], en: ['corporate_number'], required: false },
  name: { ja: ['名称', '氏名', '企業名', '団体名'], en: ['name'], required: false },
  quantity: { ja: ['数量', '人数', '件数'], en: ['quantity'], required: false },
  unit: { ja: ['単位'], en: ['unit'], required: false },
  tags: { ja: ['タグ', '区分'], en: ['tags', 'tag'], required: false },
  offering: { ja: ['募集', '募集番号', '提供枠'], en: ['offering'], required: false },
  session: { ja: ['日程', '日程番号'], en: ['session'], required: false },
  application: { ja: ['申込', '申込番号', '申請番号'], en: ['application'], required: false },
} as const satisfies Readonly<Record<string, Column>>

export type ColumnKey = keyof typeof factColumns

/** Every column's key. */
export const columnKeys = Object.keys(factColumns) as readonly ColumnKey[]

/** Where each column stands in a sheet, and what it is called there. */
export type Heading = { readonly at: number; readonly text: string }

/** The columns that a sheet has, how many it has in all, and the headings that name none. */
export type Headings = {
  readonly columns: ReadonlyMap<ColumnKey, Heading>
  readonly width: number
  readonly unknown: readonly string[]
}

/**
 * Reads the first row of a sheet. Order, width, case and spaces do not matter. Refuses where a
 * required column is missing or a column stands twice.
 */
export function readHeadings(cells: readonly string[]): Result<Headings> {
  const columns = new Map<ColumnKey, Heading>()
  const unknown: string[] = []
  for (const [at, cell] of cells.entries()) {
    const text = cell.trim()
    const key = columnsByHeading.get(headingKey(text))
    const earlier = key && columns.get(key)
    if (earlier) return refuseTwice(earlier.text, text)
    if (key) columns.set(key, { at, text })
    else if (text !== '') unknown.push(text)
  }
  const missing = columnKeys.filter((key) => factColumns[key].required && !columns.has(key))
  if (missing.length > 0) return refuseMissing(missing, cells)
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

const columnsByHeading: ReadonlyMap<string, ColumnKey> = new Map(
  columnKeys.flatMap((key) => {
    const { ja, en }: Column = factColumns[key]
    return [...ja, ...en].map((heading) => [headingKey(heading), key] as const)
  }),
)

function refuseTwice(one: string, other: string): Result<Headings> {
  return refuse(
    'heading_stands_twice',
    `「${one}」と「${other}」は同じ列を指します。どちらかを消すか、見出しを変えてください。`,
    `"${one}" and "${other}" name the same column. Remove one of them, or rename it.`,
  )
}

function refuseMissing(missing: readonly ColumnKey[], cells: readonly string[]): Result<Headings> {
  const found = cells
    .map((cell) => cell.trim().slice(0, 50))
    .filter((cell) => cell !== '')
    .slice(0, 30)
  const [lackingJa, knownJa] = [missing, columnKeys].map((keys) =>
    keys.map((key) => factColumns[key].ja[0]).join('、'),
  )
  const [lackingEn, knownEn] = [missing, columnKeys].map((keys) =>
    keys.map((key) => factColumns[key].en[0]).join(', '),
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
