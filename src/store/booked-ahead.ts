/** What somebody has booked and not used yet. */
import { sql } from 'kysely'
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A booking to come, by whom it is. */
export type BookedAhead = { readonly account: string | null; readonly party: string | null }

/**
 * Holds people against other bookings of theirs in the same offering until the transaction ends:
 * two at the same time are counted one after the other.
 */
export async function holdPeople(
  { db, authority }: Books,
  offering: string,
  people: readonly string[],
): Promise<void> {
  const keys = [...new Set(people)].toSorted().map((id) => `${authority} ${offering} ${id}`)
  await sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0))
    from unnest(${keys}::text[]) with ordinality as held (key, place) order by place`.execute(db)
}

/** The bookings of these people in an offering that begin after a moment. */
export async function listBookedAhead(
  { db, authority }: Books,
  of: {
    readonly offering: string
    readonly accounts: readonly string[]
    readonly parties: readonly string[]
    readonly now: Instant
  },
): Promise<readonly BookedAhead[]> {
  const { offering, accounts, parties, now } = of
  const answer = await sql<BookedAhead>`
    select application.account, application.party from application
    join session on session.authority = ${authority} and session.session = application.session
    where application.authority = ${authority} and application.offering = ${offering}
      and application.state = 'booked' and session.starts_at > ${now}::timestamptz
      and (application.account = any(${[...accounts]}::uuid[])
        or application.party = any(${[...parties]}::uuid[]))`.execute(db)
  return answer.rows
}
