/** Attendance at the sessions of a course: once per session, in person or online. */
import type { Actor } from '../../domain/access/actor.ts'
import { mayWith } from '../../domain/access/capability.ts'
import type { Channel } from '../../domain/delivery/offering.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { lockApplications } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { readSessions } from '../../store/session.ts'
import { type Acted, perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { courseRights } from './rights.ts'

/** Who came to a session, and how. */
export type Attendance = {
  readonly session: string
  readonly applications: readonly string[]
  readonly channel: Channel
  /** Where the year is closed. */
  readonly reason?: string | null
}

/** Marks people as present. Whoever is marked already is named, and counts once. */
export async function markAttendance(
  context: ActorContext,
  given: Attendance,
): Promise<Result<Done<Acted>>> {
  const reason = given.reason?.trim() || null
  const input = { ...given, reason }
  const act = { name: 'course.attend', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const allowed = await checkRoster(running.books, given, context.by)
    if (!allowed.ok) return allowed
    const now = running.recordedAt
    return perform(running, { ...given, act: 'attend', reason, by: context.by, now })
  })
}

/** Takes attendances at a session back. Refuses without a reason. */
export async function takeBackAttendance(
  context: ActorContext,
  given: Omit<Attendance, 'channel'> & { readonly reason: string },
): Promise<Result<Done<Acted>>> {
  const { reason } = given
  const act = { name: 'course.undo-attend', input: given, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const allowed = await checkRoster(running.books, given, context.by)
    if (!allowed.ok) return allowed
    const now = running.recordedAt
    return perform(running, { ...given, act: 'undo-attend', by: context.by, now })
  })
}

/** Refuses sessions of other kinds, applications of other courses, and those who may not. */
async function checkRoster(
  books: Books,
  { session: id, applications }: Pick<Attendance, 'session' | 'applications'>,
  by: Actor,
): Promise<Result<void>> {
  if (applications.length === 0) return nobodyNamed
  const session = (await readSessions(books, [id])).get(id)
  const offering = session && (await findOffering(books, session.offering))
  if (offering?.kind !== 'course') return sessionUnknown
  const allowed = mayWith(by, courseRights.roster, { programme: offering.programme, session: id })
  if (!allowed.ok) return allowed
  const held = [...(await lockApplications(books, applications)).values()]
  const isTheirs = held.every((each) => each.offering === offering.id)
  return isTheirs ? ok(undefined) : ofAnotherCourse
}

const nobodyNamed = refuse(
  'nobody_named',
  '出席にする人が選ばれていません。1人以上選んでください。',
  'Nobody was chosen. Choose at least one person.',
)

const sessionUnknown = refuse(
  'course_session_unknown',
  'この講座の日程は見つかりません。出席のページから選び直してください。',
  'This session of a course cannot be found. Choose it from the attendance page again.',
)

const ofAnotherCourse = refuse(
  'application_of_another_course',
  'この講座の受講者でない人が含まれています。名簿を開き直して、選び直してください。',
  'Somebody among them does not take this course. Open the roster again, and choose anew.',
)
