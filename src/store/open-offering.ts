/** What is open to the public: offerings, their next dates, and the seats that are free. */
import { sql } from 'kysely'
import type { Channel, Offering } from '../domain/delivery/offering.ts'
import type { OpenKind } from '../domain/delivery/register.ts'
import type { Session } from '../domain/delivery/session.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { SliceRequest } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type OfferingRow, offeringColumns, offeringOf } from './offering.ts'
import { type SessionRow, sessionColumns, sessionOf } from './session.ts'

/** Which offerings are asked for. */
export type OpenOfferingFilter = {
  readonly now: Instant
  /** All of these stand in the title or the summary, in either language and any width. */
  readonly words: readonly string[]
  readonly kind: OpenKind | null
  readonly channel: Channel | null
  /** The key of a programme. */
  readonly programme: string | null
  /** With a date that begins between these moments, the second one excluded. */
  readonly from: Instant | null
  readonly to: Instant | null
  readonly slice: SliceRequest
}

/** An offering with its next date; null where none is set. */
export type OpenOffering = Offering & { readonly nextAt: Instant | null }

/**
 * Published offerings whose window is not over, those with the next date first. One row more than
 * the slice's limit, read away from its key.
 */
export async function listOpenOfferings(
  { db, authority }: Books,
  filter: OpenOfferingFilter,
): Promise<readonly OpenOffering[]> {
  const { now, slice, kind, channel, programme, from, to } = filter
  const isBackwards = slice.at?.side === 'before'
  const [nextAt, id] = slice.at?.key ?? []
  const beyond = sql.raw(isBackwards ? '<' : '>')
  const direction = sql.raw(isBackwards ? 'desc' : 'asc')
  const given = [
    ...filter.words.map(wordIn),
    ...(kind === null ? [] : [sql`offering.kind = ${kind}`]),
    ...(programme === null ? [] : [sql`offering.programme = ${programme}`]),
    ...(channel === null
      ? []
      : [sql`offering.settings->'channels' @> ${JSON.stringify([channel])}::jsonb`]),
    ...(from === null && to === null ? [] : [dateBetween(authority, from, to)]),
    ...(nextAt === undefined || id === undefined
      ? []
      : [sql`(next_at, offering.offering) ${beyond} (${nextAt}::timestamptz, ${id}::uuid)`]),
  ]
  const answer = await sql<OfferingRow & { readonly next_at: Date }>`
    select ${offeringColumns}, next_at from offering
    cross join lateral (
      select coalesce(min(starts_at), ${never}::timestamptz) as next_at from session
      where session.authority = ${authority} and session.offering = offering.offering
        and session.state = 'scheduled' and session.starts_at >= ${now}::timestamptz
        and ${ownDate}
    ) as next
    where offering.authority = ${authority} and offering.state = 'open'
      and (offering.closes_at is null or offering.closes_at > ${now}::timestamptz)
      and (next_at <> ${never}::timestamptz or not ${isOver(authority)})
      ${given.length === 0 ? sql`` : sql`and ${sql.join(given, sql` and `)}`}
    order by next_at ${direction}, offering.offering ${direction}
    limit ${slice.limit + 1}`.execute(db)
  return answer.rows.map((row) => ({
    ...offeringOf(row),
    nextAt: toInstant(row.next_at) === never ? null : toInstant(row.next_at),
  }))
}

/** The key of an offering in this list. */
export function keyOfOpenOffering({ nextAt, id }: OpenOffering): readonly [string, string] {
  return [nextAt ?? never, id]
}

/** Stands behind every date, where no date is set. */
const never = '9999-12-31T00:00:00.000Z' as Instant

/** Interview slots of a gathering are no dates of it; those of counsellors and rooms are. */
const ownDate = sql`(session.resource is null or offering.kind in ('consultation', 'booking'))`

/** What lives by its dates is over with the last of them. */
function isOver(authority: string) {
  return sql`(offering.kind in ('gathering', 'booking') and exists (
    select from session where session.authority = ${authority}
      and session.offering = offering.offering))`
}

function wordIn(word: string) {
  const pattern = `%${word.normalize('NFKC').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`normalize(concat_ws(' ', title_ja, title_en, offering.settings #>> '{summary,ja}',
    offering.settings #>> '{summary,en}'), nfkc) ilike ${pattern}`
}

function dateBetween(authority: string, from: Instant | null, to: Instant | null) {
  return sql`exists (
    select from session where session.authority = ${authority}
      and session.offering = offering.offering and session.state = 'scheduled' and ${ownDate}
      and session.starts_at >= coalesce(${from}::timestamptz, '-infinity')
      and session.starts_at < coalesce(${to}::timestamptz, 'infinity'))`
}

/** Seats of an offering as the public sees them. */
export type SeatSummary = {
  /** Null without limit. */
  readonly capacity: number | null
  readonly left: number | null
}

/** The seats of offerings as a whole, by the offering's id. */
export async function readWholeSeats(
  { db, authority }: Books,
  offerings: readonly string[],
): Promise<ReadonlyMap<string, SeatSummary>> {
  const answer = await sql<SummaryRow>`
    select offering, capacity, greatest(capacity - taken, 0) as "left" from seats
    where authority = ${authority} and place = any(${[...offerings]}::uuid[])`.execute(db)
  return summariesOf(answer.rows)
}

/** The seats of the dates that are still to come, added up, by the offering's id. */
export async function readDatedSeats(
  { db, authority }: Books,
  offerings: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, SeatSummary>> {
  const answer = await sql<SummaryRow>`
    select session.offering,
      case when bool_and(capacity is not null) then sum(capacity)::bigint end as capacity,
      case when bool_and(capacity is not null)
        then sum(greatest(capacity - taken, 0))::bigint end as "left"
    from session
    join offering on offering.authority = ${authority} and offering.offering = session.offering
    join seats on seats.authority = ${authority} and seats.place = session.session
    where session.authority = ${authority} and session.offering = any(${[...offerings]}::uuid[])
      and session.state = 'scheduled' and session.starts_at >= ${now}::timestamptz and ${ownDate}
    group by session.offering`.execute(db)
  return summariesOf(answer.rows)
}

type SummaryRow = SeatSummary & { readonly offering: string }

function summariesOf(rows: readonly SummaryRow[]): ReadonlyMap<string, SeatSummary> {
  return new Map(rows.map(({ offering, capacity, left }) => [offering, { capacity, left }]))
}

/** The next dates of each of these offerings, at most `limit` of each, in their order. */
export async function listNextDates(
  { db, authority }: Books,
  offerings: readonly string[],
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly Session[]> {
  const answer = await sql<SessionRow>`
    select ${sessionColumns} from (
      select distinct offering.offering as id, offering.kind from offering
      where offering.authority = ${authority} and offering.offering = any(${[...offerings]}::uuid[])
    ) as wanted
    cross join lateral (
      select session.* from session
      where session.authority = ${authority} and session.offering = wanted.id
        and session.state = 'scheduled' and session.starts_at >= ${now}::timestamptz
        and (session.resource is null or wanted.kind in ('consultation', 'booking'))
      order by session.starts_at, session.session limit ${limit}
    ) as session
    order by starts_at, session`.execute(db)
  return answer.rows.map(sessionOf)
}
