/** Erasing what was written in supports: names and words go, what happened and when stays. */
import { sql } from 'kysely'
import type { Books } from './database.ts'

/** Erases the words of these supports. */
export async function eraseSupports(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<void> {
  const ids = [...applications]
  const own = sql`authority = ${authority} and application = any(${ids}::uuid[])`
  await sql`update support set why = '', contact_name = '', contact_telephone = ''
    where ${own}`.execute(db)
  await sql`update support_record set ours = '', theirs = '', said = '', minutes = ''
    where ${own}`.execute(db)
  await sql`update support_goal set text = '' where ${own}`.execute(db)
  await sql`update support_due set text = '', owed_person = '' where ${own}`.execute(db)
}
