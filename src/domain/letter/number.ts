/**
 * Numbers of letters: a running number within a fiscal year, in the form that the authority gives
 * its documents, such as 5産労雇第123号.
 */
import { check } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type FiscalYear, formatFiscalYear } from '../fiscal-year.ts'

/** The form of the numbers: {@link parseNumberForm} gives it. */
export type NumberForm = string & { readonly __brand: 'NumberForm' }

/** The form of an authority that has not chosen one: 令和5年度第123号. */
export const usualNumberForm = '{fiscalYear}第{number}号' as NumberForm

/**
 * Reads a form: a text with `{number}` once, and `{year}` (5) or `{fiscalYear}` (令和5年度) before it,
 * so that no number comes again in another year, with something between them that is no digit.
 */
export function parseNumberForm(text: string): Result<NumberForm> {
  const tidy = text.normalize('NFC').trim()
  const isForm =
    tidy.length <= 40 &&
    /^[^{}]*\{(?:year|fiscalYear)\}[^{}]*[^{}\d][^{}]*\{number\}[^{}]*$/u.test(tidy) &&
    !/[\p{Cc}\p{Cs}]/u.test(tidy)
  return isForm ? ok(tidy as NumberForm) : refuseForm(text)
}

/** A number as it is printed. `serial` counts from 1; null shows the form with 〇 in its place. */
export function formatLetterNumber(
  form: NumberForm,
  { year, serial }: { readonly year: FiscalYear; readonly serial: number | null },
): string {
  check(serial === null || (Number.isInteger(serial) && serial >= 1), `${serial} is no serial`)
  const fiscalYear = formatFiscalYear(year, 'ja')
  return form
    .replace('{fiscalYear}', fiscalYear)
    .replace('{year}', /(?:元|\d+)(?=年度)/.exec(fiscalYear)?.[0] ?? '')
    .replace('{number}', serial === null ? '〇' : String(serial))
}

const refuseForm = (text: string): Result<NumberForm> =>
  refuse(
    'letter_number_form_not_valid',
    `「${text.slice(0, 60)}」は文書番号の形になりません。「{year}産労雇第{number}号」のように、年の{year}か{fiscalYear}と、番号の{number}を、この順に1つずつ入れてください。40文字までです。`,
    `"${text.slice(0, 60)}" is no form of a number. Put {year} or {fiscalYear}, and after it {number}, once each, as in "{year}産労雇第{number}号". Up to 40 characters.`,
  )
