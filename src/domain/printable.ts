/**
 * Which characters can be printed on the papers of an office. Names on decisions must not be
 * altered, so what the fonts lack is said before a number is given, not when the paper is printed.
 */
import { refuse, type Refused } from '../kit/result.ts'
import { printableRanges } from './printable-ranges.ts'

/** The characters of a text that no font of the papers has, each once, in the order of the text. */
export function findMissingGlyphs(text: string): readonly string[] {
  return [...new Set(joinMarks(text))].filter(
    (each) => !isPrintable(each.codePointAt(0) ?? 0) && !isUnseen(each) && !isRareLatin.test(each),
  )
}

/**
 * Letters that were typed in two parts (か and its voicing mark, e and its accents) as the one they
 * make. Kanji stay as they are: joining would turn 神 of a name into 神.
 */
export function joinMarks(text: string): string {
  return text.replaceAll(
    /[\p{Script=Latin}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}+/gu,
    (each) => each.normalize('NFC'),
  )
}

/**
 * A text without the marks that choose a variant of a kanji (葛 with U+E0100): the fonts know few of
 * them, and the kanji itself is printed.
 */
export function dropVariants(text: string): string {
  return text.replaceAll(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, '')
}

/** The code points of characters, as one looks them up: U+20BB7. */
export const codesOf = (characters: readonly string[]): string =>
  characters
    .map((each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(', ')

/** The refusal of a paper with characters that no font has. */
export function refuseUnprintable(missing: readonly string[]): Refused {
  const shown = missing.slice(0, 10)
  const [characters, codes] = [shown.join(' '), codesOf(shown)]
  return refuse(
    'paper_has_characters_that_cannot_be_printed',
    `「${characters}」（${codes}）は書類の書体にないため、印刷できません。ほかの字体かひらがなで入力してください。`,
    `"${characters}" (${codes}) cannot be printed: the fonts lack it. Write it with another form of the character.`,
  )
}

/** Letters of Vietnamese, Romanian and others, which the compiler's own Libertinus Serif has. */
const isRareLatin = /^[\u0180-\u024F\u1E00-\u1E9B\u1EA0-\u1EF9]$/

/**
 * Spaces need no glyph, nor do the marks that choose a variant or join letters; the hyphen that
 * does not break (U+2011) is printed as the one that does.
 */
function isUnseen(character: string): boolean {
  return /^(?:\s|\u2011|\p{Default_Ignorable_Code_Point})$/u.test(character)
}

/** The first and the last code point of each range, in their order. */
type Ranges = { readonly first: readonly number[]; readonly last: readonly number[] }

let known: Ranges | null = null

function isPrintable(point: number): boolean {
  known ??= readRanges(printableRanges)
  let [low, high] = [0, known.first.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    if (point < (known.first[middle] ?? 0)) high = middle - 1
    else if (point > (known.last[middle] ?? 0)) low = middle + 1
    else return true
  }
  return false
}

/** Each range is how far it begins after the end of the one before, and by how much it goes on. */
function readRanges(written: string): Ranges {
  const [first, last]: [number[], number[]] = [[], []]
  let end = 0
  for (const range of written.trim().split(/\s+/)) {
    const [start = '0', more = '0'] = range.split('-')
    const from = end + Number.parseInt(start, 36)
    end = from + Number.parseInt(more, 36)
    first.push(from)
    last.push(end)
  }
  return { first, last }
}
