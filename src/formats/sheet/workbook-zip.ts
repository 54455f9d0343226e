/**
 * The directory of a workbook's archive, read before anything is unpacked: a small file that would
 * unpack into gigabytes is refused unopened. What an entry unpacks to is held to the size that the
 * directory states for it.
 */
import { createInflateRaw } from 'node:zlib'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'

/** One file in the archive. */
export type ZipEntry = {
  readonly name: string
  readonly isDeflated: boolean
  readonly packedBytes: number
  readonly unpackedBytes: number
  /** Where its local header begins. */
  readonly offset: number
}

/** What a workbook may be at most, and what is said of a larger one. */
export type WorkbookLimits = {
  /** The workbook as it is handed in, packed. */
  readonly fileBytes: number
  /** Any of its sheets, unpacked. */
  readonly sheetBytes: number
  /** Any other part, unpacked: it is held in memory as a whole. */
  readonly partBytes: number
  refuseLarge(): Refused
}

/** Honest sheets pack to a tenth or a twentieth. */
const ratioLimit = 200
const ratioFreeBytes = 32 * 2 ** 20

/** Whether bytes begin as archives do, workbooks among them. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** Lists the archive's entries. Refuses a broken one, and one that unpacks beyond all measure. */
export function readDirectory(
  bytes: Uint8Array,
  limits: WorkbookLimits,
): Result<ReadonlyMap<string, ZipEntry>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return refuseBroken()
  const entries = new Map<string, ZipEntry>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return refuseBroken()
    const nameLength = view.getUint16(at + 28, true)
    const entry = readEntry(view, at, bytes.subarray(at + 46, at + 46 + nameLength))
    if (isTooLarge(entry, limits)) return refuseTooLarge()
    entries.set(entry.name, entry)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return ok(entries)
}

/** Unpacks an entry piece by piece. Throws where it is broken or larger than its directory says. */
export async function* unpack(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const start = entry.offset + 30 + names
  const packed = bytes.subarray(start, start + entry.packedBytes)
  if (!entry.isDeflated) {
    yield packed
    return
  }
  const inflate = createInflateRaw({ chunkSize: 1 << 18 })
  inflate.end(packed)
  let unpacked = 0
  for await (const piece of inflate as AsyncIterable<Uint8Array>) {
    unpacked += piece.length
    if (unpacked > entry.unpackedBytes) throw new RangeError(`${entry.name} is larger than stated`)
    yield piece
  }
}

/** The directory's end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return -1
}

function readEntry(view: DataView, at: number, name: Uint8Array): ZipEntry {
  return {
    name: new TextDecoder().decode(name),
    isDeflated: view.getUint16(at + 10, true) === 8,
    packedBytes: view.getUint32(at + 20, true),
    unpackedBytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
}

/** Sizes past four gigabytes stand elsewhere and show as the largest number here: too large. */
function isTooLarge(entry: ZipEntry, { sheetBytes, partBytes }: WorkbookLimits): boolean {
  const { name, packedBytes, unpackedBytes } = entry
  const limit = name.startsWith('xl/worksheets/') ? sheetBytes : partBytes
  const isRead = /^(?:xl\/(?!media\/)|\[Content_Types\]|_rels\/)/.test(name)
  const isBomb = unpackedBytes > ratioFreeBytes && unpackedBytes > packedBytes * ratioLimit
  return isRead && (unpackedBytes > limit || isBomb)
}

/** Refuses an archive that cannot be read as a workbook. */
export function refuseBroken(): Result<never> {
  return refuse(
    'workbook_is_broken',
    'Excelブックとして読めません。ファイルが壊れているか、途中で切れています。Excelで開いて保存し直してください。',
    'This cannot be read as an Excel workbook: it is broken or cut short. Open it in Excel and save it again.',
  )
}

function refuseTooLarge(): Result<never> {
  return refuse(
    'workbook_unpacks_too_large',
    'このブックは展開すると大きくなりすぎるため開きません。必要なシートだけを新しいブックかCSVに保存してください。',
    'This workbook would unpack to far more than a sheet needs, so it was not opened. Save the sheet alone, as a new workbook or as CSV.',
  )
}
