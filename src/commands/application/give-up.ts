/** Giving up applications of several kinds in one act: each in the way of its kind. */
import type { Actor } from '../../domain/access/actor.ts'
import type { ApplicationNotice } from '../../domain/delivery/application-notice.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { canBeLeft, type LifecycleName, leavingActOf } from '../../domain/delivery/register.ts'
import type { Instant } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import { type Applying, listAhead } from '../../store/application-of-account.ts'
import type { Books } from '../../store/database.ts'
import type { Running } from '../run.ts'
import { performOnSome } from './act.ts'

/** By whom applications are given up, why, and what is told in place of the usual notice. */
export type GivingUp = {
  readonly by: Actor
  readonly reason: string | null
  readonly notice?: ApplicationNotice
}

/** Gives applications up; what belongs to others of them goes with these. Gives how many. */
export async function giveUp(
  running: Running,
  applications: readonly Application[],
  how: GivingUp,
): Promise<Result<number>> {
  const all = new Set(applications.map(({ id }) => id))
  const kinds = new Map<LifecycleName, string[]>()
  for (const { lifecycle, id, parent } of applications) {
    if (parent === null || !all.has(parent)) {
      kinds.set(lifecycle, [...(kinds.get(lifecycle) ?? []), id])
    }
  }
  let count = 0
  for (const [lifecycle, ids] of kinds) {
    const act = leavingActOf(lifecycle)
    const given = { ...how, act, applications: ids, now: running.recordedAt }
    const done = await performOnSome(running, given)
    if (!done.ok) return done
    count += done.value.done.length
  }
  return ok(count)
}

/** What somebody has asked for that is still to come, and can be given up. */
export async function findAhead(
  books: Books,
  of: Applying,
  now: Instant,
): Promise<readonly Application[]> {
  return (await listAhead(books, of, now)).filter(canBeLeft)
}
