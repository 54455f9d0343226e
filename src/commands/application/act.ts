/**
 * One act on applications that exist: on a single one by its applicant, or on many at once by those
 * who run the delivery. Those that it cannot be done to are named; the others are done.
 */
import { allot } from '../../domain/delivery/allot.ts'
import type { Application } from '../../domain/delivery/application.ts'
import { type Decision, decide } from '../../domain/delivery/decide.ts'
import type { ApplicationNotice } from '../../domain/delivery/application-notice.ts'
import type { Bringing } from '../../domain/delivery/lifecycle.ts'
import type { Channel } from '../../domain/delivery/offering.ts'
import { findAct, type LifecycleName } from '../../domain/delivery/register.ts'
import type { Instant } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, type Refusal, refuse, type Refused, type Result } from '../../kit/result.ts'
import { listDone } from '../../store/activity.ts'
import { listBelonging, lockApplications, moveApplications } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { lockSeats, takeSeats } from '../../store/seats.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { circumstancesOf, readScene, type Scene } from './scene.ts'
import { tellApplicants } from './tell.ts'
import { offerFreeSeats, offerUntilFor } from './wait-list.ts'
import { type DecidedStep, markOf, type Measure, writeSteps } from './write-steps.ts'

/** An act, and the applications it is to be done to. */
export type ApplicationAct = {
  readonly act: string
  readonly applications: readonly string[]
  /** The session it happens in, where that is not the application's own. */
  readonly session?: string | null
  readonly channel?: Channel | null
  readonly reason?: string | null
  /** When it happened, where that is not now. */
  readonly happenedAt?: Instant | null
  /** What is noted with it: never who somebody is. */
  readonly details?: Readonly<Record<string, unknown>>
  readonly dryRun?: boolean
}

/** What came of an act. */
export type Acted = {
  readonly done: readonly string[]
  /** Whom free seats were offered to. */
  readonly offered: readonly string[]
  readonly refused: readonly { readonly application: string; readonly refusal: Refusal }[]
}

/** Does the act. Refuses where it can be done to none of the applications. */
export async function actOnApplications(
  context: ActorContext,
  { dryRun = false, ...given }: ApplicationAct,
): Promise<Result<Done<Acted>>> {
  const reason = given.reason?.trim() || null
  const { details: _noted, ...input } = { ...given, reason }
  const act = { name: `application.${given.act}`, input, reason, lock: 'writing', dryRun } as const
  return runAct(context, act, (running) =>
    perform(running, { ...given, reason, by: context.by, now: running.recordedAt }),
  )
}

/** An act within a running command. */
export type Performance = ApplicationAct & {
  readonly reason: string | null
  readonly by: ActorContext['by']
  readonly now: Instant
  /** What goes with it; the caller keeps it. */
  readonly brings?: readonly Bringing[]
  /** What is told in place of the act's own notice. */
  readonly notice?: ApplicationNotice
  /** What differs for single applications, by their ids. */
  readonly own?: ReadonlyMap<string, OwnPart>
}

/** What an act may say of one application alone. */
export type OwnPart = Partial<Pick<Performance, 'reason' | 'happenedAt' | 'details'>> & {
  /** What it takes up of its place from now on: yen, where the place has yen. */
  readonly weight?: number
  /** How much the facts say that it leaves, one fact for each; an entry where absent. */
  readonly measure?: Measure | readonly Measure[]
}

/**
 * Does an act within a running command. Refuses where it can be done to none of the applications.
 */
export async function perform(running: Running, given: Performance): Promise<Result<Acted>> {
  const acted = await performOnSome(running, given)
  if (!acted.ok) return acted
  const [first] = acted.value.refused
  return acted.value.done.length === 0 && first ? { ok: false, refusal: first.refusal } : acted
}

/** Does an act to those applications to which it can be done, be they none. */
export async function performOnSome(running: Running, given: Performance): Promise<Result<Acted>> {
  const { books } = running
  const held = await lockApplications(books, given.applications)
  const applications = [...held.values()]
  const named = given.session ?? null
  const scene = await readScene(books, {
    offerings: applications.map(({ offering }) => offering),
    sessions: [
      ...applications.map(({ session }) => session),
      ...(named !== null && isId(named) ? [named] : []),
    ],
  })
  const decided = await decideAll(running, scene, { ...given, held })
  const seated = await reserveSeats(books, decided.steps)
  const refused = [...decided.refused, ...seated.refused]
  const written = await writeSteps(books, { scene }, seated.steps)
  if (!written.ok) return written
  const moved = seated.steps.filter(
    ({ from, decision, application, weight }) =>
      from !== decision.to || weight !== application.weight,
  )
  await moveApplications(books, moved.map(moveOf), running.recordedAt)
  const offers = await releaseSeats(running, scene, seated.steps)
  await tellApplicants(books, { scene }, [...seated.steps, ...offers])
  const gone = seated.steps.map(({ application }) => application.id)
  const followed = await takeAlong(running, given, gone)
  if (!followed.ok) return followed
  return ok({
    done: seated.steps.map(({ application }) => application.id),
    offered: offers.map(({ application }) => application.id),
    refused,
  })
}

/**
 * What belongs to an application goes the same way, as far as it can: the interviews of a
 * reservation that was cancelled, voided or missed.
 */
async function takeAlong(
  running: Running,
  given: Performance,
  applications: readonly string[],
): Promise<Result<void>> {
  if (!ways.has(given.act) || applications.length === 0) return ok(undefined)
  const { own: _own, notice: _notice, session: _session, ...asked } = given
  const belonging = await listBelonging(running.books, applications)
  const able = belonging.filter(({ lifecycle, state }) =>
    findAct(lifecycle, given.act)?.from.includes(state),
  )
  if (able.length === 0) return ok(undefined)
  const ids = able.map(({ id }) => id)
  const done = await performOnSome(running, { ...asked, applications: ids })
  return done.ok ? ok(undefined) : done
}

const ways: ReadonlySet<string> = new Set(['cancel', 'void', 'miss'])

type Refusals = readonly { readonly application: string; readonly refusal: Refusal }[]
type Sorted = { readonly steps: readonly DecidedStep[]; readonly refused: Refusals }

async function decideAll(
  { books, command, recordedAt, recordedBy }: Running,
  scene: Scene,
  given: Performance & { readonly held: ReadonlyMap<string, Application> },
): Promise<Sorted> {
  const steps: DecidedStep[] = []
  const refused: { application: string; refusal: Refusal }[] = []
  for (const id of new Set(given.applications)) {
    const application = asItIsFor(scene, given, given.held.get(id))
    const session = given.session ?? application?.session ?? null
    const said: SaidOfOne = { ...given, ...given.own?.get(id) }
    const { by: actor, now, brings = [] } = given
    const asked = { actor, now, reason: said.reason, session, brings }
    const decided = application
      ? decideIn(scene, given.act, { ...asked, application })
      : unknownApplication
    if (application && decided.ok) {
      const by = { command, recordedAt, recordedBy }
      const decision = { ...decided.value, notice: given.notice ?? decided.value.notice }
      steps.push({
        ...stepAsSaid(said, application),
        from: application.state,
        decision,
        session,
        by,
      })
    } else if (!decided.ok) refused.push({ application: id, refusal: decided.refusal })
  }
  return withoutRepeats(books, { steps, refused })
}

/** What was said of one application's act, as far as its step tells it. */
function stepAsSaid(
  { act, channel = null, happenedAt = null, details = {}, reason, ...own }: SaidOfOne,
  application: Application,
) {
  const { weight = application.weight, measure } = own
  return { act, channel, happenedAt, details, reason, application, weight, measure }
}

type SaidOfOne = Performance & OwnPart

/** An application as an act finds it. One that is offered a seat by hand has the usual deadline. */
function asItIsFor(
  scene: Scene,
  { act, now }: Pick<Performance, 'act' | 'now'>,
  application: Application | undefined,
): Application | undefined {
  if (!application || act !== 'offer') return application
  return { ...application, offeredUntil: offerUntilFor(scene, application, now) }
}

/** Decides on one application. What happens to it happens in a session of its own offering. */
function decideIn(
  scene: Scene,
  act: string,
  asked: Parameters<typeof circumstancesOf>[1],
): Result<Decision> {
  const { session, application } = asked
  const isElsewhere =
    session !== null && scene.sessions.get(session)?.offering !== application.offering
  if (isElsewhere) return otherSession
  const decided = decide(act, circumstancesOf(scene, asked))
  // A seat of what has begun is offered to nobody: there would be no time to take it.
  const hasBegun = act === 'offer' && application.offeredUntil === null
  return decided.ok && hasBegun ? begunAlready : decided
}

/** What may be done once and has been done is refused. */
async function withoutRepeats(books: Books, { steps, refused }: Sorted): Promise<Sorted> {
  const [first] = steps
  const leaves = first?.decision.leaves
  if (!first || !leaves?.once) return { steps, refused }
  const once = markOf(leaves.once, first.session)
  const ids = steps.map(({ application }) => application.id)
  const done = await listDone(books, ids, { sort: leaves.sort, once })
  return {
    steps: steps.filter(({ application }) => !done.has(application.id)),
    refused: [
      ...refused,
      ...[...done].map((application) => ({ application, refusal: doneAlready.refusal })),
    ],
  }
}

/** What a step takes of its place beyond what is held; negative where it gives back. */
function takenBy({ application, decision, weight }: DecidedStep): number {
  const { holdsSeat } = decision.meanings
  const isHeld = Number(holdsSeat) - decision.seats === 1
  return (holdsSeat ? weight : 0) - (isHeld ? application.weight : 0)
}

/** Takes the seats that steps need, in their order; those that find none are refused. */
async function reserveSeats(books: Books, steps: readonly DecidedStep[]): Promise<Sorted> {
  const places = new Set(
    steps.filter((step) => takenBy(step) !== 0).map(({ application }) => application.place),
  )
  if (places.size === 0) return { steps, refused: [] }
  const refused = new Map<string, Refusal>()
  for (const [place, seats] of await lockSeats(books, [...places])) {
    const takers = steps.filter((step) => takenBy(step) > 0 && step.application.place === place)
    const { seated, taken } = allot(seats, takers.map(takenBy))
    if (taken > 0)
      check(await takeSeats(books, place, taken), `allotted seats at ${place} are free`)
    takers.forEach(({ application: { id, lifecycle } }, index) => {
      if (!seated[index]) refused.set(id, nothingLeft(lifecycle).refusal)
    })
  }
  return {
    steps: steps.filter(({ application }) => !refused.has(application.id)),
    refused: [...refused].map(([application, refusal]) => ({ application, refusal })),
  }
}

/** Gives seats back, and offers them to those who wait. */
async function releaseSeats(
  { books, command, recordedAt, recordedBy }: Running,
  scene: Scene,
  steps: readonly DecidedStep[],
): Promise<readonly DecidedStep[]> {
  const freed = new Map<string, number>()
  for (const step of steps) {
    const { place } = step.application
    const taken = takenBy(step)
    if (taken < 0) freed.set(place, (freed.get(place) ?? 0) - taken)
  }
  const offers: DecidedStep[] = []
  for (const [place, count] of freed) {
    await takeSeats(books, place, -count)
    const by = { command, recordedAt, recordedBy }
    offers.push(...(await offerFreeSeats(books, place, { scene, by })))
  }
  return offers
}

function moveOf({ act, application, decision, weight }: DecidedStep) {
  const { to, meanings } = decision
  const offeredUntil = act === 'offer' ? application.offeredUntil : null
  return { application: application.id, to, meanings, offeredUntil, weight }
}

const unknownApplication = refuse(
  'application_unknown',
  '申込が見つかりません。番号を確かめるか、一覧から選び直してください。',
  'This application cannot be found. Check its number, or choose it from the list again.',
)

const otherSession = refuse(
  'session_of_another_offering',
  '選んだ日程は、この申込の募集の日程ではありません。日程の一覧から選び直してください。',
  'The session is not one of the offering that was applied for. Choose it from the list of dates.',
)

const begunAlready = refuse(
  'session_began',
  'この日程はもう始まっているので、席を案内できません。会場の当日受付で入ってもらってください。',
  'This session has begun: no seat can be offered. Let them in at the door.',
)

const doneAlready = refuse(
  'done_already',
  'すでに記録されています。',
  'This has been recorded already.',
)

/** The refusal of what finds nothing left of its place. */
function nothingLeft(lifecycle: LifecycleName): Refused {
  return lifecycle === 'grant' ? budgetGone : noSeatLeft
}

const budgetGone = refuse(
  'budget_is_gone',
  '予算額を超えるため、この額では決定できません。残っている予算の範囲で決定するか、不交付としてください。',
  'This would exceed the budget of the call. Decide within what is left of it, or refuse.',
)

/** Every seat of the place is taken. */
export const noSeatLeft = refuse(
  'no_seat_left',
  '満席です。ほかの日程を選ぶか、キャンセル待ちをご利用ください。',
  'All seats are taken. Choose another session, or join the wait list.',
)
