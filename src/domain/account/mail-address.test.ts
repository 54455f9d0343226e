import { expect, test } from 'vitest'
import { localPart, parseMailAddress } from './mail-address.ts'

test.each([
  ['Hanako.Sato@Example.JP', 'hanako.sato@example.jp'],
  [' ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ ', 'hanako@example.jp'],
  ['hana..ko.@docomo.ne.jp', 'hana..ko.@docomo.ne.jp'],
  ["o'hara+work@mail.example.co.jp", "o'hara+work@mail.example.co.jp"],
])('reads %s', (typed, address) => {
  expect(parseMailAddress(typed)).toEqual({ ok: true, value: address })
})

test.each([
  'hanako',
  'hanako@',
  '@example.jp',
  'hanako@example',
  'hanako@@example.jp',
  'a b@example.jp',
  'hanako@example.jp\r\nBcc: x@example.jp',
  'hanako@-example.jp',
  '花子@example.jp',
  `${'a'.repeat(65)}@example.jp`,
  `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.jp`,
])('refuses %s', (typed) => {
  expect(parseMailAddress(typed)).toMatchObject({ refusal: { code: 'mail_address_form_unknown' } })
})

test('a blank is told from a wrong one', () => {
  expect(parseMailAddress('　')).toMatchObject({ refusal: { code: 'mail_address_is_blank' } })
})

test('the local part ends at the last @', () => {
  expect(localPart('hanako@example.jp')).toBe('hanako')
})
