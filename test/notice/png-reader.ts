/** Reads the PNG pictures that the program writes, by the standard and not by its writer. */
import { crc32, inflateSync } from 'node:zlib'
import { check } from '../../src/kit/check.ts'

export type Picture = {
  readonly width: number
  readonly height: number
  /** Whether the pixel is black. */
  readonly isBlack: (x: number, y: number) => boolean
}

/** Reads a picture of one bit a pixel; checks its checksums and its header. */
export function readPng(png: Buffer): Picture {
  check(png.subarray(0, 8).toString('hex') === '89504e470d0a1a0a', 'it is a PNG')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    const checksum = png.readUInt32BE(at + 8 + length)
    check(checksum === crc32(png.subarray(at + 4, at + 8 + length)), `chunk ${type} is whole`)
    chunks.set(type, body)
    at += 12 + length
  }
  check([...chunks.keys()].join() === 'IHDR,IDAT,IEND', 'the chunks stand in their order')
  const header = chunks.get('IHDR') ?? Buffer.alloc(13)
  check(header.subarray(8).toString('hex') === '0100000000', 'one bit, grey, not interlaced')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const stride = 1 + Math.ceil(width / 8)
  const lines = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  check(lines.length === stride * height, 'every line is there')
  const bit = (x: number, y: number) =>
    ((lines[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
  return { width, height, isBlack: (x, y) => bit(x, y) === 0 }
}

/** A picture as the bytes of a canvas: red, green, blue and opacity for each pixel. */
export function canvasOf({ width, height, isBlack }: Picture): Uint8ClampedArray {
  const bytes = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      bytes.set(isBlack(x, y) ? [0, 0, 0, 255] : [255, 255, 255, 255], (y * width + x) * 4)
    }
  }
  return bytes
}
