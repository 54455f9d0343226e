/** Rows of a CSV or TSV file, decoded and scanned piece by piece. */
import { ok, refuse, type Result } from '../../kit/result.ts'
import { decodeText, type TextEncoding } from '../encoding.ts'
import { CsvScanner, detectSeparator } from './csv-scanner.ts'
import type { SheetRow } from './row.ts'
import type { SheetFile, Survey } from './sheet-file.ts'

/** Rows in the order of the file, some at a time. Each call reads the file anew. */
export type Rows = () => AsyncIterable<readonly SheetRow[]>

/** Finds out how to read the text. Refuses an unknown encoding, and bytes that are no text. */
export async function openTextRows(file: SheetFile, known: Survey): Promise<Result<Rows>> {
  const found = detectEncoding(known)
  if (!found.ok) return found
  const encoding = found.value
  if (!(await isReadable(file, encoding, known))) return refuseBytes()
  return ok(() => readRows(file, encoding))
}

async function* readRows(
  file: SheetFile,
  encoding: TextEncoding,
): AsyncGenerator<readonly SheetRow[]> {
  const decoder = new TextDecoder(encoding)
  let scanner: CsvScanner | null = null
  for await (const piece of file.pieces()) {
    const text = decoder.decode(piece, { stream: true })
    scanner ??= new CsvScanner(detectSeparator(text))
    yield scanner.push(text)
  }
  if (scanner) yield [...scanner.push(decoder.decode()), ...scanner.end()]
}

/**
 * Bytes that are UTF-8 from the first to the last are UTF-8. Others are judged by their start,
 * which may be cut within a character and is tried at each of the last four bytes.
 */
function detectEncoding({ isUtf8, hasZero, sample }: Survey): Result<TextEncoding> {
  if (isUtf8 && !hasZero) return ok('utf-8')
  for (let cut = 0; cut < 4; cut++) {
    const read = decodeText(sample.subarray(0, sample.length - cut))
    const encoding = read.ok ? read.value.encoding : null
    if (encoding === 'utf-8' && hasMark(sample)) return refuseBytes()
    const isWide = encoding?.startsWith('utf-16') ?? false
    if (hasZero && !isWide) break
    // A start in plain ASCII says nothing about what follows; only Shift_JIS is left.
    if (encoding !== null) return ok(isWide ? encoding : 'shift_jis')
  }
  return hasZero ? refuseJunk() : refuseBytes()
}

/** UTF-8 has been seen to be whole. Others are decoded once before any row is used. */
async function isReadable(
  file: SheetFile,
  encoding: TextEncoding,
  known: Survey,
): Promise<boolean> {
  if (encoding === 'utf-8' && known.isUtf8) return true
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const piece of file.pieces()) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

const hasMark = (bytes: Uint8Array) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

function refuseBytes(): Result<never> {
  return refuse(
    'text_has_broken_characters',
    '文字として読めない部分があります。元の表からUTF-8のCSV（またはExcelブック .xlsx）で保存し直してください。',
    'Part of the file cannot be read as characters. Save the sheet again as CSV in UTF-8, or as .xlsx.',
  )
}

function refuseJunk(): Result<never> {
  return refuse(
    'file_is_no_sheet',
    'CSV、TSV、Excelブック（.xlsx）のいずれでもないファイルです。表をそのいずれかで保存してください。',
    'The file is neither CSV, TSV nor an Excel workbook (.xlsx). Save the sheet as one of them.',
  )
}
