/** Sessions of an offering: adding, moving, resizing and cancelling them, noting them as held. */
import type { ApplicationNotice } from '../../domain/delivery/application-notice.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { placeOf, type Session } from '../../domain/delivery/session.ts'
import { leavingActOf } from '../../domain/delivery/register.ts'
import type { FactKind } from '../../domain/fact/kind.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Instant } from '../../kit/calendar.ts'
import { japanDate } from '../../kit/calendar.ts'
import { newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { listHolders } from '../../store/application.ts'
import { insertFacts } from '../../store/new-fact.ts'
import { insertSeats } from '../../store/seats.ts'
import { insertSessions, listResources, lockSession, updateSession } from '../../store/session.ts'
import { perform } from '../application/act.ts'
import { tellAbout } from '../application/tell.ts'
import { fileFacts, tagsOf } from '../application/write-steps.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { getOfferingFor, type OfOffering } from './offering.ts'
import { offerNewSeats, resizePlace } from './place-seats.ts'

/** A session that is to be added. */
export type SessionDraft = {
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly title: Bilingual
  readonly place: Bilingual
  readonly onlineLink: string | null
  /** The booth, counsellor or room; null for the offering itself. */
  readonly resource: string | null
  /** Absent: what the offering says; a slot has one seat. */
  readonly capacity?: number | null
}

/** Sessions for an offering. */
export type AddedSessions = {
  readonly offering: string
  readonly sessions: readonly SessionDraft[]
  /** Do everything, look at what came of it, and leave nothing behind. */
  readonly dryRun?: boolean
}

/**
 * Adds sessions to an offering: at most 2,000 at once. Gives their ids in their order. A cancelled
 * offering takes none.
 */
export async function addSessions(
  context: ActorContext,
  { dryRun = false, ...given }: AddedSessions,
): Promise<Result<Done<OfOffering<{ readonly sessions: readonly string[] }>>>> {
  const backwards = given.sessions.find(({ startsAt, endsAt }) => startsAt >= endsAt)
  if (backwards) return sessionBackwards
  const act = { name: 'session.add', input: given, dryRun, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command }) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(books, given.offering, by)
    if (!found.ok) return found
    const { settings, id: offering, state } = found.value
    if (state === 'cancelled') return offeringIsOver
    const named = new Set(given.sessions.flatMap(({ resource }) => resource ?? []))
    const known = named.size === 0 ? [] : await listResources(books, offering)
    for (const { id } of known) named.delete(id)
    if (named.size > 0) return resourceElsewhere
    const sessions = given.sessions.map(({ capacity: _capacity, ...draft }) => {
      const added: Session = { ...draft, id: newId(), offering, state: 'scheduled', revision: 0 }
      return added
    })
    await insertSessions(books, sessions, command)
    const places = sessions.map(({ id, resource }, index) => {
      const usual = settings.seatsPer === 'session' ? settings.capacity : null
      const asked = given.sessions[index]?.capacity
      const capacity = asked === undefined ? (resource === null ? usual : 1) : asked
      return { place: id, offering, capacity }
    })
    await insertSeats(books, places)
    return ok({ offering, sessions: sessions.map(({ id }) => id) })
  })
}

/** Moves a session to another time or place; everyone who has a seat or waits is told. */
export async function moveSession(
  context: ActorContext,
  given: Omit<SessionDraft, 'resource' | 'capacity'> & { readonly session: string },
): Promise<Result<Done<OfOffering<{ readonly told: number }>>>> {
  if (given.startsAt >= given.endsAt) return sessionBackwards
  const { session: id, ...changed } = given
  return changeSession(context, { name: 'session.move', input: given, id }, async (running, on) => {
    const scheduled = checkScheduled(on.session)
    if (!scheduled.ok) return scheduled
    const session = { ...on.session, ...changed, revision: on.session.revision + 1 }
    await updateSession(running.books, session)
    return ok({ told: await tellHolders(running, { ...on, session }, { notice: 'session-moved' }) })
  })
}

/** Sets the seats of a session; never fewer than are taken, and new ones go to the wait list. */
export async function resizeSession(
  context: ActorContext,
  given: { readonly session: string; readonly capacity: number | null },
): Promise<Result<Done<OfOffering<{ readonly offered: number }>>>> {
  const { session: id, capacity } = given
  const named = { name: 'session.resize', input: given, id }
  return changeSession(context, named, async (running, { offering, session }) => {
    if (placeOf(offering, session) !== id) return seatsOfOffering
    const resized = await resizePlace(running.books, id, capacity)
    if (!resized.ok) return resized
    const of = { place: id, offering: offering.id, session: id }
    return ok({ offered: await offerNewSeats(running, of) })
  })
}

/** Cancels a session with all that was reserved for it; everyone is told. */
export async function cancelSession(
  context: ActorContext,
  given: { readonly session: string; readonly reason: string },
): Promise<Result<Done<OfOffering<{ readonly cancelled: number }>>>> {
  const { session: id, reason } = given
  if (reason.trim() === '') return cancellationNeedsReason
  const named = { name: 'session.cancel', input: given, id, reason }
  return changeSession(context, named, async (running, on) => {
    const scheduled = checkScheduled(on.session)
    if (!scheduled.ok) return scheduled
    const session = {
      ...on.session,
      state: 'cancelled',
      revision: on.session.revision + 1,
    } as const
    await updateSession(running.books, session)
    const own = await listHolders(running.books, { session: id })
    const notice = 'session-cancelled'
    const [first] = own
    if (!first) {
      await tellHolders(running, { ...on, session }, { notice, reason })
      return ok({ cancelled: 0 })
    }
    const done = await perform(running, {
      act: leavingActOf(first.lifecycle),
      applications: own.map((application) => application.id),
      by: context.by,
      now: running.recordedAt,
      reason,
      notice,
    })
    if (!done.ok) return done
    return ok({ cancelled: done.value.done.length })
  })
}

/** Notes that a session was held: it counts once. Whoever has a seat and did not come is missed. */
export async function holdSession(
  context: ActorContext,
  given: { readonly session: string; readonly reason?: string | null },
): Promise<Result<Done<OfOffering<{ readonly missed: number }>>>> {
  const { session: id, reason = null } = given
  const named = { name: 'session.hold', input: given, id, reason }
  return changeSession(context, named, async (running, { offering, session }) => {
    const due = checkHeld(session, running.recordedAt)
    if (!due.ok) return due
    await updateSession(running.books, { ...session, state: 'held' })
    const kind = heldKinds[offering.kind]
    const recorded = kind && (await recordHeld(running, { offering, session, kind, reason }))
    if (recorded && !recorded.ok) return recorded
    const open = await listHolders(running.books, { session: id, states: ['reserved', 'booked'] })
    if (open.length === 0) return ok({ missed: 0 })
    const missed = await perform(running, {
      act: 'miss',
      applications: open.map((application) => application.id),
      by: context.by,
      now: running.recordedAt,
      reason,
    })
    return missed.ok ? ok({ missed: missed.value.done.length }) : missed
  })
}

/** Whether a session may still be moved or cancelled. */
export function checkScheduled({ state }: Pick<Session, 'state'>): Result<void> {
  return state === 'scheduled' ? ok(undefined) : notScheduled
}

/** Whether a session may be marked as held: from its day on, once. */
export function checkHeld(
  session: Pick<Session, 'state' | 'startsAt'>,
  now: Instant,
): Result<void> {
  const isReached = japanDate(new Date(now)) >= japanDate(new Date(session.startsAt))
  return isReached || session.state !== 'scheduled' ? checkScheduled(session) : notYet
}

/** What a session of a kind leaves by being held. */
const heldKinds: Readonly<Partial<Record<Offering['kind'], FactKind>>> = {
  gathering: 'gathering.held',
  course: 'course.held',
}

type Held = {
  readonly offering: Offering
  readonly session: Session
  readonly kind: FactKind
  readonly reason: string | null
}

async function recordHeld(running: Running, { offering, session, kind, reason }: Held) {
  // A slot at a booth is a part of a gathering, not one of its own.
  if (session.resource !== null) return ok(undefined)
  const { books, command, recordedAt, recordedBy } = running
  const filed = await fileFacts(books, [
    {
      programme: offering.programme,
      component: offering.component,
      kind,
      party: null,
      partyType: null,
      offering: offering.id,
      session: session.id,
      application: null,
      quantity: 1,
      unit: 'entry',
      tags: tagsOf(kind, offering, null),
      occurredOn: japanDate(new Date(session.startsAt)),
      reason,
      ...{ recordedAt, recordedBy, command },
    },
  ])
  if (filed.ok) await insertFacts(books, filed.value)
  return filed
}

type Named = {
  readonly name: string
  readonly input: unknown
  readonly id: string
  readonly reason?: string | null
}

type On = { readonly offering: Offering; readonly session: Session }

/** Runs a change of one session that the actor may make. */
async function changeSession<T>(
  context: ActorContext,
  { name, input, id, reason = null }: Named,
  make: (running: Running, on: On) => Promise<Result<T>>,
): Promise<Result<Done<OfOffering<T>>>> {
  const act = { name, input, reason, lock: 'writing' } as const
  return runAct<OfOffering<T>>(context, act, async (running) => {
    const session = await lockSession(running.books, id)
    if (!session) return sessionUnknown
    const by = { by: context.by, act: 'offering.edit' } as const
    const offering = await getOfferingFor(running.books, session.offering, by)
    if (!offering.ok) return offering
    const made = await make(running, { offering: offering.value, session })
    return made.ok ? ok({ offering: session.offering, ...made.value }) : made
  })
}

/** Tells everyone who has a seat at the session, or in the offering where its seats are counted. */
async function tellHolders(
  { books, command, recordedAt }: Running,
  { offering, session }: On,
  {
    notice,
    reason = null,
  }: { readonly notice: ApplicationNotice; readonly reason?: string | null },
): Promise<number> {
  const isOwn = session.resource !== null || offering.settings.seatsPer === 'session'
  const holders = await listHolders(
    books,
    isOwn ? { session: session.id } : { offering: offering.id },
  )
  return tellAbout(books, {
    notice,
    applications: holders,
    session,
    offering,
    reason,
    at: recordedAt,
    command,
  })
}

const offeringIsOver = refuse(
  'sessions_of_a_cancelled_offering',
  'この募集は中止になっているため、日程を加えられません。新しい募集を作ってください。',
  'This offering has been cancelled, so no session can be added. Make another offering.',
)

const resourceElsewhere = refuse(
  'resource_unknown',
  'このブース・相談員・部屋は、この募集にありません。一覧から選び直してください。',
  'This offering has no such booth, counsellor or room. Choose it from the list again.',
)

const sessionBackwards = refuse(
  'session_ends_before_it_begins',
  '終わりの時刻は、始まりの時刻より後にしてください。',
  'A session must end after it begins.',
)

const sessionUnknown = refuse(
  'session_unknown',
  'この日程は見つかりません。一覧から選び直してください。',
  'This session cannot be found. Choose it from the list again.',
)

const seatsOfOffering = refuse(
  'seats_are_of_the_offering',
  'この募集の定員は、日程ごとではなく全体で決めています。募集の「内容を直す」で変えてください。',
  'The seats here are of the offering as a whole. Change them where the offering is edited.',
)

const notScheduled = refuse(
  'session_not_scheduled',
  'この日程は、すでに実施済みか中止です。',
  'This session has been held or cancelled already.',
)

const notYet = refuse(
  'session_day_not_reached',
  'この日程はまだ先です。当日になってから「実施済み」にしてください。',
  'The day of this session has not come. Mark it as held on the day.',
)

const cancellationNeedsReason = refuse(
  'reason_missing',
  '中止の理由を入力してください。申し込んだ方へのお知らせに載ります。',
  'Give the reason for cancelling. It is told to everyone who applied.',
)
