/** Options as lines: keys stay with their answers. */
import { expect, test } from 'vitest'
import { formatOptions, parseOptions } from './options-text.ts'

const before = [
  { key: 'yes', label: { ja: 'はい', en: 'Yes' } },
  { key: 'no', label: { ja: 'いいえ', en: 'No' } },
  { key: 'later', label: { ja: 'あとで', en: 'あとで' } },
]

const keys = (text: string) => parseOptions(text, before).map(({ key }) => key)

test('options read back as they were written', () => {
  expect(formatOptions(before)).toBe('はい | Yes\nいいえ | No\nあとで')
  expect(parseOptions(formatOptions(before), before)).toEqual(before)
})

test.each([
  ['moved', 'あとで\nはい\nいいえ', ['later', 'yes', 'no']],
  ['said otherwise', 'はい\nいいえ、まだです\nあとで', ['yes', 'no', 'later']],
  ['taken out', 'はい\n\n  \nあとで', ['yes', 'later']],
  ['added', 'はい\nいいえ\nあとで\nたぶん', ['yes', 'no', 'later', 'option-4']],
  [
    'taken out and added',
    'はい\nたぶん\nもしかして\nまったく',
    ['yes', 'option-4', 'option-5', 'option-6'],
  ],
])('a line that is %s', (_, text, expected) => {
  expect(keys(text)).toEqual(expected)
})
