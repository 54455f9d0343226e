/** Closed periods. A year closes for all programmes or for one; the last event holds. */
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
  const last = new Map(rows.map((row) => [`${row.fiscal_year}/${row.programme}`, row.closes]))
  return {
    isClosed: (year, programme) =>
      last.get(`${year}/`) === true || last.get(`${year}/${programme}`) === true,
  }
}

/** Whether a fact lies in a period that is closed, as an SQL condition on `fact`. */
export function isInClosedPeriod(authority: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from (
      select distinct on (fiscal_year, programme) fiscal_year, programme, closes
      from period_event where authority = ${authority}
      order by fiscal_year, programme, command desc) as period
    where period.closes and period.programme in ('', fact.programme)
      and period.fiscal_year = extract(year from fact.occurred_on - interval '3 months'))`
}
