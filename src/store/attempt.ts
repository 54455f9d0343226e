/** Counters of failed attempts, each in the window that is open for it. */
import { sql } from 'kysely'
import type { AttemptKind, AttemptWindow } from '../domain/account/attempt.ts'
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** What is counted: a kind of attempt, and the digest of the account or of the network address. */
export type AttemptCounter = { readonly kind: AttemptKind; readonly subject: string }

/**
 * Counts an attempt as failed, before it is made: many at once are all counted. A window that
 * opened at or before `closes` is over, and a new one begins.
 */
export async function countFailure(
  { db, authority }: Books,
  { kind, subject }: AttemptCounter,
  { now, closes }: { readonly now: Instant; readonly closes: Instant },
): Promise<AttemptWindow> {
  const isOver = sql`attempt.started_at <= ${closes}::timestamptz`
  const answer = await sql<{ startedAt: Date; failures: number }>`
    insert into attempt (authority, kind, subject, started_at, failures)
    values (${authority}, ${kind}, ${subject}, ${now}::timestamptz, 1)
    on conflict (authority, kind, subject) do update set
      started_at = case when ${isOver} then excluded.started_at else attempt.started_at end,
      failures = case when ${isOver} then 1 else attempt.failures + 1 end
    returning started_at as "startedAt", failures`.execute(db)
  const [row] = answer.rows
  return row ?? { startedAt: new Date(now), failures: 1 }
}

/** Takes one failure back from each counter: the attempt succeeded. */
export async function takeBackFailures(
  { db, authority }: Books,
  counters: readonly AttemptCounter[],
): Promise<void> {
  for (const { kind, subject } of counters) {
    await db
      .updateTable('attempt')
      .set({ failures: sql<number>`greatest(failures - 1, 0)` })
      .where('authority', '=', authority)
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .execute()
  }
}
