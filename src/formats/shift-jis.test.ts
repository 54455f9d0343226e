import Encoding from 'encoding-japanese'
import { describe, expect, it } from 'vitest'
import { decodeText } from './encoding.ts'
import { encodeShiftJis } from './shift-jis.ts'

const hex = (text: string) => {
  const encoded = encodeShiftJis(text)
  return encoded instanceof Uint8Array ? Buffer.from(encoded).toString('hex') : encoded
}

describe('encodeShiftJis', () => {
  /** The codes that NEC selected from IBM's: other encoders write them, Windows does not. */
  const isSelected = (code: string) => /^e[de]../.test(code)

  it('writes every character as another encoder does, but for what NEC selected', () => {
    const differing: string[] = []
    for (let code = 0; code < 0x10000; code++) {
      const character = String.fromCharCode(code)
      const written = hex(character)
      if (typeof written !== 'string' || character === '—') continue
      const other = Encoding.convert([code], { to: 'SJIS', from: 'UNICODE' })
      const expected = Buffer.from(other).toString('hex')
      const isSame = isSelected(expected) ? /^f[abc]../.test(written) : written === expected
      if (!isSame) differing.push(character)
    }
    expect(differing).toEqual([])
  })

  it.each(['山田 太郎', 'ｱｲｳ', '①㈱№', '髙﨑德', '～－∥', 'ABC\\~\r\n', '仡ⅰ纊'])(
    'is read again: %j',
    (text) => {
      const encoded = encodeShiftJis(text)
      expect(encoded).toBeInstanceOf(Uint8Array)
      expect(decodeText(encoded as Uint8Array)).toMatchObject({ ok: true, value: { text } })
    },
  )

  it('takes the two kinds of wave and minus for one', () => {
    expect([hex('〜'), hex('−')]).toEqual([hex('～'), hex('－')])
  })

  it.each([
    ['山𠮷田', '𠮷', 1],
    ['Zoë', 'ë', 2],
    ['\uE000', '\uE000', 0],
  ])('says which character it lacks in %j', (text, missing, at) => {
    expect(encodeShiftJis(text)).toEqual({ missing, at })
  })
})
