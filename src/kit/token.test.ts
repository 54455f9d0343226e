import { describe, expect, it, test } from 'vitest'
import { foldCode, newCode, newToken } from './token.ts'

describe('newToken', () => {
  it('is 256 bits that no other token has, and stands in an address as it is', () => {
    const tokens = Array.from({ length: 1000 }, newToken)
    expect(new Set(tokens).size).toBe(1000)
    expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true)
  })
})

describe('newCode', () => {
  it('has groups of four', () => {
    expect(newCode(4)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  })
})

describe('foldCode', () => {
  it('leaves a code as it was made', () => {
    const codes = Array.from({ length: 200 }, () => newCode(4))
    expect(codes.map(foldCode)).toEqual(codes)
  })

  test.each([
    ['abcd efgh', 'ABCD-EFGH'],
    ['ＡＢＣＤ－ＥＦＧＨ', 'ABCD-EFGH'],
    ['O0il-1LIo', '0011-1110'],
    ['', ''],
  ])('reads %s as %s', (typed, code) => {
    expect(foldCode(typed)).toBe(code)
  })
})
