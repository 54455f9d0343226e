/**
 * The moments that exclude each other. Writers of facts pass side by side; a publisher waits for
 * those under way and holds back new ones while it fixes what an edition is "as of". Imports of an
 * authority follow one another, because each looks for records that it has seen before.
 * All locks end with the transaction.
 */
import { sql } from 'kysely'
import type { Books } from './database.ts'

const writing = 1
const importing = 2

/** Announces a writer. */
export async function lockForWriting({ db, authority }: Books): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${writing}, hashtext(${authority}))`.execute(db)
}

/** Waits until no writer is under way, and holds new ones back. */
export async function lockForPublishing({ db, authority }: Books): Promise<void> {
  await sql`select pg_advisory_xact_lock(${writing}, hashtext(${authority}))`.execute(db)
}

/** Waits for the import before this one. */
export async function lockForImport({ db, authority }: Books): Promise<void> {
  await sql`select pg_advisory_xact_lock(${importing}, hashtext(${authority}))`.execute(db)
}
