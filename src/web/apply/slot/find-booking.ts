/** One's own booking of a slot that can still be moved. */
import type { Actor } from '../../../domain/access/actor.ts'
import type { Application } from '../../../domain/delivery/application.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import type { Instant } from '../../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { readSessions } from '../../../store/session.ts'
import { findOwn } from '../read-own.ts'

/** A booking with its slot. */
export type SlotBooking = { readonly application: Application; readonly session: Session }

/** Finds it. Refuses those of others, and what has begun or was cancelled. */
export async function findSlotBooking(
  books: Books,
  { id, actor, now }: { readonly id: string; readonly actor: Actor; readonly now: Instant },
): Promise<Result<SlotBooking>> {
  const found = await findOwn(books, id, actor)
  if (!found.ok) return found
  const { session: at, state } = found.value
  const session = at === null ? undefined : (await readSessions(books, [at])).get(at)
  const isMovable = session && session.resource !== null && state === 'booked'
  if (!session || !isMovable || session.startsAt <= now) return notMovable
  return ok({ application: found.value, session })
}

const notMovable = refuse(
  'booking_not_movable',
  'この予約の日時は変えられません。始まったか、取り消されています。マイページで確かめてください。',
  'The time of this booking cannot be changed: it has begun, or was cancelled. See your page.',
)
