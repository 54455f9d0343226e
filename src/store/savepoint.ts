/** Part of a transaction that stands or falls by itself. */
import { sql } from 'kysely'
import type { Books } from './database.ts'

/** Does some work; where it is not to be kept, all that it wrote is taken back, and no more. */
export async function attemptIn<T>(
  { db }: Books,
  work: () => Promise<T>,
  keep: (result: T) => boolean,
): Promise<T> {
  await sql`savepoint attempt`.execute(db)
  const result = await work()
  const end = keep(result)
    ? sql`release savepoint attempt`
    : sql`rollback to savepoint attempt; release savepoint attempt`
  await end.execute(db)
  return result
}
