/** What happened on a day: scans, attendances, head-counts, messages. */
import { sql } from 'kysely'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** Something that happened. */
export type Activity = {
  readonly id: string
  readonly offering: string
  readonly session: string | null
  readonly application: string | null
  /** What it was: the name of an act, "scan", "heads". */
  readonly sort: string
  /** Bars a second one with the same mark; null where it may happen again. */
  readonly once: string | null
  readonly happenedAt: Instant
  readonly channel: string | null
  readonly quantity: number
  readonly details: Readonly<Record<string, unknown>>
  readonly enteredBy: string
  readonly command: number
}

/** Notes what happened. */
export async function insertActivities(
  books: Books,
  activities: readonly Activity[],
): Promise<void> {
  await insertRows(
    books,
    'activity',
    activities.map(({ id, happenedAt, enteredBy, ...activity }) => ({
      ...activity,
      activity: id,
      happened_at: happenedAt,
      entered_by: enteredBy,
    })),
  )
}

/** Of these applications, those where something stands already under this mark. */
export async function listDone(
  { db, authority }: Books,
  applications: readonly string[],
  of: { readonly sort: string; readonly once: string },
): Promise<ReadonlySet<string>> {
  const answer = await sql<{ application: string }>`
    select application from activity
    where authority = ${authority} and application = any(${[...applications]}::uuid[])
      and sort = ${of.sort} and once = ${of.once} and taken_back_by is null`.execute(db)
  return new Set(answer.rows.map(({ application }) => application))
}

/** Takes back what stands under a sort for applications; gives how many there were. */
export async function takeBackActivities(
  { db, authority }: Books,
  of: {
    readonly applications: readonly string[]
    readonly sort: string
    readonly session: string | null
    readonly command: number
  },
): Promise<number> {
  const answer = await sql`
    update activity set taken_back_by = ${of.command}
    where authority = ${authority} and application = any(${[...of.applications]}::uuid[])
      and sort = ${of.sort} and taken_back_by is null
      and (${of.session}::uuid is null or session = ${of.session}::uuid)`.execute(db)
  return Number(answer.numAffectedRows ?? 0n)
}

/** Which activities to list. */
export type ActivityFilter = {
  readonly application?: string
  readonly session?: string
  readonly sorts?: readonly string[]
  readonly limit: number
}

/** What stands, in the order in which it happened. */
export async function listActivities(
  { db, authority }: Books,
  { application, session, sorts, limit }: ActivityFilter,
): Promise<readonly Activity[]> {
  let query = db
    .selectFrom('activity')
    .selectAll()
    .where('authority', '=', authority)
    .where('taken_back_by', 'is', null)
    .orderBy('happened_at')
    .orderBy('activity')
    .limit(limit)
  if (application) query = query.where('application', '=', application)
  if (session) query = query.where('session', '=', session)
  if (sorts) query = query.where('sort', 'in', [...sorts])
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.activity,
    offering: row.offering,
    session: row.session,
    application: row.application,
    sort: row.sort,
    once: row.once,
    happenedAt: toInstant(row.happened_at),
    channel: row.channel,
    quantity: row.quantity,
    details: row.details as Activity['details'],
    enteredBy: row.entered_by,
    command: row.command,
  }))
}
