/** The session that an address of the desk names, with how full it is and who is concerned. */
import type { DeskAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { placeOf, type Session } from '../../../domain/delivery/session.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { listActivities } from '../../../store/activity.ts'
import { listHolders } from '../../../store/application.ts'
import { countByState, type StateCount } from '../../../store/application-list.ts'
import type { Books } from '../../../store/database.ts'
import { readSeats } from '../../../store/seats.ts'
import { findResource, readSessions } from '../../../store/session.ts'
import type { AnyVisit } from '../../personal.ts'
import { openOffering } from './open-offering.ts'

/** A session as its page shows it. */
export type OpenSession = {
  readonly offering: Offering
  readonly session: Session
  readonly resourceName: Bilingual | null
  /** Its own seats; null where seats are for the offering as a whole. */
  readonly seats: { readonly capacity: number | null; readonly taken: number } | null
  readonly counts: readonly StateCount[]
  /** People who were counted without a name. */
  readonly heads: number
  /** Applications whose people are told when it is moved or cancelled. */
  readonly concerned: number
}

/** Reads the session. Refuses an address that names none of this offering. */
export async function openSession(
  books: Books,
  visit: Pick<AnyVisit, 'visitor'>,
  asked: { readonly offering: string; readonly session: string; readonly act?: DeskAct },
): Promise<Result<OpenSession>> {
  const { act } = asked
  const found = await openOffering(books, visit, { id: asked.offering, ...(act && { act }) })
  if (!found.ok) return found
  const offering = found.value
  const id = asked.session
  const session = isId(id) ? (await readSessions(books, [id])).get(id) : undefined
  if (!session || session.offering !== offering.id) return sessionUnknown(id)
  const place = placeOf(offering, session)
  const isOwn = place === id
  const own = await listHolders(books, { session: id })
  const concerned =
    isOwn || own.length > 0 ? own : await listHolders(books, { offering: offering.id })
  const counted = await listActivities(books, { session: id, sorts: ['heads'], limit: 1000 })
  const resource = session.resource && (await findResource(books, session.resource))
  return ok({
    offering,
    session,
    resourceName: resource ? resource.name : null,
    seats: isOwn ? ((await readSeats(books, [place])).get(place) ?? null) : null,
    counts: await countByState(books, { offering: offering.id, session: id }),
    heads: counted.reduce((sum, { quantity }) => sum + quantity, 0),
    concerned: concerned.length,
  })
}

function sessionUnknown(id: string) {
  return refuse(
    'session_unknown',
    `日程「${id.slice(0, 40)}」は、この募集にありません。日程の一覧から選び直してください。`,
    `This offering has no session "${id.slice(0, 40)}". Choose it from the list again.`,
  )
}
