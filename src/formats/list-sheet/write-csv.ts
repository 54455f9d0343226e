/** Lists as CSV with CRLF line ends (RFC 4180), in UTF-8 with its mark or in Shift_JIS. */
import { stringify } from 'csv-stringify/sync'
import { guardFormula } from '../sheet/formula-guard.ts'
import { encodeShiftJis } from '../shift-jis.ts'
import { yesNoWords } from './cell-reader.ts'
import type { ListCell } from './column.ts'
import type { WrittenList } from './list.ts'

/** The list in UTF-8. Spreadsheets know it by the mark at its start. */
export async function* formatCsv<Row>(list: WrittenList<Row>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('\uFEFF')
  for await (const lines of csvLines(list)) yield encoder.encode(lines)
}

/** The list in Shift_JIS; or the first character that it lacks, and the line that it stands in. */
export async function formatShiftJisCsv<Row>(
  list: WrittenList<Row>,
): Promise<{ pieces: readonly Uint8Array[] } | { missing: string; line: string }> {
  const pieces: Uint8Array[] = []
  for await (const lines of csvLines(list)) {
    const encoded = encodeShiftJis(lines)
    if (encoded instanceof Uint8Array) pieces.push(encoded)
    else return { missing: encoded.missing, line: lineAround(lines, encoded.at) }
  }
  return { pieces }
}

const rowsAtOnce = 500

/** The list's text, some rows at a time. */
async function* csvLines<Row>(list: WrittenList<Row>): AsyncGenerator<string> {
  const { columns, rows, language } = list
  let waiting: string[][] = [columns.map(({ heading }) => textOf(heading[language], list))]
  for await (const row of rows) {
    waiting.push(columns.map((column) => textOf(column.write(row, language), list)))
    if (waiting.length < rowsAtOnce) continue
    yield linesOf(waiting)
    waiting = []
  }
  yield linesOf(waiting)
}

/** A line break alone needs quotation marks too: readers take it for the row's end. */
const linesOf = (rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : stringify([...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })

/** Only texts can be taken for formulas; a number may well begin with a minus. */
function textOf<Row>(cell: ListCell, { language }: WrittenList<Row>): string {
  if (typeof cell === 'string') return guardFormula(cell.replaceAll(/\r\n?/g, '\n'))
  if (typeof cell === 'boolean') return yesNoWords[cell ? 'yes' : 'no'][language]
  return cell === null ? '' : String(cell)
}

function lineAround(lines: string, at: number): string {
  const start = lines.lastIndexOf('\r\n', at)
  const end = lines.indexOf('\r\n', at)
  return lines.slice(start < 0 ? 0 : start + 2, end < 0 ? lines.length : end)
}
