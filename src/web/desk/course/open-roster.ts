/**
 * The roster of a session: who takes the course, who came, and whether somebody may mark it now.
 */
import { readRoster, type Roster as ReadRoster } from '../../../commands/course/roster.ts'
import { decide } from '../../../domain/delivery/decide.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import type { AnyVisit } from '../../personal.ts'
import { nowOf } from '../books.ts'

/** A roster. */
export type Roster = ReadRoster & {
  /** Whether attendance can be marked now, by this visitor. */
  readonly mayMark: Result<unknown>
}

/** Reads the roster, for those who run the course, its door, and auditors. */
export async function openRoster(
  books: Books,
  visit: Pick<AnyVisit, 'visitor' | 'services'>,
  id: string,
): Promise<Result<Roster>> {
  const { actor } = visit.visitor
  const read = await readRoster(books, id, actor)
  if (!read.ok) return read
  const { course, session } = read.value
  const mayMark = decide('attend', {
    lifecycle: 'course',
    state: 'enrolled',
    actor,
    isOwn: false,
    now: nowOf(visit),
    reason: null,
    offering: course.offering,
    session,
    offeredUntil: null,
  })
  return ok({ ...read.value, mayMark })
}
