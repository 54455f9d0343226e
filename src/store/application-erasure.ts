/**
 * Erasing who applied: names, contacts, answers, files and the names of employers go; the
 * applications and what happened stay.
 */
import { sql } from 'kysely'
import type { Instant } from '../kit/calendar.ts'
import { eraseCertifications } from './certification-file.ts'
import type { Books } from './database.ts'
import { eraseVisitTexts } from './dispatch-visit.ts'
import { eraseGrantWords } from './grant-review.ts'
import { eraseLetters } from './letter-print.ts'
import { eraseSubmissions } from './submission.ts'
import { eraseSupports } from './support-erasure.ts'
import { erasePlacements } from './placement-profile.ts'
import { eraseUploadsOf } from './upload.ts'

/**
 * What is noted of what happened and tells who a person is: where they work now. How they work
 * there (full time, part time) tells nobody, and stays.
 */
const personalDetails = ['employer']

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
  await sql`
    update activity set details = details - ${personalDetails}::text[]
    where authority = ${authority} and application = any(${ids}::uuid[])
      and details ?| ${personalDetails}::text[]`.execute(db)
  await eraseSubmissions(books, ids)
  await eraseSupports(books, ids)
  // What is kept of a company's certification is not about the person who wrote for it.
  if ('party' in of) await eraseCertifications(books, ids)
  await eraseVisitTexts(books, ids)
  if ('party' in of) await eraseGrantWords(books, ids)
  await eraseLetters(books, ids, 'party' in of ? 'all' : 'persons')
  await erasePlacements(books, ids)
  for (const id of ids) await eraseUploadsOf(books, id, at)
  return ids.length
}
