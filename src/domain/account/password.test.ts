import { expect, test } from 'vitest'
import { checkPassword } from './password.ts'

const owner = { address: 'hanako.sato@example.jp', name: '佐藤花子' }

test.each([
  ['correct horse battery', 'correct horse battery'],
  ['ｆｕｌｌ　ｗｉｄｔｈ　ｗｏｒｄｓ', 'full width words'],
  ['あさひがのぼるまちかど', null],
  ['あさひがのぼるまちかどで', 'あさひがのぼるまちかどで'],
  ['𠮷野家𠮷野家12345', null],
])('%s', (typed, kept) => {
  const checked = checkPassword(typed, owner)
  expect(checked.ok ? checked.value : null).toBe(kept)
})

test.each([
  ['short', 'password_is_too_short'],
  ['', 'password_is_too_short'],
  ['a'.repeat(201), 'password_is_too_long'],
  ['aaaabbbbaaaabbbb', 'password_repeats_few_characters'],
  ['my HanakoSato 2024', 'password_holds_address_or_name'],
  ['hanako.sato-1234', 'password_holds_address_or_name'],
  ['佐藤花子のパスワード１２', 'password_holds_address_or_name'],
])('%s: %s', (typed, code) => {
  expect(checkPassword(typed, owner)).toMatchObject({ ok: false, refusal: { code } })
})

test('a short name does not forbid words that hold it by chance', () => {
  expect(checkPassword('correct horse battery', { address: 'or@example.jp', name: '林' }).ok).toBe(
    true,
  )
})

test('an empty name forbids nothing', () => {
  expect(checkPassword('correct horse battery', { address: 'x@example.jp', name: '' }).ok).toBe(
    true,
  )
})
