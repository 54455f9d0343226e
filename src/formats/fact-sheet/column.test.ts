import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { factUnits } from '../../domain/fact/definition.ts'
import { unitWords } from './cell-reader.ts'
import type { Column } from '../sheet/heading.ts'
import { columnKeys, factColumns, readFactHeadings } from './column.ts'

/** The rows of a page's tables as cells, without headings and rules. */
function tables(path: string, width: number): readonly (readonly string[])[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter((cells) => cells.length === width && !cells[0]?.startsWith('--'))
    .slice(1)
}

describe('docs/reference/fact-sheets.md', () => {
  const path = 'docs/reference/fact-sheets.md'

  it('holds every heading of every column, and no other', () => {
    const columns: readonly Column[] = columnKeys.map((key) => factColumns[key])
    expect(tables(path, 4).map((row) => row.slice(0, 3))).toEqual(
      columns.map(({ ja, en, required }) => [ja.join(', '), en.join(', '), required ? 'yes' : '']),
    )
  })

  it('holds every word for a unit', () => {
    const words = Object.entries(unitWords)
    const expected = factUnits.map((unit) => [
      `\`${unit}\``,
      words
        .flatMap(([word, units]) => (word !== unit && units.includes(unit) ? [word] : []))
        .join(', '),
    ])
    expect(tables(path, 3).map(([unit, , known]) => [unit, known])).toEqual(expected)
  })
})

describe('readFactHeadings', () => {
  const places = (cells: readonly string[]) => {
    const read = readFactHeadings(cells)
    return read.ok ? [...read.value.columns].map(([key, { at }]) => [key, at]) : read.refusal.code
  }

  it.each([
    [
      ['日付', '事業番号'],
      [
        ['occurredOn', 0],
        ['line', 1],
      ],
    ],
    [
      ['', ' 事 業 番 号 ', '日付（必須）'],
      [
        ['line', 1],
        ['occurredOn', 2],
      ],
    ],
    [
      ['ＤＡＴＥ*', 'Line'],
      [
        ['occurredOn', 0],
        ['line', 1],
      ],
    ],
    [
      ['Occurred On', 'programme', '人数', 'めも'],
      [
        ['occurredOn', 0],
        ['line', 1],
        ['quantity', 2],
      ],
    ],
    [['日付', '名称'], 'required_columns_missing'],
    [['日付', '事業番号', 'date'], 'heading_stands_twice'],
  ])('%j', (cells, expected) => {
    expect(places(cells)).toEqual(expected)
  })

  it('finds every column by each of its headings', () => {
    for (const key of columnKeys) {
      const { ja, en }: Column = factColumns[key]
      for (const heading of [...ja, ...en]) {
        const others = ['事業番号', '日付'].slice(
          key === 'line' ? 1 : 0,
          key === 'occurredOn' ? 1 : 2,
        )
        expect([heading, places([heading, ...others])]).toEqual([
          heading,
          expect.arrayContaining([[key, 0]]),
        ])
      }
    }
  })

  it('says which columns it knows and which it found', () => {
    const read = readFactHeadings(['日付', '備考'])
    const message = read.ok ? { ja: '', en: '' } : read.refusal.message
    expect(message.ja).toContain('必須の列「事業番号」')
    expect(message.ja).toContain('見つかった見出し: 日付、備考')
    expect(message.en).toContain('Known: record, line, occurred_on')
  })
})
