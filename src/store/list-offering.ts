/** Offerings and sessions that a list has made, and what has become of them. */
import { sql } from 'kysely'
import type { OfferingSettings } from '../domain/delivery/offering.ts'
import type { Books } from './database.ts'
import { lockSeats } from './seats.ts'

/** The offerings that a command made. */
export async function listOfferingsOf(
  { db, authority }: Books,
  command: number,
): Promise<readonly string[]> {
  const answer = await sql<{ offering: string }>`
    select made.offering::uuid as offering
    from command, jsonb_array_elements_text(command.outcome -> 'offerings') as made (offering)
    where command.authority = ${authority} and command.position = ${command}`.execute(db)
  return answer.rows.map(({ offering }) => offering)
}

/** How many have applied to an offering, whatever came of it. */
export async function countOfferingUse(
  { db, authority }: Books,
  offering: string,
): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(*) as count from application
    where authority = ${authority} and offering = ${offering}`.execute(db)
  return answer.rows[0]?.count ?? 0
}

/** How many sessions went, and how many are left because something has happened in them. */
export type SessionsDeleted = { readonly deleted: number; readonly left: number }

/**
 * Deletes the sessions that a command made, with their seats: those for which nobody has applied
 * and in which nothing has happened. Their seats are held first, as whoever claims one holds them.
 */
export async function deleteSessionsOf(
  books: Books,
  of: { readonly offering: string; readonly command: number },
): Promise<SessionsDeleted> {
  const { db, authority } = books
  const made = await sql<{ session: string }>`
    select session from session
    where authority = ${authority} and offering = ${of.offering} and command = ${of.command}
      and resource is null`.execute(db)
  const held = await lockSeats(
    books,
    made.rows.map(({ session }) => session),
  )
  const free = [...held.values()].filter(({ taken }) => taken === 0).map(({ place }) => place)
  const gone = await sql<{ session: string }>`
    delete from session
    where authority = ${authority} and session = any(${free}::uuid[]) and state = 'scheduled'
      and not exists (select from application
        where application.authority = ${authority} and application.session = session.session)
      and not exists (select from activity
        where activity.authority = ${authority} and activity.session = session.session)
      and not exists (select from pass
        where pass.authority = ${authority} and pass.session = session.session)
    returning session`.execute(db)
  const deleted = gone.rows.map(({ session }) => session)
  await sql`
    delete from seats
    where authority = ${authority} and place = any(${deleted}::uuid[])`.execute(db)
  return { deleted: deleted.length, left: made.rows.length - deleted.length }
}

/** The settings of offerings, by their ids. */
export async function readOfferingSettings(
  { db, authority }: Books,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OfferingSettings>> {
  const answer = await sql<{ offering: string; settings: OfferingSettings }>`
    select offering, settings from offering
    where authority = ${authority} and offering = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(answer.rows.map(({ offering, settings }) => [offering, settings]))
}
