/** Reading an offering for the public: its dates with their seats, its booths, one's own part. */
import { isOwnDate } from '../../domain/delivery/way-in.ts'
import type { Application } from '../../domain/delivery/application.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { placeOf, type Resource, type Session } from '../../domain/delivery/session.ts'
import { type Instant, japanDate } from '../../kit/calendar.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type Slice, type SliceRequest, sliceOf } from '../../kit/slice.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { listOwnAtOffering } from '../../store/application-of-account.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import type { SeatSummary } from '../../store/open-offering.ts'
import { readSeats } from '../../store/seats.ts'
import { listResources, listSessions } from '../../store/session.ts'

/** An offering as the public sees it. */
export type PublicOffering = {
  readonly offering: Offering
  /** Today's dates and those to come, in the order of their times. */
  readonly dates: Slice<Session>
  /** By place: the session, or the offering as a whole. */
  readonly seats: ReadonlyMap<string, SeatSummary>
  readonly resources: readonly Resource[]
  /** The visitor's own applications here that are not over. */
  readonly own: readonly Application[]
}

/** The published offering with this id. Refuses drafts and what there is not. */
export async function findPublicOffering(books: Books, id: string): Promise<Result<Offering>> {
  const offering = isId(id) ? await findOffering(books, id) : undefined
  return offering && offering.state !== 'draft' ? ok(offering) : offeringMissing
}

/** Reads all that is shown of an offering. */
export async function readPublicOffering(
  books: Books,
  id: string,
  asked: { readonly now: Instant; readonly actor: Actor; readonly slice: SliceRequest },
): Promise<Result<PublicOffering>> {
  const found = await findPublicOffering(books, id)
  if (!found.ok) return found
  const offering = found.value
  const dates = await readDates(books, offering, asked)
  const { actor } = asked
  const isKnown = actor.account !== null || actor.parties.length > 0
  return ok({
    offering,
    dates,
    seats: await readPlaces(books, offering, dates.rows),
    resources: await listResources(books, id),
    own: isKnown ? await listOwnAtOffering(books, actor, id) : [],
  })
}

async function readDates(
  books: Books,
  offering: Offering,
  { now, slice: asked }: { readonly now: Instant; readonly slice: SliceRequest },
): Promise<Slice<Session>> {
  // Dates are turned forwards only; the way back is the first of them.
  const slice = asked.at?.side === 'after' ? asked : { ...asked, at: null }
  const [startsAt, session] = slice.at?.key ?? []
  const after =
    startsAt === undefined || session === undefined
      ? {}
      : { after: { startsAt: startsAt as Instant, id: session } }
  const found = await listSessions(books, {
    offering: offering.id,
    from: instantAt(japanDate(new Date(now)), '00:00' as TimeOfDay),
    // Interviews at a gathering's booths are asked for by those who have a seat at it.
    ...(isOwnDate(offering.kind, { resource: offering.id }) ? {} : { resource: null }),
    ...after,
    limit: slice.limit + 1,
  })
  return sliceOf(found, slice, (each) => [each.startsAt, each.id])
}

/** The seats of the offering as a whole and of its dates, by their places. */
export async function readPlaces(
  books: Books,
  offering: Offering,
  sessions: readonly Session[],
): Promise<ReadonlyMap<string, SeatSummary>> {
  const places = [offering.id, ...sessions.map((session) => placeOf(offering, session))]
  const seats = await readSeats(books, [...new Set(places)])
  return new Map(
    [...seats].map(([place, { capacity, taken }]) => {
      const left = capacity === null ? null : Math.max(capacity - taken, 0)
      return [place, { capacity, left }]
    }),
  )
}

const offeringMissing = refuse(
  'offering_unknown',
  'この募集は見つかりません。公開が終わったか、住所（URL）が違っています。募集の一覧から選び直してください。',
  'This offering cannot be found: it is not public, or the address is wrong. Choose one from the list.',
)
