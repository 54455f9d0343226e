/** The numbers of certificates: they run within a programme and a fiscal year, from 1. */
import type { Language } from '../../../kit/bilingual.ts'
import { type FiscalYear, formatFiscalYear } from '../../fiscal-year.ts'

/** What a certificate's number says. */
export type CertificationNumber = { readonly year: FiscalYear; readonly serial: number }

/** As it is printed: 令和5年度第12号, or No. 2023-12. */
export function formatCertificationNumber(
  { year, serial }: CertificationNumber,
  language: Language,
): string {
  return language === 'ja'
    ? `${formatFiscalYear(year, 'ja')}第${serial}号`
    : `No. ${year}-${serial}`
}
