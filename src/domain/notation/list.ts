/**
 * Cuts a cell into the items of its list: lines, and within a line what follows each enumeration
 * mark (①, ②; (1), (2) where the line begins with one). A line that holds only a bracket belongs to
 * the line before it, and a mark at the end of a line to the next.
 */
import { sliceOriginal } from '../../kit/text.ts'
import type { Source, Span, Token } from './tokens.ts'

/** One item: its mark as printed, and its tokens without the mark. The span includes the mark. */
export type ListItem = Span & {
  readonly marker: string | null
  readonly tokens: readonly Token[]
  /** ①・②5社: marks run together, so that it cannot be said which of them the number is for. */
  readonly isSpoiled: boolean
}

/**
 * The items, in order.
 * @param isWhole whether the tokens are a whole cell; inside brackets a line end is only a space
 */
export function splitItems(source: Source, tokens: readonly Token[], isWhole: boolean): ListItem[] {
  const items: Draft[] = []
  let open: Draft = emptyItem(null)
  for (const [index, token] of markTokens(source, tokens, isWhole).entries()) {
    if (token.kind === 'marker') {
      items.push(open)
      open = emptyItem(token)
    } else if (token.kind === 'line' && isWhole && !continues(source, tokens, { index, open })) {
      items.push(open)
      open = emptyItem(null)
    } else open.tokens.push(token.kind === 'line' ? { ...token, kind: 'space' } : token)
  }
  items.push(open)
  return items.flatMap((item, index) => finishItem(source, item, items[index - 1]))
}

type Draft = { readonly mark: Token | null; readonly tokens: Token[] }

const emptyItem = (mark: Token | null): Draft => ({ mark, tokens: [] })

const isGap = (token: Token | undefined): boolean =>
  token?.kind === 'space' || token?.kind === 'line'

/** Turns bracketed numbers into marks on the lines that begin with one. */
function markTokens(source: Source, tokens: readonly Token[], isWhole: boolean): readonly Token[] {
  if (!isWhole) return tokens
  let isMarked = false
  let isLineStart = true
  return tokens.map((token, index) => {
    if (token.kind === 'line') isLineStart = true
    if (isGap(token)) return token
    const isMark = isNumberedBracket(source, token) && hasMore(tokens, index)
    if (isLineStart) isMarked = isMark
    const previous = tokens[index - 1]
    const isFree = isLineStart || isGap(previous) || previous?.kind === 'separator'
    isLineStart = false
    return isMark && isMarked && isFree ? { ...token, kind: 'marker' } : token
  })
}

const isNumberedBracket = (source: Source, token: Token): boolean =>
  token.kind === 'group' &&
  token.end - token.start <= 4 &&
  /^\(\d{1,2}\)$/.test(source.folded.text.slice(token.start, token.end))

/** Whether anything but spaces follows on the line. */
function hasMore(tokens: readonly Token[], index: number): boolean {
  const next = tokens.slice(index + 1, index + 5).find((token) => token.kind !== 'space')
  return next !== undefined && next.kind !== 'line'
}

const endsBracketLine: ReadonlySet<Token['kind']> = new Set(['line', 'marker', 'separator'])

/** Whether the line end at `index` is only a wrap: behind a lone mark, or before a lone bracket. */
function continues(
  source: Source,
  tokens: readonly Token[],
  at: { readonly index: number; readonly open: Draft },
): boolean {
  if (at.open.mark && at.open.tokens.every(isGap)) return true
  const [next, ...rest] = tokens.slice(at.index + 1, at.index + 5)
  const after = rest.find((token) => token.kind !== 'space')
  const isTab = source.folded.text.charAt(tokens[at.index]?.start ?? 0) === '\t'
  return (
    !isTab && next?.kind === 'group' && (after === undefined || endsBracketLine.has(after.kind))
  )
}

function finishItem(source: Source, item: Draft, previous: Draft | undefined): ListItem[] {
  const start = item.mark?.start ?? item.tokens[0]?.start
  const end = item.tokens.at(-1)?.end ?? item.mark?.end
  if (start === undefined || end === undefined) return []
  const marker = item.mark ? sliceOriginal(source.folded, item.mark.start, item.mark.end) : null
  const isSpoiled = item.mark !== null && runsIntoNext(source, previous)
  return [{ start, end, marker, tokens: item.tokens, isSpoiled }]
}

function runsIntoNext(source: Source, item: Draft | undefined): boolean {
  const [first, last] = [item?.tokens[0], item?.tokens.at(-1)]
  if (!item?.mark) return false
  if (!first || !last) return true
  const isShort = last.end - first.start < 4
  return isShort && /^[-~〜–、,・/]+$/u.test(source.folded.text.slice(first.start, last.end))
}
