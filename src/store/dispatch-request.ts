/** Requests that were decided: what was granted, who goes, and what is counted for a company. */
import { sql } from 'kysely'
import type { Tally } from '../domain/delivery/dispatch/limit.ts'
import type { YearScope } from '../domain/delivery/dispatch/settings.ts'
import type { FiscalYear } from '../domain/fiscal-year.ts'
import type { Instant } from '../kit/calendar.ts'
import { toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { readSurvivors } from './party.ts'

/** What was decided on a request. */
export type Dispatch = {
  readonly application: string
  /** At most so many visits. */
  readonly visits: number
  /** Blank where any will do. */
  readonly field: string
  readonly area: string
  readonly expert: string | null
  readonly assignedAt: Instant | null
}

/** Notes what was decided; what was decided before a decision was taken back gives way. */
export async function noteDecision(
  { db, authority }: Books,
  decided: Pick<Dispatch, 'application' | 'visits' | 'field' | 'area'>,
  command: number,
): Promise<void> {
  const { application, ...rest } = decided
  await db
    .insertInto('dispatch')
    .values({ authority, application, ...rest, command })
    .onConflict((conflict) => conflict.columns(['authority', 'application']).doUpdateSet(rest))
    .execute()
}

/** Notes who goes. */
export async function noteExpert(
  { db, authority }: Books,
  application: string,
  assigned: { readonly expert: string; readonly at: Instant },
): Promise<void> {
  await db
    .updateTable('dispatch')
    .set({ expert: assigned.expert, assigned_at: assigned.at })
    .where('authority', '=', authority)
    .where('application', '=', application)
    .execute()
}

/** What was decided on a request; undefined while nothing is. */
export async function findDispatch(
  { db, authority }: Books,
  application: string,
): Promise<Dispatch | undefined> {
  const row = await db
    .selectFrom('dispatch')
    .select(['application', 'visits', 'field', 'area', 'expert', 'assigned_at'])
    .where('authority', '=', authority)
    .where('application', '=', application)
    .executeTakeFirst()
  if (!row) return undefined
  const { assigned_at: at, ...rest } = row
  return { ...rest, assignedAt: at && toInstant(at) }
}

/**
 * The parties that are the same company: itself, and those that were merged with it. The one that
 * stands for all of them comes first.
 */
export async function listSameCompany(books: Books, party: string): Promise<readonly string[]> {
  const survivors = await readSurvivors(books, Number.MAX_SAFE_INTEGER)
  const first = survivors.get(party) ?? party
  const absorbed = [...survivors].flatMap(([each, survivor]) => (survivor === first ? each : []))
  return [first, ...absorbed]
}

/** Holds a company until the transaction ends, against others who count its visits. */
export async function lockCompany(
  { db, authority }: Books,
  party: string,
  command: number,
): Promise<void> {
  await db
    .insertInto('dispatch_company')
    .values({ authority, party, counted_by: command })
    .onConflict((conflict) =>
      conflict.columns(['authority', 'party']).doUpdateSet({ counted_by: command }),
    )
    .execute()
}

/** Whose visits of a fiscal year to count. */
export type YearCount = {
  readonly parties: readonly string[]
  readonly year: FiscalYear
  readonly scope: YearScope
  readonly offering: { readonly id: string; readonly programme: string }
}

/** The reported visits to a company in a fiscal year, as far as the scope counts them. */
export async function tallyOfYear(
  { db, authority }: Books,
  { parties, year, scope, offering }: YearCount,
): Promise<Tally> {
  const within = {
    offering: sql<boolean>`application.offering = ${offering.id}`,
    programme: sql<boolean>`offering.programme = ${offering.programme}`,
    authority: sql<boolean>`true`,
  }
  const answer = await sql<Tally>`
    select count(*)::integer as visits, coalesce(sum(minutes), 0)::integer as minutes
    from application
    join offering on offering.authority = ${authority} and offering.offering = application.offering
    join dispatch_visit on dispatch_visit.authority = ${authority}
      and dispatch_visit.application = application.application
    where application.authority = ${authority} and party = any(${[...parties]}::uuid[])
      and application.state <> 'withdrawn' and dispatch_visit.state = 'reported'
      and fiscal_year = ${year} and ${within[scope]}`.execute(db)
  return answer.rows[0] ?? { visits: 0, minutes: 0 }
}
