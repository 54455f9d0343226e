/**
 * The columns of a sheet of records and the headings they are known by. The same table stands, for
 * people, in docs/reference/fact-sheets.md; a test holds the two together.
 */
import type { Result } from '../../kit/result.ts'
import { type Column, type Headings, readHeadings } from '../sheet/heading.ts'

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

/** The headings of a sheet of records. */
export type FactHeadings = Headings<ColumnKey>

/** Reads the first row of a sheet of records, as `readHeadings` says. */
export const readFactHeadings = (cells: readonly string[]): Result<FactHeadings> =>
  readHeadings(cells, factColumns)
