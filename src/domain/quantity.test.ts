import { describe, expect, test } from 'vitest'
import { parseCell } from './notation/cell.ts'
import { sameMeaning, sameUnit } from './quantity.ts'

describe('sameUnit', () => {
  test.each([
    ['人', '名'],
    ['社', '企業'],
    ['か所', '箇所'],
    ['PV', 'ＰＶ'],
    ['%', 'パーセント'],
    ['㎡', 'm2'],
  ])('%s and %s', (one, other) => {
    expect(sameUnit(one, other)).toBe(true)
  })

  test.each([
    ['人', '社'],
    ['件', '回'],
    ['事業所', 'か所'],
    ['者', '社'],
    [null, null],
    ['人', null],
  ])('not %s and %s', (one, other) => {
    expect(sameUnit(one, other)).toBe(false)
  })
})

describe('sameMeaning', () => {
  test.each([
    ['148名', '１４８人'],
    ['約6千万円', '約60百万円'],
    ['3回(オンライン)', 'オンライン 3回'],
    ['10社・20回', '10社／20回'],
    ['－', '該当なし'],
    ['10社 ※速報値', '10社\n※速報値'],
  ])('%s and %s', (one, other) => {
    expect(sameMeaning(parseCell(one), parseCell(other))).toBe(true)
  })

  test.each([
    ['300人', '延べ300人'],
    ['300人', '約300人'],
    ['300人', '300人以上'],
    ['300人', '月間300人'],
    ['10社・20回', '20回・10社'],
    ['①3社', '②3社'],
    ['企業3社', '3社'],
    ['－', '集計中'],
    ['0件', '－'],
    ['10社 ※速報値', '10社'],
    ['各事業欄記載', '同上'],
  ])('not %s and %s', (one, other) => {
    expect(sameMeaning(parseCell(one), parseCell(other))).toBe(false)
  })
})
