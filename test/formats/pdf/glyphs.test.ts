/** The characters that can be printed, held against the fonts themselves. */
import { readFile, writeFile } from 'node:fs/promises'
import { expect, it, test } from 'vitest'
import { findMissingGlyphs } from '../../../src/domain/printable.ts'
import { printableRanges } from '../../../src/domain/printable-ranges.ts'
import { fontFiles } from '../../../src/formats/pdf/fonts.ts'
import { readCharacters, writeRanges } from './font-file.ts'

const listFile = new URL('../../../src/domain/printable-ranges.ts', import.meta.url)

// With JISSEKI_WRITE_GLYPHS=1 the list is written anew from the fonts, after another release of one.
test('the list of what can be printed is what the fonts have', async () => {
  const points = new Set(fontFiles.flatMap(({ regular }) => [...readCharacters(regular)]))
  const ranges = writeRanges(points)
  const isWritten = process.env['JISSEKI_WRITE_GLYPHS'] === '1'
  const listed = isWritten ? await write(ranges) : printableRanges.trim().split(/\s+/).join(' ')
  expect(listed).toBe(ranges)
})

async function write(ranges: string): Promise<string> {
  const source = await readFile(listFile, 'utf8')
  const lines = ranges.match(/.{1,98}(?: |$)/g)?.map((line) => line.trim()) ?? []
  await writeFile(
    listFile,
    source.replace(/(?<== )`[^]*`/, () => `\`\n${lines.join('\n')}\n\``),
  )
  return ranges
}

test('bold has what regular has', () => {
  for (const { regular, bold } of fontFiles) {
    expect(writeRanges(readCharacters(bold))).toBe(writeRanges(readCharacters(regular)))
  }
})

it('names each character that cannot be printed, once', () => {
  expect(findMissingGlyphs('𠀋と\u{2A6A5}と\u{2A6A5} 😀')).toEqual(['\u{2A6A5}', '😀'])
})

it.each([
  '𠮷野 髙橋 﨑 德永 葛󠄀城 神',
  'か\u3099',
  'Zoë Łukasz Ștefan',
  'e\u0302\u0303',
  '\t\n\u200B　',
])('finds nothing missing in %j', (text) => {
  expect(findMissingGlyphs(text)).toEqual([])
})
