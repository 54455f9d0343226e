/** Erasing who applied: names, contacts, answers and files go, the applications stay. */
import { sql } from 'kysely'
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { eraseUploadsOf } from './upload.ts'

/** Erases what tells who a party or an account is from all its applications. Gives how many. */
export async function eraseApplicants(
  books: Books,
  of: { readonly party: string } | { readonly account: string },
  at: Instant,
): Promise<number> {
  const { db, authority } = books
  const whose = 'party' in of ? sql`party = ${of.party}` : sql`account = ${of.account}`
  const found = await sql<{ application: string }>`
    select application from application where authority = ${authority} and ${whose}`.execute(db)
  const ids = found.rows.map(({ application }) => application)
  await sql`delete from application_detail
    where authority = ${authority} and application = any(${ids}::uuid[])`.execute(db)
  for (const id of ids) await eraseUploadsOf(books, id, at)
  return ids.length
}
