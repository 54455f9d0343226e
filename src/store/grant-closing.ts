/** Calls that closed themselves because their budget was gone, and who still waits in them. */
import { sql } from 'kysely'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A call that closed itself. */
export type BudgetClosing = { readonly leftYen: number; readonly closedAt: Instant }

/** Notes that a call closed itself. */
export async function insertClosing(
  { db, authority }: Books,
  {
    offering,
    leftYen,
    closedAt,
    command,
  }: BudgetClosing & {
    readonly offering: string
    readonly command: number
  },
): Promise<void> {
  const said = { left_yen: leftYen, closed_at: closedAt, command }
  await db
    .insertInto('grant_closing')
    .values({ authority, offering, ...said })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether and when a call closed itself; undefined where it did not, or was opened again. */
export async function findClosing(
  { db, authority }: Books,
  offering: string,
): Promise<BudgetClosing | undefined> {
  const row = await db
    .selectFrom('grant_closing')
    .selectAll()
    .where('authority', '=', authority)
    .where('offering', '=', offering)
    .executeTakeFirst()
  return row && { leftYen: row.left_yen, closedAt: toInstant(row.closed_at) }
}

/** Takes the note away when a call is opened again. */
export async function deleteClosing({ db, authority }: Books, offering: string): Promise<void> {
  await db
    .deleteFrom('grant_closing')
    .where('authority', '=', authority)
    .where('offering', '=', offering)
    .execute()
}

/** Those of a call in some states, the earliest application first. */
export async function listInStates(
  { db, authority }: Books,
  offering: string,
  { states, limit }: { readonly states: readonly string[]; readonly limit: number },
): Promise<readonly string[]> {
  const answer = await sql<{ application: string }>`
    select application from application
    where authority = ${authority} and offering = ${offering} and lifecycle = 'grant'
      and state = any(${[...states]})
    order by applied_at, application limit ${limit}`.execute(db)
  return answer.rows.map(({ application }) => application)
}
