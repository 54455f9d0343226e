/** What becomes of people after a course: examinations and jobs, one by one. */
import type { ExaminationResult, JobResult } from '../../domain/delivery/course/outcome.ts'
import { decide } from '../../domain/delivery/decide.ts'
import type { CalendarDate, Instant } from '../../kit/calendar.ts'
import { newId } from '../../kit/id.ts'
import { ok, type Refusal, refuse, type Result } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { type Activity, insertActivities } from '../../store/activity.ts'
import { lockApplications } from '../../store/application.ts'
import { listLearnerActivities } from '../../store/course-learner.ts'
import type { Books } from '../../store/database.ts'
import { perform } from '../application/act.ts'
import { circumstancesOf, readScene } from '../application/scene.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'

/** Something that came of a course for one person. */
export type Outcome<T> = {
  readonly application: string
  readonly result: T
  /** Where the year is closed. */
  readonly reason?: string | null
}

/** Records the result of an examination. A pass counts, once; a failed one is only noted. */
export async function recordExamination(
  context: ActorContext,
  { application, result, reason = null }: Outcome<ExaminationResult>,
): Promise<Result<Done<{ readonly recorded: number }>>> {
  const input = { application, result, reason }
  const act = { name: 'course.examination', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    if (result.result === 'passed') {
      return pass(running, { application, result, reason, by: context.by })
    }
    const noted = await noteFailed(running, [{ application, result }], context.by)
    const [first] = noted.refused
    return first ? { ok: false, refusal: first.refusal } : ok({ recorded: 1 })
  })
}

/** Records a job that was found: by staff, or by whoever found it. It counts once. */
export async function recordJob(
  context: ActorContext,
  { application, result, reason = null }: Outcome<JobResult>,
): Promise<Result<Done<{ readonly recorded: number }>>> {
  const { employer: _told, ...kept } = result
  const input = { application, result: kept, reason }
  const act = { name: 'course.job', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const isCourse = await isCourseApplication(running, application)
    if (!isCourse) return applicationUnknown
    const acting = { by: context.by, now: running.recordedAt, reason }
    const done = await perform(running, {
      ...acting,
      act: 'hire',
      applications: [application],
      happenedAt: noonOf(result.hiredOn),
      details: jobDetails(result),
    })
    return done.ok ? ok({ recorded: 1 }) : done
  })
}

/** What is noted beside a job. */
export const jobDetails = ({ form, employer }: JobResult) => ({ form, employer })

/** What is noted beside an examination. */
export const examinationDetails = ({ qualification }: ExaminationResult) => ({ qualification })

/** A day as a moment that lies in it, in Japan. */
export const noonOf = (day: CalendarDate): Instant => instantAt(day, '12:00' as TimeOfDay)

type Pass = Outcome<ExaminationResult> & {
  readonly by: ActorContext['by']
  readonly reason: string | null
}

async function isCourseApplication({ books }: Running, id: string): Promise<boolean> {
  return (await lockApplications(books, [id])).get(id)?.lifecycle === 'course'
}

async function pass(running: Running, { application, result, by, reason }: Pass) {
  const isCourse = await isCourseApplication(running, application)
  if (!isCourse) return applicationUnknown
  const done = await perform(running, {
    act: 'qualify',
    applications: [application],
    happenedAt: noonOf(result.takenOn),
    details: examinationDetails(result),
    ...{ by, reason, now: running.recordedAt },
  })
  return done.ok ? ok({ recorded: 1 }) : done
}

/** An application of which something was to be noted, and why it was not. */
type RefusedOne = { readonly application: string; readonly refusal: Refusal }

/** What was noted, and what was not. */
export type Noted = { readonly done: readonly string[]; readonly refused: readonly RefusedOne[] }

/** Notes failed examinations of those whose pass could be recorded: no fact comes of them. */
export async function noteFailed(
  { books, command, recordedAt, recordedBy }: Running,
  failed: readonly Pick<Outcome<ExaminationResult>, 'application' | 'result'>[],
  by: ActorContext['by'],
): Promise<Noted> {
  const ids = failed.map(({ application }) => application)
  const held = await lockApplications(books, ids)
  const offerings = new Set([...held.values()].map(({ offering }) => offering))
  const scene = await readScene(books, { offerings, sessions: [] })
  const known = await readNoted(books, offerings)
  const noting: Activity[] = []
  const refused: RefusedOne[] = []
  for (const { application: id, result } of failed) {
    const application = held.get(id)
    const asked = { actor: by, now: recordedAt, reason: null, session: null }
    const decided =
      application?.lifecycle === 'course'
        ? decide('qualify', circumstancesOf(scene, { ...asked, application }))
        : applicationUnknown
    const mark = markOf(id, noonOf(result.takenOn), result.qualification)
    const may = decided.ok && known.has(mark) ? notedAlready : decided
    if (application && may.ok) {
      const { offering } = application
      noting.push(failedActivity(result, { id, offering, command, recordedBy }))
    } else if (!may.ok) refused.push({ application: id, refusal: may.refusal })
  }
  await insertActivities(books, noting)
  return { done: noting.flatMap(({ application }) => application ?? []), refused }
}

const markOf = (application: string, at: Instant, qualification: unknown): string =>
  JSON.stringify([application, at, qualification])

/** What is noted already: a list that is read twice notes it once. */
async function readNoted(books: Books, offerings: Iterable<string>): Promise<ReadonlySet<string>> {
  const marks = new Set<string>()
  for (const offering of offerings) {
    const noted = await listLearnerActivities(books, { offering, sorts: ['examination-failed'] })
    for (const { application, happenedAt, details } of noted) {
      marks.add(markOf(application, happenedAt, details['qualification']))
    }
  }
  return marks
}

type NotedBy = {
  readonly id: string
  readonly offering: string
  readonly command: number
  readonly recordedBy: string
}

function failedActivity(result: ExaminationResult, by: NotedBy): Activity {
  return {
    id: newId(),
    offering: by.offering,
    session: null,
    application: by.id,
    sort: 'examination-failed',
    once: null,
    happenedAt: noonOf(result.takenOn),
    channel: null,
    quantity: 1,
    details: examinationDetails(result),
    enteredBy: by.recordedBy,
    command: by.command,
  }
}

const applicationUnknown = refuse(
  'application_unknown',
  '申込が見つかりません。一覧から選び直してください。',
  'This application cannot be found. Choose it from the list again.',
)

const notedAlready = refuse(
  'examination_noted_already',
  'この試験の不合格は、すでに記録されています。',
  'This failed examination has been noted already.',
)
