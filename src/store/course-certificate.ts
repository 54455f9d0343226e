/** Certificates of completion: their numbers, and what stands on them beside the name. */
import type { CertificateNumber } from '../domain/delivery/course/certificate.ts'
import type { FiscalYear } from '../domain/fiscal-year.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** What stands on a certificate, as it was when it was issued. */
export type CertificateDocument = {
  readonly course: Bilingual
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** Hours of teaching; null where the course does not state them. */
  readonly hours: number | null
  readonly authority: Bilingual
  readonly signatory: Bilingual | null
}

/** A certificate as it was issued. */
export type IssuedCertificate = {
  readonly application: string
  readonly number: CertificateNumber
  readonly issuedOn: CalendarDate
  readonly document: CertificateDocument
}

/** Keeps certificates that are issued. */
export async function insertCertificates(
  books: Books,
  certificates: readonly IssuedCertificate[],
  command: number,
): Promise<void> {
  await insertRows(
    books,
    'certificate',
    certificates.map(({ application, number, issuedOn, document }) => ({
      ...{ application, document, command },
      fiscal_year: number.year,
      line: number.line,
      serial: number.serial,
      issued_on: issuedOn,
    })),
  )
}

/** The last serial that was given in a line and a year; 0 where there is none. */
export async function readLastSerial(
  { db, authority }: Books,
  { year, line }: Omit<CertificateNumber, 'serial'>,
): Promise<number> {
  const row = await db
    .selectFrom('certificate')
    .select(({ fn }) => fn.max('serial').as('last'))
    .where('authority', '=', authority)
    .where('fiscal_year', '=', year)
    .where('line', '=', line)
    .executeTakeFirst()
  return row?.last ?? 0
}

/** The certificates of these applications, by application. */
export async function readCertificates(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<ReadonlyMap<string, IssuedCertificate>> {
  if (applications.length === 0) return new Map()
  const rows = await db
    .selectFrom('certificate')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', 'in', [...applications])
    .execute()
  return new Map(rows.map((row) => [row.application, certificateOf(row)]))
}

/** A certificate that was looked up by its number, and whether it holds. */
export type CheckedCertificate = IssuedCertificate & { readonly isValid: boolean }

/** The certificate with a number. It holds for as long as the completion does. */
export async function findCertificate(
  { db, authority }: Books,
  { year, line, serial }: CertificateNumber,
): Promise<CheckedCertificate | undefined> {
  const row = await db
    .selectFrom('certificate')
    .innerJoin('application', (join) =>
      join
        .onRef('application.authority', '=', 'certificate.authority')
        .onRef('application.application', '=', 'certificate.application'),
    )
    .selectAll('certificate')
    .select('application.state')
    .where('certificate.authority', '=', authority)
    .where('fiscal_year', '=', year)
    .where('line', '=', line)
    .where('serial', '=', serial)
    .executeTakeFirst()
  return row && { ...certificateOf(row), isValid: row.state === 'completed' }
}

type Row = {
  readonly application: string
  readonly fiscal_year: number
  readonly line: string
  readonly serial: number
  readonly issued_on: string
  readonly document: unknown
}

function certificateOf(row: Row): IssuedCertificate {
  return {
    application: row.application,
    number: { year: row.fiscal_year as FiscalYear, line: row.line, serial: row.serial },
    issuedOn: row.issued_on as CalendarDate,
    // Written by this file, from values that were parsed.
    document: row.document as CertificateDocument,
  }
}
