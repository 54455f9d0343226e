/** Lists that were taken in from sheets, as the desk finds them again to take them back. */
import { sql } from 'kysely'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** The acts that take a list in. */
export type ListAct = 'application.import' | 'attendance.import' | 'offering.import' | 'session.add'

/** A list that was taken in. */
export type EnteredList = {
  readonly id: string
  readonly enteredAt: Instant
  /** Who took it in, as the record of acts names them. */
  readonly enteredBy: string
  /** What the file was called; null where it was typed in. */
  readonly file: string | null
  readonly isUndone: boolean
}

/** The lists of an act, the newest first: at most 20. */
export async function listEnteredLists(
  { db, authority }: Books,
  of: { readonly act: ListAct; readonly offering: string | null },
): Promise<readonly EnteredList[]> {
  const answer = await sql<Omit<EnteredList, 'enteredAt'> & { readonly recorded_at: Date }>`
    select command.id, command.recorded_at, command.actor as "enteredBy",
      command.outcome ->> 'file' as file, undoing.position is not null as "isUndone"
    from command
    left join command as undoing on undoing.authority = ${authority}
      and undoing.undoes = command.position
    where command.authority = ${authority} and command.act = ${sql.lit(of.act)}
      and (${of.offering}::uuid is null or command.outcome ->> 'offering' = ${of.offering}::text
        or exists (select from application where application.authority = ${authority}
          and application.command = command.position
          and application.offering = ${of.offering}::uuid)
        or exists (select from session where session.authority = ${authority}
          and session.offering = ${of.offering}::uuid and session.command = command.position
          and session.resource is null))
    order by command.position desc limit 20`.execute(db)
  return answer.rows.map(({ recorded_at: at, ...row }) => ({ ...row, enteredAt: toInstant(at) }))
}
