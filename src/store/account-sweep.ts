/** Clearing what accounts leave behind: links, challenges, attempts and sign-ins that are over. */
import { sql } from 'kysely'
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** The moments before which each sort of row is cleared, by when it ended. */
export type SweepMoments = {
  readonly links: Instant
  readonly signIns: Instant
  readonly challenges: Instant
  readonly attempts: Instant
}

/** Deletes what ended before the moments given. Gives how many rows of each sort. */
export async function sweepAccounts(
  { db, authority }: Books,
  before: SweepMoments,
): Promise<{ readonly [K in keyof SweepMoments]: number }> {
  const deleted = async (query: ReturnType<typeof sql>) => {
    const { numAffectedRows } = await query.execute(db)
    return Number(numAffectedRows ?? 0)
  }
  return {
    links: await deleted(sql`delete from mail_link
      where authority = ${authority} and expires_at < ${before.links}::timestamptz`),
    signIns: await deleted(sql`delete from sign_in
      where authority = ${authority} and (expires_at < ${before.signIns}::timestamptz
        or ended_at < ${before.signIns}::timestamptz)`),
    challenges: await deleted(sql`delete from sign_in_challenge
      where authority = ${authority} and expires_at < ${before.challenges}::timestamptz`),
    attempts: await deleted(sql`delete from attempt
      where authority = ${authority} and started_at < ${before.attempts}::timestamptz`),
  }
}
