import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  collapseLetterSpacing,
  foldForMatching,
  foldKana,
  foldWidth,
  growSmallKana,
  isBlank,
  isDash,
  sliceOriginal,
} from './text.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

test('small kana grow, every one of them', () => {
  expect(growSmallKana('キャノンァィゥェォッャュョヮヵヶ')).toBe('キヤノンアイウエオツヤユヨワカケ')
})

describe('foldWidth', () => {
  test.each([
    ['１２，３４５人', '12,345人'],
    ['ＰＶ％（）／', 'PV%()/'],
    ['ｶﾞｷﾞﾊﾟｱ', 'ガギパア'],
    ['全　角', '全 角'],
    ['①⑳²½㎡㈱', '①⑳²½㎡㈱'],
    ['1\u200B0\uFEFF社', '10社'],
    ['\uD800x', '\uD800x'],
  ])('%j reads as %j', (text, folded) => {
    expect(foldWidth(text).text).toBe(folded)
  })

  test('the folded copy leads back to the original, whole and in pieces', () => {
    const folded = foldWidth('約ｶﾞ１０社')
    expect(sliceOriginal(folded, 1, 2)).toBe('ｶﾞ')
    expect(sliceOriginal(folded, 2, 4)).toBe('１０')
    fc.assert(
      fc.property(anyText, fc.nat(), (text, cut) => {
        const copy = foldWidth(text)
        const middle = cut % (copy.text.length + 1)
        const both = sliceOriginal(copy, 0, middle) + sliceOriginal(copy, middle, copy.text.length)
        expect(text.endsWith(both)).toBe(true)
        expect(copy.starts).toHaveLength(copy.text.length + 1)
      }),
    )
  })
})

describe('folding for matching', () => {
  test.each([
    ['T O K Y O障害者', 'TOKYO障害者'],
    ['Ｔ　Ｏ　Ｋ', 'ＴＯＫ'],
    ['計　画', '計画'],
    ['予 算 規 模', '予算規模'],
    ['A B', 'A B'],
    ['to be or not', 'to be or not'],
    ['シンポジウム 1回', 'シンポジウム 1回'],
  ])('letter spacing: %j → %j', (text, collapsed) => {
    expect(collapseLetterSpacing(text)).toBe(collapsed)
  })

  test.each([
    ['ひらがな', 'ヒラガナ'],
    ['ﾋﾗｶﾞﾅ', 'ヒラガナ'],
    ['ゔゝ', 'ヴヽ'],
    ['漢字 abc', '漢字 abc'],
  ])('kana: %j → %j', (text, folded) => {
    expect(foldKana(text)).toBe(folded)
  })

  test.each([
    ['T O K Y O 障害者マッチング', 'ＴＯＫＹＯ障害者まっちんぐ'],
    ['㈱テスト', '(株)てすと'],
    ['A‐B', 'a−b'],
    ['セミナー', 'ｾﾐﾅｰ'],
    ['女性　しごと', '女性しごと'],
  ])('%j and %j have one key', (left, right) => {
    expect(foldForMatching(left)).toBe(foldForMatching(right))
  })

  test('what reads differently keeps different keys', () => {
    expect(foldForMatching('セミナー')).not.toBe(foldForMatching('セミナ'))
    expect(foldForMatching('web site')).not.toBe(foldForMatching('website'))
  })

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldWidth(foldWidth(text).text).text).toBe(foldWidth(text).text)
        expect(foldKana(foldKana(text))).toBe(foldKana(text))
      }),
    )
  })
})

describe('dashes and blanks', () => {
  test.each(['－', '—', '–', '-', 'ー', '−', '‐', '―', 'ｰ', '─', ' － ', '---', '　—　'])(
    '%j is a dash',
    (text) => {
      expect(isDash(text)).toBe(true)
    },
  )

  test.each(['', ' ', '-5', 'A-', '~', '一', '＿', '…'])('%j is no dash', (text) => {
    expect(isDash(text)).toBe(false)
  })

  test.each(['', ' ', '　', '\t\r\n', '\u200B', '\u00A0'])('%j is blank', (text) => {
    expect(isBlank(text)).toBe(true)
  })

  test.each(['0', '－', '\u0000'])('%j is not blank', (text) => {
    expect(isBlank(text)).toBe(false)
  })
})
