/** Setting up offerings: making, editing, publishing, closing and cancelling them. */
import type { Actor } from '../../domain/access/actor.ts'
import { type DeskAct, mayAct } from '../../domain/access/capability.ts'
import {
  type Offering,
  type OfferingState,
  parseOfferingSettings,
} from '../../domain/delivery/offering.ts'
import type { OpenKind } from '../../domain/delivery/register.ts'
import { toFiscalYear } from '../../domain/fiscal-year.ts'
import { findLine } from '../../domain/plan.ts'
import type { Instant } from '../../kit/calendar.ts'
import { newId } from '../../kit/id.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { insertOffering, lockOffering, updateOffering } from '../../store/offering.ts'
import { findPlan } from '../../store/plan-version.ts'
import { insertSeats } from '../../store/seats.ts'
import type { ActorContext } from '../context.ts'
import { prepareIntake } from '../course/commit-draw.ts'
import { planMissing } from '../count-report.ts'
import { prepareCall } from '../grant/closing.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { offerNewSeats, resizePlace } from './place-seats.ts'

/** What an offering is made of. */
export type OfferingDraft = {
  /** The line of the plan that it counts for: "8", "25-3", or its key. */
  readonly line: string
  /** The year of that plan; null for the newest one. */
  readonly year: number | null
  readonly kind: OpenKind
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  /** As {@link parseOfferingSettings} reads it. */
  readonly settings: unknown
}

/** The offering that was made or changed. */
export type OfferingWritten = { readonly offering: string; readonly version: number }

/** What came of an act, with the offering by which the record of acts knows whom it concerns. */
export type OfOffering<T> = T & { readonly offering: string }

/** Makes an offering, as a draft. */
export async function createOffering(
  context: ActorContext,
  given: OfferingDraft,
): Promise<Result<Done<OfferingWritten>>> {
  const act = { name: 'offering.create', input: given, lock: 'writing' } as const
  return runAct(context, act, (running) => makeOffering(running, context.by, given))
}

/** Makes an offering within a running command. */
export async function makeOffering(
  running: Running,
  by: Actor,
  given: OfferingDraft,
): Promise<Result<OfferingWritten>> {
  const settings = parseOfferingSettings(given.settings)
  if (!settings.ok) return settings
  const window = checkWindow(given)
  if (!window.ok) return window
  const { books } = running
  const plan = await findPlan(books, given.year === null ? null : toFiscalYear(given.year))
  if (!plan) return planMissing(given.year)
  const placed = findLine(plan.plan, given.line)
  if (!placed) return lineUnknown(given.line)
  const programme = placed.programme.key
  const allowed = mayAct(by, 'offering.edit', { programme })
  if (!allowed.ok) return allowed
  const { kind, opensAt, closesAt } = given
  const component = placed.component?.key ?? ''
  const id = newId()
  const offering: Offering = {
    ...{ id, programme, component, kind, opensAt, closesAt },
    state: 'draft',
    settings: settings.value,
    version: 1,
  }
  await insertOffering(books, offering, running)
  const { seatsPer, capacity } = settings.value
  const seats = seatsPer === 'offering' ? capacity : null
  await insertSeats(books, [{ place: id, offering: id, capacity: seats }])
  return ok({ offering: id, version: 1 })
}

/** A change of an offering: of its words and rules, and of its window. */
export type OfferingEdit = {
  readonly offering: string
  /** The version that was looked at; another one means that somebody else was faster. */
  readonly version: number
  readonly opensAt: Instant | null
  readonly closesAt: Instant | null
  readonly settings: unknown
}

/** The offering after its change. */
export type OfferingChanged = OfferingWritten & {
  /** How many of those who wait were offered a seat that is new. */
  readonly offered: number
}

/**
 * Changes an offering. Applications stay as they are; seats are never fewer than are taken, and new
 * ones go to the wait list at once.
 */
export async function editOffering(
  context: ActorContext,
  given: OfferingEdit,
): Promise<Result<Done<OfferingChanged>>> {
  const settings = parseOfferingSettings(given.settings)
  if (!settings.ok) return settings
  const window = checkWindow(given)
  if (!window.ok) return window
  return change(context, { ...given, name: 'offering.edit' }, async (books, offering) => {
    if (offering.version !== given.version) return changedMeanwhile
    if (offering.settings.seatsPer !== settings.value.seatsPer) return seatsAreFixed
    if (settings.value.seatsPer === 'offering') {
      const resized = await resizePlace(books, offering.id, settings.value.capacity)
      if (!resized.ok) return resized
    }
    const { opensAt, closesAt } = given
    return ok({ ...offering, opensAt, closesAt, settings: settings.value })
  })
}

/** Publishes an offering, closes it, or opens it again. */
export async function changeOfferingState(
  context: ActorContext,
  given: { readonly offering: string; readonly state: Exclude<OfferingState, 'cancelled'> },
): Promise<Result<Done<OfferingWritten>>> {
  const named = { ...given, name: 'offering.publish' } as const
  return change(context, named, async (_books, offering, running) => {
    if (!ways[offering.state].includes(given.state)) return noSuchWay
    const prepare = given.state === 'open' ? preparations[offering.kind] : undefined
    const prepared = prepare ? await prepare(running, offering) : ok(undefined)
    return prepared.ok ? ok({ ...offering, state: given.state }) : prepared
  })
}

/** What a kind of delivery does before people may come. */
const preparations: Readonly<
  Partial<Record<Offering['kind'], (running: Running, offering: Offering) => Promise<Result<void>>>>
> = { course: prepareIntake, grant: prepareCall }

const ways: Readonly<Record<OfferingState, readonly OfferingState[]>> = {
  draft: ['open'],
  open: ['closed', 'draft'],
  closed: ['open'],
  cancelled: [],
}

type Change = (books: Books, offering: Offering, running: Running) => Promise<Result<Offering>>

/** Runs a change of one offering that the actor may make, and keeps it as a new version. */
async function change(
  context: ActorContext,
  { name, ...input }: { readonly name: DeskAct; readonly offering: string },
  make: Change,
): Promise<Result<Done<OfferingChanged>>> {
  const act = { name, input, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const found = await getOfferingFor(running.books, input.offering, { by: context.by, act: name })
    if (!found.ok) return found
    const changed = await make(running.books, found.value, running)
    if (!changed.ok) return changed
    const version = found.value.version + 1
    const { id, settings } = changed.value
    await updateOffering(running.books, { ...changed.value, version }, running)
    const isResized = settings.capacity !== found.value.settings.capacity
    const of = { place: id, offering: id, session: null }
    const mayOffer = settings.seatsPer === 'offering' && isResized
    return ok({ offering: id, version, offered: mayOffer ? await offerNewSeats(running, of) : 0 })
  })
}

/** The offering, held, for someone who may do this to it. */
export async function getOfferingFor(
  books: Books,
  id: string,
  { by, act }: { readonly by: Actor; readonly act: DeskAct },
): Promise<Result<Offering>> {
  const offering = await lockOffering(books, id)
  if (!offering) return offeringMissing
  const allowed = mayAct(by, act, { programme: offering.programme })
  return allowed.ok ? ok(offering) : allowed
}

function checkWindow({ opensAt, closesAt }: Pick<OfferingEdit, 'opensAt' | 'closesAt'>) {
  const isForward = opensAt === null || closesAt === null || opensAt < closesAt
  return isForward ? ok(undefined) : windowBackwards
}

function lineUnknown(line: string): Refused {
  return refuse(
    'line_unknown_to_plan',
    `計画に「${line}」という事業はありません。事業番号（例: 8、25-2）を確かめてください。`,
    `The plan has no programme "${line}". Check the programme's number (such as 8 or 25-2).`,
  )
}

const offeringMissing = refuse(
  'offering_unknown',
  'この募集は見つかりません。募集の一覧から選び直してください。',
  'This offering cannot be found. Choose it from the list again.',
)

const windowBackwards = refuse(
  'window_ends_before_it_begins',
  '受付の終わりは、始まりより後にしてください。',
  'Applications must close after they open.',
)

const changedMeanwhile = refuse(
  'offering_changed_meanwhile',
  'ほかの人がこの募集を直しました。画面を開き直して、変更をもう一度入れてください。',
  'Somebody else has changed this offering. Open the page again, and make your change once more.',
)

const seatsAreFixed = refuse(
  'seats_are_fixed',
  '定員の数え方（日程ごと・全体）は、あとから変えられません。新しい募集を作ってください。',
  'Whether seats are per session or for all cannot be changed later. Make a new offering.',
)

const noSuchWay = refuse(
  'offering_state_does_not_follow',
  'いまの状態からは変えられません。画面を開き直してください。',
  'This does not follow from the present state. Open the page again.',
)
