/**
 * Numbers as Japanese plans write them: 1,340 · 0.3億 · 2千6百万 · 1億2,345万6,789. Read from
 * width-folded text. What breaks the rules of writing (1,2345 · 007 · 5.4.1) is no number: null.
 */

/** A number found in a text: its value, or null where the digits do not make one. */
export type FoundNumber = {
  readonly value: number | null
  readonly end: number
  /** The digits after the point, as printed: 3 may be a mistyped thousands separator. */
  readonly decimals: number
  /** Whether a 十百千万億兆 takes part. */
  readonly scaled: boolean
}

/**
 * Reads the number that begins at `at`, where a digit must stand.
 * @param spaced whether spaces before a decimal point or a multiplier belong to it: 4 .2 千 万
 */
export function readNumber(text: string, at: number, spaced: boolean): FoundNumber {
  const term = spaced ? spacedTerm : plainTerm
  const terms: Term[] = []
  let end = at
  for (;;) {
    term.lastIndex = end
    const match = term.exec(text)
    if (!match) break
    terms.push(termOf(match))
    end = term.lastIndex
    if (terms.length > mostTerms || terms.at(-1)?.scale === '') break
  }
  const last = terms.at(-1)
  return {
    value: valueOf(terms),
    end,
    decimals: last?.digits.split('.')[1]?.length ?? 0,
    scaled: terms.some((one) => one.scale !== ''),
  }
}

/** The number in digits, with a comma every three: -1234.5 → △1,234.5. */
export function formatNumber(value: number): string {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.')
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${value < 0 ? '△' : ''}${digits}${fraction ? `.${fraction}` : ''}`
}

/** Digits and the multipliers behind them: 2千, 6百万. */
type Term = { readonly digits: string; readonly scale: string }

const plainTerm = /(\d(?:[\d,.]*\d)?)([十百千万億兆]*)/y
const spacedTerm = /(\d(?:[\d,.]*\d)?(?:[ \u00A0]{1,3}\.\d+)?)((?:[ \u00A0]{0,3}[十百千万億兆])*)/y
const mostTerms = 8
const wellWritten = /^(?:0|[1-9]\d{0,15}|[1-9]\d{0,2}(?:,\d{3}){1,5})(?:\.\d{1,6})?$/

const exponents = new Map([
  ['十', 1],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['億', 8],
  ['兆', 12],
])

const exponentOf = (multiplier: string): number => exponents.get(multiplier) ?? 0

function termOf(match: RegExpExecArray): Term {
  const clean = (part: string | undefined): string => (part ?? '').replace(/\s/gu, '')
  return { digits: clean(match[1]), scale: clean(match[2]) }
}

/**
 * Adds up the terms, in millionths and as integers, so that 0.3億 is 30,000,000 exactly. Each term
 * must be smaller than the place of the one before it, and only the last may have decimals.
 */
function valueOf(terms: readonly Term[]): number | null {
  let total = 0n
  let section = 0n
  let ceiling = power(22)
  let outer = ceiling
  for (const [index, { digits, scale }] of terms.entries()) {
    if (!wellWritten.test(digits) || !/^[十百千]?[万億兆]?$/.test(scale)) return null
    if (digits.includes('.') && index < terms.length - 1) return null
    const small = power(exponentOf(/^[十百千]/.exec(scale)?.[0] ?? ''))
    const large = /[万億兆]$/.exec(scale)?.[0]
    const amount = millionths(digits) * small
    if (amount >= ceiling) return null
    section += amount
    ceiling = small * millionth
    if (large === undefined) continue
    const factor = power(exponentOf(large))
    if (section * factor >= outer) return null
    total += section * factor
    section = 0n
    outer = factor * millionth
    ceiling = outer
  }
  return terms.length === 0 ? null : exactNumber(total + section)
}

const millionth = 1_000_000n
const power = (exponent: number): bigint => 10n ** BigInt(exponent)

function millionths(digits: string): bigint {
  const [whole = '0', fraction = ''] = digits.replaceAll(',', '').split('.')
  return BigInt(whole + fraction.padEnd(6, '0'))
}

/** The number, or null where it has more digits than a figure can hold exactly. */
function exactNumber(amount: bigint): number | null {
  const text = `${amount / millionth}.${String(amount % millionth).padStart(6, '0')}`
  const exact = text.replace(/\.?0+$/, '')
  const isExact = exact.replace('.', '').length <= 15 || /^\d{1,15}$/.test(exact)
  return isExact || exact === '' ? Number(text) : null
}
