/**
 * Seats: how many a place has and how many are taken; of a call for grants, yen. Taking is one
 * conditional update of one narrow row, and the database itself holds that the capacity is never
 * exceeded.
 */
import { sql } from 'kysely'
import type { Seats } from '../domain/delivery/allot.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** A place with its seats. */
export type Place = { readonly place: string; readonly offering: string } & Seats

/** Enters places, with no seat taken. */
export async function insertSeats(
  books: Books,
  places: readonly Omit<Place, 'taken'>[],
): Promise<void> {
  await insertRows(
    books,
    'seats',
    places.map((place) => ({ ...place, taken: 0 })),
  )
}

/** The seats of places, as they are at this moment. */
export async function readSeats(
  { db, authority }: Books,
  places: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  const answer = await sql<Place>`
    select place, offering, capacity, taken from seats
    where authority = ${authority} and place = any(${[...places]}::uuid[])`.execute(db)
  return new Map(answer.rows.map((row) => [row.place, row]))
}

/** The seats of places, held against every other taker until the transaction ends. */
export async function lockSeats(
  { db, authority }: Books,
  places: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  const answer = await sql<Place>`
    select place, offering, capacity, taken from seats
    where authority = ${authority} and place = any(${[...places]}::uuid[])
    order by place for no key update`.execute(db)
  return new Map(answer.rows.map((row) => [row.place, row]))
}

/** Takes seats (or gives them back where the number is negative); false where they are too few. */
export async function takeSeats(
  { db, authority }: Books,
  place: string,
  count: number,
): Promise<boolean> {
  const answer = await sql`
    update seats set taken = taken + ${count}::bigint
    where authority = ${authority} and place = ${place}
      and (${count}::bigint <= 0 or capacity is null
        or taken + ${count}::bigint <= capacity)`.execute(db)
  return answer.numAffectedRows === 1n
}

/** Sets a place's capacity; false where more seats are taken than it would have. */
export async function resizeSeats(
  { db, authority }: Books,
  place: string,
  capacity: number | null,
): Promise<boolean> {
  const answer = await sql`
    update seats set capacity = ${capacity}
    where authority = ${authority} and place = ${place}
      and (${capacity}::bigint is null or taken <= ${capacity})`.execute(db)
  return answer.numAffectedRows === 1n
}

/** A place whose counter is not the count of the applications that hold its seats. */
export type SeatFault = {
  readonly place: string
  readonly capacity: number | null
  readonly taken: number
  readonly held: number
}

/** Every place where counter and applications differ, or where more is held than there is. */
export async function listSeatFaults({ db, authority }: Books): Promise<readonly SeatFault[]> {
  const answer = await sql<SeatFault>`
    select seats.place, seats.capacity, seats.taken, coalesce(held.weight, 0)::bigint as held
    from seats
    left join (
      select place, sum(weight) as weight from application
      where authority = ${authority} and holds_seat group by place
    ) as held on held.place = seats.place
    where seats.authority = ${authority}
      and (seats.taken <> coalesce(held.weight, 0) or seats.taken > seats.capacity)
    order by seats.place`.execute(db)
  return answer.rows
}
