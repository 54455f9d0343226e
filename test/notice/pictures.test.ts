/** Pictures and QR codes, read by the standard and by a reader of codes. */
import fc from 'fast-check'
import jsQrModule from 'jsqr'
import { describe, expect, it, test } from 'vitest'
import { formatPng, type Squares } from '../../src/formats/png.ts'
import { qrPng, qrSvg } from '../../src/formats/qr.tsx'
import { canvasOf, type Picture, readPng } from './png-reader.ts'

const squares = fc
  .record({ width: fc.integer({ min: 1, max: 20 }), height: fc.integer({ min: 1, max: 20 }) })
  .chain(({ width, height }) =>
    fc.array(fc.array(fc.boolean(), { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  )

/** The middle of every square of a picture. */
function squaresOf(picture: Picture, scale: number): Squares {
  const half = Math.floor(scale / 2)
  return Array.from({ length: picture.height / scale }, (_, y) =>
    Array.from({ length: picture.width / scale }, (_cell, x) =>
      picture.isBlack(x * scale + half, y * scale + half),
    ),
  )
}

describe('a PNG picture', () => {
  it('holds its squares at any scale', () => {
    fc.assert(
      fc.property(squares, fc.integer({ min: 1, max: 9 }), (given, scale) => {
        const picture = readPng(formatPng(given, scale))
        expect(picture.height).toBe(given.length * scale)
        expect(squaresOf(picture, scale)).toEqual(given)
      }),
    )
  })

  it('refuses rows of unequal length, and no rows at all', () => {
    expect(() => formatPng([[true, false], [true]])).toThrow('equally long')
    expect(() => formatPng([])).toThrow('pixels')
  })
})

describe('a QR code', () => {
  test.each([
    'JSK:7KMX39AP',
    'https://example.jp/tickets/7KMX39AP',
    `https://example.jp/t/${'x'.repeat(200)}`,
    '合同企業面接会',
  ])('is read back as %s', (text) => {
    const picture = readPng(qrPng(text))
    const read = readCode(canvasOf(picture), picture.width, picture.height)
    expect(read?.data).toBe(text)
  })

  it('has a quiet border of four modules', () => {
    const picture = readPng(qrPng('JSK:7KMX39AP', 1))
    const border = [0, 1, 2, 3].flatMap((near) =>
      Array.from({ length: picture.width }, (_, along) => [
        picture.isBlack(near, along),
        picture.isBlack(along, near),
        picture.isBlack(picture.width - 1 - near, along),
        picture.isBlack(along, picture.width - 1 - near),
      ]),
    )
    expect(border.flat()).not.toContain(true)
    expect(picture.isBlack(4, 4)).toBe(true)
  })

  it('draws the same modules on a page', () => {
    const picture = readPng(qrPng('JSK:7KMX39AP', 1))
    const drawn = qrSvg('JSK:7KMX39AP', 'x')
    const black = new Set<string>()
    for (const [, x, y, length] of drawn.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let at = 0; at < Number(length); at += 1) black.add(`${Number(x) + at},${y}`)
    }
    const expected = Array.from({ length: picture.width }, (_, y) =>
      Array.from({ length: picture.width }, (_x, x) =>
        picture.isBlack(x, y) ? [`${x},${y}`] : [],
      ),
    )
    expect([...black].toSorted()).toEqual(expected.flat(2).toSorted())
  })

  it('has a name that is read aloud and cannot break out of the picture', () => {
    const drawn = String(qrSvg('x', '入場券 "7" <b>'))
    expect(drawn).toContain('role="img"')
    expect(drawn).toContain('<title>入場券 &quot;7&quot; &lt;b&gt;</title>')
  })
})

const readCode = ('default' in jsQrModule ? jsQrModule.default : jsQrModule) as (
  canvas: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly data: string } | null
