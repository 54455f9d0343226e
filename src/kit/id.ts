/** Identities and digests: UUIDs that sort by time, UUIDs that follow from their parts, SHA-256. */
import { createHash, hash, randomBytes } from 'node:crypto'

/**
 * A new UUID, version 7 (RFC 9562): later ids sort after earlier ones, also within a millisecond
 * and when the machine's clock is set back, for as long as the process lives.
 */
export function newId(): string {
  const now = Date.now()
  if (now > lastMilliseconds) {
    lastMilliseconds = now
    sequence = randomSequence()
  } else if (sequence < 0xfff) {
    sequence += 1
  } else {
    lastMilliseconds += 1
    sequence = randomSequence()
  }
  const time = lastMilliseconds.toString(16).padStart(12, '0')
  const tail = randomDigits()
  return uuid(`${time}7${sequence.toString(16).padStart(3, '0')}${tail}`)
}

/**
 * The UUID (version 8) that follows from `parts`, the same in every process: for records that must
 * not appear twice however often they are read. `('a', 'bc')` and `('ab', 'c')` differ.
 */
export function idFrom(...parts: readonly string[]): string {
  const hex = digest(parts.map((part) => `${part.length}:${part}`).join(','))
  return uuid(`${hex.slice(0, 12)}8${hex.slice(13, 32)}`)
}

/** Whether a text has the form of an id. What came from outside is asked before it is looked up. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

/** The SHA-256 of a text (as UTF-8) or of bytes, in 64 hexadecimal digits. */
export function digest(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex')
}

let lastMilliseconds = 0
let sequence = 0

/** Random bytes, drawn many at once: to draw them eight by eight takes ten times as long. */
let pool = randomBytes(0)
let used = 0

/** 16 random hexadecimal digits. */
function randomDigits(): string {
  if (used === pool.length) {
    pool = randomBytes(4096)
    used = 0
  }
  used += 8
  return pool.toString('hex', used - 8, used)
}

/** Starts in the lower half of the 12 bits, which leaves room to count up within a millisecond. */
function randomSequence(): number {
  return randomBytes(2).readUInt16BE() & 0x7ff
}

/** Writes 32 hexadecimal digits as a UUID, and the RFC's variant (binary 10) into its 17th. */
function uuid(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  const fourth = variant + hex.slice(17, 20)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), fourth, hex.slice(20)].join('-')
}

/** A digest that is made line by line, for lists that are too long to hold. */
export type LineDigest = {
  /** Takes in one more line. */
  add(line: string): void
  /** The digest in hex, once all lines are in. */
  value(): string
}

/** Begins a digest over lines, each ended by a line feed. */
export function digestLines(): LineDigest {
  const lines = createHash('sha256')
  return {
    add: (line) => void lines.update(`${line}\n`),
    value: () => lines.digest('hex'),
  }
}
