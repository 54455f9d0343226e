import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvScanner, detectSeparator, quotedLimit, type Separator } from './csv-scanner.ts'
import type { SheetRow } from './row.ts'

function scan(pieces: readonly string[], separator: Separator = ','): readonly SheetRow[] {
  const scanner = new CsvScanner(separator)
  return [...pieces.flatMap((piece) => scanner.push(piece)), ...scanner.end()]
}

const cellsOf = (rows: readonly SheetRow[]) => rows.map(({ cells }) => cells)
const faultsOf = (rows: readonly SheetRow[]) =>
  rows.flatMap(({ row, faults }) => faults.map(({ code }) => [row, code]))

const cell = fc.string({ unit: fc.constantFrom('a', '漢', ',', '\t', '"', '\n', '\r', ' ', '𠮷') })
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width })))

describe('CsvScanner', () => {
  it('reads back every table that csv-stringify writes, as csv-parse does', () => {
    const separator = fc.constantFrom<Separator>(',', '\t', ';')
    const ending = fc.constantFrom('\n', '\r\n')
    fc.assert(
      fc.property(table, separator, ending, (rows, delimiter, record_delimiter) => {
        const text = stringify(rows, { delimiter, record_delimiter, quoted: true })
        const scanned = cellsOf(scan([text], delimiter))
        expect(scanned).toEqual(rows)
        expect(scanned).toEqual(parse(text, { delimiter, relax_column_count: true }))
      }),
    )
  })

  it('reads the same rows however the text is cut into pieces', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ',', '"', '\n', '\r', '漢'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, fc.array(fc.nat(60)), (whole, cuts) => {
        const places = [0, ...cuts.toSorted((one, other) => one - other), whole.length]
        const pieces = places.slice(1).map((end, at) => whole.slice(places[at], end))
        expect(scan(pieces)).toEqual(scan([whole]))
      }),
      { numRuns: 1000 },
    )
  })

  it('ends rows at CRLF, LF and CR, and counts blank ones', () => {
    expect(scan(['a,b\r\n\nc\rd']).map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['']],
      [3, ['c']],
      [4, ['d']],
    ])
  })

  it('goes on after a quotation mark that is never closed', () => {
    const rows = scan(['a,b\n"open,1\n', 'c,d\n'.repeat(4000)])
    expect(faultsOf(rows)).toEqual([[2, 'quote_not_closed']])
    expect(rows).toHaveLength(4002)
    expect(rows[2]?.cells).toEqual(['c', 'd'])
  })

  it('names text after a closing mark, and leaves marks inside a plain cell alone', () => {
    expect(faultsOf(scan(['"a"b,c\nd,e']))).toEqual([[1, 'quote_misplaced']])
    expect(cellsOf(scan(['5" pipe,b']))).toEqual([['5" pipe', 'b']])
  })

  it('holds no more than a row in memory where line ends are missing', () => {
    const rows = scan([...Array.from({ length: 40 }, () => 'x'.repeat(100_000)), '\na,b\n'])
    expect(faultsOf(rows)).toEqual([[1, 'row_too_long']])
    expect(rows[1]).toMatchObject({ row: 2, cells: ['a', 'b'] })
  })

  it('takes time that grows with the length only, when every row has a stray mark', () => {
    const rows = scan([`"${'x'.repeat(quotedLimit)}\n`.repeat(200)])
    expect(faultsOf(rows)).toHaveLength(200)
  })
})

describe('detectSeparator', () => {
  it.each([
    ['事業番号\t日付\n', '\t'],
    ['\n事業番号,日付\n', ','],
    ['"a,b,c";d;e', ';'],
    ['日付', ','],
  ])('of %j is %j', (start, separator) => {
    expect(detectSeparator(start)).toBe(separator)
  })
})
