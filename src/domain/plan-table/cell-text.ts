/**
 * The text of a cell: what typesetting and copying left in it, and forms for matching. Figures keep
 * their printed form; only names and outlines are tidied.
 */
import { collapseLetterSpacing } from '../../kit/text.ts'

/** The cell without markup, carriage returns and outer blanks. Line breaks inside stay. */
export function plainCell(text: string): string {
  return decodeEntities(text.replaceAll(/<br\s*\/?>|<\/p>\s*<p[^<>]*>/gi, '\n'))
    .replaceAll(/<\/?(?:p|br|div|span|b|strong|i|em|u)(?:\s[^<>]*)?\/?>/gi, '')
    .replaceAll(/\r\n?|[\v\f\u0085\u2028]/g, '\n')
    .replaceAll(/[\u200B\uFEFF]/g, '')
    .trim()
}

/** A text as one line: every run of blanks and line breaks is one blank. */
export function oneLine(text: string): string {
  return plainCell(text).replaceAll(/\s+/g, ' ')
}

/**
 * A name as people read it: on one line, letter-spaced words (T O K Y O, シ ニ ア) closed up, and no
 * blank where a line break fell between two Japanese characters.
 */
export function tidyName(text: string): string {
  const joined = plainCell(text)
    .replaceAll(/(?<=[^\u0000-\u00FF])\s*\n\s*(?=[^\u0000-\u00FF])/g, '')
    .replaceAll(/\s+/g, ' ')
  return collapseLetterSpacing(joined)
}

/** A form for matching: one width, one case, no blanks, one kind of dash and of brackets. */
export function fold(text: string): string {
  return plainCell(text)
    .normalize('NFKC')
    .replaceAll(/[\s\u3000]/g, '')
    .replaceAll(/[\u2010-\u2015\u2212\u30FC\uFF0D]/g, '-')
    .toLowerCase()
}

/** The whole number that stands alone in a number cell: 5, ５, No.5, 5. Marks (①, (1)) are none. */
export function readNumber(text: string): number | null {
  const found = /^(?:no\.?)?0*([1-9]\d{0,5})\.?$/.exec(fold(text))
  return found === null || isMark(text) ? null : Number(found[1])
}

/** Whether a number cell holds a mark of an enumeration and not a number: ①, (1). */
export function isMark(text: string): boolean {
  return /^(?:[①-⑳⑴-⒇]|[(（][0-9０-９]{1,3}[)）])$/u.test(plainCell(text))
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (whole, name: string) =>
    name === '#39' ? "'" : (entities[name] ?? whole),
  )
}
