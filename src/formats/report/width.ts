/**
 * The width of text on a terminal, in columns: Chinese, Japanese and Korean characters take two
 * (Unicode Standard Annex 11, classes W and F), marks that sit on others none. Characters of
 * ambiguous width (①, －, ○) take one, as terminals take them unless told otherwise.
 */

/** How many columns a text takes. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/** Fills a text up with spaces to `columns`. A wider text stays as it is. */
export function padToWidth(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)))
}

/**
 * Breaks a text into lines of at most `columns`: between words where there are any, between any two
 * wide characters, and within a word that is longer than a line. Line breaks in the text are kept.
 */
export function wrapToWidth(text: string, columns: number): readonly string[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => wrapLine(line, Math.max(2, columns)))
}

/** Pieces that are not broken: a run of narrow characters, or one wide one with what sits on it. */
const pieces =
  /[\u0020-\u024F]*[\u0021-\u024F]|[^\p{Mn}\p{Me}\p{Cf}][\p{Mn}\p{Me}\p{Cf}]*|[\p{Mn}\p{Me}\p{Cf}]+/gu

function wrapLine(line: string, columns: number): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const piece of line.match(pieces)?.flatMap((each) => words(each, columns)) ?? []) {
    const fits = displayWidth(current + piece) <= columns
    if (!fits && current !== '') lines.push(current.trimEnd())
    current = fits ? current + piece : piece.trimStart()
  }
  return [...lines, current.trimEnd()]
}

/** A run of narrow characters as words with the spaces before them; overlong ones are cut. */
function words(piece: string, columns: number): readonly string[] {
  return (piece.match(/ *[^ ]+| +/g) ?? []).flatMap((word) =>
    displayWidth(word.trimStart()) <= columns
      ? [word]
      : (word.match(new RegExp(`.{1,${Math.floor(columns / 2)}}`, 'gsu')) ?? []),
  )
}

function characterWidth(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x300) return 1
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) return 0
  return wideRanges.some(([first, last]) => point >= first && point <= last) ? 2 : 1
}

const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]
