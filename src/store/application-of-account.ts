/** Somebody's own applications: where they stand, what comes next, and whose turn it is. */
import { sql } from 'kysely'
import type { Actor } from '../domain/access/actor.ts'
import type { Application } from '../domain/delivery/application.ts'
import type { Instant } from '../kit/calendar.ts'
import type { SliceRequest } from '../kit/slice.ts'
import { applicationOf, type ApplicationRow, columns } from './application.ts'
import type { Books } from './database.ts'

/** Whose applications: those of their account, and of the parties that they act for. */
export type Owner = Pick<Actor, 'account' | 'parties'>

/** The owner's live applications in an offering, the newest first; interviews go with theirs. */
export async function listOwnAtOffering(
  { db, authority }: Books,
  owner: Owner,
  offering: string,
): Promise<readonly Application[]> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and offering = ${offering} and is_live and parent is null
      and ${isOf(owner)}
    order by application desc limit 50`.execute(db)
  return answer.rows.map(applicationOf)
}

/**
 * What is under way: live, and not over by its date. Offers come first, those that end soonest;
 * then what has the next date.
 */
export async function listUnderWay(
  { db, authority }: Books,
  owner: Owner,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly Application[]> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    left join session on session.authority = ${authority} and session.session = application.session
    where application.authority = ${authority} and ${isOf(owner)} and parent is null
      and ${isUnderWay(authority, now)}
    order by offered_until, session.starts_at, application.application
    limit ${limit}`.execute(db)
  return answer.rows.map(applicationOf)
}

/** Who asked: an account, and the party that is its person in the books; null for none. */
export type Applying = { readonly account: string | null; readonly party: string | null }

/**
 * The live applications of somebody that are for an offering as a whole, or for a session that
 * begins after a moment. What they asked for a company stays, where a colleague stands for it.
 */
export async function listAhead(
  { db, authority }: Books,
  { account, party }: Applying,
  now: Instant,
): Promise<readonly Application[]> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    left join session on session.authority = ${authority} and session.session = application.session
    where application.authority = ${authority} and is_live
      and (application.account = ${account}::uuid or application.party = ${party}::uuid)
      and (session.session is null
        or (session.state = 'scheduled' and session.starts_at > ${now}::timestamptz))
      and not (application.party_type is distinct from 'person' and exists (
        select from membership
        where membership.authority = ${authority} and membership.party = application.party
          and membership.account <> ${account}::uuid
          and membership.confirmed_at is not null and membership.ended_at is null))
    order by parent nulls first, application.application`.execute(db)
  return answer.rows.map(applicationOf)
}

/** What is over, the newest first: one row more than the slice's limit, away from its key. */
export async function listOver(
  { db, authority }: Books,
  owner: Owner,
  { now, slice }: { readonly now: Instant; readonly slice: SliceRequest },
): Promise<readonly Application[]> {
  const isBackwards = slice.at?.side === 'before'
  const [id] = slice.at?.key ?? []
  const [beyond, direction] = [isBackwards ? '>' : '<', isBackwards ? 'asc' : 'desc']
  const rest =
    id === undefined ? sql`` : sql`and application.application ${sql.raw(beyond)} ${id}::uuid`
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    left join session on session.authority = ${authority} and session.session = application.session
    where application.authority = ${authority} and ${isOf(owner)} and parent is null
      and not ${isUnderWay(authority, now)} ${rest}
    order by application.application ${sql.raw(direction)}
    limit ${slice.limit + 1}`.execute(db)
  return answer.rows.map(applicationOf)
}

/**
 * Live, and its date not past: that of its session, or the last one of a gathering as a whole. A
 * course that was completed or refused is over.
 */
function isUnderWay(authority: string, now: Instant) {
  const lastDate = sql`(select max(ends_at) from session as date
    where date.authority = ${authority} and date.offering = application.offering
      and application.lifecycle = 'gathering')`
  return sql`(is_live and application.state not in ('completed', 'declined', 'no-show', 'used')
    and coalesce(session.ends_at, ${lastDate}, 'infinity') > ${now}::timestamptz)`
}

function isOf({ account, parties }: Owner) {
  return sql`(application.account = ${account}::uuid
    or application.party = any(${[...parties]}::uuid[]))`
}

/** The applications that came in together, in the order of their entry. */
export async function listTogether(
  { db, authority }: Books,
  { claim, offering }: Pick<Application, 'claim' | 'offering'>,
): Promise<readonly Application[]> {
  const answer = await sql<ApplicationRow>`
    select ${columns} from application
    where authority = ${authority} and offering = ${offering} and claim = ${claim}
    order by application limit 100`.execute(db)
  return answer.rows.map(applicationOf)
}

/** Who was given no turn stands behind all who were. */
const noTurn = sql.raw('2147483647')

/** How many wait at their place before them, themselves included: 3 for the third in line. */
export async function readWaitingNumbers(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (applications.length === 0) return new Map()
  const answer = await sql<{ application: string; number: number }>`
    select own.application, (
      select count(*)::integer from application as other
      where other.authority = ${authority} and other.place = own.place and other.waits
        and (coalesce(other.turn, ${noTurn}), other.command, other.application)
          <= (coalesce(own.turn, ${noTurn}), own.command, own.application)
    ) as number
    from application as own
    where own.authority = ${authority} and own.waits
      and own.application = any(${[...applications]}::uuid[])`.execute(db)
  return new Map(answer.rows.map(({ application, number }) => [application, number]))
}
