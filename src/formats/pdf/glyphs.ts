/**
 * Which characters the papers' fonts have. BIZ UDPGothic has nearly all kanji of JIS X 0213 but not
 * every kanji in Unicode (𠮷 is lacking); what is lacking is said before anything is printed, for a
 * paper must not show boxes.
 */
import { readFileSync } from 'node:fs'
import { fontFiles } from './fonts.ts'

/** The characters of a text that the fonts cannot show, each once, in the order of the text. */
export function findMissingGlyphs(text: string): readonly string[] {
  known ??= readCharacters(readFileSync(fontFiles[0]))
  const characters = known
  return [...new Set(joinMarks(text))].filter((each) => {
    const point = each.codePointAt(0) ?? 0
    return !characters.has(point) && !isUnseen(each) && !isRareLatin.test(each)
  })
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

/** Letters of Vietnamese, Romanian and others, which the compiler's own Libertinus Serif has. */
const isRareLatin = /^[\u0180-\u024F\u1E00-\u1E9B\u1EA0-\u1EF9]$/

let known: ReadonlySet<number> | null = null

/**
 * Spaces need no glyph, nor do the marks that choose a variant or join letters; the hyphen that
 * does not break (U+2011) is printed as the one that does.
 */
function isUnseen(character: string): boolean {
  return /^(?:\s|\u2011|\p{Default_Ignorable_Code_Point})$/u.test(character)
}

/** The code points in a font's table `cmap` (OpenType 1.9, in its forms 4 and 12). */
function readCharacters(font: Buffer): ReadonlySet<number> {
  const found = new Set<number>()
  const table = findTable(font, 'cmap')
  for (let left = font.readUInt16BE(table + 2), at = table + 4; left > 0; left--, at += 8) {
    const start = table + font.readUInt32BE(at + 4)
    const form = font.readUInt16BE(start)
    if (form === 4) addSegments(font, start, found)
    if (form === 12) addGroups(font, start, found)
  }
  return found
}

function findTable(font: Buffer, tag: string): number {
  for (let left = font.readUInt16BE(4), at = 12; left > 0; left--, at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`the font has no table "${tag}"`)
}

/** Form 4: four lists side by side give the end, start, shift and glyph list of each segment. */
function addSegments(font: Buffer, start: number, found: Set<number>): void {
  const length = font.readUInt16BE(start + 6)
  for (let at = start + 14; at < start + 14 + length; at += 2) {
    const last = font.readUInt16BE(at)
    const first = font.readUInt16BE(at + 2 + length)
    const shift = font.readUInt16BE(at + 2 + 2 * length)
    const glyphs = at + 2 + 3 * length
    const offset = font.readUInt16BE(glyphs)
    for (let point = first; point <= last && point !== 0xffff; point++) {
      const listed =
        offset === 0 ? point + shift : font.readUInt16BE(glyphs + offset + 2 * (point - first))
      if ((listed & 0xffff) !== 0) found.add(point)
    }
  }
}

/** Form 12: groups of code points that follow each other. */
function addGroups(font: Buffer, start: number, found: Set<number>): void {
  for (let left = font.readUInt32BE(start + 12), at = start + 16; left > 0; left--, at += 12) {
    const last = font.readUInt32BE(at + 4)
    for (let point = font.readUInt32BE(at); point <= last; point++) found.add(point)
  }
}
