/**
 * Mail addresses: read as people type them, kept in one form, so that one address is one account.
 */
import { ok, refuse, type Result } from '../../kit/result.ts'

/** A mail address in small letters and half width. */
export type MailAddress = string & { readonly __brand: 'MailAddress' }

/** RFC 5321, 4.5.3.1: a path holds 256 characters, two of which are its brackets. */
const longest = 254

/**
 * Reads a mail address in any width and case. Dots that stand together or before the @ are taken,
 * against RFC 5321: Japanese telephone companies gave out such addresses, and they work.
 */
export function parseMailAddress(text: string): Result<MailAddress> {
  const folded = text.normalize('NFKC').trim().toLowerCase()
  if (folded === '') return blank
  const isOne = folded.length <= longest && form.test(folded)
  return isOne ? ok(folded as MailAddress) : refuseForm(text)
}

/** The part before the @. */
export function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@'))
}

const form =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

const blank = refuse(
  'mail_address_is_blank',
  'メールアドレスを入力してください。',
  'Enter your mail address.',
)

const refuseForm = (text: string): Result<MailAddress> =>
  refuse(
    'mail_address_form_unknown',
    `「${text.slice(0, 100)}」はメールアドレスとして読めません。name@example.jp のように入力してください。`,
    `"${text.slice(0, 100)}" could not be read as a mail address. Enter it like name@example.jp.`,
  )
