/**
 * Reads the quantities of one chunk: what leads up to a number, the number, and what follows it.
 * A chunk is read whole or not at all.
 */
import type { Quantity } from '../quantity.ts'
import { type Chunk, holdsQuantity, isHiragana } from './chunk.ts'
import { type Lead, leadsSentence, readLead, type SourcedItem } from './lead.ts'
import { mergeModifiers, type Modifiers, noModifiers, readPrefix, readSuffix } from './modifier.ts'
import type { NumberToken, Span, Token } from './tokens.ts'

/** What a chunk turned out to be. */
export type ChunkReading =
  | {
      readonly kind: 'quantities'
      readonly quantities: readonly Quantity[]
      readonly unread: readonly Span[]
    }
  | { readonly kind: 'sentence' }
  | { readonly kind: 'words' }

/** Reads a chunk. `sentence` where it is part of a running sentence: nothing beside it is read. */
export function readChunk(item: SourcedItem, chunk: Chunk): ChunkReading {
  const colon = chunk.tokens.findIndex((token) => token.kind === 'colon')
  if (colon >= 0) return readColon(item, chunk.tokens, colon)
  const first = firstQuantity(item, chunk.tokens)
  if (first < 0) return words
  const before = chunk.tokens.slice(0, first)
  const lead = readLead(item, before, 'before')
  if (!lead) return leadsSentence(item, before) ? sentence : words
  const [head, number] = [before[0], chunk.tokens[first]]
  const isBare = number?.kind === 'number' && number.unit === null
  if (isBare && lead.label !== null && head?.kind !== 'group') return words
  return new ChunkReader(item, chunk.tokens, lead).read(first)
}

/** The first quantity; digits of a date that ends in 現在 are passed over. */
function firstQuantity(item: SourcedItem, tokens: readonly Token[]): number {
  const dated = tokens.findIndex(
    (token, index) =>
      token.kind === 'text' &&
      /(?:現在|時点)$/u.test(item.text.slice(token.start, token.end)) &&
      tokens[index + 1]?.kind === 'number',
  )
  if (dated >= 0) return dated + 1
  return tokens.findIndex((token) => holdsQuantity(token, item.contents))
}

const words: ChunkReading = { kind: 'words' }
const sentence: ChunkReading = { kind: 'sentence' }

/** 実施 and the like directly behind a quantity say what was done; they become its label. */
const predicates =
  /^(?:実施済み?|実施|開催済み?|開催|予定|見込み?|想定|達成|参加|利用|受講|受付|受理|支給|交付|支援|派遣|認証|認定|採択|決定|登録|訪問|配布|配信|公開|作成|設置|完了|終了)+/u
/** The longest text behind a quantity that is looked at: enough for suffixes and predicates. */
const longestTail = 40
const joining = /^(?:及び|および|並びに|ならびに)?(計|合計|総計|うち)?/u

/** 女性:30人, R5:100人. In 10:30 and 午後1:30 the colon belongs to the time of day. */
function readColon(item: SourcedItem, tokens: readonly Token[], colon: number): ChunkReading {
  const rest = tokens.slice(colon + 1)
  const label = readLead(item, tokens.slice(0, colon), 'colon')
  const first = rest.findIndex((token) => holdsQuantity(token, item.contents))
  const number = rest[first]
  const isBare = number?.kind === 'number' && number.unit === null
  const isTime = isBare && /\d$/.test(label?.label ?? '')
  if (isTime || !label || label.label === null || first < 0) return words
  const inner = readLead(item, rest.slice(0, first), 'before')
  const modifiers =
    inner && inner.label === null ? mergeModifiers(label.modifiers, inner.modifiers) : null
  if (!inner || !modifiers) return words
  return new ChunkReader(item, rest, { label: label.label, modifiers, unread: inner.unread }).read(
    first,
  )
}

/** The text directly behind a quantity: its suffixes, what was done, and the rest. */
function readTail(text: string): { modifiers: Modifiers; said: string; rest: string } | null {
  if (text.length > longestTail) return { modifiers: noModifiers, said: '', rest: text }
  const suffix = readSuffix(text)
  if (!suffix) return null
  const said = predicates.exec(text.slice(suffix.length))?.[0] ?? ''
  return { modifiers: suffix.modifiers, said, rest: text.slice(suffix.length + said.length) }
}

class ChunkReader {
  private readonly item: SourcedItem
  private readonly tokens: readonly Token[]
  private readonly quantities: Quantity[] = []
  private readonly unread: Span[]
  private lead: Lead
  /** 1社(延べ5回)(都内): what follows further quantities in brackets may be said of either. */
  private isClosed = false

  constructor(item: SourcedItem, tokens: readonly Token[], lead: Lead) {
    this.item = item
    this.tokens = tokens
    this.lead = lead
    this.unread = [...lead.unread]
  }

  read(first: number): ChunkReading {
    for (let at = first; at < this.tokens.length; at += 1) {
      const token = this.tokens[at]
      const outcome = token ? this.take(token, this.tokens[at + 1]) : 'words'
      if (outcome === 'sentence') return sentence
      if (outcome === 'words') return words
    }
    if (this.quantities.length > 1 && this.quantities.some((one) => one.unit === null)) return words
    return { kind: 'quantities', quantities: this.quantities, unread: this.unread }
  }

  private take(token: Token, next: Token | undefined): 'read' | 'words' | 'sentence' {
    if (token.kind === 'number') return this.takeNumber(token)
    if (token.kind === 'group') return this.takeGroup(token)
    if (token.kind === 'text') return this.takeTail(token, next)
    return 'words'
  }

  private takeNumber(token: NumberToken): 'read' | 'words' {
    const { label, modifiers } = this.lead
    const all = token.rate ? mergeModifiers(modifiers, token.rate) : modifiers
    if (token.value === null || !all || this.isIdentifier(token)) return 'words'
    if (token.unit === null && this.quantities.length > 0) return 'words'
    this.isClosed = false
    this.quantities.push({ marker: null, label, value: token.value, unit: token.unit, ...all })
    this.lead = { label: null, modifiers: noModifiers, unread: [] }
    return 'read'
  }

  /** R5人, Q1件, 令和5件: a letter or an era in front makes the digits part of a name. */
  private isIdentifier(token: NumberToken): boolean {
    const before = this.item.text.slice(Math.max(0, token.start - 2), token.start)
    return /[A-Za-z]$|令和$|平成$|昭和$/.test(before)
  }

  private takeGroup(token: Token): 'read' {
    const content = this.item.contents.get(token.start)
    if (content?.kind === 'quantities') this.takeInner(content.quantities, content.unread)
    else if (content?.kind === 'modifiers' && this.modify(content.modifiers)) {
      this.keepUnread(content.unread)
    } else if (content?.kind !== 'label' || !this.name(content)) this.unread.push(token)
    return 'read'
  }

  /** Quantities in brackets: further ones behind a quantity, the label's own behind a label. */
  private takeInner(inner: readonly Quantity[], unread: readonly Span[]): void {
    const { label, modifiers } = this.lead
    this.isClosed = true
    for (const quantity of inner) {
      const all = mergeModifiers(modifiers, quantity) ?? quantity
      this.quantities.push({ ...quantity, ...all, label: quantity.label ?? label })
    }
    this.keepUnread(unread)
    this.lead = { label: null, modifiers: noModifiers, unread: [] }
  }

  private takeTail(token: Token, next: Token | undefined): 'read' | 'words' | 'sentence' {
    const text = this.item.text.slice(token.start, token.end)
    const tail = readTail(text)
    if (!tail || !this.modify(tail.modifiers)) return 'words'
    if (tail.said !== '') {
      if (this.quantities.at(-1)?.unit === null) return 'words'
      this.say(tail.said, token.start + text.indexOf(tail.said))
    }
    if (tail.rest === '' || (next?.kind === 'number' && this.join(tail.rest))) return 'read'
    return isHiragana(tail.rest) ? 'sentence' : 'words'
  }

  private say(said: string, start: number): void {
    const isNamed = this.name({ label: said, modifiers: noModifiers })
    if (!isNamed) this.unread.push({ start, end: start + said.length })
  }

  /** 計 or 延べ between two quantities leads up to the second. */
  private join(rest: string): boolean {
    const match = joining.exec(rest)
    const tail = rest.slice(match?.[0].length ?? 0)
    const modifiers = tail === '' ? noModifiers : readPrefix(tail)
    if (!modifiers) return false
    this.lead = { label: match?.[1] ?? null, modifiers, unread: [] }
    return true
  }

  private keepUnread(spans: readonly Span[]): void {
    for (const span of spans) this.unread.push(span)
  }

  private modify(modifiers: Modifiers): boolean {
    const last = this.quantities.at(-1)
    const all = last && mergeModifiers(last, modifiers)
    if (!last || !all || this.isClosed) return false
    this.quantities.splice(-1, 1, { ...last, ...all })
    return true
  }

  private name(found: { readonly label: string; readonly modifiers: Modifiers }): boolean {
    const last = this.quantities.at(-1)
    if (!last || last.label !== null || this.isClosed) return false
    if (!this.modify(found.modifiers)) return false
    const modified = this.quantities.at(-1)
    if (modified) this.quantities.splice(-1, 1, { ...modified, label: found.label })
    return true
  }
}
