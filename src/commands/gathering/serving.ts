/**
 * Whoever may open a day's door may serve its booths, too: their slots and lines are parts of it.
 */
import type { Actor } from '../../domain/access/actor.ts'
import type { Session } from '../../domain/delivery/session.ts'

/** The actor with their role at a day's door given for these of its sessions as well. */
export function servingAs(by: Actor, day: Session, sessions: readonly string[]): Actor {
  const doors = by.grants.filter(({ role, session }) => role === 'door' && session === day.id)
  const wider = doors.flatMap((grant) => sessions.map((session) => ({ ...grant, session })))
  return wider.length === 0 ? by : { ...by, grants: [...by.grants, ...wider] }
}
