/**
 * What a file is, seen from its bytes. Neither the browser's word for it nor the file's name is
 * believed; the name only tells CSV from other plain text, which look alike.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { listZipNames } from './zip-names.ts'

/** The types of files that may be handed in. */
export const mediaTypes = {
  pdf: { media: 'application/pdf', label: { ja: 'PDF', en: 'PDF' }, endings: ['pdf'] },
  jpeg: {
    media: 'image/jpeg',
    label: { ja: '写真（JPEG）', en: 'photograph (JPEG)' },
    endings: ['jpg', 'jpeg'],
  },
  png: { media: 'image/png', label: { ja: '画像（PNG）', en: 'picture (PNG)' }, endings: ['png'] },
  heic: {
    media: 'image/heic',
    label: { ja: '写真（HEIC）', en: 'photograph (HEIC)' },
    endings: ['heic', 'heif'],
  },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: { ja: 'Word文書（.docx）', en: 'Word document (.docx)' },
    endings: ['docx'],
  },
  xlsx: {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: { ja: 'Excelブック（.xlsx）', en: 'Excel workbook (.xlsx)' },
    endings: ['xlsx'],
  },
  csv: { media: 'text/csv', label: { ja: 'CSV', en: 'CSV' }, endings: ['csv'] },
  txt: { media: 'text/plain', label: { ja: 'テキスト', en: 'plain text' }, endings: ['txt'] },
} as const satisfies Readonly<
  Record<string, { media: string; label: Bilingual; endings: readonly string[] }>
>

export type MediaType = keyof typeof mediaTypes

/** The names of the types. */
export const mediaTypeNames = Object.keys(mediaTypes) as readonly MediaType[]

/** A type that may be handed in, or another one in words. */
export type Sniffed =
  | { readonly known: true; readonly type: MediaType }
  | { readonly known: false; readonly what: Bilingual }

/**
 * Looks at a file's bytes. Macros, passwords and the old Office formats make a file another one
 * than its ending says.
 * @param name the file's name, which need not be right
 */
export function sniffMediaType(bytes: Uint8Array, name: string): Sniffed {
  if (bytes.length === 0) return foreign('空のファイル', 'an empty file')
  if (startsWith(bytes, [0x50, 0x4b])) return sniffZip(bytes)
  const start = starts.find((each) => startsWith(bytes, each.bytes))
  if (start) return start.is
  if (isHeic(bytes)) return known('heic')
  // Some scanners put their own lines before the header (ISO 32000-1, implementation note 13).
  if (indexOf(bytes, pdfHeader, 1024) >= 0) return known('pdf')
  return sniffText(bytes, name)
}

const known = (type: MediaType): Sniffed => ({ known: true, type })
const foreign = (ja: string, en: string): Sniffed => ({ known: false, what: { ja, en } })

const pdfHeader = [0x25, 0x50, 0x44, 0x46, 0x2d]

const starts: readonly { readonly bytes: readonly number[]; readonly is: Sniffed }[] = [
  { bytes: pdfHeader, is: known('pdf') },
  { bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], is: known('png') },
  { bytes: [0xff, 0xd8, 0xff], is: known('jpeg') },
  { bytes: [0x47, 0x49, 0x46, 0x38], is: foreign('GIF画像', 'a GIF picture') },
  { bytes: [0x49, 0x49, 0x2a, 0x00], is: foreign('TIFF画像', 'a TIFF picture') },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], is: foreign('TIFF画像', 'a TIFF picture') },
  { bytes: [0x4d, 0x5a], is: foreign('プログラム', 'a program') },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], is: foreign('プログラム', 'a program') },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    is: foreign(
      '古い形式（.xls、.doc）またはパスワード付きのOfficeファイル',
      'an Office file of the old format (.xls, .doc) or with a password',
    ),
  },
]

/** Office files are archives; what they are shows in the names of their entries. */
function sniffZip(bytes: Uint8Array): Sniffed {
  const names = listZipNames(bytes)
  if (names === null) {
    return foreign('壊れたZIPまたはOfficeファイル', 'a broken zip or Office file')
  }
  if (names.some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name))) {
    return foreign('マクロ付きのOfficeファイル', 'an Office file with macros')
  }
  if (names.includes('[Content_Types].xml')) {
    if (names.includes('xl/workbook.xml')) return known('xlsx')
    if (names.includes('word/document.xml')) return known('docx')
  }
  return foreign('ZIPなど別の種類のファイル', 'a zip or another kind of file')
}

/** ISO 14496-12: a box "ftyp" at 4, its major brand at 8. */
function isHeic(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(4, 12))
  return /^ftyp(?:heic|heix|heim|heis|hevc|mif1|msf1)$/.test(head)
}

/** Text has no zero bytes and reads as UTF-8, as UTF-16 with its mark, or as Shift_JIS. */
function sniffText(bytes: Uint8Array, name: string): Sniffed {
  const text = decode(bytes)
  if (text === null) return foreign('種類の分からないファイル', 'a file of an unknown kind')
  if (/^\s*<(?:!doctype|html|svg|\?xml|script)/i.test(text.slice(0, 1024))) {
    return foreign('WebページまたはXML', 'a web page or XML')
  }
  return known(/\.csv$/i.test(name) ? 'csv' : 'txt')
}

function decode(bytes: Uint8Array): string | null {
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  const labels = isUtf16 ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'shift_jis']
  for (const label of labels) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes)
      if (!/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text)) return text
    } catch {
      // Not in this encoding; the next one may fit.
    }
  }
  return null
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

function indexOf(bytes: Uint8Array, wanted: readonly number[], within: number): number {
  const last = Math.min(within, bytes.length - wanted.length)
  for (let at = 0; at <= last; at += 1) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return at
  }
  return -1
}
