/** Writing what was decided: steps, activities, facts, and what is taken back. */
import type { Application } from '../../domain/delivery/application.ts'
import type { Decision } from '../../domain/delivery/decide.ts'
import type { Channel, Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import type { FactUnit, Tag } from '../../domain/fact/definition.ts'
import { type FactKind, factKind } from '../../domain/fact/kind.ts'
import { fiscalYearOf } from '../../domain/fiscal-year.ts'
import { type CalendarDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { newId } from '../../kit/id.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { type Activity, insertActivities, takeBackActivities } from '../../store/activity.ts'
import { insertSteps, type Step } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { correctFactsOf, insertFacts, type NewFact } from '../../store/new-fact.ts'
import { type ClosedPeriods, readClosedPeriods } from '../../store/period.ts'
import { offeringIn, type Scene } from './scene.ts'

/** The command that writes, and when and by whom it is recorded. */
export type WrittenBy = {
  readonly command: number
  readonly recordedAt: Instant
  readonly recordedBy: string
}

/** How much a fact says: "500,000 yen", "2 persons". */
export type Measure = { readonly quantity: number; readonly unit: FactUnit }

/** One application's act, decided. */
export type DecidedStep = {
  /** As it was before the act; for a new one, as it is entered. */
  readonly application: Application
  readonly from: string | null
  readonly act: string
  readonly decision: Decision
  readonly by: WrittenBy
  /** The session that it happens in. */
  readonly session: string | null
  readonly channel: Channel | null
  /** When it happened, where that is not now. */
  readonly happenedAt: Instant | null
  readonly details: Readonly<Record<string, unknown>>
  readonly reason: string | null
  /** What the application takes up of its place from now on. */
  readonly weight: number
  /** How much the facts say that it leaves, one fact for each; an entry where absent. */
  readonly measure?: Measure | readonly Measure[] | undefined
}

/**
 * Writes decided steps. Refuses where a fact would fall into a closed period without a reason.
 * Seats and states are the caller's. `closed`: the periods, where they were read before.
 */
export async function writeSteps(
  books: Books,
  { scene, closed }: { readonly scene: Scene; readonly closed?: ClosedPeriods },
  steps: readonly DecidedStep[],
): Promise<Result<void>> {
  const facts = steps.flatMap((step) => factsOf(scene, step))
  const filed = await fileFacts(books, facts, closed)
  if (!filed.ok) return filed
  await Promise.all([
    insertSteps(books, steps.filter(({ from, decision }) => from !== decision.to).map(stepOf)),
    insertActivities(books, steps.flatMap(activitiesOf)),
    insertFacts(books, filed.value),
  ])
  await takeBack(books, steps)
  return ok(undefined)
}

function stepOf({ application, act, from, decision, by, reason }: DecidedStep): Step {
  return {
    application: application.id,
    act,
    from,
    to: decision.to,
    command: by.command,
    takenAt: by.recordedAt,
    takenBy: by.recordedBy,
    reason,
  }
}

function activitiesOf(step: DecidedStep): readonly Activity[] {
  const { application, decision, by, session, details } = step
  if (decision.leaves === null) return []
  const { sort, once } = decision.leaves
  return [
    {
      id: newId(),
      offering: application.offering,
      session,
      application: application.id,
      sort,
      once: once === null ? null : markOf(once, session),
      happenedAt: step.happenedAt ?? by.recordedAt,
      channel: step.channel,
      quantity: 1,
      details,
      enteredBy: by.recordedBy,
      command: by.command,
    },
  ]
}

/** The mark that bars a second activity of its sort. */
export function markOf(once: 'application' | 'session', session: string | null): string {
  return once === 'session' && session !== null ? session : 'application'
}

/** A fact before it is known whether its period is closed. */
type OpenFact = Omit<NewFact, 'late'>

function factsOf(scene: Scene, step: DecidedStep): readonly OpenFact[] {
  const { application, decision, session } = step
  const offering = offeringIn(scene, application.offering)
  const at = session === null ? null : (scene.sessions.get(session) ?? null)
  const measured = decision.records.flatMap((kind) =>
    measuresOf(step).map((measure) => ({ kind, measure })),
  )
  return measured.map(({ kind, measure }) => ({
    programme: offering.programme,
    component: offering.component,
    kind,
    party: application.party,
    partyType: application.partyType,
    offering: offering.id,
    session,
    application: application.id,
    ...measure,
    tags: tagsOf(kind, offering, step.channel),
    occurredOn: occurredOn({
      happenedAt: step.happenedAt,
      records: decision.records,
      now: step.by.recordedAt,
      at,
    }),
    reason: step.reason,
    ...step.by,
  }))
}

function measuresOf({ measure = anEntry }: DecidedStep): readonly Measure[] {
  return 'unit' in measure ? [measure] : measure
}

const anEntry: Measure = { quantity: 1, unit: 'entry' }

/** The offering's tags and the channel, as far as the kind of fact knows them. */
export function tagsOf(
  kind: FactKind,
  offering: Offering,
  channel: Channel | null,
): readonly Tag[] {
  const known = factKind(kind).tags
  const [only, ...others] = offering.settings.channels
  const by = channel ?? (others.length === 0 ? only : undefined)
  return known.filter((tag) => tag === by || offering.settings.tags.includes(tag))
}

/** What the day of a fact follows from. */
export type Happening = {
  /** When it happened, where that was said. */
  readonly happenedAt: Instant | null
  readonly records: readonly FactKind[]
  readonly now: Instant
  /** The session that it happened in. */
  readonly at: Session | null
}

/**
 * The day on which it happened: what was said, or today; what is entered afterwards about a session
 * happened on the session's last day.
 */
export function occurredOn({ happenedAt, records, now, at }: Happening): CalendarDate {
  if (happenedAt !== null) return japanDate(new Date(happenedAt))
  const today = japanDate(new Date(now))
  if (at === null || !records.some((kind) => ofTheDay.has(kind))) return today
  const lastDay = japanDate(new Date(at.endsAt))
  return today < lastDay ? today : lastDay
}

/** Facts that happen at a session, whenever they are entered. */
const ofTheDay: ReadonlySet<FactKind> = new Set<FactKind>([
  'gathering.attended',
  'gathering.interviewed',
  'course.attended',
  'consultation.held',
  'booking.used',
])

/** Marks the facts of closed periods as late; they need a reason. `known`: periods read before. */
export async function fileFacts(
  books: Books,
  facts: readonly OpenFact[],
  known?: ClosedPeriods,
): Promise<Result<readonly NewFact[]>> {
  if (facts.length === 0) return ok([])
  const closed = known ?? (await readClosedPeriods(books))
  const filed: NewFact[] = []
  for (const fact of facts) {
    const late = closed.isClosed(fiscalYearOf(fact.occurredOn), fact.programme)
    if (late && fact.reason === null) return periodClosed(fact.occurredOn)
    filed.push({ ...fact, late })
  }
  return ok(filed)
}

/** Takes back what steps take back; what goes the same way from several goes at once. */
async function takeBack(books: Books, steps: readonly DecidedStep[]): Promise<void> {
  const groups = new Map<string, DecidedStep[]>()
  for (const step of steps) {
    const { takesBack, undoes } = step.decision
    if (takesBack.length === 0 && undoes.length === 0) continue
    const key = JSON.stringify([takesBack, undoes, within(step), step.by.command, step.reason])
    const group = groups.get(key)
    if (group) group.push(step)
    else groups.set(key, [step])
  }
  for (const group of groups.values()) {
    const { decision, by, reason } = present(group[0], 'a step')
    const applications = group.map(({ application }) => application.id)
    const session = within(present(group[0], 'a step'))
    for (const sort of decision.undoes) {
      await takeBackActivities(books, { applications, sort, session, command: by.command })
    }
    if (decision.takesBack.length === 0) continue
    const of = { applications, kinds: decision.takesBack, session }
    await correctFactsOf(books, of, { ...by, reason: reason ?? '申込の取消' })
  }
}

/** A session that is not the application's own is one of several: only what happened there goes. */
function within({ application, session }: DecidedStep): string | null {
  return session === application.session ? null : session
}

/** The refusal of a fact in a closed period that comes without a reason. */
export function periodClosed(date: CalendarDate): Refused {
  return refuse(
    'period_closed',
    `${date}の年度は締められています。理由を添えて操作してください。`,
    `The fiscal year of ${date} is closed. Do this with a reason.`,
  )
}
