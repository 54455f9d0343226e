/**
 * Cuts a cell into tokens: numbers with their units, brackets, separators, marks and the text in
 * between. Positions are those of the width-folded text; nothing is dropped. One pass, linear.
 */
import { type Folded, foldWidth, sliceOriginal } from '../../kit/text.ts'
import {
  isFullStop,
  isLineEnd,
  isMarker,
  isMinus,
  isSeparator,
  isSpace,
  isStructure,
  isTriangle,
  matchBrackets,
} from './characters.ts'
import { monthly, yearly, type Modifiers } from './modifier.ts'
import { type FoundNumber, readNumber } from './number.ts'
import { isMeasure, readUnit } from './unit.ts'

/** From `start` up to, not including, `end`. */
export type Span = { readonly start: number; readonly end: number }

/** The folded text with its brackets matched. */
export type Source = { readonly folded: Folded; readonly brackets: ReadonlyMap<number, number> }

/** A number, with its unit where one follows. `value` is null where it must not be read. */
export type NumberToken = Span & {
  readonly kind: 'number'
  readonly value: number | null
  readonly unit: string | null
  /** 人/年, 人/月. */
  readonly rate: Modifiers | null
}

/** A piece of the cell: running text, a gap, a sign of structure, or a number. */
export type Token =
  | NumberToken
  | (Span & { readonly kind: 'text' | 'space' | 'line' | 'separator' | 'stop' | 'colon' })
  | (Span & { readonly kind: 'marker' | 'group' | 'note' })

/** Folds the text and matches its brackets. */
export function readSource(text: string): Source {
  const folded = foldWidth(text)
  return { folded, brackets: matchBrackets(folded.text) }
}

/** The tokens from `span.start` to `span.end`, without gaps. */
export function readTokens(source: Source, span: Span): readonly Token[] {
  const tokens: Token[] = []
  let at = span.start
  while (at < span.end) {
    const token = tokenAt(source, at, { end: span.end, previous: tokens.at(-1) })
    tokens.push(token)
    at = token.end
  }
  return tokens
}

type Around = { readonly end: number; readonly previous: Token | undefined }

function tokenAt(source: Source, at: number, around: Around): Token {
  const { text } = source.folded
  const character = text.charAt(at)
  const one = { start: at, end: at + 1 }
  if (/\d/.test(character)) return numberAt(text, at, at)
  const signed = signedNumberAt(source, at, around.previous)
  if (signed) return signed
  const closer = source.brackets.get(at)
  if (closer !== undefined && closer < around.end)
    return { kind: 'group', start: at, end: closer + 1 }
  if (character === '※') return { kind: 'note', start: at, end: lineEndFrom(text, at, around.end) }
  if (isLineEnd(character)) return { kind: 'line', ...one }
  if (isSpace(character)) return { kind: 'space', ...one }
  if (isMarker(character)) return { kind: 'marker', ...one }
  if (isFullStop(character)) return { kind: 'stop', ...one }
  if (isSeparator(character)) return { kind: 'separator', ...one }
  if (character === ':') return { kind: 'colon', ...one }
  return { kind: 'text', start: at, end: textEnd(source, at, around.end) }
}

function textEnd(source: Source, at: number, end: number): number {
  const { text } = source.folded
  let next = at + 1
  while (next < end && !isStructure(text.charAt(next)) && !source.brackets.has(next)) next += 1
  return next
}

function lineEndFrom(text: string, at: number, end: number): number {
  let next = at
  while (next < end && !isLineEnd(text.charAt(next))) next += 1
  return next
}

/** △988 anywhere; -5 only where it opens an item: 10-20, 10 -20 and A-5 hold no minus. */
function signedNumberAt(source: Source, at: number, previous: Token | undefined): Token | null {
  const { text } = source.folded
  const character = text.charAt(at)
  if (character === '¥' && /\d/.test(text.charAt(at + 1))) return yenAt(text, at)
  const opens = previous === undefined || /^(?:line|marker|colon)$/.test(previous.kind)
  const isMinusHere = opens && isMinus(sliceOriginal(source.folded, at, at + 1))
  if (!isTriangle(character) && !isMinusHere) return null
  const gap = isTriangle(character) && isSpace(text.charAt(at + 1)) ? 2 : 1
  if (!/\d/.test(text.charAt(at + gap))) return null
  const token = numberAt(text, at + gap, at)
  return { ...token, value: token.value === null ? null : 0 - token.value }
}

/** ¥1,000 is 1,000円; with another unit behind it, it is neither. */
function yenAt(text: string, at: number): NumberToken {
  const token = numberAt(text, at + 1, at)
  const isMoney = token.unit === null ? !rateAfter(text, token.end) : token.unit === '円'
  return { ...token, value: isMoney ? token.value : null, unit: '円' }
}

function numberAt(text: string, at: number, start: number): NumberToken {
  const plain = readNumber(text, at, false)
  const spaced = /[ \u00A0]/.test(text.charAt(plain.end)) ? readNumber(text, at, true) : plain
  const joined = spaced.end > plain.end ? unitAfter(text, spaced.end) : null
  if (joined) return counted(text, spaced, { start, ...joined })
  const unit = unitAfter(text, plain.end)
  if (unit) return counted(text, plain, { start, ...unit })
  return { kind: 'number', start, end: plain.end, value: plain.value, unit: null, rate: null }
}

type UnitPlace = { readonly unit: string; readonly end: number }

/** The unit behind a number. One set apart by a space must be a whole word. */
function unitAfter(text: string, end: number): UnitPlace | null {
  if (!/[ \u00A0]/.test(text.charAt(end))) return readUnit(text, end)
  let at = end
  while (at - end < 3 && /[ \u00A0]/.test(text.charAt(at))) at += 1
  const found = readUnit(text, at)
  return found && (restOfWord.test(text.slice(found.end, found.end + 3)) ? found : null)
}

const restOfWord = /^(?:$|[^\p{L}\p{N}]|以上|程度|ほど|前後|くらい|ぐらい)/u

function counted(
  text: string,
  number: FoundNumber,
  place: UnitPlace & { readonly start: number },
): NumberToken {
  const rate = rateAfter(text, place.end)
  const end = rate?.end ?? place.end
  const isSafe = rate?.per !== null && !isMistypedThousand(number, place.unit)
  const value = isSafe ? number.value : null
  return {
    kind: 'number',
    start: place.start,
    end,
    value,
    unit: place.unit,
    rate: rate?.per ?? null,
  }
}

/** 1.000人 may be a thousand or one: three decimals are read only of what is measured. */
const isMistypedThousand = (number: FoundNumber, unit: string): boolean =>
  number.decimals === 3 && !number.scaled && !isMeasure(unit)

/**
 * 5,000人/年 and 100件/月. Any other rate (5回/社, 10件/日, 60人・社) cannot be stated, and its number
 * alone would say something else: `per` is null.
 */
function rateAfter(text: string, at: number): { per: Modifiers | null; end: number } | undefined {
  if (!/[/・]/.test(text.charAt(at))) return undefined
  const calendar = /^[/](年度?|月|日|週|時間?|か月|ヶ月)(?![\p{L}\p{N}])/u.exec(
    text.slice(at, at + 5),
  )
  if (calendar) {
    const per = calendar[1]?.startsWith('年') ? yearly : calendar[1] === '月' ? monthly : null
    return { per, end: at + calendar[0].length }
  }
  const unit = readUnit(text, at + 1)
  if (!unit || /[\p{L}\p{N}]/u.test(text.charAt(unit.end))) return undefined
  return { per: null, end: unit.end }
}
