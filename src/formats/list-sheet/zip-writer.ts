/**
 * An archive written part by part, while the parts are being made (APPNOTE 6.3.10). Sizes and
 * checksums follow each part. All dates are the format's first day: the same parts, the same bytes.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { check } from '../../kit/check.ts'

/** A part: its name in ASCII, and its text, some at a time. */
export type ZipPart = {
  readonly name: string
  readonly text: AsyncIterable<string> | Iterable<string>
}

/** The bytes of an archive of these parts. */
export async function* zipParts(parts: readonly ZipPart[]): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = []
  let offset = 0
  for (const { name, text } of parts) {
    const entry: Entry = { name, offset, crc: 0, packed: 0, unpacked: 0 }
    for await (const piece of writePart(entry, text)) {
      offset += piece.length
      yield piece
    }
    entries.push(entry)
  }
  const directory = Buffer.concat(entries.map(directoryRecord))
  check(offset + directory.length < 2 ** 32, 'the archive has a place for everything')
  yield directory
  yield endRecord(entries.length, directory.length, offset)
}

type Entry = {
  readonly name: string
  readonly offset: number
  crc: number
  packed: number
  unpacked: number
}

async function* writePart(entry: Entry, text: ZipPart['text']): AsyncGenerator<Uint8Array> {
  yield Buffer.concat([record(0x04034b50, commonFields(entry, false)), Buffer.from(entry.name)])
  const deflate = createDeflateRaw()
  const feeding = pipeline(Readable.from(measured(entry, text)), deflate)
  // Whoever stops taking bytes ends the feeding early, and is told by the loop below or not at all.
  feeding.catch(() => {})
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    entry.packed += piece.length
    yield piece
  }
  await feeding
  check(entry.unpacked < 2 ** 32, 'the part has a place for its length')
  yield record(0x08074b50, [
    [entry.crc, 4],
    [entry.packed, 4],
    [entry.unpacked, 4],
  ])
}

/** Pieces of this many characters are worth packing. */
const pieceLength = 1 << 16

/** The text as bytes in larger pieces, counted on their way. */
async function* measured(entry: Entry, text: ZipPart['text']): AsyncGenerator<Buffer> {
  let waiting: string[] = []
  let length = 0
  const take = (): Buffer => {
    const bytes = Buffer.from(waiting.join(''))
    entry.crc = crc32(bytes, entry.crc)
    entry.unpacked += bytes.length
    waiting = []
    length = 0
    return bytes
  }
  for await (const each of text) {
    waiting.push(each)
    length += each.length
    if (length >= pieceLength) yield take()
  }
  if (length > 0) yield take()
}

type Field = readonly [value: number, bytes: 2 | 4]

/** Version 2.0; a descriptor after the data, names in UTF-8; deflated; 1980-01-01, midnight. */
function commonFields({ name, crc, packed, unpacked }: Entry, isKnown: boolean): readonly Field[] {
  return [
    [20, 2],
    [0x0808, 2],
    [8, 2],
    [0, 2],
    [0x21, 2],
    [isKnown ? crc : 0, 4],
    [isKnown ? packed : 0, 4],
    [isKnown ? unpacked : 0, 4],
    [name.length, 2],
    [0, 2],
  ]
}

function directoryRecord(entry: Entry): Buffer {
  const fields: readonly Field[] = [
    [20, 2],
    ...commonFields(entry, true),
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [entry.offset, 4],
  ]
  return Buffer.concat([record(0x02014b50, fields), Buffer.from(entry.name)])
}

function endRecord(count: number, length: number, offset: number): Buffer {
  return record(0x06054b50, [
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [length, 4],
    [offset, 4],
    [0, 2],
  ])
}

function record(signature: number, fields: readonly Field[]): Buffer {
  const all: readonly Field[] = [[signature, 4], ...fields]
  const bytes = Buffer.alloc(all.reduce((length, [, size]) => length + size, 0))
  let at = 0
  for (const [value, size] of all) at = bytes.writeUIntLE(value, at, size)
  return bytes
}
