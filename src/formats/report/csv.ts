/**
 * The report as people open it in a spreadsheet: the columns of the official table, one row for
 * each printed line. For programs there is the long form (`long-csv.ts`).
 */
import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../kit/bilingual.ts'
import type { Report } from '../../domain/report.ts'
import { guardFormula } from '../sheet/formula-guard.ts'
import { type OfficialColumn, officialColumns, rowText } from './row-text.ts'

/** Writes the table, in UTF-8 with its mark, which spreadsheets look for, and CRLF line ends. */
export function formatReportCsv(report: Report, language: Language = 'ja'): string {
  const keys = Object.keys(officialColumns) as readonly OfficialColumn[]
  const rows = report.rows.map((row) => {
    const texts = rowText(row, language)
    return keys.map((key) => guardFormula(texts[key]))
  })
  const headings = keys.map((key) => officialColumns[key][language])
  return stringify([headings, ...rows], { bom: true, record_delimiter: '\r\n' })
}
