import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { decodeText } from './encoding.ts'

const text = '番号\t事業名\n1\t一貫支援①　ソフト\n'
const utf16 = (order: 'le' | 'be', mark: string): Uint8Array => {
  const bytes = Buffer.from(mark + text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
const convert = (to: 'SJIS' | 'EUCJP' | 'JIS'): Uint8Array =>
  Uint8Array.from(
    Encoding.convert(Encoding.stringToCode(text.replace('①', '')), { from: 'UNICODE', to }),
  )

describe('decodeText', () => {
  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', utf16('le', '\uFEFF')],
    ['utf-16be', utf16('be', '\uFEFF')],
    ['utf-16le', utf16('le', '')],
    ['utf-16be', utf16('be', '')],
  ])('reads %s', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text, encoding } })
  })

  it('reads Shift_JIS with the characters that Windows added', () => {
    const added = Buffer.from([0x87, 0x40, 0xfb, 0xfc, 0x81, 0x60])
    expect(decodeText(added)).toEqual({ ok: true, value: { text: '①髙～', encoding: 'shift_jis' } })
    const expected = { text: text.replace('①', ''), encoding: 'shift_jis' }
    expect(decodeText(convert('SJIS'))).toEqual({ ok: true, value: expected })
  })

  it('takes half-width katakana for what it is', () => {
    const kana = Buffer.from([0xb6, 0xc5, 0xb1, 0x2c, 0xb2, 0x0a])
    expect(decodeText(kana)).toMatchObject({ ok: true, value: { text: 'ｶﾅｱ,ｲ\n' } })
  })

  test.each([
    ['EUC-JP', convert('EUCJP')],
    ['ISO-2022-JP', convert('JIS')],
    ['UTF-8 cut in a character behind its mark', Buffer.from(`\uFEFF${text}号`).subarray(0, -1)],
    ['half a character of UTF-16', utf16('le', '\uFEFF').subarray(0, -1)],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0, 2, 0, 3, 0])],
  ])('refuses %s', (_, bytes) => {
    expect(decodeText(bytes)).toMatchObject({
      ok: false,
      refusal: { code: 'text_encoding_unknown' },
    })
  })

  it('never throws, and gives back any text it reads in UTF-8 as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = decodeText(bytes)
        if (!read.ok || read.value.encoding !== 'utf-8') return
        const again = new TextEncoder().encode(read.value.text)
        const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
        expect(again).toEqual(marked ? bytes.slice(3) : bytes)
      }),
    )
  })
})
