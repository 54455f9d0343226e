/** A place that is claimed: its offering, its session and its seats, as one query finds them. */
import { sql } from 'kysely'
import type { Seats } from '../domain/delivery/allot.ts'
import type { Offering } from '../domain/delivery/offering.ts'
import { placeOf, type Session } from '../domain/delivery/session.ts'
import { present } from '../kit/check.ts'
import type { Books } from './database.ts'
import { offeringColumns, offeringOf, type OfferingRow } from './offering.ts'
import { sessionColumns, sessionOf, type SessionRow } from './session.ts'

/** What is claimed, with its seats as they are at this moment. */
export type ReadPlace = {
  readonly place: string
  readonly offering: Offering
  readonly session: Session | null
  readonly seats: Seats
}

/** Reads a place; undefined where there is no such offering, or no such session of it. */
export async function findPlace(
  { db, authority }: Books,
  of: { readonly offering: string; readonly session: string | null },
): Promise<ReadPlace | undefined> {
  const answer = await sql<PlaceRow>`
    select to_jsonb(asked.*) as offering, to_jsonb(held.*) as session,
      jsonb_build_object('capacity', own.capacity, 'taken', own.taken) as own,
      jsonb_build_object('capacity', whole.capacity, 'taken', whole.taken) as whole
    from (select ${offeringColumns} from offering
      where authority = ${authority} and offering = ${of.offering}) as asked
    left join (select ${sessionColumns} from session
      where authority = ${authority} and session = ${of.session}
        and offering = ${of.offering}) as held on true
    left join seats as own on own.authority = ${authority} and own.place = held.session
    left join seats as whole on whole.authority = ${authority}
      and whole.place = asked.offering`.execute(db)
  const [row] = answer.rows
  if (!row || (of.session !== null && row.session === null)) return undefined
  const offering = offeringOf(withMoments(row.offering, ['opens_at', 'closes_at']))
  const session = row.session && sessionOf(withMoments(row.session, ['starts_at', 'ends_at']))
  const place = placeOf(offering, session)
  const { capacity, taken } = place === offering.id ? row.whole : row.own
  return { place, offering, session, seats: { capacity, taken: present(taken, 'seats') } }
}

type SeatsRow = { readonly capacity: number | null; readonly taken: number | null }

type PlaceRow = {
  readonly offering: OfferingRow
  readonly session: SessionRow | null
  readonly own: SeatsRow
  readonly whole: SeatsRow
}

/** JSON holds moments as texts. */
function withMoments<R extends object>(row: R, names: readonly (keyof R)[]): R {
  const read = names.map((name) => {
    const text = row[name]
    return [name, typeof text === 'string' ? new Date(text) : null]
  })
  return { ...row, ...(Object.fromEntries(read) as Partial<R>) }
}
