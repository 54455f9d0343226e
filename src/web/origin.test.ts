import { describe, expect, test } from 'vitest'
import { localPath } from './origin.ts'

describe('where to go on to', () => {
  test.each([
    ['/my', '/my'],
    ['/en/offerings?q=a&b=%2F%2Fevil.example', '/en/offerings?q=a&b=%2F%2Fevil.example'],
    ['/a/../my', '/my'],
    ['/my#part', '/my'],
  ])('%s is an address of this site', (text, path) => {
    expect(localPath(text)).toBe(path)
  })

  test.each([
    '',
    null,
    undefined,
    'my',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%0d%0a\r\nset-cookie: a=b',
    'javascript:alert(1)',
    ' /my',
  ])('%j leads elsewhere, or nowhere', (text) => {
    expect(localPath(text)).toBeNull()
  })
})
