/** Plan tables written to files, as other programs would write them, for the readers to read. */
import { crc32 } from 'node:zlib'
import { stringify } from 'csv-stringify/sync'
import Encoding from 'encoding-japanese'
import { type CellValue, type MergeRange, writeXlsx } from 'hucre/xlsx'

/** Rows of cells, as in the published text. */
export type Rows = readonly (readonly string[])[]

/** The rows of tab-separated text. */
export function rowsOfText(text: string): Rows {
  return text.split('\n').map((line) => line.split('\t'))
}

/** CSV in UTF-8. */
export function toCsv(rows: Rows): Uint8Array {
  return new TextEncoder().encode(csvText(rows))
}

/** CSV in Shift_JIS, with the dash that Windows writes for —, which Shift_JIS lacks. */
export function toShiftJis(rows: Rows): Uint8Array {
  const text = csvText(rows).replaceAll('—', '―')
  return Uint8Array.from(
    Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'SJIS' }),
  )
}

/** Text in UTF-16 of either order, with or without its mark. */
export function toUtf16(text: string, order: 'le' | 'be', marked: boolean): Uint8Array {
  const bytes = Buffer.from((marked ? '\uFEFF' : '') + text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** A workbook of one sheet. */
export async function toXlsx(rows: Rows, merges: readonly MergeRange[] = []): Promise<Uint8Array> {
  const values = rows.map((row): CellValue[] => row.map((cell) => (cell === '' ? null : cell)))
  return await writeXlsx({ sheets: [{ name: '計画', rows: values, merges: [...merges] }] })
}

/** A cell of a Word table: how many columns it spans, and its part in a vertical merge. */
export type WordCell = {
  readonly text: string
  readonly across?: number
  readonly down?: 'starts' | 'goes-on'
}

/** A Word document: paragraphs are texts, tables are rows of cells. */
export function toDocx(blocks: readonly (string | readonly (readonly WordCell[])[])[]): Uint8Array {
  const body = blocks
    .map((block) => (typeof block === 'string' ? paragraph(block) : wordTable(block)))
    .join('')
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  return toZip([
    [
      '[Content_Types].xml',
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ],
  ])
}

/** A zip of uncompressed parts (APPNOTE 4.3). */
export function toZip(parts: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, text] of parts) {
    const [path, content] = [Buffer.from(name), Buffer.from(text)]
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(content.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, path, content])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, rest, path]))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, central, Buffer.from('PK\u0005\u0006'), end])
}

const csvText = (rows: Rows): string => stringify(rows.map((row) => [...row]))

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const paragraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`

function wordTable(rows: readonly (readonly WordCell[])[]): string {
  const lines = rows.map((row) => `<w:tr>${row.map(wordCell).join('')}</w:tr>`)
  return `<w:tbl>${lines.join('')}</w:tbl>`
}

function wordCell({ text, across, down }: WordCell): string {
  const span = across === undefined ? '' : `<w:gridSpan w:val="${across}"/>`
  const merge = down === 'starts' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
  const properties = `<w:tcPr>${span}${down === undefined ? '' : merge}</w:tcPr>`
  return `<w:tc>${properties}${text.split('\n').map(paragraph).join('')}</w:tc>`
}
