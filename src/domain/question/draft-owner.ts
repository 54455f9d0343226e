/**
 * Whose drafts and unsent files they are: an account's, or those of a browser with which nobody has
 * signed in. Of the browser's token only the digest is kept.
 */
import { check } from '../../kit/check.ts'

/** An owner as the books write it: "account:UUID" or "browser:SHA-256". */
export type DraftOwner = string & { readonly __brand: 'DraftOwner' }

/** The owner that is an account. */
export function accountOwner(account: string): DraftOwner {
  return toDraftOwner(`account:${account}`)
}

/**
 * The owner that is a browser.
 * @param tokenDigest the SHA-256 of the token in the browser's cookie, in hexadecimal
 */
export function browserOwner(tokenDigest: string): DraftOwner {
  return toDraftOwner(`browser:${tokenDigest}`)
}

/** An owner as the books write it. Any other text is a bug. */
export function toDraftOwner(text: string): DraftOwner {
  check(/^(?:account:[0-9a-f-]{36}|browser:[0-9a-f]{64})$/.test(text), 'an owner of drafts')
  return text as DraftOwner
}
