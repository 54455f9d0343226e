/** What waits in dispatches: visits without a report, reports that nobody confirmed, fee claims. */
import { type RawBuilder, sql } from 'kysely'
import { addDays, type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import type { OfferingWork, WorkScope } from './work-list.ts'

/** A reported visit that its company has not confirmed for so many days is looked at. */
const confirmationDays = 14

/** Offerings with visits whose report is overdue, by the days that each offering gives. */
export function listOverdueReports(
  books: Books,
  scope: WorkScope,
  today: CalendarDate,
): Promise<readonly OfferingWork[]> {
  const days = sql`coalesce((offering.settings -> 'details' ->> 'reportDays')::integer, 14)`
  return byOffering(books, scope, {
    since: sql`held_on::timestamp at time zone 'Asia/Tokyo'`,
    where: sql<boolean>`visit.state = 'planned' and held_on < ${today}::date
      and held_on + ${days} < ${today}::date
      and application.state = any(array['planned', 'running'])`,
  })
}

/** Offerings with reports that their companies have not confirmed for two weeks. */
export function listUnconfirmed(
  books: Books,
  scope: WorkScope,
  today: CalendarDate,
): Promise<readonly OfferingWork[]> {
  const until = addDays(today, -confirmationDays)
  return byOffering(books, scope, {
    since: sql`reported_at`,
    where: sql<boolean>`visit.state = 'reported' and rating is null
      and (reported_at at time zone 'Asia/Tokyo')::date <= ${until}::date
      and application.state <> 'withdrawn'`,
  })
}

async function byOffering(
  { db, authority }: Books,
  { programmes }: WorkScope,
  of: { readonly since: RawBuilder<unknown>; readonly where: RawBuilder<boolean> },
): Promise<readonly OfferingWork[]> {
  const within = programmes
    ? sql<boolean>`offering.programme = any(${[...programmes]}::text[])`
    : sql<boolean>`true`
  const answer = await sql<WorkRow>`
    select offering.offering, title_ja, title_en, programme, component,
      count(*)::integer as count, min(${of.since}) as since
    from dispatch_visit as visit
    join application on application.authority = ${authority}
      and application.application = visit.application
    join offering on offering.authority = ${authority} and offering.offering = application.offering
    where visit.authority = ${authority} and ${of.where} and ${within}
    group by offering.authority, offering.offering
    order by since, offering.offering limit 100`.execute(db)
  return answer.rows.map(({ title_ja: ja, title_en: en, since, ...row }) => ({
    ...row,
    kind: 'dispatch',
    title: { ja, en },
    since: toInstant(since),
  }))
}

type WorkRow = Omit<OfferingWork, 'kind' | 'title' | 'since'> & {
  readonly title_ja: string
  readonly title_en: string
  readonly since: Date
}

/** Fee claims that wait for approval: how many, and since when; null where there are none. */
export async function findWaitingClaims(
  { db, authority }: Books,
  { programmes }: WorkScope,
): Promise<{ readonly count: number; readonly since: Instant } | null> {
  const within = programmes
    ? sql<boolean>`programme = any(${[...programmes]}::text[])`
    : sql<boolean>`true`
  const answer = await sql<{ count: number; since: Date | null }>`
    select count(*)::integer as count, min(submitted_at) as since from fee_claim
    where authority = ${authority} and state = 'submitted' and ${within}`.execute(db)
  const [row] = answer.rows
  return row?.since ? { count: row.count, since: toInstant(row.since) } : null
}
