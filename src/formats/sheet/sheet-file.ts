/**
 * The bytes of a sheet, in memory or on disk: read through once for their digest and their nature,
 * then again, piece by piece, for their rows.
 */
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { ok, refuse, type Result } from '../../kit/result.ts'

/** A sheet's bytes. They can be read any number of times. */
export type SheetFile = {
  readonly totalBytes: number
  /** How many bytes the latest reading has taken in. */
  bytesRead(): number
  /** Begins a reading. */
  pieces(): AsyncIterable<Uint8Array>
  /** All bytes at once, for formats that are read from their end. */
  whole(): Promise<Uint8Array>
}

/** Where the bytes are. */
export type SheetPlace = { readonly path: string } | { readonly bytes: Uint8Array }

/** What a first reading tells about the bytes. */
export type Survey = {
  readonly digest: string
  readonly isUtf8: boolean
  /** Whether there is a zero byte, which no text has but one in UTF-16. */
  readonly hasZero: boolean
  /** The first bytes, at least {@link sampleLength} of them where there are as many. */
  readonly sample: Uint8Array
}

const pieceLength = 1 << 16
const sampleLength = 1 << 16

/** Opens the bytes. Refuses a path that names no readable file, and an empty file. */
export async function openSheetFile(place: SheetPlace, name: string): Promise<Result<SheetFile>> {
  if ('bytes' in place) {
    return place.bytes.length === 0 ? refuseEmpty(name) : ok(fileOfBytes(place.bytes))
  }
  const size = await sizeOf(place.path, name)
  if (!size.ok) return size
  return size.value === 0 ? refuseEmpty(name) : ok(fileOnDisk(place.path, size.value))
}

/** Reads all bytes once. */
export async function survey(file: SheetFile): Promise<Survey> {
  const hash = createHash('sha256')
  let sample: Uint8Array = new Uint8Array()
  let isText = true
  let hasZero = false
  let rest: Uint8Array = new Uint8Array()
  for await (const piece of file.pieces()) {
    hash.update(piece)
    hasZero ||= piece.includes(0)
    if (sample.length < sampleLength) sample = Buffer.concat([sample, piece])
    if (!isText) continue
    const joined = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const end = lastBoundary(joined)
    isText = isUtf8(joined.subarray(0, end))
    rest = joined.subarray(end)
  }
  return { digest: hash.digest('hex'), isUtf8: isText && isUtf8(rest), hasZero, sample }
}

/** The last place where a UTF-8 character begins: what follows may go on in the next piece. */
function lastBoundary(bytes: Uint8Array): number {
  let end = bytes.length
  const lowest = Math.max(0, end - 4)
  while (end > lowest) {
    end -= 1
    if (((bytes[end] ?? 0) & 0xc0) !== 0x80) return end
  }
  return end
}

function fileOfBytes(bytes: Uint8Array): SheetFile {
  let read = 0
  return {
    totalBytes: bytes.length,
    bytesRead: () => read,
    async *pieces() {
      for (read = 0; read < bytes.length; ) {
        const piece = bytes.subarray(read, read + pieceLength)
        read += piece.length
        yield piece
      }
    },
    whole: async () => bytes,
  }
}

function fileOnDisk(path: string, totalBytes: number): SheetFile {
  let read = 0
  return {
    totalBytes,
    bytesRead: () => read,
    async *pieces() {
      read = 0
      const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: pieceLength })
      for await (const piece of stream) {
        read += piece.length
        yield piece
      }
    },
    async whole() {
      const bytes = await readFile(path)
      read = bytes.length
      return bytes
    },
  }
}

async function sizeOf(path: string, name: string): Promise<Result<number>> {
  try {
    const { size } = await stat(path)
    const handle = await open(path)
    try {
      await handle.read(Buffer.alloc(1))
    } finally {
      await handle.close()
    }
    return ok(size)
  } catch (error) {
    return refuseUnreadable(name, codeOf(error))
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function refuseEmpty(name: string): Result<never> {
  return refuse(
    'sheet_is_empty',
    `「${name}」は空のファイルです。見出しの行と記録の行があるファイルを選んでください。`,
    `"${name}" is an empty file. Choose one with a row of headings and rows of records.`,
  )
}

function refuseUnreadable(name: string, code: string): Result<never> {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refuse(
      'sheet_not_found',
      `「${name}」が見つかりません。ファイルの名前と場所を確かめてください。`,
      `There is no file "${name}". Check its name and its folder.`,
    )
  }
  if (code === 'EISDIR') {
    return refuse(
      'sheet_is_a_folder',
      `「${name}」はフォルダーです。その中のファイルを1つ選んでください。`,
      `"${name}" is a folder. Choose one file in it.`,
    )
  }
  return refuse(
    'sheet_cannot_be_opened',
    `「${name}」を開けません（${code}）。読み取りの権限と、他のプログラムで開いていないかを確かめてください。`,
    `"${name}" cannot be opened (${code}). Check that you may read it and that no program locks it.`,
  )
}
