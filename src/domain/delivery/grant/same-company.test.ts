import { describe, expect, it, test } from 'vitest'
import { comparableName, isSameName } from '../../company-name.ts'
import {
  comparableAddress,
  comparableTelephone,
  type CompanyTraits,
  compareCompanies,
} from './same-company.ts'

describe('one name under two spellings', () => {
  test.each([
    ['株式会社あおば', '㈱あおば'],
    ['株式会社あおば', '（株）アオバ'],
    ['株式会社あおば', 'あおば　株式会社'],
    ['株式会社あおば', 'あおば'],
    ['㈲髙橋商店', '有限会社高橋商店'],
    ['﨑田工業株式会社', '崎田 工業 (株)'],
    ['齋藤建設㈱', '斉藤建設㈱'],
    ['渡邉製作所', '渡辺製作所'],
    ['𠮷野屋', '吉野屋'],
    ['葛\u{E0100}城', '葛城'],
    ['コンピューター・サービス', 'ｺﾝﾋﾟｭｰﾀｻｰﾋﾞｽ'],
    ['キヤノン', 'キャノン'],
    ['霞ヶ関', '霞ケ関'],
    ['ABC-Trading', 'ａｂｃ　ｔｒａｄｉｎｇ'],
    ['NPO法人みどり', '特定非営利活動法人みどり'],
  ])('%s = %s', (one, other) => {
    expect(isSameName(one, other)).toBe(true)
    expect(isSameName(other, one)).toBe(true)
  })

  test.each([
    ['株式会社あおば', '有限会社あおば'],
    ['株式会社あおば', '株式会社あおば不動産'],
    ['株式会社', '株式会社'],
    ['東京工業', '東京興業'],
  ])('%s ≠ %s', (one, other) => {
    expect(isSameName(one, other)).toBe(false)
  })

  it('tells the form from the name', () => {
    expect(comparableName('㈱髙橋')).toEqual({ form: '株式会社', name: '高橋' })
    expect(comparableName('髙橋')).toEqual({ form: null, name: '高橋' })
  })
})

test.each([
  ['03-1234-5678', '０３（１２３４）５６７８'],
  ['+81-3-1234-5678', '0312345678'],
])('the telephone %s = %s', (one, other) => {
  expect(comparableTelephone(one)).toBe(comparableTelephone(other))
})

test.each([
  ['東京都新宿区西新宿二丁目８番１号', '新宿区西新宿2-8-1'],
  ['〒163-8001 東京都新宿区西新宿２－８－１', '東京都新宿区西新宿2丁目8番地1'],
  ['神奈川県横浜市中区本町十二番地の三', '横濱市中区本町12-3'],
])('the address %s = %s', (one, other) => {
  expect(comparableAddress(one)).toBe(comparableAddress(other))
})

const aoba: CompanyTraits = {
  corporateNumber: '8700110005901',
  name: '株式会社あおば',
  telephone: '03-1234-5678',
  address: '東京都新宿区西新宿2-8-1',
}
const unknown = { corporateNumber: null, telephone: null, address: null }

test.each<[string, Partial<CompanyTraits>, string | null]>([
  ['the same number', { name: '㈱みどり', telephone: null, address: null }, 'same'],
  ['another number, all else the same', { corporateNumber: '7000012050002' }, null],
  ['no number, all else the same', { corporateNumber: null }, 'likely'],
  [
    'another spelling, the same telephone',
    { ...unknown, name: 'アオバ㈱', telephone: '0312345678' },
    'likely',
  ],
  [
    'another spelling, the same address',
    { ...unknown, name: '㈱アオバ', address: '新宿区西新宿二丁目8番1号' },
    'likely',
  ],
  ['the name alone', unknown, null],
  ['the telephone alone', { corporateNumber: null, name: '株式会社みどり' }, null],
])('%s', (_, change, likeness) => {
  const answer = compareCompanies(aoba, { ...aoba, ...change })
  expect(answer?.likeness ?? null).toBe(likeness)
})

test('the reason is said in words', () => {
  const other = { ...unknown, name: 'アオバ㈱', telephone: '0312345678' }
  expect(compareCompanies(aoba, other)?.reason.ja).toBe(
    '書き方をそろえた名称（「株式会社あおば」と「アオバ㈱」、どちらも「アオバ」）と電話番号（03-1234-5678）が同じです。同じ企業か確かめてください。',
  )
  expect(compareCompanies(aoba, aoba)?.reason.ja).toBe('法人番号が同じです（8700110005901）。')
})
