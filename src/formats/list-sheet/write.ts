/**
 * Lists as spreadsheets: one datum in a cell, one row of headings, dates in the western calendar,
 * blank never meaning zero (Digital Agency, 機械判読可能なデータの表記方法). What is written can be
 * read again by `readListSheet`.
 */
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import type { WrittenList } from './list.ts'
import { formatCsv, formatShiftJisCsv } from './write-csv.ts'
import { formatWorkbook } from './write-workbook.ts'

/** A file to hand out. Its bytes can be taken once. */
export type ListFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/**
 * Writes a list. CSV in UTF-8 and workbooks are written while they are read, so their length does
 * not matter to the memory. Shift_JIS is made as a whole, for it is refused where the list has a
 * character that it lacks: no character is replaced by a guess.
 */
export async function writeListSheet<Row>(list: WrittenList<Row>): Promise<Result<ListFile>> {
  const { format, title } = list
  if (format === 'xlsx') {
    return ok({ name: `${title}.xlsx`, mediaType: workbookType, bytes: formatWorkbook(list) })
  }
  const name = `${title}.csv`
  if (format === 'csv') {
    return ok({ name, mediaType: 'text/csv; charset=utf-8', bytes: formatCsv(list) })
  }
  const written = await formatShiftJisCsv(list)
  if ('missing' in written) return refuseMissing(written.missing, written.line)
  return ok({ name, mediaType: 'text/csv; charset=shift_jis', bytes: inPieces(written.pieces) })
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function* inPieces(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

function refuseMissing(missing: string, line: string): Refused {
  const shown = line.slice(0, 60)
  return refuse(
    'list_has_characters_outside_shift_jis',
    `「${missing}」はShift_JISにない文字です（${shown}）。CSV（UTF-8）かExcelブックを選んでください。`,
    `"${missing}" is not in Shift_JIS (${shown}). Choose CSV in UTF-8 or the Excel workbook.`,
  )
}
