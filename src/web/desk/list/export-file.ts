/** Lists as files: every row of the filter, read slice by slice while the file is written. */
import { type ListFormat, listFormats } from '../../../formats/list-sheet/list.ts'
import type { ListColumn } from '../../../formats/list-sheet/column.ts'
import { writeListSheet } from '../../../formats/list-sheet/write.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { Slice, SliceRequest } from '../../../kit/slice.ts'
import type { PrivateDownload } from '../../personal.ts'
import type { ListLink } from '../../ui/list-links.tsx'

/** Rows that are read at a time. */
const rowsAtOnce = 500

/** What goes into the file of a list. */
export type ExportedList<Row> = {
  readonly title: string
  readonly columns: readonly ListColumn<Row>[]
  readonly language: Language
  readonly query: URLSearchParams
  /** Reads one slice of the list, in a transaction of its own. */
  readonly read: (slice: SliceRequest) => Promise<Slice<Row>>
}

/** Writes the file, in the form that the address asks for; a workbook where it asks for none. */
export async function exportList<Row>(list: ExportedList<Row>): Promise<Result<PrivateDownload>> {
  const { title, columns, language, query, read } = list
  const format = listFormats.find((each) => each === query.get('format')) ?? 'xlsx'
  const written = await writeListSheet({ columns, rows: eachRow(read), format, language, title })
  if (!written.ok) return written
  const { name, mediaType, bytes } = written.value
  return ok({ type: mediaType, saveAs: name, content: piecesOf(bytes) })
}

async function* eachRow<Row>(read: ExportedList<Row>['read']): AsyncGenerator<Row> {
  let at: SliceRequest['at'] = null
  for (;;) {
    const { rows, next } = await read({ at, limit: rowsAtOnce })
    yield* rows
    if (next === null) return
    at = { side: 'after', key: next }
  }
}

async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* bytes
}

/** The links to a list's file in each of its forms; what narrows the list narrows the file. */
export function exportLinks(
  href: string,
  query: URLSearchParams,
  language: Language,
): readonly ListLink[] {
  return listFormats.map((format) => {
    const own = new URLSearchParams(query)
    for (const name of ['after', 'before', 'tick']) own.delete(name)
    own.set('format', format)
    return { href: `${href}?${own.toString()}`, label: labels[language][format], isDownload: true }
  })
}

const labels: Readonly<Record<Language, Readonly<Record<ListFormat, string>>>> = {
  ja: {
    xlsx: 'Excelブックに書き出す',
    csv: 'CSV（UTF-8）に書き出す',
    'csv-sjis': 'CSV（Shift_JIS）に書き出す',
  },
  en: {
    xlsx: 'Export to an Excel workbook',
    csv: 'Export to CSV (UTF-8)',
    'csv-sjis': 'Export to CSV (Shift_JIS)',
  },
}
