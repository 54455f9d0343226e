/**
 * What stands in brackets: modifiers of the quantity before it (延べ), further quantities (うち女性30人),
 * its label (調査対象), or something that is not read (4).
 */
import { sliceOriginal } from '../../kit/text.ts'
import type { Quantity } from '../quantity.ts'
import { readLabel } from './label.ts'
import { asOf, type Modifiers, readAsOf, readBracketed } from './modifier.ts'
import type { Source, Span } from './tokens.ts'

/** Quantities and what was left over, found in a stretch of a cell. */
export type Reading = {
  readonly quantities: readonly Quantity[]
  readonly unread: readonly Span[]
}

/** What a bracket turned out to hold. */
export type GroupContent =
  | { readonly kind: 'modifiers'; readonly modifiers: Modifiers; readonly unread: readonly Span[] }
  | ({ readonly kind: 'quantities' } & Reading)
  | { readonly kind: 'label'; readonly label: string; readonly modifiers: Modifiers }
  | { readonly kind: 'unread' }

/**
 * Classifies the bracket at `group`.
 * @param readInner reads quantities inside; absent inside another bracket, where none are read
 */
export function readGroup(
  source: Source,
  group: Span,
  readInner: ((inner: Span) => Reading) | null,
): GroupContent {
  const inner = { start: group.start + 1, end: group.end - 1 }
  const text = source.folded.text.slice(inner.start, inner.end)
  if (/^\s*(?:[※*]|注(?![\p{L}])|$)/u.test(text)) return { kind: 'unread' }
  const modifiers = readBracketed(text)
  if (modifiers) return { kind: 'modifiers', modifiers, unread: [] }
  const date = readAsOf(text.trim())
  if (date) {
    const start = inner.start + text.length - text.trimStart().length
    const unread = [{ start, end: start + date.dateLength }]
    return { kind: 'modifiers', modifiers: asOf, unread }
  }
  return /\p{N}/u.test(text) ? readCounted(inner, readInner) : readNamed(source, inner)
}

/** The label as the source prints it, where its folded form can be found again. */
export function originalLabel(source: Source, span: Span, label: string): string {
  const { folded } = source
  const at = folded.text.slice(span.start, span.end).indexOf(label)
  if (at < 0) return label
  return sliceOriginal(folded, span.start + at, span.start + at + label.length)
}

function readCounted(inner: Span, readInner: ((inner: Span) => Reading) | null): GroupContent {
  const reading = readInner?.(inner)
  if (!reading || reading.quantities.length === 0) return { kind: 'unread' }
  return { kind: 'quantities', ...reading }
}

function readNamed(source: Source, inner: Span): GroupContent {
  const found = readLabel(source.folded.text.slice(inner.start, inner.end), 'brackets')
  if (!found) return { kind: 'unread' }
  if (found.label === null) return { kind: 'modifiers', modifiers: found.modifiers, unread: [] }
  const label = originalLabel(source, inner, found.label)
  return { kind: 'label', label, modifiers: found.modifiers }
}
