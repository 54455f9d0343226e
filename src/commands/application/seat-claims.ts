/**
 * Seating claims on one place: each is decided, those that may go on get their seats in the order
 * of asking, and whoever finds none goes on the wait list where that is wished for.
 */
import { allot, type Seats } from '../../domain/delivery/allot.ts'
import { type Decision, decide } from '../../domain/delivery/decide.ts'
import { applicantTypeOf, hasLifecycle } from '../../domain/delivery/register.ts'
import { fiscalYearOf } from '../../domain/fiscal-year.ts'
import type { Instant } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { findLivingAt, type LivingAt } from '../../store/application.ts'
import { findPlace } from '../../store/claimed-place.ts'
import type { Books } from '../../store/database.ts'
import { type ClosedPeriods, readClosedPeriods } from '../../store/period.ts'
import { lockSeats, takeSeats } from '../../store/seats.ts'
import { barGrantClaims } from '../grant/bar-claims.ts'
import { noSeatLeft } from './act.ts'
import { countAhead } from './ahead.ts'
import { faultOfParent, type HeldParents, holdParents } from './claim-parent.ts'
import type { Claimant, OpenRequest } from './claim-request.ts'
import { isOwn, offeringIn, type Scene } from './scene.ts'
import type { Seated } from './write-claims.ts'
import { occurredOn, periodClosed } from './write-steps.ts'

/** A place as it stands when it is looked at; nothing of it is held. */
export type SeenPlace = {
  readonly place: string
  readonly seats: Seats
  readonly scene: Scene
}

/** A place that claims are made on, as it is read before the claims are sorted. */
export type ClaimedPlace = SeenPlace & {
  readonly closed: ClosedPeriods
  readonly now: Instant
  readonly living: LivingAt
  readonly parents: HeldParents
}

/** Claims on a place, and when they are decided. */
export type Claiming = { readonly requests: readonly OpenRequest[]; readonly now: Instant }

const nothingClosed: ClosedPeriods = { isClosed: () => false }

/** Looks at the place of claims. Undefined where there is no such place. */
export async function lookAtPlace(
  books: Books,
  requests: readonly OpenRequest[],
): Promise<SeenPlace | undefined> {
  const { offering: id, session } = present(requests[0], 'a claim').claim
  const found = await findPlace(books, { offering: id, session })
  if (!found) return undefined
  const { place, seats } = found
  const scene: Scene = {
    offerings: new Map([[id, found.offering]]),
    sessions: new Map(found.session ? [[found.session.id, found.session]] : []),
  }
  return { place, seats, scene }
}

/** Whether everybody asks for a seat where none is left, and for nothing else. */
export function areInVain({ seats, scene }: SeenPlace, { requests, now }: Claiming): boolean {
  if (!isFull(seats)) return false
  return requests.every(
    (request) => request.claim.otherwise === null && takesSeat(request, { scene, now }),
  )
}

/**
 * Reads the place of claims, and holds its seats where one of the claims may get one. Undefined
 * where there is no such place.
 */
export async function openPlace(
  books: Books,
  now: Instant,
  requests: readonly OpenRequest[],
): Promise<ClaimedPlace | undefined> {
  const seen = await lookAtPlace(books, requests)
  // Reservations are held before seats, as in every act on them.
  const parents = await holdParents(books, requests)
  return seen && holdPlace(books, seen, { requests, now, parents })
}

/**
 * Holds the seats of a place where one of the claims may get one, and reads what bars claims there,
 * all at once. A full place is not held: whoever comes too late holds up nobody.
 */
export async function holdPlace(
  books: Books,
  seen: SeenPlace,
  claiming: Claiming & { readonly parents: HeldParents },
): Promise<ClaimedPlace | undefined> {
  const { requests, now, parents } = claiming
  const { place, scene } = seen
  const isHeld =
    !isFull(seen.seats) && requests.some((request) => takesSeat(request, { scene, now }))
  const asking = { parties: requests.flatMap(idsOf), accounts: requests.flatMap(accountsOf) }
  const [held, living, closed] = await Promise.all([
    isHeld ? lockSeats(books, [place]) : null,
    findLivingAt(books, place, asking),
    // Where everybody is turned away nothing is recorded, and no period matters.
    areInVain(seen, claiming) ? nothingClosed : readClosedPeriods(books),
  ])
  const seats = held ? held.get(place) : seen.seats
  // A free slot may go with the hours that made it, between being seen and being held.
  return seats && { place, seats, scene, closed, now, living, parents }
}

const isFull = ({ capacity, taken }: Seats): boolean => capacity !== null && taken >= capacity

function takesSeat(request: OpenRequest, at: Pick<ClaimedPlace, 'scene' | 'now'>): boolean {
  const decided = decideClaim(request, at)
  return decided.ok && decided.value.seats > 0
}

/** Decides the act that a claim asks for, or the one that it falls back on. */
function decideClaim(
  { claim: asked, actor, reason }: OpenRequest,
  { scene, now }: Pick<ClaimedPlace, 'scene' | 'now'>,
  act = asked.act,
) {
  const offering = offeringIn(scene, asked.offering)
  if (!hasLifecycle(offering.kind, asked.lifecycle)) return offeringUnknown
  const misfit = faultOfApplicants(asked)
  if (misfit) return misfit
  const isForThem = asked.claimants.every(({ party, account }) =>
    party === 'nobody'
      ? offering.settings.anonymous
      : isOwn({ account, party: party === 'new' ? null : party.id }, actor),
  )
  if (asked.claimants.length > offering.settings.groupLimit && asked.claimants.length > 1) {
    return groupTooLarge(offering.settings.groupLimit)
  }
  return decide(act, {
    lifecycle: asked.lifecycle,
    state: null,
    actor,
    isOwn: isForThem,
    now,
    reason,
    offering,
    session: asked.session === null ? null : (scene.sessions.get(asked.session) ?? null),
    offeredUntil: null,
  })
}

/** Companies apply for what is for companies, and people for what is for people. */
function faultOfApplicants({ lifecycle, claimants }: OpenRequest['claim']): Refused | null {
  const type = applicantTypeOf(lifecycle)
  if (type === 'either') return null
  const isPerson = ({ party }: Claimant) => typeof party !== 'object' || party.type === 'person'
  if (type === 'company') return claimants.some(isPerson) ? companyNeeded : null
  return claimants.every(isPerson) ? null : personNeeded
}

/** The claims that go on, and the refusals of the others by their keys. */
export type Sorted = {
  readonly seated: readonly Seated[]
  readonly refused: ReadonlyMap<string, Refused>
  /** How many seats go to those who go on. */
  readonly taken: number
}

/** Gives seats in the order of asking, and takes them. */
export async function seatClaims(
  books: Books,
  on: ClaimedPlace,
  requests: readonly OpenRequest[],
): Promise<Sorted> {
  const sorted = await sortClaims(books, on, requests)
  await takeAllotted(books, on.place, sorted.taken)
  return sorted
}

/** Takes seats that were allotted while the place was held. */
export async function takeAllotted(books: Books, place: string, taken: number): Promise<void> {
  if (taken > 0) check(await takeSeats(books, place, taken), 'allotted seats are free')
}

/**
 * Allots seats in the order of asking: sorts the claims into those that go on and the others. The
 * seats are still to be taken.
 */
export async function sortClaims(
  books: Books,
  on: ClaimedPlace,
  requests: readonly OpenRequest[],
): Promise<Sorted> {
  const refused = new Map<string, Refused>()
  const asking: Able[] = []
  const parties = new Set(on.living.parties)
  const accounts = new Map(on.living.accounts)
  const living = { parties, accounts }
  const tooMany = await countAhead(books, on, requests)
  const barred = await barGrantClaims(books, on, requests)
  for (const request of requests) {
    const bar = barred(request)
    const decided = bar ?? decideClaim(request, on)
    const fault = decided.ok
      ? (faultOf(request, decided.value, { ...on, living }) ?? tooMany(request))
      : decided
    if (decided.ok && !fault) asking.push({ request, decision: decided.value })
    else if (fault) refused.set(request.key, fault)
    if (fault) continue
    for (const id of idsOf(request)) parties.add(id)
    for (const id of accountsOf(request)) accounts.set(id, (accounts.get(id) ?? 0) + 1)
  }
  const sizes = asking.map(({ request, decision }) =>
    decision.seats > 0 ? request.claim.claimants.length : 0,
  )
  const { seated, taken } = allot(on.seats, sizes)
  const going: Seated[] = []
  asking.forEach(({ request, decision }, index) => {
    const act = request.claim.act
    const goes = seated[index] ? ok({ ...request, act, decision }) : fallBack(request, on)
    if (goes.ok) going.push(goes.value)
    else refused.set(request.key, goes)
  })
  return { seated: going, refused, taken }
}

type Able = { readonly request: OpenRequest; readonly decision: Decision }

/**
 * What bars a claim that could be done: a second one of the same party, more people of one account
 * than may come together, or a closed period.
 */
function faultOf(request: OpenRequest, decision: Decision, on: ClaimedPlace): Refused | null {
  const { parties, accounts } = on.living
  const misplaced = faultOfParent(request, on.parents)
  if (misplaced) return misplaced
  const ids = idsOf(request)
  const isRepeated = ids.some((id) => parties.has(id)) || new Set(ids).size < ids.length
  if (isRepeated) return appliedAlready
  const { groupLimit } = offeringIn(on.scene, request.claim.offering).settings
  const [account] = accountsOf(request)
  const many = request.claim.claimants.length
  const before = account === undefined ? 0 : (accounts.get(account) ?? 0)
  if (before > 0 && before + many > groupLimit) {
    return groupLimit === 1 ? appliedAlready : groupTooLarge(groupLimit)
  }
  return lateFault(request, decision, on)
}

/** The refusal of a claim whose facts would fall into a closed period without a reason. */
function lateFault(
  { claim: asked, reason }: OpenRequest,
  { records }: Decision,
  { closed, scene, now }: ClaimedPlace,
): Refused | null {
  if (records.length === 0 || reason !== null) return null
  const { programme } = offeringIn(scene, asked.offering)
  const at = asked.session === null ? null : (scene.sessions.get(asked.session) ?? null)
  const date = occurredOn({ happenedAt: asked.happenedAt, records, now, at })
  return closed.isClosed(fiscalYearOf(date), programme) ? periodClosed(date) : null
}

const idsOf = ({ claim: { claimants } }: OpenRequest): readonly string[] =>
  claimants.flatMap(({ party }) => (typeof party === 'object' ? [party.id] : []))

const accountsOf = ({ claim: { claimants } }: OpenRequest): readonly string[] =>
  claimants.flatMap(({ account }) => account ?? [])

/** Where every seat is taken: the wait list, if there is one and it is wished for. */
function fallBack(request: OpenRequest, on: ClaimedPlace): Result<Seated> {
  const { otherwise, offering } = request.claim
  const hasWaitList = offeringIn(on.scene, offering).settings.waitList
  if (otherwise === null || !hasWaitList) return noSeatLeft
  const decided = decideClaim(request, on, otherwise)
  return decided.ok ? ok({ ...request, act: otherwise, decision: decided.value }) : decided
}

/** The offering or the session of a claim is not in the books. */
export const offeringUnknown = refuse(
  'offering_unknown',
  'この募集または日程は見つかりません。募集の一覧から選び直してください。',
  'This offering or session cannot be found. Choose it from the list again.',
)

const companyNeeded = refuse(
  'company_needed',
  'これは企業・団体として申し込むものです。法人番号で会社を登録し、その会社として申し込んでください。',
  'This is for companies: add yours by its corporate number, and apply as that company.',
)

const personNeeded = refuse(
  'person_needed',
  'これは個人として申し込むものです。個人として申し込んでください。',
  'This is for people: apply for yourself.',
)

const appliedAlready = refuse(
  'applied_already',
  'すでに申し込まれています。「マイページ」で確かめてください。',
  'There is an application already. See it on "My page".',
)

function groupTooLarge(limit: number): Refused {
  return refuse(
    'group_too_large',
    `一度に申し込めるのは${limit}人までです。人数を減らすか、分けて申し込んでください。`,
    `At most ${limit} people can be named in one reservation. Name fewer, or reserve twice.`,
  )
}
