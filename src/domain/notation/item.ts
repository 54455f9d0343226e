/**
 * Reads one item of a cell: a line, or what follows an enumeration mark. Its chunks are read one by
 * one; then what stands between them decides which of the readings may be kept.
 */
import { isDash } from '../../kit/text.ts'
import type { Quantity } from '../quantity.ts'
import { type ChunkReading, readChunk } from './amount.ts'
import { type Chunk, splitChunks } from './chunk.ts'
import type { Reading } from './group.ts'
import { changesTheNumber, endsInParticle } from './label.ts'
import { type Lead, readLead, type SourcedItem } from './lead.ts'
import { mergeModifiers, readSuffix } from './modifier.ts'

/**
 * The quantities of an item and the spans that were not read. A running sentence anywhere in it
 * leaves the whole item in words; a bare number is read only where nothing else stands beside it.
 */
export function readItem(item: SourcedItem): Reading {
  const { chunks, notes } = splitChunks(item)
  const readings = chunks.map((chunk) => ({ chunk, reading: readChunk(item, chunk) }))
  const isSentence = readings.some(
    ({ reading }, index) =>
      reading.kind === 'sentence' || leadsIntoNext(item, readings[index], readings[index + 1]),
  )
  const first = chunks[0]
  const last = chunks.at(-1)
  if (isSentence && first && last) {
    return { quantities: [], unread: [{ start: first.start, end: last.end }, ...notes] }
  }
  const reader = new ItemReader(item)
  for (const [index, one] of readings.entries()) reader.take(one, readings[index - 1])
  const kept = reader.finish()
  return { quantities: kept.quantities, unread: [...kept.unread, ...notes] }
}

type Read = { readonly chunk: Chunk; readonly reading: ChunkReading }
type Kept = Reading & { readonly chunk: Chunk }

/** 企業に 約5回: a word that ends in a particle, then a quantity. */
function leadsIntoNext(item: SourcedItem, one: Read | undefined, next: Read | undefined): boolean {
  if (!one || one.reading.kind !== 'words' || next?.reading.kind !== 'quantities') return false
  return next.chunk.gap === 'space' && endsInParticle(textOf(item, one.chunk))
}

const textOf = (item: SourcedItem, chunk: Chunk): string => item.text.slice(chunk.start, chunk.end)

/** Signs that join two numbers into one statement: ranges, products, changes. */
const operatorEnd = /[-~〜–—−+×✕→⇒=<>≦≧±*↑↓^]$/u
const operatorStart = /^[-~〜–—−+×✕→⇒=<>≦≧±*↑↓^]/u

class ItemReader {
  private readonly item: SourcedItem
  private kept: Kept[] = []
  private pending: { readonly lead: Lead; readonly chunk: Chunk } | null = null
  private wordCount = 0

  constructor(item: SourcedItem) {
    this.item = item
  }

  take({ chunk, reading }: Read, previous: Read | undefined): void {
    if (reading.kind === 'quantities') this.takeQuantities(chunk, reading, previous)
    else this.takeWords(chunk, previous)
  }

  finish(): Reading {
    this.dropPending()
    const isAlone = this.wordCount === 0 && this.kept.length === 1
    const kept = this.kept.map((one) =>
      one.quantities.some((quantity) => isBare(quantity) && !isAlone)
        ? unreadChunk(one.chunk)
        : one,
    )
    return {
      quantities: kept.flatMap((one) => one.quantities),
      unread: kept.flatMap((one) => one.unread),
    }
  }

  private takeQuantities(chunk: Chunk, reading: Reading, previous: Read | undefined): void {
    if (previous && this.spoils(previous, chunk)) {
      this.dropPending()
      this.keep(unreadChunk(chunk))
      this.wordCount += 1
      return
    }
    const led = chunk.gap === 'space' ? this.withPending(reading) : null
    if (!led) this.dropPending()
    this.pending = null
    this.keep({ ...(led ?? reading), chunk })
  }

  private takeWords(chunk: Chunk, previous: Read | undefined): void {
    const text = textOf(this.item, chunk)
    const isBehind = chunk.gap === 'space' && previous?.reading.kind === 'quantities'
    if (isBehind && this.extendLast(text)) return
    if (this.changesLast(chunk, text)) this.spoilLast()
    const lead = readLead(this.item, chunk.tokens, 'before')
    if (!lead || (previous && this.continuesWord(previous.chunk, chunk))) {
      this.dropPending()
      this.keep(unreadChunk(chunk))
      this.wordCount += 1
      return
    }
    const joined = chunk.gap === 'space' && lead.label === null ? this.joinPending(lead) : null
    if (!joined) this.dropPending()
    const start = joined && this.pending ? this.pending.chunk.start : chunk.start
    this.pending = { lead: joined ?? lead, chunk: { ...chunk, start } }
  }

  private changesLast(chunk: Chunk, text: string): boolean {
    if (chunk.gap === 'space' && changesTheNumber(text)) return true
    return operatorStart.test(text) && !(chunk.gap === 'separator' && isDash(text))
  }

  /** T O K Y O 5社, 5 days 3社: a word torn apart, or the unknown unit of the number before. */
  private continuesWord(before: Chunk, chunk: Chunk): boolean {
    if (chunk.gap !== 'space') return false
    const text = textOf(this.item, before)
    return /\d$/.test(text) || (text.length === 1 && chunk.end - chunk.start === 1)
  }

  /** What was said before a space belongs to the first quantity behind it: 企業 207社, 約 300人. */
  private withPending(reading: Reading): Reading | null {
    const [first, ...others] = reading.quantities
    if (!this.pending || !first) return null
    const { lead } = this.pending
    const modifiers = mergeModifiers(lead.modifiers, first)
    const isTaken = lead.label !== null && (first.label !== null || first.unit === null)
    if (!modifiers || isTaken) return null
    const named = { ...first, ...modifiers, label: first.label ?? lead.label }
    return { quantities: [named, ...others], unread: [...lead.unread, ...reading.unread] }
  }

  /** 来場者 延べ 300人: a further modifier behind a label that waits for its number. */
  private joinPending(lead: Lead): Lead | null {
    const before = this.pending?.lead
    if (!before || before.unread.length > 0) return null
    const modifiers = mergeModifiers(before.modifiers, lead.modifiers)
    return (
      modifiers && { label: before.label, modifiers, unread: [...before.unread, ...lead.unread] }
    )
  }

  /** 100人 以上, 100人 程度. */
  private extendLast(text: string): boolean {
    const suffix = readSuffix(text)
    const last = this.kept.at(-1)
    const quantity = last?.chunk.tokens.at(-1)?.kind === 'group' ? null : last?.quantities.at(-1)
    if (!suffix || suffix.length !== text.length || !last || !quantity || this.pending) return false
    const modifiers = mergeModifiers(quantity, suffix.modifiers)
    if (!modifiers) return false
    const quantities = [...last.quantities.slice(0, -1), { ...quantity, ...modifiers }]
    this.kept.splice(-1, 1, { ...last, quantities })
    return true
  }

  /** 10 ～ 20人, 1、200人, 最大 100人: what stands before makes the number say something else. */
  private spoils(before: Read, chunk: Chunk): boolean {
    const text = textOf(this.item, before.chunk)
    const isWord = before.reading.kind === 'words' && chunk.gap === 'space'
    const endsInNumber = /\d$/.test(text) && /^[\d.,]/.test(textOf(this.item, chunk))
    const isJoined = operatorEnd.test(text) && !(chunk.gap === 'separator' && isDash(text))
    if (isJoined) this.spoilLast()
    return endsInNumber || isJoined || (isWord && changesTheNumber(text))
  }

  private spoilLast(): void {
    const last = this.kept.at(-1)
    if (last && last.quantities.length > 0) this.kept.splice(-1, 1, unreadChunk(last.chunk))
  }

  private keep(one: Kept): void {
    this.kept.push(one)
  }

  private dropPending(): void {
    if (this.pending) {
      this.keep(unreadChunk(this.pending.chunk))
      this.wordCount += 1
    }
    this.pending = null
  }
}

const isBare = (quantity: Quantity): boolean => quantity.unit === null && quantity.label === null

const unreadChunk = (chunk: Chunk): Kept => ({ quantities: [], unread: [chunk], chunk })
