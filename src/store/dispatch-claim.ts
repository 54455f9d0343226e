/** Fee claims of experts: making them of visits that nobody has claimed, and settling them. */
import { sql } from 'kysely'
import type { ClaimState, FeeClaim } from '../domain/delivery/dispatch/fee-claim.ts'
import {
  addDays,
  type CalendarDate,
  type CalendarMonth,
  type Instant,
  monthOf,
  toInstant,
} from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** Visits that can be claimed together. */
export type Claimable = {
  readonly programme: string
  readonly month: CalendarMonth
  readonly visits: number
  readonly yen: number
}

const unclaimed = (authority: string, expert: string) => sql`
  dispatch_visit.authority = ${authority} and expert = ${expert}
    and dispatch_visit.state = 'reported' and dispatch_visit.claim is null
    and dispatch_visit.yen > 0
    and application.state <> 'withdrawn'`

/** What an expert can claim, month by month and programme by programme. */
export async function listClaimable(
  { db, authority }: Books,
  expert: string,
): Promise<readonly Claimable[]> {
  const answer = await sql<Claimable>`
    select programme, to_char(held_on, 'YYYY-MM') as month, count(*)::integer as visits,
      sum(yen)::bigint as yen
    from dispatch_visit
    join application on application.authority = ${authority}
      and application.application = dispatch_visit.application
    join offering on offering.authority = ${authority} and offering.offering = application.offering
    where ${unclaimed(authority, expert)}
    group by programme, to_char(held_on, 'YYYY-MM')
    order by month, programme`.execute(db)
  return answer.rows
}

/** Holds the visits that a claim is made of, and gives their ids and fees. */
export async function lockClaimable(
  { db, authority }: Books,
  of: { readonly expert: string; readonly programme: string; readonly month: CalendarMonth },
): Promise<readonly { readonly visit: string; readonly yen: number }[]> {
  const first = `${of.month}-01` as CalendarDate
  const next = `${addDays(first, 31).slice(0, 7)}-01`
  const answer = await sql<{ visit: string; yen: number }>`
    select visit, yen from dispatch_visit
    join application on application.authority = ${authority}
      and application.application = dispatch_visit.application
    join offering on offering.authority = ${authority} and offering.offering = application.offering
    where ${unclaimed(authority, of.expert)} and programme = ${of.programme}
      and held_on >= ${first} and held_on < ${next}
    order by visit for no key update of dispatch_visit`.execute(db)
  return answer.rows
}

/** Enters a claim for visits that are held. */
export async function insertClaim(
  { db, authority }: Books,
  claim: Pick<FeeClaim, 'id' | 'expert' | 'programme' | 'month' | 'yen' | 'submittedAt'>,
  made: { readonly visits: readonly string[]; readonly command: number },
): Promise<void> {
  const { id, month, submittedAt, ...rest } = claim
  await db
    .insertInto('fee_claim')
    .values({
      ...{ authority, claim: id, ...rest, month: `${month}-01`, state: 'submitted' },
      ...{ visits: made.visits.length, submitted_at: submittedAt, command: made.command },
    })
    .execute()
  await db
    .updateTable('dispatch_visit')
    .set({ claim: id })
    .where('authority', '=', authority)
    .where('visit', 'in', [...made.visits])
    .execute()
}

/** A claim, held against other changes. */
export async function lockClaim(books: Books, id: string): Promise<FeeClaim | undefined> {
  await sql`select from fee_claim where authority = ${books.authority} and claim = ${id}
    for no key update`.execute(books.db)
  const [found] = await listClaims(books, { claim: id })
  return found
}

/** Moves a claim that is held. One that is returned lets go of its visits. */
export async function moveClaim(
  { db, authority }: Books,
  claim: string,
  to: {
    readonly state: ClaimState
    readonly at: Instant
    readonly paidOn: CalendarDate | null
    readonly reason: string | null
  },
): Promise<void> {
  const { state, at, paidOn, reason } = to
  await db
    .updateTable('fee_claim')
    .set({ state, settled_at: at, paid_on: paidOn, reason })
    .where('authority', '=', authority)
    .where('claim', '=', claim)
    .execute()
  if (state !== 'returned') return
  await db
    .updateTable('dispatch_visit')
    .set({ claim: null })
    .where('authority', '=', authority)
    .where('claim', '=', claim)
    .execute()
}

/** Which claims to list. */
export type ClaimFilter = {
  readonly claim?: string
  readonly expert?: string
  /** The programmes' keys; null for all. */
  readonly programmes?: readonly string[] | null
  readonly states?: readonly ClaimState[]
}

/** Claims, the newest first: at most 500. */
export async function listClaims(
  { db, authority }: Books,
  { claim, expert, programmes = null, states }: ClaimFilter,
): Promise<readonly FeeClaim[]> {
  let query = db
    .selectFrom('fee_claim')
    .selectAll()
    .where('authority', '=', authority)
    .orderBy('submitted_at', 'desc')
    .orderBy('claim')
    .limit(500)
  if (claim !== undefined) query = query.where('claim', '=', claim)
  if (expert !== undefined) query = query.where('expert', '=', expert)
  if (programmes !== null) {
    query = query.where(sql<boolean>`programme = any(${[...programmes]}::text[])`)
  }
  if (states) query = query.where('state', 'in', [...states])
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.claim,
    expert: row.expert,
    programme: row.programme,
    month: monthOf(row.month as CalendarDate),
    state: row.state as ClaimState,
    visits: row.visits,
    yen: row.yen,
    submittedAt: toInstant(row.submitted_at),
    settledAt: row.settled_at && toInstant(row.settled_at),
    paidOn: row.paid_on as CalendarDate | null,
    reason: row.reason,
  }))
}
