/** What leads up to a quantity: its label, and the modifiers of the number. */
import type { Item } from './chunk.ts'
import { originalLabel } from './group.ts'
import { endsInParticle, type LabelPlace, readLabel } from './label.ts'
import { asOf, mergeModifiers, type Modifiers, noModifiers, readAsOf } from './modifier.ts'
import type { Source, Span, Token } from './tokens.ts'

/** Where a label, and what modifies the number behind it, were found. */
export type Lead = {
  readonly label: string | null
  readonly modifiers: Modifiers
  readonly unread: readonly Span[]
}

/** An item with the source that it was cut from. */
export type SourcedItem = Item & { readonly source: Source }

/** The label and the modifiers in front of a quantity; null where they are neither. */
export function readLead(
  item: SourcedItem,
  tokens: readonly Token[],
  place: LabelPlace,
): Lead | null {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (!first || !last) return { label: null, modifiers: noModifiers, unread: [] }
  if (first.kind === 'group' && place === 'before')
    return readLeadGroup(item, first, tokens.slice(1))
  const span = { start: first.start, end: last.end }
  const text = item.text.slice(span.start, span.end)
  const date = place === 'before' ? readAsOf(text) : null
  if (date) {
    const unread = [{ start: span.start, end: span.start + date.dateLength }]
    return { label: null, modifiers: asOf, unread }
  }
  const found = readLabel(text, place)
  if (!found) return null
  const label = found.label === null ? null : originalLabel(item.source, span, found.label)
  return { label, modifiers: found.modifiers, unread: [] }
}

/** Whether the words in front of a number are the beginning of a sentence: 計画を5件. */
export function leadsSentence(item: SourcedItem, tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  return last?.kind === 'text' && endsInParticle(item.text.slice(last.start, last.end))
}

function readLeadGroup(item: SourcedItem, group: Token, rest: readonly Token[]): Lead | null {
  const content = item.contents.get(group.start)
  const after = readLead(item, rest, 'colon')
  if (!after || after.label !== null || !content) return null
  if (content.kind !== 'label' && content.kind !== 'modifiers') return null
  const modifiers = mergeModifiers(content.modifiers, after.modifiers)
  if (!modifiers) return null
  const label = content.kind === 'label' ? content.label : null
  return { label, modifiers, unread: content.kind === 'modifiers' ? content.unread : [] }
}
