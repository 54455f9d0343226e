/** What a font file has glyphs for: its table `cmap` (OpenType 1.9, in its forms 4 and 12). */
import { readFileSync } from 'node:fs'

/** The code points that a font has glyphs for. */
export function readCharacters(file: string): ReadonlySet<number> {
  const font = readFileSync(file)
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

/** Code points as ranges, in the form that `src/domain/printable-ranges.ts` has them. */
export function writeRanges(points: ReadonlySet<number>): string {
  const ranges: [number, number][] = []
  for (const point of [...points].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last?.[1] === point - 1) last[1] = point
    else ranges.push([point, point])
  }
  return ranges
    .map(([from, to], index) => {
      const start = (from - (ranges[index - 1]?.[1] ?? 0)).toString(36)
      return to > from ? `${start}-${(to - from).toString(36)}` : start
    })
    .join(' ')
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
