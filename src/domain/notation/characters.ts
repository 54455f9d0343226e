/**
 * The characters that give a cell its structure, after width folding: line ends, separators,
 * brackets, enumeration marks, and the ※ that opens a note.
 */

/** Ends a line or a table cell inside the text. */
export const isLineEnd = (character: string): boolean => /[\n\r\t\v\f\u2028\u2029]/.test(character)

/** Any white space, line ends included. */
export const isSpace = (character: string): boolean => /\s/.test(character)

/** Ends what is being said, always. */
export const isFullStop = (character: string): boolean => /[。;|｡]/.test(character)

/** Stands between quantities, and inside labels: 、 ・ / and their relatives. */
export const isSeparator = (character: string): boolean => /[、,・/･]/.test(character)

/** Opens an item of a list without saying anything. */
export const isBullet = (character: string): boolean => /[・･○◯●◎■□◆◇▪•‣⚫⚪]/.test(character)

/** ①…㊿, ❶…❿, ⑴…⒇, ⒈…⒛: enumeration marks in one character. */
export const isMarker = (character: string): boolean =>
  /[\u2460-\u249B\u24EA-\u24FF\u2776-\u2793\u3251-\u325F\u32B1-\u32BF]/.test(character)

/** △ and ▲ stand for minus in Japanese accounts. */
export const isTriangle = (character: string): boolean => /[△▲]/.test(character)

/**
 * Minus signs, as printed. The long vowel mark ー and the long dashes are none, and a full-width －
 * may as well be a bullet.
 */
export const isMinus = (printed: string): boolean => /^[-\u2212]$/.test(printed)

/** Whether the character may begin anything but running text: all of the above, digits, ※ : ¥. */
export const isStructure = (character: string): boolean => structure.test(character)

const structure =
  /[\s\d※:¥△▲。;|｡、,・/･\u2460-\u249B\u24EA-\u24FF\u2776-\u2793\u3251-\u325F\u32B1-\u32BF]/

const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['〔', '〕'],
  ['【', '】'],
  ['〈', '〉'],
])

/** For each opening bracket that is closed again, where it is closed. Linear in the text. */
export function matchBrackets(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: { at: number; closer: string }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    const closer = closers.get(character)
    if (closer) open.push({ at, closer })
    else if (open.at(-1)?.closer === character) pairs.set(open.pop()?.at ?? at, at)
  }
  return pairs
}

/** Whether every bracket in the text is closed, in order. */
export function isBalanced(text: string): boolean {
  const brackets = text.match(/[()[\]〔〕【】〈〉]/g)?.length ?? 0
  return matchBrackets(text).size * 2 === brackets
}
