/** What an act on applications is decided by: the offering, the sessions, who acts, and when. */
import type { Actor } from '../../domain/access/actor.ts'
import type { Application } from '../../domain/delivery/application.ts'
import type { Circumstances } from '../../domain/delivery/decide.ts'
import type { Bringing } from '../../domain/delivery/lifecycle.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import type { Instant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { readSessions } from '../../store/session.ts'

/** The offerings and sessions that an act touches. */
export type Scene = {
  readonly offerings: ReadonlyMap<string, Offering>
  readonly sessions: ReadonlyMap<string, Session>
}

/** Reads the offerings and sessions with these ids. */
export async function readScene(
  books: Books,
  ids: { readonly offerings: Iterable<string>; readonly sessions: Iterable<string | null> },
): Promise<Scene> {
  const offerings = new Map<string, Offering>()
  for (const id of new Set(ids.offerings)) {
    const offering = await findOffering(books, id)
    if (offering) offerings.set(id, offering)
  }
  const named = [...new Set(ids.sessions)].filter((id) => id !== null)
  const sessions = named.length === 0 ? new Map() : await readSessions(books, named)
  return { offerings, sessions }
}

/** The offering of an application that is being acted on. */
export function offeringIn(scene: Scene, id: string): Offering {
  return present(scene.offerings.get(id), `the offering ${id}`)
}

/** Who asks for something, and when. */
export type Asking = {
  readonly actor: Actor
  readonly now: Instant
  readonly reason: string | null
  /** What goes with the act; whoever asks keeps it. */
  readonly brings?: readonly Bringing[]
}

/** The circumstances of an act on an application, in its own session or in another. */
export function circumstancesOf(
  scene: Scene,
  asked: Asking & { readonly application: Application; readonly session: string | null },
): Circumstances {
  const { application, actor, now, reason, session, brings = [] } = asked
  const { lifecycle, state, offeredUntil } = application
  return {
    lifecycle,
    state,
    actor,
    isOwn: isOwn(application, actor),
    now,
    reason,
    brings,
    offering: offeringIn(scene, application.offering),
    session: session === null ? null : (scene.sessions.get(session) ?? null),
    offeredUntil,
  }
}

/** Whether an application is the actor's own: from their account, or of a party they act for. */
export function isOwn(
  application: Pick<Application, 'account' | 'party'>,
  actor: Pick<Actor, 'account' | 'parties'>,
): boolean {
  const byAccount = actor.account !== null && application.account === actor.account
  return byAccount || (application.party !== null && actor.parties.includes(application.party))
}
