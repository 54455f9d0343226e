/** Slots: the sessions of counsellors and rooms, with their seats; making them, taking them out. */
import { sql } from 'kysely'
import type { Session } from '../domain/delivery/session.ts'
import type { KnownSlot } from '../domain/delivery/slot-difference.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertSeats, lockSeats } from './seats.ts'
import { insertSessions, type SessionRow, sessionColumns, sessionOf } from './session.ts'

/** A slot with its seats. */
export type Slot = Session & {
  readonly resource: string
  readonly capacity: number | null
  readonly taken: number
}

/** Which slots to list. */
export type SlotFilter = {
  readonly offering: string
  readonly resource?: string
  readonly from: Instant
  /** The first moment that is too late. */
  readonly to: Instant
}

/** The slots that begin in a stretch of time, in their order: at most 5,000. */
export async function listSlots(books: Books, filter: SlotFilter): Promise<readonly Slot[]> {
  const rows = await find(books, filter, 5000)
  return rows
    .filter(({ by_plan: byPlan }) => byPlan !== 'withdrawn')
    .map((row) => {
      const { capacity, taken, resource } = row
      return { ...sessionOf(row), resource, capacity, taken }
    })
}

/** The same for comparing them with opening hours: all of them, withdrawn ones, too. */
export async function listKnownSlots(
  books: Books,
  filter: SlotFilter,
): Promise<readonly (KnownSlot & { readonly resource: string })[]> {
  const rows = await find(books, filter, null)
  return rows.map((row) => {
    const { id, state, startsAt, endsAt } = sessionOf(row)
    const { taken, resource, by_plan: byPlan } = row
    return { id, state, startsAt, endsAt, taken, resource, byPlan }
  })
}

type Row = SessionRow & {
  readonly resource: string
  readonly capacity: number | null
  readonly taken: number
  readonly by_plan: 'made' | 'withdrawn' | null
}

async function find(
  { db, authority }: Books,
  { offering, resource, from, to }: SlotFilter,
  limit: number | null,
): Promise<readonly Row[]> {
  const at = resource === undefined ? sql`` : sql`and session.resource = ${resource}`
  const answer = await sql<Row>`
    select found.*, seats.capacity, seats.taken from (
      select ${sessionColumns}, by_plan from session
      where authority = ${authority} and offering = ${offering} and resource is not null
        and starts_at >= ${from}::timestamptz and starts_at < ${to}::timestamptz ${at}
      order by starts_at, session limit ${limit}
    ) as found
    join seats on seats.authority = ${authority} and seats.place = found.session
    order by starts_at, session`.execute(db)
  return answer.rows
}

/** The slots of consultations and bookings in a stretch of time that somebody has booked. */
export async function listBookedSlots(
  { db, authority }: Books,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<readonly Session[]> {
  const answer = await sql<SessionRow>`
    select ${sessionColumns} from session
    where authority = ${authority} and resource is not null and state = 'scheduled'
      and starts_at >= ${from}::timestamptz and starts_at < ${to}::timestamptz
      and exists (select from application
        where application.authority = ${authority} and application.session = session.session
          and application.state = 'booked')
    order by starts_at, session`.execute(db)
  return answer.rows.map(sessionOf)
}

/** Slots that are made from opening hours. */
export type MadeSlots = {
  readonly sessions: readonly Session[]
  readonly seats: number
  readonly command: number
}

/** How many are written in one statement. */
const atOnce = 1000

/** Makes slots from opening hours. */
export async function insertSlots(
  books: Books,
  { sessions, seats, command }: MadeSlots,
): Promise<void> {
  const { db, authority } = books
  for (let from = 0; from < sessions.length; from += atOnce) {
    const some = sessions.slice(from, from + atOnce)
    await insertSessions(books, some, command)
    const ids = some.map(({ id }) => id)
    await sql`
      update session set by_plan = 'made'
      where authority = ${authority} and session = any(${ids}::uuid[])`.execute(db)
    const places = some.map(({ id, offering }) => ({ place: id, offering, capacity: seats }))
    await insertSeats(books, places)
  }
}

/**
 * Takes free slots out: those that nobody ever had go, the others are cancelled and keep no seat.
 * What somebody has taken meanwhile stays. Gives how many went.
 */
export async function withdrawSlots(books: Books, slots: readonly string[]): Promise<number> {
  if (slots.length === 0) return 0
  const { db, authority } = books
  const held = await lockSeats(books, slots)
  const free = [...held.values()].filter(({ taken }) => taken === 0).map(({ place }) => place)
  const gone = await sql<{ session: string }>`
    delete from session
    where authority = ${authority} and session = any(${free}::uuid[])
      and not exists (select from application
        where application.authority = ${authority} and application.session = session.session)
      and not exists (select from activity
        where activity.authority = ${authority} and activity.session = session.session)
    returning session`.execute(db)
  const deleted = gone.rows.map(({ session }) => session)
  await db
    .deleteFrom('seats')
    .where('authority', '=', authority)
    .where(sql<boolean>`place = any(${deleted}::uuid[])`)
    .execute()
  const rest = free.filter((slot) => !deleted.includes(slot))
  await setWithdrawn(books, rest, { state: 'cancelled', byPlan: 'withdrawn', seats: 0 })
  return free.length
}

/** Puts withdrawn slots back. */
export function reviveSlots(books: Books, slots: readonly string[], seats: number): Promise<void> {
  return setWithdrawn(books, slots, { state: 'scheduled', byPlan: 'made', seats })
}

type Setting = {
  readonly state: Session['state']
  readonly byPlan: 'made' | 'withdrawn'
  readonly seats: number
}

async function setWithdrawn(
  { db, authority }: Books,
  slots: readonly string[],
  { state, byPlan, seats }: Setting,
): Promise<void> {
  if (slots.length === 0) return
  await sql`
    update session set state = ${state}, by_plan = ${byPlan}, revision = revision + 1
    where authority = ${authority} and session = any(${[...slots]}::uuid[])`.execute(db)
  await sql`
    update seats set capacity = ${seats}
    where authority = ${authority} and place = any(${[...slots]}::uuid[])`.execute(db)
}

/** Where the slots of a counsellor or room are that were made from opening hours. */
export type SlotPlace = { readonly place: Bilingual; readonly onlineLink: string | null }

/** Writes place and link into the slots of a counsellor or room that begin after a moment. */
export async function placeSlots(
  { db, authority }: Books,
  resource: string,
  { place, onlineLink, after }: SlotPlace & { readonly after: Instant },
): Promise<void> {
  await sql`
    update session
    set place_ja = ${place.ja}, place_en = ${place.en}, online_link = ${onlineLink}
    where authority = ${authority} and resource = ${resource} and by_plan = 'made'
      and starts_at > ${after}::timestamptz`.execute(db)
}

/** When the first slot begins that is free after a moment; undefined where none is. */
export async function findFreeTime(
  { db, authority }: Books,
  of: { readonly offering: string; readonly resource: string | null; readonly after: Instant },
): Promise<Instant | undefined> {
  const { offering, resource, after } = of
  const at = resource === null ? sql`` : sql`and session.resource = ${resource}`
  const answer = await sql<{ starts_at: Date }>`
    select starts_at from session
    join seats on seats.authority = ${authority} and seats.place = session.session
      and (capacity is null or taken < capacity)
    where session.authority = ${authority} and session.offering = ${offering}
      and session.resource is not null and session.state = 'scheduled'
      and starts_at > ${after}::timestamptz ${at}
    order by starts_at, session.session limit 1`.execute(db)
  const [row] = answer.rows
  return row && toInstant(row.starts_at)
}
