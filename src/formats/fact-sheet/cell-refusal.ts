/** What is said about a cell that cannot be read: what is wrong with it, and what to do. */
import { factUnits, tags } from '../../domain/fact/definition.ts'
import { type FactKind, factKind } from '../../domain/fact/kind.ts'
import { partyTypeNames, partyTypes } from '../../domain/party.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { type Refused, refuse } from '../../kit/result.ts'

/** The longest text that a cell may hold, in characters. */
export const textLimit = 500

/** The greatest quantity that one record may have; `readQuantity` says why. */
export const quantityLimit = 1_000_000_000_000

/** Refuses a number of a line that a spreadsheet turned into a date. */
export const refuseDatedLine = (text: string): Refused =>
  refuse(
    'line_became_a_date',
    `「${text}」は日付です。表計算ソフトが「25-2」のような番号を日付に変えています。列の書式を「文字列」にして番号を入れ直してください。`,
    `"${text}" is a date: the spreadsheet turned a number such as 25-2 into one. Set the column's format to text and type the number again.`,
  )

/** Refuses a count below zero. */
export const refuseNegative = (text: string): Refused =>
  refuse(
    'quantity_is_negative',
    `数量「${text}」は負の数です。0以上の整数にしてください。記録の取消しは訂正として登録します。`,
    `The quantity "${text}" is negative. Give a whole number of 0 or more; to take a record back, correct it.`,
  )

/** Refuses a count that is not whole. */
export const refuseFraction = (text: string): Refused =>
  refuse(
    'quantity_is_fractional',
    `数量「${text}」は整数ではありません。0以上の整数にしてください。`,
    `The quantity "${text}" is not whole. Give a whole number of 0 or more.`,
  )

/** Refuses a count that no single record can have. */
export const refuseLarge = (text: string): Refused =>
  refuse(
    'quantity_too_large',
    `数量「${text.slice(0, 40)}」は大きすぎます。1件の記録の数量は1,000,000,000,000（1兆）以下です。桁を確かめてください。`,
    `The quantity "${text.slice(0, 40)}" is too large: one record has at most 1,000,000,000,000. Check its digits.`,
  )

/** Refuses what is no count at all. */
export const refuseNumber = (text: string): Refused =>
  refuse(
    'quantity_is_no_number',
    `数量「${text.slice(0, 40)}」を数として読めません。数字だけを書き、単位は「単位」の列に書いてください。`,
    `The quantity "${text.slice(0, 40)}" is no number. Give digits alone, and the unit in its own column.`,
  )

/** Refuses a type of party that is not known. */
export const refuseType = (text: string): Refused =>
  refuse(
    'party_type_unknown',
    `対象者の種別「${text.slice(0, 40)}」は使えません。${typesJa}のいずれかにしてください。`,
    `The type of party "${text.slice(0, 40)}" is not known. Use one of ${typesEn}.`,
  )

const typesJa = partyTypeNames.map((type) => partyTypes[type].ja).join('・')
const typesEn = partyTypeNames.join(', ')

/** Refuses a unit that is not known. */
export const refuseUnit = (text: string): Refused =>
  refuse(
    'unit_unknown',
    `単位「${text.slice(0, 40)}」は使えません。件・人・回・円などの単位にするか、空にしてください。`,
    `The unit "${text.slice(0, 40)}" is not known. Use 件, 人, 回, 円, or one of ${unitsEn}.`,
  )

const unitsEn = factUnits.join(', ')

/** Refuses a unit that the kind is not measured in. */
export function refuseAstrayUnit(
  text: string,
  label: Bilingual,
  words: readonly string[],
): Refused {
  const known = words.join(', ')
  return refuse(
    'unit_unknown_to_kind',
    `「${label.ja}」は「${text}」では数えません。単位を次のいずれかにするか、空にしてください: ${known}。`,
    `"${label.en}" is not measured in "${text}". Leave the unit blank or use one of these: ${known}.`,
  )
}

/** Refuses a tag that is not known. */
export function refuseTag(word: string, kind: FactKind): Refused {
  const known = knownTags(kind)
  return refuse(
    'tag_unknown',
    `タグ「${word.slice(0, 40)}」は使えません。${known.ja}`,
    `The tag "${word.slice(0, 40)}" is not known. ${known.en}`,
  )
}

/** Refuses a tag that the kind does not take. */
export function refuseAstrayTag(word: string, kind: FactKind): Refused {
  const known = knownTags(kind)
  const { label } = factKind(kind)
  return refuse(
    'tag_unknown_to_kind',
    `「${label.ja}」にタグ「${word}」は付けられません。${known.ja}`,
    `"${label.en}" takes no tag "${word}". ${known.en}`,
  )
}

function knownTags(kind: FactKind) {
  const known = factKind(kind).tags
  if (known.length === 0) return { ja: 'タグを空にしてください。', en: 'Leave the tags blank.' }
  return {
    ja: `使えるタグ: ${known.map((tag) => tags[tag].ja).join('、')}。`,
    en: `Tags it takes: ${known.join(', ')}.`,
  }
}
