/**
 * What tab-separated text and CSV share: cells between delimiters, quotes around cells with
 * breaks.
 */
import { CsvError, parse } from 'csv-parse/sync'
import type { PlanRow, PlanSheet } from '../../domain/plan-table/sheet.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { areTooLarge, maxRows, refuseTooLarge } from './limits.ts'

/**
 * Reads delimited text. Rows are placed by the line they begin on. Refuses a quote that never
 * closes, and more rows or columns than a plan has.
 */
export function readDelimited(text: string, delimiter: ',' | '\t'): Result<PlanSheet> {
  try {
    const records = parseRecords(text, delimiter)
    const rows = placeRows(records)
    return areTooLarge(rows) ? refuseTooLarge() : ok({ rows })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse(
      'plan_text_quotes_broken',
      `表の引用符（"）が閉じていません（${lineOf(error)}行目付近）。引用符を直してください。`,
      `A quotation mark (") does not close, near line ${lineOf(error)}. Mend the quotation marks.`,
    )
  }
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

function parseRecords(text: string, delimiter: string): readonly Parsed[] {
  return parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    to: maxRows + 1,
  }) as unknown as readonly Parsed[]
}

function placeRows(records: readonly Parsed[]): readonly PlanRow[] {
  let before = 0
  return records.map(({ record, info }) => {
    const row = before + 1
    before = info.lines
    return { cells: record, place: { part: null, row } }
  })
}

const lineOf = (error: CsvError): string =>
  typeof error['lines'] === 'number' ? String(error['lines']) : '?'
