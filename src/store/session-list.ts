/** Sessions as the desk lists them, with what they take place at and how full they are. */
import { type RawBuilder, sql } from 'kysely'
import type { Session } from '../domain/delivery/session.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import type { Instant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type SessionRow, sessionColumns, sessionOf } from './session.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** Which sessions of an offering to list, in the order of their times. */
export type SessionListQuery = {
  readonly offering: string
  /** A booth's, counsellor's or room's; null for those at none; absent for all. */
  readonly resource?: string | null
  /** Those that are not over at a moment, or only those that are. */
  readonly time?: { readonly side: 'coming' | 'past'; readonly at: Instant }
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** A session in the list. */
export type ListedSession = Session & {
  readonly resourceName: Bilingual | null
  /** Its own seats; null where seats are for the offering as a whole. */
  readonly seats: { readonly capacity: number | null; readonly taken: number } | null
  readonly waiting: number
}

/** The slice of the list. */
export async function sliceSessions(
  { db, authority }: Books,
  query: SessionListQuery,
): Promise<Slice<ListedSession>> {
  const { where, order, direction, limit } = slicing(key, query)
  const conditions = [
    sql`session.authority = ${authority}`,
    sql`session.offering = ${query.offering}`,
    where,
    ...filters(query),
  ]
  const answer = await sql<Row>`
    select found.*, resource.name_ja as resource_ja, resource.name_en as resource_en,
      seats.capacity, seats.taken, waiting
    from (
      select ${sessionColumns} from session
      where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}
    ) as found
    left join resource on resource.authority = ${authority}
      and resource.resource = found.resource
    join offering on offering.authority = ${authority} and offering.offering = found.offering
    left join seats on seats.authority = ${authority} and seats.place = found.session
      and (found.resource is not null or offering.settings ->> 'seatsPer' = 'session'),
    lateral (
      select count(*)::integer as waiting from application
      where application.authority = ${authority} and application.place = found.session and waits
    ) as line
    order by found.starts_at ${direction}, found.session ${direction}`.execute(db)
  const rows = answer.rows.map(rowOf)
  return sliceOf(rows, usableSlice(key, query.slice), ({ startsAt, id }) => [startsAt, id])
}

function filters({ resource, time }: SessionListQuery): readonly RawBuilder<boolean>[] {
  const past = sql<boolean>`session.ends_at < ${time?.at ?? null}::timestamptz`
  return [
    ...(resource === undefined
      ? []
      : [sql<boolean>`session.resource is not distinct from ${resource}::uuid`]),
    ...(time ? [time.side === 'past' ? past : sql<boolean>`not ${past}`] : []),
  ]
}

const key: readonly KeyPart[] = [
  { value: sql`session.starts_at`, type: 'timestamptz' },
  { value: sql`session.session`, type: 'uuid' },
]

/** How many sessions of an offering there are, and how many of them are still to come. */
export async function countSessions(
  { db, authority }: Books,
  offering: string,
  now: Instant,
): Promise<{ readonly all: number; readonly coming: number; readonly slots: number }> {
  const answer = await sql<{ all: number; coming: number; slots: number }>`
    select count(*) filter (where resource is null)::integer as all,
      count(*) filter (where resource is null and state = 'scheduled'
        and ends_at >= ${now}::timestamptz)::integer as coming,
      count(*) filter (where resource is not null)::integer as slots
    from session where authority = ${authority} and offering = ${offering}`.execute(db)
  return answer.rows[0] ?? { all: 0, coming: 0, slots: 0 }
}

type Row = SessionRow & {
  readonly resource_ja: string | null
  readonly resource_en: string | null
  readonly capacity: number | null
  readonly taken: number | null
  readonly waiting: number
}

function rowOf(row: Row): ListedSession {
  const { resource_ja: ja, resource_en: en, capacity, taken, waiting } = row
  return {
    ...sessionOf(row),
    resourceName: ja === null ? null : { ja, en: en ?? ja },
    seats: taken === null ? null : { capacity, taken },
    waiting,
  }
}
