/**
 * Text as people type it: full and half width, kana of both kinds, dashes of a dozen shapes and
 * letters set apart by spaces. Everything here is for matching. What a source printed is stored and
 * shown as it is; only a folded copy is compared.
 */

/** A folded copy of a text that still knows where each of its characters stood in the original. */
export type Folded = {
  readonly original: string
  readonly text: string
  /** `starts[i]` is where `text[i]` began in `original`; one more entry gives the end. */
  readonly starts: readonly number[]
}

/**
 * Folds width character by character: １→1, ＰＶ→PV, ｶﾞ→ガ, 　→space. A character that would become
 * several, or would turn into a digit without being one (①, ², ㎡), stays: folding it would change
 * what is written. Zero-width characters are dropped.
 */
export function foldWidth(original: string): Folded {
  const pieces: string[] = []
  const starts: number[] = []
  let at = 0
  while (at < original.length) {
    const cluster = clusterAt(original, at)
    const folded = foldCluster(cluster)
    pieces.push(folded)
    const isSame = folded === cluster
    for (let unit = 0; unit < folded.length; unit += 1) starts.push(isSame ? at + unit : at)
    at += cluster.length
  }
  starts.push(original.length)
  return { original, text: pieces.join(''), starts }
}

/** The piece of the original that the folded characters from `start` to `end` came from. */
export function sliceOriginal(folded: Folded, start: number, end: number): string {
  const length = folded.original.length
  return folded.original.slice(folded.starts[start] ?? length, folded.starts[end] ?? length)
}

/** Hiragana and half-width kana as full-width katakana: ひらがな, ﾋﾗｶﾞﾅ and ヒラガナ become one. */
export function foldKana(text: string): string {
  return foldWidth(text).text.replace(/[ぁ-ゖゝゞ]/gu, (kana) =>
    String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60),
  )
}

/** Small katakana as large ones, for codes that have none: キャノン and キヤノン become one. */
export function growSmallKana(text: string): string {
  return text.replaceAll(/[ァィゥェォッャュョヮヵヶ]/gu, (small) => largeKana.get(small) ?? small)
}

/**
 * Joins what was set apart letter by letter: "T O K Y O" → "TOKYO", "計　画" → "計画". Latin letters
 * need three in a row, so that "A B" stays two things; single ideographs need two.
 */
export function collapseLetterSpacing(text: string): string {
  return text
    .replace(
      /(?<![\p{Script=Latin}\p{N}])\p{Script=Latin}(?:[ \u3000]\p{Script=Latin}(?![\p{Script=Latin}\p{N}])){2,}/gu,
      join,
    )
    .replace(/(?<!\S)\p{Script=Han}(?:[ \u3000]+\p{Script=Han}(?!\S))+/gu, join)
}

/**
 * One key for everything that reads the same: width, case, kana, dashes and spacing folded. For
 * looking up names and headings; never stored in place of the text.
 */
export function foldForMatching(text: string): string {
  const spaced = collapseLetterSpacing(text.normalize('NFKC').replace(zeroWidth, ''))
  return foldKana(spaced)
    .toLowerCase()
    .replace(dashes, '-')
    .replace(/(?<![\p{Script=Katakana}ー])ー/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[^\p{ASCII}]) | (?=[^\p{ASCII}])/gu, '')
    .trim()
}

/** Whether the text is nothing but dashes, of whatever shape: －, —, –, -, ‐, −, ー, ―, ---. */
export function isDash(text: string): boolean {
  return /^[-\u2010-\u2015\u2212\u2500\u2501\u207B\u30FC\uFE31\uFE58\uFE63\uFF0D\uFF70]+$/u.test(
    text.trim(),
  )
}

/** Whether there is nothing to see: spaces of any width, line ends, zero-width characters. */
export function isBlank(text: string): boolean {
  return text.replace(zeroWidth, '').trim() === ''
}

/** Each small kana with its large one. */
const kanaPairs = 'ァア ィイ ゥウ ェエ ォオ ッツ ャヤ ュユ ョヨ ヮワ ヵカ ヶケ'.split(' ')

const largeKana: ReadonlyMap<string, string> = new Map(
  kanaPairs.map((pair) => [pair.charAt(0), pair.charAt(1)]),
)

const zeroWidth = /\u00AD|[\u200B-\u200D]|\u2060|\uFEFF/gu
const dashes = /[\u2010-\u2015\u2212\u2500\u2501\u207B\uFE31\uFE58\uFE63]/gu
const kana = /^[\p{Script=Hiragana}\p{Script=Katakana}]$/u
const sound = /^[\uFF9E\uFF9F\u3099\u309A]$/u

const join = (spaced: string): string => spaced.replace(/[ \u3000]/gu, '')

/** One code point; a kana with the voicing mark behind it, where the two make one letter. */
function clusterAt(text: string, at: number): string {
  const point = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const next = text.charAt(at + point.length)
  const isOne = kana.test(point) && sound.test(next) && Array.from(joined(point, next)).length === 1
  return isOne ? point + next : point
}

/** ASCII, full-width kana and the common ideographs: most of any text, and folded to themselves. */
const unfolded = /^[\x20-\x7E\u3041-\u3094\u30A1-\u30FC\u4E00-\u9FFF]$/

const joined = (point: string, mark: string): string => (point + mark).normalize('NFKC')

function foldCluster(cluster: string): string {
  if (unfolded.test(cluster)) return cluster
  if (cluster.replace(zeroWidth, '') === '') return ''
  const folded = cluster.normalize('NFKC')
  const isOne = Array.from(folded).length === 1
  const becomesDigit = /\p{N}/u.test(folded) && !/^\p{Nd}$/u.test(cluster)
  return isOne && !becomesDigit ? folded : cluster
}
