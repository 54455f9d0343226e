/** Lists on paper of who came to a session, once they were entered. */
import { sql } from 'kysely'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { type Correction, insertCorrections } from './fact.ts'

/** Whom a list on paper has checked in. */
export async function listPaperCheckIns(
  { db, authority }: Books,
  of: { readonly session: string; readonly command: number },
): Promise<readonly string[]> {
  const answer = await sql<{ application: string }>`
    select application from activity
    where authority = ${authority} and session = ${of.session} and sort = 'paper'
      and command = ${of.command} and taken_back_by is null
    order by application`.execute(db)
  return answer.rows.map(({ application }) => application)
}

/** Strikes out what a list on paper noted, and corrects the heads that it counted. */
export async function takeBackPaperHeads(
  books: Books,
  of: { readonly session: string; readonly command: number },
  by: Correction,
): Promise<void> {
  const { db, authority } = books
  await sql`
    update activity set taken_back_by = ${by.command}
    where authority = ${authority} and session = ${of.session} and sort in ('heads', 'paper')
      and command = ${of.command} and taken_back_by is null`.execute(db)
  const left = await sql<{ id: string }>`
    select id from fact
    where authority = ${authority} and command = ${of.command} and session = ${of.session}
      and application is null and corrects is null`.execute(db)
  const ids = left.rows.map(({ id }) => id)
  if (ids.length > 0) await insertCorrections(books, { ids }, by)
}

/** A list on paper that was entered, with whether it was taken back. */
export type EnteredPaper = {
  readonly id: string
  readonly enteredAt: Instant
  readonly people: number
  readonly heads: number
  readonly isUndone: boolean
}

/** The lists on paper of a session, the newest first: at most 50. */
export async function listPaperLists(
  { db, authority }: Books,
  session: string,
): Promise<readonly EnteredPaper[]> {
  const answer = await sql<Omit<EnteredPaper, 'enteredAt'> & { readonly recorded_at: Date }>`
    select command.id, command.recorded_at, undoing.position is not null as "isUndone",
      (command.outcome ->> 'checkedIn')::integer + (command.outcome ->> 'walkedIn')::integer
        as people,
      (command.outcome ->> 'heads')::integer as heads
    from activity
    join command on command.authority = ${authority} and command.position = activity.command
    left join command as undoing on undoing.authority = ${authority}
      and undoing.undoes = command.position
    where activity.authority = ${authority} and activity.session = ${session}
      and activity.sort = 'paper-list'
    order by command.position desc limit 50`.execute(db)
  return answer.rows.map(({ recorded_at: at, ...row }) => ({ ...row, enteredAt: toInstant(at) }))
}
