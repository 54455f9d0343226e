/**
 * Letters as flowed plain text (RFC 3676, `delsp=yes`): short lines for old readers, whose soft
 * ends let new ones fill the screen. A soft end is a space before the line end, which is deleted
 * with it: Japanese is cut between any two characters, English after the space between words.
 */
import { displayWidth } from '../report/width.ts'

/**
 * Columns of a line's words: with the space between words, the soft end's and a stuffed one it
 * stays within 76. An address is never cut, however long.
 */
const columns = 73

/** Writes lines as flowed text with CRLF. */
export function flowText(lines: readonly string[]): string {
  return lines.map((line) => `${flowLine(line)}\r\n`).join('')
}

/** Reads flowed text back into lines. */
export function parseFlowedText(text: string): readonly string[] {
  const lines: string[] = []
  let isOpen = false
  for (const stuffed of text.split('\r\n').slice(0, -1)) {
    const line = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed
    const isSoft = line.endsWith(' ')
    const words = isSoft ? line.slice(0, -1) : line
    if (isOpen) lines.push((lines.pop() ?? '') + words)
    else lines.push(words)
    isOpen = isSoft
  }
  return lines
}

/** What is not cut: an address, a word with the spaces behind it, or one wide character. */
const pieces = /https?:\/\/\S+ *|[\u0021-\u024F]+ *| +|./gsu

/** Characters that do not begin a line (JIS X 4051), and those that do not end one. */
const notFirst =
  /^[、。，．・：；？！ー」』）］】〕〉》々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)\],.:;!?]/u
const notLast = /[「『（［【〔〈《]$/u

function flowLine(line: string): string {
  const lines: string[] = []
  let current = ''
  for (const piece of joinPieces(line.trimEnd())) {
    const fits = displayWidth((current + piece).trimEnd()) <= columns
    if (!fits && current !== '') {
      lines.push(current)
      current = ''
    }
    current += piece
  }
  return [...lines.map((each) => `${stuff(each)} `), stuff(current)].join('\r\n')
}

/** Joins what may not be parted at a line's end. */
function joinPieces(line: string): readonly string[] {
  const joined: string[] = []
  for (const piece of line.match(pieces) ?? []) {
    const last = joined.at(-1)
    const holds = last !== undefined && (notFirst.test(piece) || notLast.test(last))
    if (holds && displayWidth(last + piece) <= columns) joined.splice(-1, 1, last + piece)
    else joined.push(piece)
  }
  return joined
}

/** A line that begins like a quotation or a mailbox separator gets a space (RFC 3676, 4.4). */
const stuff = (line: string) => (/^(?: |>|From )/.test(line) ? ` ${line}` : line)
