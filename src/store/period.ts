/**
 * Closed periods. A year closes for all programmes or for one, and opens again the same way; what
 * was said last holds.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Books } from './database.ts'

/** Which programmes of which years are closed. */
export type ClosedPeriods = {
  /** Whether facts of `programme` in the fiscal year may only be recorded with a reason. */
  isClosed(year: number, programme: string): boolean
}

/** Closes or opens a year; an empty programme means all. */
export async function insertPeriodEvent(
  { db, authority }: Books,
  event: {
    readonly year: number
    readonly programme: string
    readonly closes: boolean
    readonly reason: string
    readonly command: number
  },
): Promise<void> {
  const { year, ...rest } = event
  await db
    .insertInto('period_event')
    .values({ authority, fiscal_year: year, ...rest })
    .execute()
}

/** Reads what is closed. */
export async function readClosedPeriods({ db, authority }: Books): Promise<ClosedPeriods> {
  const rows = await db
    .selectFrom('period_event')
    .select(['fiscal_year', 'programme', 'closes'])
    .where('authority', '=', authority)
    .orderBy('command')
    .execute()
  const last = new Map(
    rows.map(({ fiscal_year: year, programme, closes }, order) => [
      `${year}/${programme}`,
      { closes, order },
    ]),
  )
  return {
    isClosed: (year, programme) => {
      const ofYear = last.get(`${year}/`)
      const ofProgramme = last.get(`${year}/${programme}`)
      const latest = (ofProgramme?.order ?? -1) > (ofYear?.order ?? -1) ? ofProgramme : ofYear
      return latest?.closes ?? false
    },
  }
}

/** Whether a fact lies in a period that is closed, as an SQL condition on `fact`. */
export function isInClosedPeriod(authority: string): RawBuilder<boolean> {
  return sql<boolean>`coalesce((
    select period.closes from period_event as period
    where period.authority = ${authority} and period.programme in ('', fact.programme)
      and period.fiscal_year = extract(year from fact.occurred_on - interval '3 months')
    order by period.command desc limit 1), false)`
}
