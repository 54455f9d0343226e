/** Whether an offering can be asked for at a date, and in which words it is offered. */
import { stranger } from '../../domain/access/actor.ts'
import { decide } from '../../domain/delivery/decide.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import type { WayIn } from '../../domain/delivery/way-in.ts'
import type { Instant } from '../../kit/calendar.ts'
import type { Result } from '../../kit/result.ts'
import type { SeatSummary } from '../../store/open-offering.ts'

/** What is asked for, and when. */
export type Asked = {
  readonly offering: Offering
  readonly session: Session | null
  readonly way: WayIn
  readonly now: Instant
}

/** Whether an applicant may ask for it now. Free seats are another matter. */
export function mayAsk({ offering, session, way, now }: Asked): Result<unknown> {
  return decide(way.act, {
    lifecycle: way.lifecycle,
    state: null,
    // Whoever will ask, asks for themselves.
    actor: stranger,
    isOwn: true,
    now,
    reason: null,
    offering,
    session,
    offeredUntil: null,
  })
}

/** How a place stands to somebody who wants to come. */
export type Room = 'free' | 'wait' | 'full'

/** Whether there is a seat, a wait list, or neither. */
export function roomAt(seats: SeatSummary | undefined, way: WayIn): Room {
  if (!way.takesSeat || !seats || seats.left === null || seats.left > 0) return 'free'
  return way.otherwise === null ? 'full' : 'wait'
}
