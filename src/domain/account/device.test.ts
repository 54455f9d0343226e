import { expect, test } from 'vitest'
import { shortDevice } from './device.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/125.0 Safari/537.36`,
    'Chrome (Windows)',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/125.0 Safari/537.36 Edg/125.0`,
    'Edge (Windows)',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1`,
    'Safari (iPhone)',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14) ${webkit} Chrome/125.0 Mobile Safari/537.36`,
    'Chrome (Android)',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0', 'Firefox (Linux)'],
  ['curl/8.5.0', null],
  ['', null],
  [null, null],
])('%s: %s', (line, short) => {
  expect(shortDevice(line)).toBe(short)
})
