import { expect, test } from 'vitest'
import { linkAddress, linkHours, placeOnSite } from './link.ts'

test.each([
  ['/apply/1', '/apply/1'],
  ['/en/apply?x=1#form', '/en/apply?x=1#form'],
  ['//elsewhere.example', null],
  ['/\\elsewhere.example', null],
  ['https://elsewhere.example', null],
  ['javascript:alert(1)', null],
  ['/a\nb', null],
  ['', null],
  [null, null],
])('%s leads to %s', (path, place) => {
  expect(placeOnSite(path)).toBe(place)
})

test('a link stands in the language of its reader', () => {
  expect(linkAddress({ siteUrl: 'https://a.jp/', language: 'ja' }, 'reset', 'x')).toBe(
    'https://a.jp/reset/x',
  )
  expect(linkAddress({ siteUrl: 'https://a.jp', language: 'en' }, 'invite', 'x')).toBe(
    'https://a.jp/en/invitation/x',
  )
})

test('letters say whole hours', () => {
  expect([linkHours('sign-up'), linkHours('reset'), linkHours('invite')]).toEqual([24, 1, 168])
})
