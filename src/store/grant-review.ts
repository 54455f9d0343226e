/** Reviews of grant applications, round by round: a round ends when the papers go back. */
import { sql } from 'kysely'
import type { Review } from '../domain/delivery/grant/review.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A review as it is kept. */
export type KeptReview = Review & { readonly round: number; readonly reviewedAt: Instant }

/** The round that an application is in: one more than it was returned. */
export async function readRound({ db, authority }: Books, application: string): Promise<number> {
  const answer = await sql<{ round: number }>`
    select count(*)::integer + 1 as round from step
    where authority = ${authority} and application = ${application} and act = 'return'`.execute(db)
  return answer.rows[0]?.round ?? 1
}

/** Keeps a review; one of the same reviewer in the same round gives way to it. */
export async function writeReview(
  { db, authority }: Books,
  {
    review,
    application,
    command,
  }: {
    readonly review: KeptReview
    readonly application: string
    readonly command: number
  },
): Promise<void> {
  const { round, reviewer, findings, reviewedAt } = review
  const said = { findings: JSON.stringify(findings), reviewed_at: reviewedAt, command }
  await db
    .insertInto('grant_review')
    .values({ authority, application, round, reviewer, ...said })
    .onConflict((conflict) =>
      conflict.columns(['authority', 'application', 'round', 'reviewer']).doUpdateSet(said),
    )
    .execute()
}

/** The reviews of an application, all rounds, in the order in which they were made. */
export async function listReviews(
  { db, authority }: Books,
  application: string,
): Promise<readonly KeptReview[]> {
  const rows = await db
    .selectFrom('grant_review')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .orderBy('round')
    .orderBy('command')
    .execute()
  return rows.map((row) => ({
    round: row.round,
    reviewer: row.reviewer,
    // Written by this file, from findings that were parsed; null once they are erased.
    findings: (row.findings ?? {}) as Review['findings'],
    reviewedAt: toInstant(row.reviewed_at),
  }))
}

/** Erases the words of reviews, and the accounts, of applications. */
export async function eraseGrantWords(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<void> {
  const of = [...applications]
  await sql`update grant_review set findings = null
    where authority = ${authority} and application = any(${of}::uuid[])`.execute(db)
  await sql`delete from grant_account
    where authority = ${authority} and application = any(${of}::uuid[])`.execute(db)
  await sql`update grant_transfer set account = null
    where authority = ${authority} and application = any(${of}::uuid[])`.execute(db)
}
