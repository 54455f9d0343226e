/**
 * Reads a cell of a plan or a report into quantities. The notation is described, with examples that
 * are run as tests, in docs/reference/quantity-notation.md. Nothing is guessed: what does not
 * follow the notation is kept in `unread`, in the words of the original. Any text at all may be
 * given, and the time taken grows with its length only.
 */
import { isBlank, sliceOriginal } from '../../kit/text.ts'
import type { Cell, Quantity } from '../quantity.ts'
import { isBullet, isLineEnd, isSeparator, isSpace } from './characters.ts'
import { type GroupContent, type Reading, readGroup } from './group.ts'
import { readItem } from './item.ts'
import { splitItems } from './list.ts'
import { readState } from './state.ts'
import { readSource, readTokens, type Source, type Span, type Token } from './tokens.ts'

/**
 * Parses the printed text of a cell. Money is a quantity in 円: 約2千6百万円 is about 26,000,000.
 * @returns never a refusal: a text without a readable quantity is a cell in words
 */
export function parseCell(text: string): Cell {
  if (isBlank(text)) return { text, state: 'blank', quantities: [], unread: [] }
  const source = readSource(text)
  const whole = trim(source, { start: 0, end: source.folded.text.length })
  const worded = readState(source.folded.text.slice(whole.start, whole.end))
  if (worded) {
    const rest = { start: whole.start + worded.end, end: whole.end }
    return { text, state: worded.state, quantities: [], unread: pieces(source, [rest]) }
  }
  const { quantities, unread } = readSpan(source, whole, true)
  if (quantities.length === 0) {
    return {
      text,
      state: 'words',
      quantities,
      unread: [sliceOriginal(source.folded, whole.start, whole.end)],
    }
  }
  const state = quantities.every((quantity) => quantity.value === 0) ? 'zero' : 'number'
  return { text, state, quantities, unread: pieces(source, unread) }
}

/** Reads a stretch of the cell: all of it, or the inside of a bracket. */
function readSpan(source: Source, span: Span, isWhole: boolean): Reading {
  const tokens = readTokens(source, span)
  const quantities: Quantity[] = []
  const unread: Span[] = []
  for (const item of splitItems(source, tokens, isWhole)) {
    const contents = readGroups(source, item.tokens, isWhole)
    const reading = readItem({ text: source.folded.text, tokens: item.tokens, contents, source })
    if (reading.quantities.length === 0 || item.isSpoiled) unread.push(item)
    else {
      for (const one of reading.quantities) quantities.push({ ...one, marker: item.marker })
      for (const one of reading.unread) unread.push(one)
    }
  }
  return { quantities, unread }
}

function readGroups(
  source: Source,
  tokens: readonly Token[],
  isWhole: boolean,
): ReadonlyMap<number, GroupContent> {
  const readInner = (inner: Span): Reading => {
    const reading = readSpan(source, inner, false)
    const isComplete = reading.quantities.every((quantity) => quantity.unit !== null)
    return isComplete ? reading : { quantities: [], unread: [] }
  }
  const groups = tokens.filter((token) => token.kind === 'group')
  return new Map(
    groups.map((group) => [group.start, readGroup(source, group, isWhole ? readInner : null)]),
  )
}

/** The original text of the spans, in order; neighbours with only separators between are joined. */
function pieces(source: Source, spans: readonly Span[]): readonly string[] {
  const joined: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const trimmed = trim(source, span, isEdge)
    if (trimmed.start >= trimmed.end) continue
    const last = joined.at(-1)
    const between = last && source.folded.text.slice(last.end, trimmed.start)
    if (last && between !== undefined && isOnlyEdges(between)) {
      joined.splice(-1, 1, { start: last.start, end: Math.max(last.end, trimmed.end) })
    } else joined.push(trimmed)
  }
  return joined.map((span) => sliceOriginal(source.folded, span.start, span.end))
}

const isEdge = (character: string): boolean =>
  isSpace(character) || isSeparator(character) || isBullet(character)

const isOnlyEdges = (text: string): boolean =>
  Array.from(text).every((character) => isEdge(character) && !isLineEnd(character))

function trim(source: Source, span: Span, isDropped = isSpace): Span {
  const { text } = source.folded
  let { start, end } = span
  while (start < end && isDropped(text.charAt(start))) start += 1
  while (end > start && isDropped(text.charAt(end - 1))) end -= 1
  return { start, end }
}
