/**
 * National codes with a check digit: the corporate number (法人番号) of every organisation, and the
 * code of every prefecture and municipality (全国地方公共団体コード). Both are kept as text: they are
 * names made of digits, and the second may begin with a zero.
 */
import { check } from '../kit/check.ts'
import { ok, refuse, type Result } from '../kit/result.ts'

/** A 法人番号: thirteen digits, the first of which checks the other twelve. */
export type CorporateNumber = string & { readonly __brand: 'CorporateNumber' }

/** A 全国地方公共団体コード: six digits, the last of which checks the other five. */
export type LocalGovernmentCode = string & { readonly __brand: 'LocalGovernmentCode' }

/**
 * The check digit of a corporate number's other twelve digits: 9 − (Σ Pn·Qn mod 9), n counted from
 * the right, Qn 1 for odd n and 2 for even (法人番号の指定等に関する省令 第2条). It notices every change
 * of one digit but that between 0 and 9 among the twelve.
 */
export function corporateCheckDigit(twelveDigits: string): string {
  check(/^\d{12}$/.test(twelveDigits), `expected twelve digits, got "${twelveDigits}"`)
  const sum = digits(twelveDigits).reduce((total, digit, index) => {
    return total + digit * (index % 2 === 0 ? 2 : 1)
  }, 0)
  return String(9 - (sum % 9))
}

/** Reads a corporate number in any width, with or without spaces and hyphens. */
export function parseCorporateNumber(text: string): Result<CorporateNumber> {
  const folded = fold(text)
  if (folded === '') {
    return refuse(
      'corporate_number_is_blank',
      '法人番号（13桁）を入力してください。',
      'Enter the corporate number (13 digits).',
    )
  }
  if (!/^\d{13}$/.test(folded)) return refuseCorporateForm(text)
  return folded.startsWith(corporateCheckDigit(folded.slice(1)))
    ? ok(folded as CorporateNumber)
    : refuseCorporateCheck(text)
}

/**
 * The check digit of a local government code's first five digits: the last digit of
 * 11 − (Σ × 6, 5, 4, 3, 2 mod 11). The remainders 0 and 10 share the digit 1, so a change of one
 * digit is noticed unless it leads from one of the two to the other.
 */
export function localGovernmentCheckDigit(fiveDigits: string): string {
  check(/^\d{5}$/.test(fiveDigits), `expected five digits, got "${fiveDigits}"`)
  const sum = digits(fiveDigits).reduce((total, digit, index) => total + digit * (6 - index), 0)
  return String((11 - (sum % 11)) % 10)
}

/** The full code of a body that is known by its first five digits (JIS X 0401 and 0402). */
export function localGovernmentCode(fiveDigits: string): LocalGovernmentCode {
  return (fiveDigits + localGovernmentCheckDigit(fiveDigits)) as LocalGovernmentCode
}

/**
 * Reads a local government code of six digits in any width, with or without spaces and hyphens.
 * Five digits are refused: they may lack the check digit, or a leading zero lost in a spreadsheet.
 */
export function parseLocalGovernmentCode(text: string): Result<LocalGovernmentCode> {
  const folded = fold(text)
  if (!/^\d{6}$/.test(folded)) return refuseLocalForm(text)
  return folded.endsWith(localGovernmentCheckDigit(folded.slice(0, 5)))
    ? ok(folded as LocalGovernmentCode)
    : refuseLocalCheck(text)
}

/** NFKC makes full-width digits plain; the dashes are those that stand for hyphens in documents. */
function fold(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\-‐‑‒–—―−ー]/gu, '')
}

const digits = (text: string): readonly number[] => Array.from(text, Number)

const refuseCorporateForm = (text: string): Result<CorporateNumber> =>
  refuse(
    'corporate_number_is_not_13_digits',
    `「${text}」は13桁の数字ではありません。法人番号を13桁で入力してください（会社法人等番号は12桁で、法人番号ではありません）。`,
    `"${text}" is not 13 digits. Enter the corporate number with all 13 digits ` +
      '(the 12-digit registry number is not the corporate number).',
  )

const refuseCorporateCheck = (text: string): Result<CorporateNumber> =>
  refuse(
    'corporate_number_check_digit_differs',
    `法人番号「${text}」の検査数字が合いません。書き間違いがないか、法人番号公表サイトで確かめてください。`,
    `The check digit of the corporate number "${text}" does not fit. ` +
      'Look for a typing mistake, or look the number up on the Corporate Number Publication Site.',
  )

const refuseLocalForm = (text: string): Result<LocalGovernmentCode> =>
  refuse(
    'local_government_code_is_not_6_digits',
    `「${text}」は6桁の数字ではありません。検査数字まで含め、先頭の0を省かずに6桁で入力してください。`,
    `"${text}" is not 6 digits. Enter the code with its check digit and any leading zero.`,
  )

const refuseLocalCheck = (text: string): Result<LocalGovernmentCode> =>
  refuse(
    'local_government_code_check_digit_differs',
    `全国地方公共団体コード「${text}」の検査数字が合いません。総務省のコード表で確かめてください。`,
    `The check digit of the local government code "${text}" does not fit. ` +
      'Look the code up in the list of the Ministry of Internal Affairs and Communications.',
  )
