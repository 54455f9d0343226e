import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth, padToWidth, wrapToWidth } from './width.ts'

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['65 companies', 12],
    ['東京', 4],
    ['ｶﾞ', 2],
    ['ＰＶ', 4],
    ['①か所', 5],
    ['か\u3099', 2],
    ['𠮷野', 4],
    ['😀', 2],
    ['1,200社（年）', 13],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '漢', 'ー', '、', '9', '\n', 'é', '😀'),
})

describe('wrapToWidth', () => {
  it.each([
    ['専門家を派遣する', 6, ['専門家', 'を派遣', 'する']],
    ['two short words', 9, ['two short', 'words']],
    ['extraordinary', 8, ['extraord', 'inary']],
    [' aaaa', 4, ['aaaa']],
    ['一行\n二行', 10, ['一行', '二行']],
    ['', 10, ['']],
  ])('%j in %i columns', (whole, columns, lines) => {
    expect(wrapToWidth(whole, columns)).toEqual(lines)
  })

  it('stays within the columns and loses nothing but spaces', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (whole, columns) => {
        const lines = wrapToWidth(whole, columns)
        for (const each of lines) expect(displayWidth(each)).toBeLessThanOrEqual(columns)
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(whole.replaceAll(/\s/g, ''))
      }),
    )
  })
})

describe('padToWidth', () => {
  it('fills up to the columns, and leaves a wider text as it is', () => {
    expect([padToWidth('東', 4), padToWidth('東京都', 4)]).toEqual(['東  ', '東京都'])
  })
})
