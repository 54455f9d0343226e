/** What happened, as lists turn it: of an offering, a session or an application, by its time. */
import { sql } from 'kysely'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Activity } from './activity.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** Which activities to list. */
export type ActivityListQuery = {
  readonly offering: string
  readonly session?: string
  readonly application?: string
  readonly sort?: string
  readonly slice: SliceRequest
}

/** What happened, without what was noted with it. */
export type ListedActivity = Omit<Activity, 'details' | 'once' | 'command'>

/** The slice of what stands, in the order in which it happened. */
export async function sliceActivities(
  { db, authority }: Books,
  query: ActivityListQuery,
): Promise<Slice<ListedActivity>> {
  const { session, application, sort } = query
  const { where, order, limit } = slicing(key, { slice: query.slice, isDescending: false })
  const conditions = [
    sql`authority = ${authority}`,
    sql`offering = ${query.offering}`,
    sql`taken_back_by is null`,
    where,
    ...(session === undefined ? [] : [sql`session = ${session}`]),
    ...(application === undefined ? [] : [sql`application = ${application}`]),
    ...(sort === undefined ? [] : [sql`sort = ${sort}`]),
  ]
  const answer = await sql<Row>`
    select activity, offering, session, application, sort, happened_at, channel, quantity,
      entered_by
    from activity where ${sql.join(conditions, sql` and `)}
    order by ${order} limit ${limit}`.execute(db)
  const rows = answer.rows.map(rowOf)
  return sliceOf(rows, usableSlice(key, query.slice), ({ happenedAt, id }) => [happenedAt, id])
}

const key: readonly KeyPart[] = [
  { value: sql`happened_at`, type: 'timestamptz' },
  { value: sql`activity`, type: 'uuid' },
]

type Row = {
  readonly activity: string
  readonly offering: string
  readonly session: string | null
  readonly application: string | null
  readonly sort: string
  readonly happened_at: Date
  readonly channel: string | null
  readonly quantity: number
  readonly entered_by: string
}

function rowOf(row: Row): ListedActivity {
  const happenedAt: Instant = toInstant(row.happened_at)
  return {
    id: row.activity,
    offering: row.offering,
    session: row.session,
    application: row.application,
    sort: row.sort,
    happenedAt,
    channel: row.channel,
    quantity: row.quantity,
    enteredBy: row.entered_by,
  }
}
