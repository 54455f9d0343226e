/**
 * Tells code from comments and from the insides of strings, without a parser: enough to look for
 * words in the one and not in the other. Strings end with their line; regular expressions are told
 * from divisions by what stands before them.
 */

/** A comment, with the line (from 1) on which it starts. */
export type Comment = { readonly line: number; readonly text: string }

/** `code` has the length and lines of the source, with comments and insides of strings blank. */
export type Scan = { readonly code: string; readonly comments: readonly Comment[] }

/** Scans TypeScript or TSX. */
export function scan(text: string): Scan {
  const comments: Comment[] = []
  const spans: Span[] = []
  /** For each open `${`: how many braces are open inside it. */
  const braces: number[] = []
  for (let at = 0; at < text.length; ) {
    const span = spanAt(text, at, braces)
    if (span === null) {
      at += 1
      continue
    }
    spans.push(span)
    if (span.comment) {
      const line = text.slice(0, at).split('\n').length
      comments.push({ line, text: text.slice(at, span.end) })
    }
    at = span.end
  }
  return { code: blank(text, spans), comments }
}

/** A stretch that is not code. */
type Span = { readonly start: number; readonly end: number; readonly comment: boolean }

/** The stretch that starts at `at`, its quotes left outside of it; null where code goes on. */
function spanAt(text: string, at: number, braces: number[]): Span | null {
  const two = text.slice(at, at + 2)
  if (two === '//') return { start: at, end: endOf(text, '\n', at), comment: true }
  if (two === '/*') return { start: at, end: endOf(text, '*/', at) + 2, comment: true }
  const one = text.charAt(at)
  if (one === "'" || one === '"') return quoted(text, at)
  if (one === '/') return regularExpression(text, at)
  if (one === '`') return template(text, at + 1, braces)
  const depth = braces.at(-1)
  if (depth === undefined || (one !== '{' && one !== '}')) return null
  if (one === '}' && depth === 0) {
    braces.pop()
    return template(text, at + 1, braces)
  }
  braces[braces.length - 1] = depth + (one === '{' ? 1 : -1)
  return null
}

function quoted(text: string, at: number): Span | null {
  const quote = text.charAt(at)
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end += 1) {
    if (text[end] === '\\') end += 1
    else if (text[end] === quote) return { start: at + 1, end: end + 1, comment: false }
  }
  return null
}

/** A template's text from `start` up to its end or to the next `${`, whose code is scanned. */
function template(text: string, start: number, braces: number[]): Span {
  for (let end = start; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1
    else if (text[end] === '`') return { start, end: end + 1, comment: false }
    else if (text.startsWith('${', end)) {
      braces.push(0)
      return { start, end: end + 2, comment: false }
    }
  }
  return { start, end: text.length, comment: false }
}

function regularExpression(text: string, at: number): Span | null {
  const before = text.slice(Math.max(0, at - 40), at).trimEnd()
  const opens = /(?:^|[(,=:[!&|?{};~^+\-*%>]|\b(?:return|typeof|case|of|in))$/.test(before)
  if (!opens || text[at + 1] === '>') return null
  let inClass = false
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end += 1) {
    if (text[end] === '\\') end += 1
    else if (text[end] === '[') inClass = true
    else if (text[end] === ']') inClass = false
    else if (text[end] === '/' && !inClass) return { start: at + 1, end: end + 1, comment: false }
  }
  return null
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? text.length : found
}

/** Blanks the spans; of a string its closing quote is kept, and line breaks everywhere. */
function blank(text: string, spans: readonly Span[]): string {
  let code = ''
  let at = 0
  for (const { start, end, comment } of spans) {
    const last = comment ? end : Math.max(start, text[end - 1] === '{' ? end - 2 : end - 1)
    code += text.slice(at, start) + text.slice(start, last).replaceAll(/[^\n]/g, ' ')
    at = Math.min(last, text.length)
  }
  return code + text.slice(at)
}
