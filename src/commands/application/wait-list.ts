/** Freed seats go to the wait list at once: in order, each offer kept for a time. */
import { ownerOf } from '../../domain/access/actor.ts'
import { decide } from '../../domain/delivery/decide.ts'
import type { Application } from '../../domain/delivery/application.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { lockWaiting, moveApplications } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { lockSeats, takeSeats } from '../../store/seats.ts'
import { circumstancesOf, offeringIn, type Scene } from './scene.ts'
import { type DecidedStep, type WrittenBy, writeSteps } from './write-steps.ts'

/** The program's own clock, as it stands in the record of acts. */
export const clockActor = ownerOf('clock')

/** How many are offered a seat in one act, at most. */
const offersAtOnce = 500

/** Offers the free seats of a place to those who wait for them. Gives the steps that were taken. */
export async function offerFreeSeats(
  books: Books,
  place: string,
  { scene, by }: { readonly scene: Scene; readonly by: WrittenBy },
): Promise<readonly DecidedStep[]> {
  const seats = (await lockSeats(books, [place])).get(place)
  check(seats, `the place ${place} has seats`)
  const free = seats.capacity === null ? offersAtOnce : seats.capacity - seats.taken
  if (free <= 0) return []
  const waiting = await lockWaiting(books, place, Math.min(free, offersAtOnce))
  const steps = waiting.flatMap((application) => offerStep(scene, application, by))
  if (steps.length === 0) return []
  const taken = steps.reduce((sum, { weight }) => sum + weight, 0)
  check(await takeSeats(books, place, taken), `free seats at ${place} are offered`)
  await moveApplications(
    books,
    steps.map(({ application, decision, weight }) => ({
      application: application.id,
      to: decision.to,
      meanings: decision.meanings,
      offeredUntil: application.offeredUntil,
      weight,
    })),
    by.recordedAt,
  )
  const written = await writeSteps(books, { scene }, steps)
  check(written.ok, 'an offer records nothing that could be refused')
  return steps
}

function offerStep(scene: Scene, waiting: Application, by: WrittenBy): readonly DecidedStep[] {
  const offering = offeringIn(scene, waiting.offering)
  if (offering.state === 'cancelled') return []
  const until = offerUntilFor(scene, waiting, by.recordedAt)
  if (until === null) return []
  const asked = { actor: clockActor, now: by.recordedAt, reason: null, session: waiting.session }
  const decided = decide('offer', circumstancesOf(scene, { ...asked, application: waiting }))
  if (!decided.ok) return []
  return [
    {
      application: { ...waiting, offeredUntil: until },
      from: waiting.state,
      act: 'offer',
      decision: decided.value,
      by,
      session: waiting.session,
      channel: null,
      happenedAt: null,
      details: {},
      reason: null,
      weight: waiting.weight,
    },
  ]
}

/**
 * Until when a seat is kept that is offered to somebody now, by the clock or by hand; null where
 * their session has begun.
 */
export function offerUntilFor(
  scene: Scene,
  { offering, session }: Pick<Application, 'offering' | 'session'>,
  now: Instant,
): Instant | null {
  const at = session === null ? undefined : scene.sessions.get(session)
  return offerUntil(offeringIn(scene, offering), at, now)
}

/** Until when a seat is kept: for the offering's hours, and not after the session begins. */
function offerUntil(
  offering: Offering,
  session: Session | undefined,
  now: Instant,
): Instant | null {
  if (session && now >= session.startsAt) return null
  const hours = offering.settings.offerHours
  const until = toInstant(new Date(new Date(now).getTime() + hours * 3_600_000))
  return session && until > session.startsAt ? session.startsAt : until
}
