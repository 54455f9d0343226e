/** Those who take a course: who they are, when they came, what their examinations and jobs were. */
import { sql } from 'kysely'
import type { Channel } from '../domain/delivery/offering.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** Someone who takes, or has completed, a course. */
export type Learner = {
  readonly application: string
  /** What people read out. */
  readonly code: string
  readonly state: 'accepted' | 'enrolled' | 'completed'
  /** Null where the details were erased. */
  readonly name: string | null
  readonly kana: string | null
  readonly mail: string | null
}

/** The learners of a course by the reading of their names. */
export function listLearners(books: Books, offering: string): Promise<readonly Learner[]> {
  return readLearners(books, offering, null)
}

async function readLearners(
  { db, authority }: Books,
  offering: string,
  application: string | null,
): Promise<readonly Learner[]> {
  const answer = await sql<Learner>`
    select application.application, application.number as code, application.state,
      detail.name, detail.kana, detail.mail
    from application
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    where application.authority = ${authority} and application.offering = ${offering}
      and application.lifecycle = 'course'
      and application.state in ('accepted', 'enrolled', 'completed')
      and (${application}::uuid is null or application.application = ${application})
    order by coalesce(nullif(detail.kana, ''), detail.name, ''), application.number`.execute(db)
  return answer.rows
}

/** One learner of a course. */
export async function findLearner(
  books: Books,
  { offering, application }: { readonly offering: string; readonly application: string },
): Promise<Learner | undefined> {
  const [found] = await readLearners(books, offering, application)
  return found
}

/** Something that happened to a learner and stands. */
export type LearnerActivity = {
  readonly application: string
  readonly session: string | null
  readonly sort: LearnerSort
  readonly happenedAt: Instant
  readonly channel: Channel | null
  readonly details: Readonly<Record<string, unknown>>
}

/** What is noted of learners. A failed examination leaves no fact. */
export type LearnerSort = 'attendance' | 'examination' | 'examination-failed' | 'job'

/** What happened to the applicants of a course, in the order in which it did. */
export async function listLearnerActivities(
  { db, authority }: Books,
  of: {
    readonly offering: string
    readonly sorts: readonly LearnerSort[]
    readonly application?: string
  },
): Promise<readonly LearnerActivity[]> {
  const { offering, sorts, application } = of
  const answer = await sql<Omit<LearnerActivity, 'happenedAt'> & { readonly happened_at: Date }>`
    select activity.application, activity.session, activity.sort, activity.happened_at,
      activity.channel, activity.details
    from application
    join activity on activity.authority = ${authority}
      and activity.application = application.application
    where application.authority = ${authority} and application.offering = ${offering}
      and (${application ?? null}::uuid is null or application.application = ${application ?? null})
      and activity.sort = any(${[...sorts]}) and activity.taken_back_by is null
    order by activity.happened_at, activity.activity`.execute(db)
  return answer.rows.map(({ happened_at: at, ...row }) => ({ ...row, happenedAt: toInstant(at) }))
}

/** How many came to a session. */
export type AttendanceCount = { readonly inPerson: number; readonly online: number }

/** How many have attended each session of a course, by the session. */
export async function countAttendance(
  { db, authority }: Books,
  offering: string,
): Promise<ReadonlyMap<string, AttendanceCount>> {
  const answer = await sql<AttendanceCount & { readonly session: string }>`
    select activity.session,
      count(*) filter (where channel = 'online')::integer as online,
      count(*) filter (where channel is distinct from 'online')::integer as "inPerson"
    from session
    join activity on activity.authority = ${authority} and activity.session = session.session
    where session.authority = ${authority} and session.offering = ${offering}
      and activity.sort = 'attendance' and activity.taken_back_by is null
    group by activity.session`.execute(db)
  return new Map(answer.rows.map(({ session, ...count }) => [session, count]))
}
