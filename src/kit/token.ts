/** Secrets that open something: handed out once, and kept as digests only. */
import { createHash, randomBytes } from 'node:crypto'

/** A text that nobody can guess: 256 random bits, in letters that an address takes as they are. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * A code that people copy by hand: `groups` of four letters and digits without those that are taken
 * for others (I, L, O, U), 20 bits each.
 */
export function newCode(groups: number): string {
  const letters = Array.from(randomBytes(groups * 4), (byte) => alphabet.charAt(byte % 32))
  const at = (group: number) => letters.slice(group * 4, group * 4 + 4).join('')
  return Array.from({ length: groups }, (_, group) => at(group)).join('-')
}

/** The code of so many groups that follows from a secret: the same secret gives the same code. */
export function codeFrom(secret: string, groups: number): string {
  const bytes = createHash('sha512')
    .update(secret)
    .digest()
    .subarray(0, groups * 4)
  return foldCode(Array.from(bytes, (byte) => alphabet.charAt(byte % 32)).join(''))
}

/** A typed code in the form in which it was made: any width and case, with or without hyphens. */
export function foldCode(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
  const mended = plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return mended.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** Crockford's base 32. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
