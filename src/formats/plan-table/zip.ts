/**
 * The parts of a zipped file, unpacked within bounds before any reader sees them. Sizes written
 * in a zip can lie, so inflating itself stops at the bound.
 */
import { inflateRawSync } from 'node:zlib'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { maxParts, maxUnpackedBytes, refuseTooLarge } from './limits.ts'

/** A zipped file: its bytes as they came, for the reader, and its parts by name. */
export type ZippedFile = {
  readonly bytes: Uint8Array
  readonly parts: ReadonlyMap<string, Uint8Array>
}

/** Unpacks a zip. Refuses one that is broken, encrypted, or too large unpacked. */
export function unzip(bytes: Uint8Array): Result<ZippedFile> {
  const entries = listEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (entries === null) return refuseBroken()
  if (entries.length > maxParts) return refuseTooLarge()
  const parts = new Map<string, Uint8Array>()
  let left = maxUnpackedBytes
  for (const entry of entries) {
    const part = unpack(entry, left)
    if (part === 'broken') return refuseBroken()
    if (part === 'too-large') return refuseTooLarge()
    left -= part.length
    parts.set(entry.name, part)
  }
  return ok({ bytes, parts })
}

/** The refusal for a zipped file that cannot be opened. */
export function refuseBroken(): Refused {
  return refuse(
    'plan_file_broken',
    'ファイルが壊れていて開けません。元のソフトで開いて保存し直してから、もう一度選んでください。',
    'The file is broken and cannot be opened. Open it in its own program, save it again and choose it once more.',
  )
}

type Entry = {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packed: Buffer
}

const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50

/**
 * APPNOTE 4.3.12 and 4.3.16. Null where the structure does not hold; zip64 is not for such files.
 */
function listEntries(zip: Buffer): readonly Entry[] | null {
  const end = findEnd(zip)
  if (end < 0) return null
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  const entries: Entry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== centralSignature) return null
    const entry = readEntry(zip, at)
    if (entry === null) return null
    entries.push(entry)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(zip: Buffer): number {
  const earliest = Math.max(0, zip.length - 22 - 0xffff)
  for (let at = zip.length - 22; at >= earliest; at -= 1) {
    if (zip.readUInt32LE(at) === endSignature) return at
  }
  return -1
}

function readEntry(zip: Buffer, at: number): Entry | null {
  const packedSize = zip.readUInt32LE(at + 20)
  const local = zip.readUInt32LE(at + 42)
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== localSignature) return null
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  if (start + packedSize > zip.length) return null
  return {
    name: zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)),
    method: zip.readUInt16LE(at + 10),
    encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    packed: zip.subarray(start, start + packedSize),
  }
}

function unpack(entry: Entry, most: number): Uint8Array | 'broken' | 'too-large' {
  if (entry.encrypted) return 'broken'
  if (entry.method === 0) return entry.packed.length > most ? 'too-large' : entry.packed
  if (entry.method !== 8) return 'broken'
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : 'broken'
  }
}
