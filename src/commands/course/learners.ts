/** The learners of a course with all that they have done, judged by the course's rule. */
import {
  type Judgement,
  judgeCompletion,
  type LearningRecord,
} from '../../domain/delivery/course/completion.ts'
import { overallProgress, type UnitProgress } from '../../domain/delivery/course/progress.ts'
import type { Session } from '../../domain/delivery/session.ts'
import type { Instant } from '../../kit/calendar.ts'
import {
  type Learner,
  type LearnerActivity,
  listLearnerActivities,
  listLearners,
} from '../../store/course-learner.ts'
import { listProgress } from '../../store/course-progress.ts'
import type { Books } from '../../store/database.ts'
import { listSessions } from '../../store/session.ts'
import type { Course } from './open-course.ts'

/** What a learner has done, and what the rule says of it. */
export type LearnerRecord = {
  readonly record: LearningRecord
  /** How far they are in each unit. */
  readonly units: readonly UnitProgress[]
  /** Attendances, examinations and jobs, in the order in which they happened. */
  readonly activities: readonly LearnerActivity[]
  /** Null where the course has no rule. */
  readonly judgement: Judgement | null
}

/** A learner with their record. */
export type JudgedLearner = Learner & LearnerRecord

/** A course with its sessions and learners. */
export type Class = {
  /** Without those that were cancelled, in their order. */
  readonly sessions: readonly Session[]
  readonly learners: readonly JudgedLearner[]
}

/** The most sessions that a course may have. */
const sessionLimit = 1000

/** Reads everyone who takes the course, by the reading of their names. */
export async function readClass(books: Books, course: Course, now: Instant): Promise<Class> {
  const { id: offering } = course.offering
  const sessions = await listCourseSessions(books, offering)
  const activities = groupBy(await listLearnerActivities(books, { offering, sorts }))
  const units = groupBy(await listProgress(books, { offering }))
  const learners = (await listLearners(books, offering)).map((learner) => {
    const own = activities.get(learner.application) ?? []
    const progress = units.get(learner.application) ?? []
    return { ...learner, ...judge(course, { sessions, activities: own, units: progress, now }) }
  })
  return { sessions, learners }
}

/** What one learner has done. */
export async function readLearnerRecord(
  books: Books,
  course: Course,
  of: { readonly application: string; readonly now: Instant },
): Promise<LearnerRecord & Pick<Class, 'sessions'>> {
  const { application, now } = of
  const { id: offering } = course.offering
  const sessions = await listCourseSessions(books, offering)
  const activities = await listLearnerActivities(books, { offering, sorts, application })
  const units = await listProgress(books, { offering, application })
  return { sessions, ...judge(course, { sessions, activities, units, now }) }
}

/** The sessions of a course, without those that were cancelled. */
export async function listCourseSessions(
  books: Books,
  offering: string,
): Promise<readonly Session[]> {
  const all = await listSessions(books, { offering, resource: null, limit: sessionLimit })
  return all.filter(({ state }) => state !== 'cancelled')
}

const sorts = ['attendance', 'examination', 'examination-failed', 'job'] as const

type Given = Pick<LearnerRecord, 'units' | 'activities'> &
  Pick<Class, 'sessions'> & { readonly now: Instant }

function judge({ settings }: Course, { sessions, activities, units, now }: Given): LearnerRecord {
  const attended = new Map(
    activities
      .filter(({ sort }) => sort === 'attendance')
      .map(({ session, channel }) => [session, channel ?? 'in-person']),
  )
  const record: LearningRecord = {
    sessions: sessions.map(({ id, state, endsAt }) => ({
      isOver: state === 'held' || endsAt <= now,
      attended: attended.get(id) ?? null,
    })),
    progress: overallProgress(units, settings.units),
    examination: examinationOf(activities),
  }
  const { completion } = settings
  const judgement = completion && judgeCompletion(completion, record)
  return { record, units, activities, judgement }
}

/** A pass stands until it is taken back, whatever was failed before or after. */
function examinationOf(activities: readonly LearnerActivity[]): LearningRecord['examination'] {
  if (activities.some(({ sort }) => sort === 'examination')) return 'passed'
  return activities.some(({ sort }) => sort === 'examination-failed') ? 'failed' : null
}

function groupBy<T extends { readonly application: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.application)
    if (group) group.push(row)
    else groups.set(row.application, [row])
  }
  return groups
}
