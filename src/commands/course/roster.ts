/** The roster of a session of a course: who takes it, and who came. */
import type { Actor } from '../../domain/access/actor.ts'
import { mayWith } from '../../domain/access/capability.ts'
import type { Channel } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { listActivities } from '../../store/activity.ts'
import { type Learner, listLearners } from '../../store/course-learner.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { readSessions } from '../../store/session.ts'
import { type Course, courseOf } from './open-course.ts'
import { courseRights } from './rights.ts'

/** Somebody on the roster. */
export type RosterEntry = Learner & {
  /** How they came; null where they are not marked. */
  readonly attended: Channel | null
}

/** A roster. */
export type Roster = {
  readonly course: Course
  readonly session: Session
  readonly people: readonly RosterEntry[]
}

/** Reads the roster, for those who run the course, its door, and auditors. */
export async function readRoster(books: Books, id: string, by: Actor): Promise<Result<Roster>> {
  const session = isId(id) ? (await readSessions(books, [id])).get(id) : undefined
  if (!session) return sessionUnknown
  const course = courseOf(await findOffering(books, session.offering))
  if (!course.ok) return sessionUnknown
  const { offering } = course.value
  const allowed = mayWith(by, courseRights.seeRoster, {
    programme: offering.programme,
    session: id,
  })
  if (!allowed.ok) return allowed
  const marked = await listActivities(books, { session: id, sorts: ['attendance'], limit: 100_000 })
  const attended = new Map(
    marked.map(({ application, channel }) => [application, channel ?? 'in-person']),
  )
  const people = (await listLearners(books, offering.id)).map((learner) => ({
    ...learner,
    attended: (attended.get(learner.application) ?? null) as Channel | null,
  }))
  return ok({ course: course.value, session, people })
}

const sessionUnknown = refuse(
  'course_session_unknown',
  'この講座の日程は見つかりません。出席のページから選び直してください。',
  'This session of a course cannot be found. Choose it from the attendance page again.',
)
