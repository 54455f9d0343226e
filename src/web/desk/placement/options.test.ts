/** Options survive being written as text, and keep their keys when others come and go. */
import { expect, test } from 'vitest'
import { formatOptions, parseOptions } from './options.ts'

const known = [
  { key: 'east', label: { ja: '東部', en: 'East' } },
  { key: 'area-1', label: { ja: '西部', en: '西部' } },
]

test('what is written is read again', () => {
  expect(parseOptions(formatOptions(known), known, 'area')).toEqual(known)
})

test('a new option takes a free key; a renamed English name keeps its own', () => {
  expect(parseOptions('南部|South\n 東部｜The east \n\n', known, 'area')).toEqual([
    { key: 'area-2', label: { ja: '南部', en: 'South' } },
    { key: 'east', label: { ja: '東部', en: 'The east' } },
  ])
})
