/** What every act at a door begins with: the session, held, and whoever may open its door. */
import { mayWith } from '../../domain/access/capability.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { runnersAndDoor } from '../../domain/delivery/lifecycle.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { lockSession, readSessions } from '../../store/session.ts'

/** A session of a gathering with its offering. */
export type Door = { readonly offering: Offering; readonly session: Session }

/** What is done at a door, for the sentence that says who may. */
export const doorDuty = { label: { ja: '受付をする', en: 'Open the door' }, roles: runnersAndDoor }

/** The door of a session, held against other acts at it, for someone who may open it. */
export async function holdDoor(books: Books, id: string, by: Actor): Promise<Result<Door>> {
  return check(books, isId(id) ? await lockSession(books, id) : undefined, by)
}

/** The same to look at, without holding it. */
export async function readDoor(books: Books, id: string, by: Actor): Promise<Result<Door>> {
  return check(books, isId(id) ? (await readSessions(books, [id])).get(id) : undefined, by)
}

async function check(books: Books, session: Session | undefined, by: Actor): Promise<Result<Door>> {
  const found = session && (await findOffering(books, session.offering))
  if (!session || session.resource !== null || found?.kind !== 'gathering') return doorUnknown
  const offering = present(found, 'the offering of a session')
  const place = { programme: offering.programme, session: session.id }
  const allowed = mayWith(by, doorDuty, place)
  return allowed.ok ? ok({ offering, session }) : allowed
}

const doorUnknown = refuse(
  'session_unknown',
  'この日程は見つかりません。一覧から選び直してください。',
  'This session cannot be found. Choose it from the list again.',
)
