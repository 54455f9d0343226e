/**
 * The moments that exclude each other. Writers of facts pass side by side; a publisher waits for
 * those under way and holds back new ones while it fixes what an edition is "as of". Acts that
 * first look at the books and then write (imports, corrections, merges) follow one another.
 * All locks end with the transaction.
 */
import { sql } from 'kysely'
import type { Books } from './database.ts'

const writing = 1
const inTurn = 2

/**
 * What an act may pass beside: other writers, no other act that goes in turn, or nothing at all.
 */
export type LockMode = 'writing' | 'in-turn' | 'publishing'

/**
 * Takes an act's locks. They come before the act's position: whoever publishes has then seen every
 * act of a lower position, or none of it.
 */
export async function lockFor({ db, authority }: Books, mode: LockMode): Promise<void> {
  if (mode === 'publishing') {
    await sql`select pg_advisory_xact_lock(${writing}, hashtext(${authority}))`.execute(db)
    return
  }
  if (mode === 'in-turn') {
    await sql`select pg_advisory_xact_lock(${inTurn}, hashtext(${authority}))`.execute(db)
  }
  await sql`select pg_advisory_xact_lock_shared(${writing}, hashtext(${authority}))`.execute(db)
}
