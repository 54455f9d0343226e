/** Certificates by the day of their end: for the clock, and for what staff have to see to. */
import { sql } from 'kysely'
import type { FiscalYear } from '../domain/fiscal-year.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A certificate that ends. */
export type EndingCertificate = {
  readonly application: string
  /** The act that gave it. */
  readonly command: number
  readonly year: FiscalYear
  readonly serial: number
  readonly until: CalendarDate
}

/** How many are looked at in one go, at most. */
const most = 500

/**
 * The last certificates of those who are certified and have asked for nothing, whose last day
 * lies before a day; the earliest end first.
 */
export async function listEnding(
  { db, authority }: Books,
  { before }: { readonly before: CalendarDate },
): Promise<readonly EndingCertificate[]> {
  const answer = await sql<{
    application: string
    command: number
    fiscal_year: number
    serial: number
    valid_until: string
  }>`
    select last.application, last.command, last.fiscal_year, last.serial, last.valid_until
    from certification_certificate as last
    join application on application.authority = ${authority}
      and application.application = last.application
      and application.state = any(array['provisional', 'certified', 'renewed'])
    where last.authority = ${authority} and last.valid_until < ${before}::date and not exists (
      select from certification_certificate as later
      where later.authority = ${authority} and later.application = last.application
        and later.command > last.command)
    order by last.valid_until, last.application limit ${most}`.execute(db)
  return answer.rows.map((row) => ({
    application: row.application,
    command: row.command,
    year: row.fiscal_year as FiscalYear,
    serial: row.serial,
    until: row.valid_until as CalendarDate,
  }))
}
