/**
 * Rows of the tables in simple HTML. A cell that spans others stands in its first place, and the
 * places it covers are empty. A table inside a cell is read as that cell's text.
 */
import type { PlanRow } from '../../domain/plan-table/sheet.ts'
import { maxColumns, maxRows } from './limits.ts'

/** Reads tables and the paragraphs outside them, in order. Unclosed and unknown tags do no harm. */
export function readHtmlRows(html: string): readonly PlanRow[] {
  const reader = newReader()
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>|([^<]+|<)/gi)) {
    const [, slash, name, attributes, text] = match
    if (text !== undefined) addText(reader, text)
    else if (slash === '/') closeTag(reader, (name ?? '').toLowerCase())
    else openTag(reader, (name ?? '').toLowerCase(), attributes ?? '')
  }
  endLine(reader)
  return reader.rows
}

type Cell = { text: string; readonly across: number; readonly down: number }

type Reader = {
  readonly rows: PlanRow[]
  /** How deep in tables the reader stands; 0 outside. */
  depth: number
  tables: number
  rowOfTable: number
  cells: Cell[]
  cell: Cell | null
  /** Rows that a cell above still covers, by column. */
  covered: number[]
  /** Text outside tables. */
  line: string
  lines: number
}

function newReader(): Reader {
  return {
    rows: [],
    depth: 0,
    tables: 0,
    rowOfTable: 0,
    cells: [],
    cell: null,
    covered: [],
    line: '',
    lines: 0,
  }
}

function openTag(reader: Reader, name: string, attributes: string): void {
  if (name === 'table') {
    if (reader.depth === 0) startTable(reader)
    reader.depth += 1
  } else if (name === 'br') addBreak(reader)
  else if (reader.depth !== 1) return
  else if (name === 'tr') reader.cells = []
  else if (name === 'td' || name === 'th') {
    const across = spanOf(attributes, 'colspan', maxColumns)
    reader.cell = { text: '', across, down: spanOf(attributes, 'rowspan', maxRows) }
    reader.cells.push(reader.cell)
  }
}

function closeTag(reader: Reader, name: string): void {
  if (name === 'table') reader.depth = Math.max(0, reader.depth - 1)
  else if (blocks.has(name)) addBreak(reader)
  if (reader.depth !== 1) return
  if (name === 'tr') endRow(reader)
  else if (name === 'td' || name === 'th') reader.cell = null
}

const blocks: ReadonlySet<string> = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr'])

function startTable(reader: Reader): void {
  endLine(reader)
  reader.tables += 1
  reader.rowOfTable = 0
  reader.covered = []
  reader.cell = null
}

function addText(reader: Reader, text: string): void {
  const decoded = decodeHtml(text)
  if (reader.cell) reader.cell.text += decoded
  else if (reader.depth === 0) reader.line += decoded
}

function addBreak(reader: Reader): void {
  if (reader.cell) reader.cell.text += '\n'
  else if (reader.depth === 0) endLine(reader)
}

function endLine(reader: Reader): void {
  const text = reader.line.trim()
  reader.line = ''
  if (text === '') return
  reader.lines += 1
  reader.rows.push({ cells: [text], place: { part: null, row: reader.lines } })
}

/** Lays the row's cells on the columns that no cell above covers. */
function endRow(reader: Reader): void {
  const cells: string[] = []
  const covers: number[] = []
  const skipCovered = (): void => {
    while ((reader.covered[cells.length] ?? 0) > 0) {
      covers.push((reader.covered[cells.length] ?? 1) - 1)
      cells.push('')
    }
  }
  for (const cell of reader.cells) {
    skipCovered()
    for (let column = 0; column < cell.across && cells.length <= maxColumns; column += 1) {
      cells.push(column === 0 ? cell.text.trim() : '')
      covers.push(cell.down - 1)
    }
  }
  skipCovered()
  reader.covered = covers
  reader.rowOfTable += 1
  const part = { kind: 'table', no: reader.tables } as const
  reader.rows.push({ cells, place: { part, row: reader.rowOfTable } })
  reader.cells = []
  reader.cell = null
}

function spanOf(attributes: string, name: string, most: number): number {
  const stated = Number(new RegExp(`${name}="(\\d{1,6})"`, 'i').exec(attributes)?.[1] ?? 1)
  return Math.min(Math.max(1, stated), most)
}

function decodeHtml(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
}
