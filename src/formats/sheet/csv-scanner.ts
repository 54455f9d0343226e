/**
 * Separated values as RFC 4180 describes them, scanned piece by piece as they come from a file. Why
 * the program has a scanner of its own is in decisions/003-csv-scanner.md.
 *
 * A quotation mark is special at the start of a cell only. A row whose quotation marks do not fit
 * is given with a fault, and reading goes on with the line after its first: one stray mark must
 * not swallow the rest of the file.
 */
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { noFaults, type SheetRow } from './row.ts'

/** What stands between the cells of a row. */
export type Separator = ',' | '\t' | ';'

/** How long a cell in quotation marks may be, in characters, before its mark counts as stray. */
export const quotedLimit = 8192

/** How long a row may be, in characters. A file without line ends must not fill the memory. */
const rowLimit = 1 << 20

/** Finds what separates the cells, by what the first line with any text holds most of. */
export function detectSeparator(start: string): Separator {
  const line = /[^\s,;][^\r\n]*/.exec(start)?.[0].replaceAll(/"[^"]*"/g, '') ?? ''
  const counts = ([',', '\t', ';'] as const).map((mark) => [mark, line.split(mark).length] as const)
  return counts.reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/** A scanner over one text. Give it the pieces in order, then `end`. */
export class CsvScanner {
  readonly #separator: number
  #text = ''
  #row = 0
  #width = 16
  #isLast = false
  #isSkipping = false

  constructor(separator: Separator) {
    this.#separator = separator.charCodeAt(0)
  }

  /** Takes in a piece and gives the rows that are complete with it. */
  push(piece: string): SheetRow[] {
    this.#text = this.#text === '' ? piece : this.#text + piece
    return this.#scan()
  }

  /** Gives the rows that were waiting for more. */
  end(): SheetRow[] {
    this.#isLast = true
    return this.#scan()
  }

  #scan(): SheetRow[] {
    const rows: SheetRow[] = []
    const text = this.#text
    let start = this.#isSkipping ? this.#lineAfter(0) : 0
    while (start < text.length) {
      const next = this.#scanRow(start, rows)
      if (next < 0) break
      start = next
    }
    if (text.length - start > rowLimit) {
      this.#isSkipping = true
      this.#giveFault(rows, 'row_too_long')
      start = text.length
    }
    this.#text = text.slice(start)
    return rows
  }

  /** Where the line after the one at `from` begins; the text's end where it does not end in it. */
  #lineAfter(from: number): number {
    const text = this.#text
    lineEnd.lastIndex = from
    const found = lineEnd.exec(text)
    if (found === null) return text.length
    this.#isSkipping = false
    return lineEnd.lastIndex
  }

  /** Gives where the next row begins; negative where this one is not complete yet. */
  #scanRow(start: number, rows: SheetRow[]): number {
    const text = this.#text
    const separator = this.#separator
    const cells: string[] = Array(this.#width)
    let count = 0
    let cellStart = start
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === separator) {
        cells[count++] = text.slice(cellStart, at)
        cellStart = at + 1
      } else if (code === lineFeed || code === carriageReturn) {
        const next = this.#afterLineEnd(at, code)
        if (next < 0) return -1
        cells[count++] = text.slice(cellStart, at)
        this.#give(rows, cells, count)
        return next
      } else if (code === quote && at === cellStart) {
        const end = this.#quotedEnd(at)
        if (typeof end === 'string') return this.#skipFaulty(rows, start, end)
        if (end < 0) return -1
        cells[count++] = unquote(text, at, end)
        const next = this.#afterCell(end)
        if (next < 0) return -1
        if (text.charCodeAt(end) !== separator) {
          this.#give(rows, cells, count)
          return next
        }
        cellStart = next
        at = end
      }
    }
    if (!this.#isLast) return -1
    cells[count++] = text.slice(cellStart)
    this.#give(rows, cells, count)
    return text.length
  }

  /** Where a cell in quotation marks ends, past its mark; negative where that has not come in. */
  #quotedEnd(start: number): number | ScanFault {
    const text = this.#text
    for (let from = start + 1; ; ) {
      const end = text.indexOf('"', from)
      const length = (end < 0 ? text.length : end) - start
      if (length > quotedLimit) return 'quote_not_closed'
      if (end < 0) return this.#isLast ? 'quote_not_closed' : -1
      if (end + 1 === text.length) return this.#isLast ? end + 1 : -1
      const after = text.charCodeAt(end + 1)
      if (after === this.#separator || after === lineFeed || after === carriageReturn)
        return end + 1
      if (after !== quote) return 'quote_misplaced'
      from = end + 2
    }
  }

  /** Where to go on after a cell that ends at `end`, be it in the row or after it. */
  #afterCell(end: number): number {
    if (end === this.#text.length) return end
    const code = this.#text.charCodeAt(end)
    return code === this.#separator ? end + 1 : this.#afterLineEnd(end, code)
  }

  #afterLineEnd(at: number, code: number): number {
    if (code === lineFeed) return at + 1
    if (at + 1 === this.#text.length && !this.#isLast) return -1
    return this.#text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1
  }

  #give(rows: SheetRow[], cells: string[], count: number): void {
    cells.length = count
    this.#width = count
    this.#row += 1
    rows.push({ row: this.#row, cells, faults: noFaults })
  }

  /** Gives the fault and goes on after the row's first line, once that has come in whole. */
  #skipFaulty(rows: SheetRow[], start: number, code: ScanFault): number {
    lineEnd.lastIndex = start
    const found = lineEnd.exec(this.#text)
    const isWhole = found !== null && lineEnd.lastIndex < this.#text.length
    if (!isWhole && !this.#isLast) return -1
    this.#giveFault(rows, code)
    return found === null ? this.#text.length : lineEnd.lastIndex
  }

  #giveFault(rows: SheetRow[], code: ScanFault): void {
    this.#row += 1
    const fault: RowFault = { row: this.#row, column: null, code, message: scanFaults[code] }
    rows.push({ row: this.#row, cells: [], faults: [fault] })
  }
}

const lineEnd = /\r\n|\r|\n/g

/** The text between the marks, a doubled mark meaning one. */
function unquote(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1)
  return inner.includes('"') ? inner.replaceAll('""', '"') : inner
}

type ScanFault = keyof typeof scanFaults

const scanFaults = {
  row_too_long: {
    ja: '1行が長すぎます（100万文字を超えています）。改行が抜けていないか確かめてください。',
    en: 'The row is longer than a million characters. Look for a missing line break.',
  },
  quote_not_closed: {
    ja: '引用符（"）が閉じていません。この行の引用符を対にしてください。',
    en: 'A quotation mark (") is not closed. Make the quotation marks of this row pairs.',
  },
  quote_misplaced: {
    ja: '引用符（"）の後に文字が続いています。セルの中の引用符は2つ重ねて（""）書いてください。',
    en: 'Text follows a closing quotation mark ("). Inside a cell, write the mark twice ("").',
  },
} as const
