import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sameMeaning } from '../quantity.ts'
import { formatCell } from './cell-format.ts'
import { parseCell } from './cell.ts'
import { describeQuantities } from './described.ts'

const page = new URL('../../../docs/reference/quantity-notation.md', import.meta.url)

type Row = { cell: string; state: string; quantities: string; unread: string; printed: string }

/** The rows of every table on the page. */
function rowsOf(markdown: string): readonly Row[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('| `'))
  return lines.map((line) => {
    const columns = line.slice(1).split(/(?<!\\)\|/)
    const [cell = '', state = '', quantities = '', unread = '', printed = ''] = columns.map((one) =>
      one.trim().replaceAll('\\|', '|'),
    )
    return { cell: code(cell), state, quantities, unread, printed: code(printed) }
  })
}

const code = (text: string): string => text.replace(/^`([\s\S]*)`$/, '$1').replaceAll('⏎', '\n')

const rows = rowsOf(readFileSync(page, 'utf8'))

test('the page holds its examples', () => {
  expect(rows.length).toBeGreaterThan(45)
})

test.each(rows)('$cell', (row) => {
  const cell = parseCell(row.cell)
  const printed = formatCell(cell)
  expect({
    state: cell.state,
    quantities: describeQuantities(cell.quantities),
    unread: cell.unread.join(' | '),
    printed,
  }).toEqual({
    state: row.state,
    quantities: row.quantities,
    unread: row.unread,
    printed: row.printed,
  })
  expect(sameMeaning(parseCell(printed), cell)).toBe(true)
})
