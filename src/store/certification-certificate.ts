/** Certificates of certified organisations: their running numbers and their days. */
import { sql } from 'kysely'
import type { CertificateSort } from '../domain/delivery/certification/period.ts'
import type { FiscalYear } from '../domain/fiscal-year.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import { present } from '../kit/check.ts'
import type { Books } from './database.ts'

/** A certificate as it was given. */
export type CertificationCertificate = {
  readonly application: string
  readonly command: number
  readonly sort: CertificateSort
  readonly year: FiscalYear
  readonly serial: number
  readonly from: CalendarDate
  readonly until: CalendarDate
  /** The certificate as a letter; null where none was issued. */
  readonly letter: string | null
}

/**
 * Takes the next number of a programme and a year. The counter is held until the transaction ends:
 * a number is never given twice, and one of an act that comes to nothing is free again.
 */
export async function takeSerial(
  { db, authority }: Books,
  { programme, year }: { readonly programme: string; readonly year: FiscalYear },
): Promise<number> {
  const answer = await sql<{ serial: number }>`
    insert into certification_serial (authority, programme, fiscal_year, last)
    values (${authority}, ${programme}, ${year}, 1)
    on conflict (authority, programme, fiscal_year)
    do update set last = certification_serial.last + 1
    returning last as serial`.execute(db)
  return present(answer.rows[0], 'the number that was taken').serial
}

/** Keeps a certificate that is given. */
export async function insertCertificate(
  { db, authority }: Books,
  certificate: CertificationCertificate & { readonly programme: string },
): Promise<void> {
  const { application, command, sort, programme, year, serial, from, until, letter } = certificate
  await db
    .insertInto('certification_certificate')
    .values({
      ...{ authority, application, command, sort, programme, serial, letter },
      fiscal_year: year,
      valid_from: from,
      valid_until: until,
    })
    .execute()
}

/** The certificates of applications, of each the earliest first. */
export async function listCertificates(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<readonly CertificationCertificate[]> {
  if (applications.length === 0) return []
  const rows = await db
    .selectFrom('certification_certificate')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', 'in', [...applications])
    .orderBy('application')
    .orderBy('command')
    .execute()
  return rows.map((row) => ({
    application: row.application,
    command: row.command,
    sort: row.sort as CertificateSort,
    year: row.fiscal_year as FiscalYear,
    serial: row.serial,
    from: row.valid_from as CalendarDate,
    until: row.valid_until as CalendarDate,
    letter: row.letter,
  }))
}
