/**
 * What came of interviews, weeks later: told by the company with its link, or entered at the desk,
 * one by one or from a list. The visitor is told that there is a result.
 */
import type { Actor } from '../../domain/access/actor.ts'
import { mayWith } from '../../domain/access/capability.ts'
import { runnersAndCompany } from '../../domain/delivery/lifecycle.ts'
import { type CalendarDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import type { Books } from '../../store/database.ts'
import { type InterviewResult, listBoothSessions, listResults } from '../../store/interview.ts'
import { findOffering } from '../../store/offering.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'

/** What came of an interview; `open` takes a result back. */
export type InterviewOutcome = 'hired' | 'not-hired' | 'open'

/** One interview's outcome, with the day of the decision where that is known. */
export type ToldResult = {
  readonly interview: string
  readonly outcome: InterviewOutcome
  readonly decidedOn: CalendarDate | null
}

/** Results that are told. */
export type ToldResults = {
  readonly offering: string
  /** The booth of the company that tells; null at the desk. */
  readonly booth: string | null
  readonly results: readonly ToldResult[]
  readonly dryRun?: boolean
}

/** How many results there are of each sort; those that stand already are `unchanged`. */
export type ResultsTold = {
  readonly hired: number
  readonly notHired: number
  readonly reopened: number
  readonly unchanged: number
}

/** Records results. A company tells those of its own booth; whatever it names beside is refused. */
export async function tellResults(
  context: ActorContext,
  { dryRun = false, ...given }: ToldResults,
): Promise<Result<Done<ResultsTold>>> {
  const act = { name: 'interview.results', input: given, lock: 'writing', dryRun } as const
  return runAct<ResultsTold>(context, { ...act, reason: resultReason }, async (running) => {
    const { books, recordedAt } = running
    const allowed = await allow(books, context.by, given)
    if (!allowed.ok) return allowed
    const of = { offering: given.offering, ...(given.booth === null ? {} : { booth: given.booth }) }
    const known = new Map((await listResults(books, of)).map((each) => [each.id, each]))
    const early = given.results.find(({ decidedOn }) => isLater(decidedOn, recordedAt))
    if (early?.decidedOn) return dayNotReached(early.decidedOn)
    if (given.results.some(({ interview }) => !known.has(interview))) return interviewUnknown
    const changes = given.results.filter(({ interview, outcome }) =>
      isChange(present(known.get(interview), 'an interview'), outcome),
    )
    for (const [outcome, name] of acts) {
      const done = await record(running, {
        by: context.by,
        act: name,
        changes: changes.filter((each) => each.outcome === outcome),
      })
      if (!done.ok) return done
    }
    const count = (outcome: InterviewOutcome) =>
      changes.filter((each) => each.outcome === outcome).length
    return ok({
      hired: count('hired'),
      notHired: count('not-hired'),
      reopened: count('open'),
      unchanged: given.results.length - changes.length,
    })
  })
}

const acts = [
  ['hired', 'hire'],
  ['not-hired', 'decline'],
  ['open', 'undo-result'],
] as const satisfies readonly (readonly [InterviewOutcome, string])[]

const resultReason = '面接結果の報告'

/** What is done with results, for the sentence that says who may. */
const duty = {
  label: { ja: '面接の結果を報告する', en: 'Report results of interviews' },
  roles: runnersAndCompany,
}

/** Whoever runs the offering may tell any result; a company those of its own booth. */
async function allow(
  books: Books,
  by: Actor,
  { offering: id, booth }: Pick<ToldResults, 'offering' | 'booth'>,
): Promise<Result<void>> {
  const offering = isId(id) ? await findOffering(books, id) : undefined
  if (!offering) return interviewUnknown
  const [session = null] = booth === null ? [] : await listBoothSessions(books, booth)
  return mayWith(by, duty, { programme: offering.programme, session })
}

function isChange({ state }: InterviewResult, outcome: InterviewOutcome): boolean {
  return state !== (outcome === 'open' ? 'met' : outcome)
}

const isLater = (day: CalendarDate | null, now: Instant): boolean =>
  day !== null && day > japanDate(new Date(now))

type Recording = {
  readonly by: Actor
  readonly act: string
  readonly changes: readonly ToldResult[]
}

async function record(running: Running, { by, act, changes }: Recording): Promise<Result<void>> {
  if (changes.length === 0) return ok(undefined)
  const own = changes.flatMap(({ interview, decidedOn }) =>
    decidedOn === null
      ? []
      : [[interview, { happenedAt: instantAt(decidedOn, '12:00' as TimeOfDay) }] as const],
  )
  const done = await perform(running, {
    act,
    applications: changes.map(({ interview }) => interview),
    by,
    now: running.recordedAt,
    reason: resultReason,
    own: new Map(own),
  })
  if (!done.ok) return done
  const [first] = done.value.refused
  return first ? { ok: false, refusal: first.refusal } : ok(undefined)
}

const interviewUnknown = refuse(
  'interview_unknown',
  'この面接は見つかりません。一覧を開き直してください。',
  'This interview cannot be found. Open the list again.',
)

const dayNotReached = (day: CalendarDate) =>
  refuse(
    'result_day_not_reached',
    `採否の決まった日「${day}」は、まだ来ていません。日付を直してください。`,
    `The day of the decision, ${day}, has not come yet. Mend the date.`,
  )
