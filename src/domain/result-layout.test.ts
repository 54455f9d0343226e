import { describe, expect, it } from 'vitest'
import { layoutFaultOf, slotsOf } from './result-layout.ts'

const both = (ja: string, en = ja) => ({ ja, en })

describe('a result layout', () => {
  it.each([
    ['{a}人', ['a']],
    ['①{a}社 ②{b-c}社', ['a', 'b-c']],
    ['就業支援Ⅱ {a}人', ['a']],
    ['{a}社(延べ{b}回)', ['a', 'b']],
    ['(1){a}社 (2){b}社', ['a', 'b']],
    ['（１）講習 {a}社 （２）面接 {b}社', ['a', 'b']],
    ['アンケートR5.5/8~6/30実施 企業 {a}社 / 従業員 {b}名 {c}回', ['a', 'b', 'c']],
    ['Survey of 8 May to 30 June 2023: {a} companies; {b} page views', ['a', 'b']],
    ['令和5年5月8日～30日に{a}回', ['a']],
    ['令和5年度本事業の第2期 {a}人', ['a']],
    ['2023-05-08 to 2023-06-30: {a} persons', ['a']],
    ['May 8, 2023 and FY2023: {a} persons', ['a']],
    ['一人ひとりの支援 {a}人', ['a']],
    ['{a}％', ['a']],
    ['各事業欄記載', []],
    ['－', []],
    ['集計中', []],
    ['', []],
  ])('takes slots, words, dates and enumeration: %s', (text, keys) => {
    expect(layoutFaultOf(both(text), keys)).toBeUndefined()
    expect(slotsOf(text)).toEqual(keys)
  })

  it.each([
    ['9,999人', '9,999人'],
    ['９９９９人', '9999人'],
    ['9,999人が参加しました', '9,999人が参加しました'],
    ['都立校5校を対象にモデル事業を実施', '5校'],
    ['9,999 persons', '9,999'],
    ['5千人', '5千人'],
    ['二千五百人', '五百人'],
    ['٩٩人', '٩٩人'],
    ['⁹⁹人', '⁹⁹'],
    ['2023/5人', '2023'],
    ['5/8人', '5'],
    ['1.2023人', '1.2023人'],
    ['(12)人', '12)人'],
    ['(12)', '12)'],
    ['9\u200B,999人', '9,999人'],
    ['残り{人', '{'],
  ])('refuses a number in words only: %s', (text, piece) => {
    for (const layout of [both(text, '-'), both('-', text)]) {
      const fault = layoutFaultOf(layout, [])
      expect(fault?.ja).toMatch(/^resultLayout\.(?:ja|en)の「.*直接の記入/u)
      expect(fault?.en).toContain(piece)
    }
  })

  it.each([
    '{a}人 9,999人',
    '延べ2,000回 {a}人',
    '9{a}人',
    '9,{a}人',
    '９{a}人',
    '二千{a}人',
    '²{a}人',
    '{a}0人',
    '{a},000人',
    '{a}.5人',
    '{a}万人',
    '{a} 千円',
    '{a} million yen',
    '{a}人 {B}人',
  ])('refuses a number beside a slot, or one that runs into it: %s', (text) => {
    expect(layoutFaultOf(both('{a}人'), ['a'])).toBeUndefined()
    expect(layoutFaultOf(both(text, '{a}'), ['a'])?.ja).toContain('resultLayout.ja')
    expect(layoutFaultOf(both('{a}', text), ['a'])?.en).toContain('resultLayout.en')
  })

  it.each([
    [both('{a}人', 'persons'), ['a'], 'resultLayout.en must hold the indicator {a} exactly once'],
    [both('－'), ['a'], 'resultLayout.ja must hold the indicator {a} exactly once'],
    [both('{a}人 {a}人'), ['a'], 'resultLayout.ja must hold the indicator {a} exactly once'],
    [both('{a}人'), ['a', 'b'], 'resultLayout.ja must hold the indicator {b} exactly once'],
    [both('{a}人'), [], 'resultLayout.ja names {a}, which is no indicator'],
  ])('holds every indicator exactly once: %j', (layout, keys, sentence) => {
    expect(layoutFaultOf(layout, keys)?.en).toBe(sentence)
  })

  it('is looked over in a moment, however it is written', () => {
    const start = performance.now()
    for (const piece of ['9', ',', '(1)', '{a', '一', '令和', ' ', '{a}', '(', '5/8', '□']) {
      layoutFaultOf(both(piece.repeat(10_000 / piece.length)), [])
      layoutFaultOf(both('あ', piece.repeat(10_000 / piece.length)), ['a'])
    }
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
