import { expect, it } from 'vitest'
import { keepRecent } from './recent.ts'

it('lets the value go that was used least recently', () => {
  const recent = keepRecent<string>({ limit: 2 })
  recent.keep('one', 'A')
  recent.keep('two', 'B')
  expect(recent.find('one')).toBe('A')
  recent.keep('three', 'C')
  expect([recent.find('one'), recent.find('two'), recent.find('three')]).toEqual([
    'A',
    undefined,
    'C',
  ])
})

it('counts sizes, also of a value that takes the place of another', () => {
  const recent = keepRecent<string>({ limit: 5, sizeOf: (value) => value.length })
  recent.keep('one', 'AAAA')
  recent.keep('one', 'AA')
  recent.keep('two', 'BBB')
  expect([recent.find('one'), recent.find('two')]).toEqual(['AA', 'BBB'])
  recent.keep('three', 'CCCCCC')
  expect([recent.find('one'), recent.find('three')]).toEqual(['AA', undefined])
  recent.keep('two', 'BBBB')
  expect([recent.find('one'), recent.find('two')]).toEqual([undefined, 'BBBB'])
})
