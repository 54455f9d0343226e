/** Reading answers that are texts: words, codes and contacts. */
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldKana, foldWidth } from '../../kit/text.ts'
import { parseMailAddress } from '../account/mail-address.ts'
import { parseCorporateNumber } from '../codes.ts'
import type { PlainKind, TextSetting } from './question.ts'

/**
 * What was typed as it may be kept: one form for each letter (NFC), one sort of line end, without
 * control characters and halves of characters, which no database takes.
 */
export function tidyTyped(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g, '')
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .normalize('NFC')
}

/** What was typed, as a message says it again: short enough to be read. */
export function quoted(text: string): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' ').trim())
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('')
}

/** Reads words. Line ends of a text that has one line become spaces; one too long is refused. */
export function readWords(typed: string, { lines, maxLength }: TextSetting): Result<string> {
  const tidy = tidyTyped(typed).trim()
  const text = lines === 1 ? tidy.replaceAll(/\s*\n\s*/g, ' ') : tidy
  const length = Array.from(text).length
  if (length <= maxLength) return ok(text)
  const [most, have] = [maxLength.toLocaleString('en-GB'), length.toLocaleString('en-GB')]
  return refuse(
    'answer_too_long',
    `${most}字以内にしてください。いまは${have}字です。`,
    `Keep it within ${most} characters. It has ${have} now.`,
  )
}

/** Reads a code or a contact into its kept form. */
export function readPlain(kind: PlainKind, typed: string): Result<string> {
  return plainReaders[kind](tidyTyped(typed).trim())
}

const plainReaders: Readonly<Record<PlainKind, (typed: string) => Result<string>>> = {
  'corporate-number': parseCorporateNumber,
  telephone: readTelephone,
  mail: parseMailAddress,
  kana: readKana,
  'postal-code': readPostalCode,
}

const dashes = /[\u2010-\u2015\u2212\u30FC\u2500\uFF70~\u301C]/g

/** Plain digits and hyphens: （０３）１２３４ー５６７８ becomes 03-1234-5678. */
function foldDigits(typed: string): string {
  return foldWidth(typed)
    .text.normalize('NFKC')
    .replaceAll(dashes, '-')
    .replaceAll(/^\(([\d]+)\)/g, '$1-')
    .replaceAll(/[()]/g, '-')
    .replaceAll(/\s*-[\s-]*/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^-|-$/g, '')
}

/**
 * A number that begins with 0 has ten or eleven digits (総務省, 電気通信番号計画); one with a country
 * code has at most fifteen (ITU-T E.164).
 */
function readTelephone(typed: string): Result<string> {
  const folded = foldDigits(typed).replaceAll(' ', '-')
  const digits = folded.replaceAll('-', '')
  const isDomestic = /^0\d{9,10}$/.test(digits)
  const isForeign = /^\+[1-9]\d{6,14}$/.test(digits)
  if (isDomestic || isForeign) return ok(folded)
  return refuse(
    'telephone_number_unknown',
    `「${quoted(typed)}」を電話番号として読めません。03-1234-5678のように市外局番から、国外の番号は+から入力してください。`,
    `"${quoted(typed)}" could not be read as a telephone number. Enter it with its area code, as 03-1234-5678, or from + with its country code.`,
  )
}

/** Hiragana and half-width kana become full-width katakana; other letters are refused. */
function readKana(typed: string): Result<string> {
  const folded = foldKana(typed)
    .replaceAll(/[\u2010-\u2015\u2212-]/g, 'ー')
    .replaceAll(/\s+/g, ' ')
  if (/^[ァ-ヴヵヶー・ヽヾ ]+$/u.test(folded) && Array.from(folded).length <= 100) return ok(folded)
  return refuse(
    'reading_has_other_letters',
    `「${quoted(typed)}」はカタカナで、100字以内で入力してください。例：ヤマダ ハナコ`,
    `Enter "${quoted(typed)}" in katakana, within 100 characters. Example: ヤマダ ハナコ`,
  )
}

function readPostalCode(typed: string): Result<string> {
  const digits = foldDigits(typed).replaceAll(/[〒\s-]/g, '')
  if (/^\d{7}$/.test(digits)) return ok(`${digits.slice(0, 3)}-${digits.slice(3)}`)
  return refuse(
    'postal_code_is_not_7_digits',
    `「${quoted(typed)}」は7桁の郵便番号ではありません。163-8001のように入力してください。`,
    `"${quoted(typed)}" is not a postal code of 7 digits. Enter it as 163-8001.`,
  )
}
