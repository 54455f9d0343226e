/** A certificate as it was issued, as a paper to print. */
import {
  type CertificateNumber,
  formatCertificateNumber,
} from '../../domain/delivery/course/certificate.ts'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import type { Certificate } from './paper.ts'

/** What is printed: what was issued, for whom, in which language, and where it can be checked. */
export type PrintedCertificate = {
  readonly issued: {
    readonly number: CertificateNumber
    readonly issuedOn: CalendarDate
    readonly document: {
      readonly authority: Bilingual
      readonly course: Bilingual
      readonly from: CalendarDate
      readonly to: CalendarDate
      readonly hours: number | null
      readonly signatory: Bilingual | null
    }
  }
  readonly person: string
  readonly language: Language
  readonly checkUrl: string | null
}

/** The paper. */
export function certificatePaper(given: PrintedCertificate): Certificate {
  const { issued, person, language, checkUrl } = given
  const { number, issuedOn, document } = issued
  return {
    kind: 'certificate',
    language,
    authority: document.authority[language],
    date: issuedOn,
    number: formatCertificateNumber(number, language),
    person,
    course: document.course[language],
    period: { from: document.from, to: document.to },
    hours: document.hours,
    signatory: document.signatory?.[language] ?? null,
    checkUrl,
  }
}

/** The name of its file: 修了証-2023-10-0001-R.pdf. */
export function certificateFileName(number: CertificateNumber, language: Language): string {
  const title = language === 'ja' ? '修了証' : 'certificate'
  return `${title}-${formatCertificateNumber(number, 'en')}.pdf`
}
