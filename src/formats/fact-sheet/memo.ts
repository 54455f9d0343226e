/**
 * Remembers what was read from a text. Dates, tags and units repeat from row to row; reading each
 * text once makes the difference between minutes and seconds over a million rows.
 */
export class Memo<T> {
  readonly #known = new Map<string, T>()
  readonly #read: (text: string) => T
  readonly #limit: number

  /** @param limit how many texts are kept; past it, all are forgotten and reading begins anew */
  constructor(read: (text: string) => T, limit = 8192) {
    this.#read = read
    this.#limit = limit
  }

  /** What the text says. */
  get(text: string): T {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    if (this.#known.size >= this.#limit) this.#known.clear()
    const own = ownCopy(text)
    const value = this.#read(own)
    this.#known.set(own, value)
    return value
  }
}

/**
 * A copy that stands alone. The engine cuts long texts out of larger ones without copying; keeping
 * such a piece would keep the whole part of the file that it came from.
 */
function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')
}
