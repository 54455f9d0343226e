/**
 * What a cell calls its quantities: 企業訪問330社, 5社（トライアル雇用）, 女性：30人. A label is kept as
 * printed. Words that would change the number (最大, 第, 平均, 未満) are no labels: the quantity beside
 * them is not read at all.
 */
import { isBalanced, isMarker } from './characters.ts'
import { type Modifiers, readBracketed, readPrefix, stripModifiers } from './modifier.ts'

/** A label, with the modifiers that were glued to it. The label is null where only they stood. */
export type FoundLabel = { readonly label: string | null; readonly modifiers: Modifiers }

/** Where a label stands. Digits are allowed in front of a colon only. */
export type LabelPlace = 'before' | 'brackets' | 'colon'

/** The longest text that is taken for a label, in characters. */
const longestLabel = 60

/**
 * Reads a label from width-folded text.
 * @returns null where the text cannot be one
 */
export function readLabel(text: string, place: LabelPlace): FoundLabel | null {
  const trimmed = text.trim().replace(/\s+/gu, ' ')
  if (trimmed.length > longestLabel) return null
  const modifiers = readPrefix(trimmed)
  if (modifiers) return place === 'brackets' ? null : { label: null, modifiers }
  const stripped = stripModifiers(trimmed)
  if (!stripped || readPrefix(stripped.label) || readBracketed(stripped.label)) return null
  if (stripped.label === '') return { label: null, modifiers: stripped.modifiers }
  return isLabel(stripped.label, place) ? stripped : null
}

/**
 * Whether a word in front of a number ends in a particle, which makes it the beginning of a
 * sentence: 計画を5件, 企業に5回. A kana word may end in the same letter: こども30人.
 */
export function endsInParticle(text: string): boolean {
  return (
    /[をに]$/u.test(text) ||
    /[^\p{Script=Hiragana}][がはのともへやで]$/u.test(text) ||
    /(?:から|まで|より|して|した|する|など)$/u.test(text)
  )
}

/** Whether the word makes of the quantity beside it something that cannot be stated: 最大, 未満. */
export const changesTheNumber = (text: string): boolean =>
  changing.test(text) || alone.test(text) || text.endsWith('第')

const changing =
  /(?:最大|最高|最小|最低|最多|最少|上限|下限|平均|各|毎|未満|以下|以内|以上|以降|程度|超|前後|当たり|あたり)$/u
const alone =
  /^(?:週|隔週|隔月|隔年|日|年|月|増|減|増加|減少|余|強|弱|まで|ずつ|以外|注|注記|第|計画比|倍|割|×|除く|[十百千万億兆]+)$/u

function isLabel(text: string, place: LabelPlace): boolean {
  if (place !== 'colon' && /\p{N}/u.test(text)) return false
  if (!/^[\p{L}「『“"']/u.test(text) || /^注(?!\p{L})/u.test(text)) return false
  if (!/[\p{L}\p{M}\p{N}」』”"')\]】〕〉]$/u.test(text)) return false
  if (/(?:現在|時点)$/u.test(text)) return false
  if (!/\p{L}/u.test(text) || /[:※。;|｡]/u.test(text)) return false
  if (Array.from(text).some(isMarker) || !isBalanced(text)) return false
  return !changesTheNumber(text) && !endsInParticle(text)
}
