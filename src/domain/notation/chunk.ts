/**
 * Cuts an item of a cell into chunks: the pieces between spaces and separators, each of which holds
 * quantities or does not. A separator cuts only behind a quantity, so that 研修・相談 46回 keeps its
 * label whole; brackets stay with the quantity in front of them.
 */
import { isBullet } from './characters.ts'
import type { GroupContent } from './group.ts'
import type { Span, Token } from './tokens.ts'

/** Tokens that belong together, and what stands between them and the chunk before. */
export type Chunk = Span & {
  readonly tokens: readonly Token[]
  readonly gap: 'start' | 'space' | 'separator' | 'bracket'
}

/** A stretch of a cell to cut up: its folded text, its tokens, and what its brackets hold. */
export type Item = {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly contents: ReadonlyMap<number, GroupContent>
}

/** The chunks of an item, in order. Notes (※…) are returned apart. */
export function splitChunks(item: Item): { chunks: readonly Chunk[]; notes: readonly Span[] } {
  const notes: Span[] = []
  const cutter = new Cutter(item)
  for (const [index, token] of item.tokens.entries()) {
    if (token.kind === 'note') {
      cutter.cut('separator')
      notes.push(token)
    } else cutter.take(token, index)
  }
  cutter.cut('separator')
  return { chunks: cutter.chunks, notes }
}

/** Whether the token states a quantity: a number, or a bracket that holds some. */
export const holdsQuantity = (token: Token, contents: Item['contents']): boolean =>
  token.kind === 'number' ||
  (token.kind === 'group' && contents.get(token.start)?.kind === 'quantities')

class Cutter {
  readonly chunks: Chunk[] = []
  private readonly item: Item
  private open: Token[] = []
  private hasQuantity = false
  private gap: Chunk['gap'] = 'start'

  constructor(item: Item) {
    this.item = item
  }

  cut(gap: Chunk['gap']): void {
    const [first, last] = [this.open[0], this.open.at(-1)]
    if (first && last) {
      this.chunks.push({ tokens: this.open, start: first.start, end: last.end, gap: this.gap })
      this.gap = gap
    } else if (gap === 'separator' && this.chunks.length > 0) this.gap = gap
    this.open = []
    this.hasQuantity = false
  }

  take(token: Token, index: number): void {
    if (token.kind === 'space' || token.kind === 'line') this.takeSpace(index)
    else if (token.kind === 'stop') this.cut('separator')
    else if (token.kind === 'separator') this.takeSeparator(token, index)
    else if (token.kind === 'text' && this.open.length === 0)
      this.add(withoutBullets(token, this.item))
    else {
      if (this.endsAtBracket(token)) this.cut('bracket')
      this.add(token)
    }
  }

  private takeSpace(index: number): void {
    const [next, after] = this.item.tokens
      .slice(index, index + 5)
      .filter((one) => one.kind !== 'space')
    if (this.open.at(-1)?.kind === 'colon' || next?.kind === 'colon') return
    if (next?.kind === 'group' && after && this.opensAnother(after)) return this.cut('space')
    const holds = next !== undefined && holdsQuantity(next, this.item.contents)
    if (next?.kind === 'group' && (this.hasQuantity || (holds && this.open.length > 0))) return
    this.cut('space')
  }

  /** （女性）30人 （男性）40人: brackets that stand in front of their quantities. */
  private opensAnother(after: Token): boolean {
    return this.hasQuantity && this.open[0]?.kind === 'group' && after.kind === 'number'
  }

  private takeSeparator(token: Token, index: number): void {
    const next = this.item.tokens[index + 1]
    const isInside = next?.kind === 'text' || next?.kind === 'group'
    if (this.open.length > 0 && !this.hasQuantity && isInside) this.add(token)
    else this.cut('separator')
  }

  /** A closed bracket ends its quantity, unless a sentence goes on behind it. */
  private endsAtBracket(token: Token): boolean {
    if (!this.hasQuantity || this.open.at(-1)?.kind !== 'group') return false
    const character = this.item.text.charAt(token.start)
    return token.kind === 'number' || (token.kind === 'text' && !isHiragana(character))
  }

  private add(token: Token | null): void {
    if (!token) return
    this.open.push(token)
    this.hasQuantity ||= holdsQuantity(token, this.item.contents)
  }
}

/** Whether the text begins with a hiragana letter: behind a quantity, the mark of a sentence. */
export const isHiragana = (text: string): boolean => /^\p{Script=Hiragana}/u.test(text)

function withoutBullets(token: Token, item: Item): Token | null {
  let { start } = token
  while (start < token.end && isBullet(item.text.charAt(start))) start += 1
  return start === token.end ? null : { ...token, kind: 'text', start }
}
