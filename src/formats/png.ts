/** Pictures of black and white squares as PNG (ISO/IEC 15948): one bit a pixel, in grey. */
import { crc32, deflateSync } from 'node:zlib'
import { check } from '../kit/check.ts'

/** Squares by rows, `true` for black. Every row has the same length. */
export type Squares = readonly (readonly boolean[])[]

/** Writes squares as a picture, each of them `scale` pixels wide and high. */
export function formatPng(squares: Squares, scale = 1): Buffer {
  const width = (squares[0]?.length ?? 0) * scale
  check(width > 0 && Number.isInteger(scale) && scale > 0, 'a picture has pixels')
  check(
    squares.every((row) => row.length * scale === width),
    'the rows of a picture are equally long',
  )
  const rows = squares.flatMap((row) => Array<Buffer>(scale).fill(scanline(row, scale)))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(squares.length * scale, 4)
  // One bit a sample, in grey; deflate, one filter method, not interlaced.
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A row of pixels after its filter byte (none): eight to a byte, 1 for white. */
function scanline(row: readonly boolean[], scale: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil((row.length * scale) / 8))
  for (const [at, isBlack] of row.entries()) {
    if (isBlack) continue
    for (let pixel = at * scale; pixel < (at + 1) * scale; pixel += 1) {
      const byte = 1 + (pixel >> 3)
      line[byte] = (line[byte] ?? 0) | (0x80 >> (pixel & 7))
    }
  }
  return line
}

/** A chunk: its length, its type, what it holds, and a checksum of the last two. */
function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(typed), 4)
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)])
}
