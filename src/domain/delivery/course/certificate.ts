/**
 * Certificates of completion: their numbers, and what stands on them. The number tells the fiscal
 * year, the programme and a running number, and ends in a letter that notices a slip of the pen;
 * the name is personal data, and is handed in when a certificate is printed.
 */
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import { type CalendarDate, formatDate } from '../../../kit/calendar.ts'
import { check } from '../../../kit/check.ts'
import { checkValue } from '../../../kit/check-value.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { isBlank } from '../../../kit/text.ts'
import { type FiscalYear, formatFiscalYear, parseFiscalYear } from '../../fiscal-year.ts'

/** What a certificate's number says. */
export type CertificateNumber = {
  readonly year: FiscalYear
  /** The code of the programme's line in the plan: "10", "25-3". */
  readonly line: string
  /** Counts the certificates of the line in the year, from 1. */
  readonly serial: number
}

/** What a certificate is made of, beside the name. */
export type CertificateFacts = {
  readonly number: CertificateNumber
  readonly course: Bilingual
  /** The first and the last day of the course. */
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly issuedOn: CalendarDate
  /** Who certifies: the authority, and the office and name of who signs, where someone does. */
  readonly authority: Bilingual
  readonly signatory: Bilingual | null
  /** How often it was printed anew since it was first issued. */
  readonly reissues: number
}

/** A certificate's lines, in the order in which they are set. */
export type Certificate = {
  readonly language: Language
  readonly title: string
  readonly number: string
  /** Says that it is not the first print; null on the first. */
  readonly reissue: string | null
  readonly holder: string
  readonly body: string
  readonly issuedOn: string
  /** The authority, then who signs. */
  readonly issuer: readonly string[]
}

/**
 * A number as it is printed: 令和5年度-10-0001-R, or 2023-10-0001-R. The letter is the same in both,
 * and is worked out over the second.
 */
export function formatCertificateNumber(number: CertificateNumber, language: Language): string {
  const { year, line, serial } = number
  check(/^\d+(?:-\d+)?$/.test(line) && line.length <= 8, `"${line}" is no line for a certificate`)
  check(Number.isInteger(serial) && serial >= 1 && serial <= 999_999, `${serial} is no serial`)
  const rest = `${line}-${String(serial).padStart(4, '0')}`
  const first = language === 'ja' ? formatFiscalYear(year, 'ja') : String(year)
  return `${first}-${rest}-${letterOf(`${year}-${rest}`)}`
}

/**
 * Reads a number in either form, in any width. Refuses one of another form, and one whose letter
 * does not fit.
 */
export function parseCertificateNumber(text: string): Result<CertificateNumber> {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s第号]/gu, '')
    .replaceAll(/[‐‑‒–—―−ー]/gu, '-')
  const found = /^(.+?)-(\d{1,8}|\d{1,6}-\d{1,6})-(\d{4,6})-([A-Za-z])$/u.exec(plain)
  if (!found) return refuseForm(text)
  const [, first = '', line = '', digits = '', letter = ''] = found
  const year = parseFiscalYear(first)
  const serial = Number(digits)
  if (!year.ok || serial === 0 || line.length > 8) return refuseForm(text)
  const number = { year: year.value, line, serial }
  const fits =
    formatCertificateNumber(number, 'en') ===
    `${year.value}-${line}-${digits}-${letter.toUpperCase()}`
  return fits ? ok(number) : refuseLetter(text)
}

/** The lines of a certificate in one language. Refuses a name that is blank. */
export function certificateOf(
  facts: CertificateFacts,
  holder: string,
  language: Language,
): Result<Certificate> {
  if (isBlank(holder)) return noName
  const name = holder.trim()
  const number = formatCertificateNumber(facts.number, language)
  const [from, to] = [formatDate(facts.from, language), formatDate(facts.to, language)]
  const isOneDay = facts.from === facts.to
  const issuer = [facts.authority, ...(facts.signatory ? [facts.signatory] : [])]
  const common = { language, issuer: issuer.map((each) => each[language]) }
  if (language === 'en') {
    const days = isOneDay ? `on ${from}` : `from ${from} to ${to}`
    return ok({
      ...common,
      title: 'Certificate of Completion',
      number: `No. ${number}`,
      reissue: facts.reissues > 0 ? `Reissued (${facts.reissues})` : null,
      holder: name,
      body: `has completed the course "${facts.course.en}", held ${days}.`,
      issuedOn: formatDate(facts.issuedOn, 'en'),
    })
  }
  const days = isOneDay ? from : `${from}から${to}まで`
  return ok({
    ...common,
    title: '修了証書',
    number: `第${number}号`,
    reissue: facts.reissues > 0 ? `再交付（${facts.reissues}回目）` : null,
    holder: `${name} 様`,
    body: `あなたは「${facts.course.ja}」（${days}）の所定の課程を修了されましたので、これを証します。`,
    issuedOn: formatDate(facts.issuedOn, 'ja'),
  })
}

/** Without I, O and S, which are taken for 1, 0 and 5: 23 letters, a prime. */
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

function letterOf(text: string): string {
  const values = Array.from(text, (each) => (each === '-' ? 10 : Number(each)))
  return letters.charAt(checkValue(values, letters.length))
}

const refuseForm = (text: string): Result<CertificateNumber> =>
  refuse(
    'certificate_number_form_unknown',
    `「${shown(text)}」は修了証の番号の形ではありません。「2023-10-0001-R」か「令和5年度-10-0001-R」のように入力してください。`,
    `"${shown(text)}" is not the number of a certificate. Write it like "2023-10-0001-R".`,
  )

const refuseLetter = (text: string): Result<CertificateNumber> =>
  refuse(
    'certificate_number_letter_differs',
    `修了証の番号「${shown(text)}」の最後の文字が合いません。写し間違いがないか確かめてください。`,
    `The last letter of the certificate's number "${shown(text)}" does not fit. Look for a slip.`,
  )

const noName = refuse(
  'certificate_name_is_blank',
  '修了証に入れる氏名がありません。受講者の氏名を入力してから発行してください。',
  'There is no name for the certificate. Enter the name of the learner, and issue it then.',
)

const shown = (text: string): string => text.slice(0, 60).replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
