/**
 * Words around a number that change what it says: 約 and 程度, 延べ and 実, 年間, 月間, 累計 and
 * 〜現在, 以上. They are read only where they stand as words of their own; 契約 holds no 約.
 */
import type { Basis, QuantityTime } from '../quantity.ts'

/** What the words around a number add to it. */
export type Modifiers = {
  readonly basis: Basis | null
  readonly time: QuantityTime | null
  readonly approximate: boolean
  readonly atLeast: boolean
}

/** Nothing said. */
export const noModifiers: Modifiers = {
  basis: null,
  time: null,
  approximate: false,
  atLeast: false,
}

/** Both together; null where they contradict each other (延べ and 実). */
export function mergeModifiers(one: Modifiers, other: Modifiers): Modifiers | null {
  if (one.basis && other.basis && one.basis !== other.basis) return null
  if (one.time && other.time && one.time !== other.time) return null
  return {
    basis: one.basis ?? other.basis,
    time: one.time ?? other.time,
    approximate: one.approximate || other.approximate,
    atLeast: one.atLeast || other.atLeast,
  }
}

/** A text that is modifiers and nothing else, in front of a number: 年間延べ約. Null otherwise. */
export function readPrefix(text: string): Modifiers | null {
  return readAll(text, [...prefixWords, ...shortPrefixWords])
}

/** A text in brackets that is modifiers and nothing else: （延べ・年間）, （以上）. */
export function readBracketed(text: string): Modifiers | null {
  return readAll(text, [...prefixWords, ...basisSigns, ...suffixWords])
}

/** The modifiers that directly follow a quantity, and how many characters they take. */
export function readSuffix(text: string): { modifiers: Modifiers; length: number } | null {
  if (text.length > longestWords) return { modifiers: noModifiers, length: 0 }
  const first = suffixWords.find(([pattern]) => pattern.test(text))
  if (!first) return { modifiers: noModifiers, length: 0 }
  const length = wordAt(first, text).length
  const rest = readSuffix(text.slice(length))
  const modifiers = rest && mergeModifiers(first[1], rest.modifiers)
  return modifiers && { modifiers, length: length + rest.length }
}

/** A label without the modifiers glued to its ends: 延べ利用者数 → 利用者数 and 延べ. */
export function stripModifiers(label: string): { label: string; modifiers: Modifiers } | null {
  let rest = label
  let modifiers = noModifiers
  for (;;) {
    const found = gluedWords.find(([pattern]) => pattern.test(rest)) ?? lastBracket(rest)
    if (!found) return { label: rest, modifiers }
    const merged = mergeModifiers(modifiers, found[1])
    if (!merged) return null
    modifiers = merged
    rest = rest.replace(found[0], '').trim()
  }
}

/** 来場者（延べ）: modifiers in the bracket that closes a label. */
function lastBracket(label: string): Word | null {
  const found = readBracketed(endBracket.exec(label)?.[1] ?? '')
  return found && [endBracket, found]
}

/** `令和6年2月末現在`: what stands before 現在 or 時点. Null where the text is nothing of the kind. */
export function readAsOf(text: string): { dateLength: number } | null {
  if (text.length > longestWords) return null
  const match = /^(.*[\d末元日月年度期])(?:現在|時点)(?:の|で)?$/u.exec(text)
  return match ? { dateLength: (match[1] ?? '').length } : null
}

/** 〜現在. */
export const asOf: Modifiers = { ...noModifiers, time: 'as-of' }
/** 年間, 人/年. */
export const yearly: Modifiers = { ...noModifiers, time: 'yearly' }
/** 月間, 人/月. */
export const monthly: Modifiers = { ...noModifiers, time: 'monthly' }

/** The longest text that is taken for modifiers. */
const longestWords = 60

type Word = readonly [RegExp, Modifiers]

const total: Modifiers = { ...noModifiers, basis: 'total' }
const unique: Modifiers = { ...noModifiers, basis: 'unique' }
const cumulative: Modifiers = { ...noModifiers, time: 'cumulative' }
const approximate: Modifiers = { ...noModifiers, approximate: true }
const atLeast: Modifiers = { ...noModifiers, atLeast: true }

const prefixWords: readonly Word[] = [
  [/^(?:約|およそ|おおよそ|おおむね|概ね|凡そ)/u, approximate],
  [/^(?:延べ人数|延人数|延べ数|延べ|のべ)/u, total],
  [/^(?:実人数|実人員|実数)/u, unique],
  [/^(?:年間|毎年)/u, yearly],
  [/^(?:月間|毎月)/u, monthly],
  [/^(?:累計|累積|通算)/u, cumulative],
  [/^(?:現在|時点)/u, asOf],
  [/^少なくとも/u, atLeast],
]

/** One character each: modifiers only directly in front of a number, or in brackets. */
const basisSigns: readonly Word[] = [
  [/^実/u, unique],
  [/^延/u, total],
]
const shortPrefixWords: readonly Word[] = [...basisSigns, [/^年/u, yearly], [/^月/u, monthly]]

const suffixWords: readonly Word[] = [
  [/^以上/u, atLeast],
  [/^(?:程度|ほど|くらい|ぐらい|前後)/u, approximate],
  [/^(?:累計|累積|通算)/u, cumulative],
]

/** 約 at the end of a label, unless it belongs to a word: 契約, 予約, 成約 and so on. */
const approximateEnd =
  /(?<![契予規条制節誓公特成解倹婚盟密集要協売確違口])約$|(?:およそ|おおよそ|おおむね|概ね|凡そ)$/u

const gluedWords: readonly Word[] = [
  [/^(?:延べ|のべ)(?!床|面積|払)|(?:延べ|のべ)$/u, total],
  [/^実(?=人数|人員|企業数|社数|利用者|参加者|団体数|施設数)/u, unique],
  [/(?<=累計|累積|通算|年間)実$/u, unique],
  [/^累計|(?:累計|累積|通算)$/u, cumulative],
  [/(?:年間|毎年)$/u, yearly],
  [/(?<=[^青少若高定昨今前翌本来通周学近例同当往後中壮成隔半元各初平多長生卒])年$/u, yearly],
  [/毎月$/u, monthly],
  [approximateEnd, approximate],
  [/少なくとも$/u, atLeast],
]

const endBracket = /[([〔【〈]([^()[\]〔〕【】〈〉]*)[)\]〕】〉]$/u

const wordAt = (word: Word, text: string): string => word[0].exec(text)?.[0] ?? ''

function readAll(text: string, vocabulary: readonly Word[]): Modifiers | null {
  let rest = text.trim()
  let modifiers = noModifiers
  if (rest === '' || rest.length > longestWords) return null
  while (rest !== '') {
    const found = vocabulary.find(([pattern]) => pattern.test(rest))
    const merged = found && mergeModifiers(modifiers, found[1])
    if (!found || !merged) return null
    modifiers = merged
    rest = rest.slice(wordAt(found, rest).length).replace(/^[\s、,・]+/u, '')
  }
  return modifiers
}
