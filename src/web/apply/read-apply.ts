/** Reading what somebody applies for: the offering, the date, the way in, and who applies. */
import type { OpenedDraft } from '../../commands/draft/open-draft.ts'
import type { Application } from '../../domain/delivery/application.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { type ApplicantType, applicantTypeOf } from '../../domain/delivery/register.ts'
import { placeOf, type Session } from '../../domain/delivery/session.ts'
import { isOwnDate, type WayIn, waysInto } from '../../domain/delivery/way-in.ts'
import type { FormPlace } from '../../domain/question/form-place.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type Applicant, readApplicants } from '../../store/applicant.ts'
import { listOwnAtOffering } from '../../store/application-of-account.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { listMemberships, type Membership } from '../../store/membership.ts'
import type { SeatSummary } from '../../store/open-offering.ts'
import { listSessions, readSessions } from '../../store/session.ts'
import type { PersonalVisit } from '../personal.ts'
import { openAnswers } from '../question/fill-in.ts'
import { type Room, roomAt } from './ask.ts'
import { findPublicOffering, readPlaces } from './read-offering.ts'

/** The visit of an application's form. */
export type ApplyVisit = PersonalVisit<'apply'>

/** What is applied for. */
export type ApplyScene = {
  readonly offering: Offering
  /** Null where it is for the offering as a whole. */
  readonly session: Session | null
  readonly way: WayIn
  readonly seats: SeatSummary | undefined
  readonly room: Room
  readonly now: Instant
  /** Other dates that can be chosen, with a seat. */
  readonly others: readonly Session[]
  /** What the visitor has asked for at the same place. */
  readonly own: Application | null
  readonly who: Who
}

/** Who applies. */
export type Who = {
  /** Null for strangers. */
  readonly applicant: Applicant | null
  /** The companies that they may apply for. */
  readonly companies: readonly Membership[]
  /** Whether one applies for oneself or for a company. */
  readonly appliesAs: ApplicantType
  /** Whether it may be sent as it is: signed in, or asked without a name. */
  readonly maySend: boolean
}

/** The place of an application's questions. */
export const placeOfForm = (offering: string): FormPlace => ({ offering, purpose: 'application' })

/** Reads the scene. Null where a date has to be chosen first. */
export function readApplyScene(visit: ApplyVisit): Promise<Result<ApplyScene | null>> {
  const { services, params, query } = visit
  return withAuthority(services.database, services.authority, async (books) => {
    const found = await findPublicOffering(books, params.offering)
    if (!found.ok) return found
    const offering = found.value
    const now = toInstant(services.clock.now())
    const asked = query.get('session')
    const session = asked === null ? null : await findDate(books, offering, asked)
    if (session === undefined) return sessionUnknown
    const dates = await listDates(books, offering, now)
    const way = findWay(waysInto(offering, dates.length), session, query.get('way'))
    // What is asked by message has a page of its own.
    if (!way || way.act === 'request') return ok(null)
    const own = await findOwn(books, visit, { offering, session, way })
    const places = await readPlaces(books, offering, [...dates, ...(session ? [session] : [])])
    const seats = places.get(placeOf(offering, session))
    const others = dates.filter(
      (other) =>
        other.id !== session?.id &&
        other.state === 'scheduled' &&
        roomAt(places.get(placeOf(offering, other)), way) === 'free',
    )
    const who = await readWho(books, visit, { offering, way })
    const room = roomAt(seats, way)
    return ok({ offering, session, way, seats, room, now, others, own, who })
  })
}

/** The date that is asked for; undefined where it is none of the offering's. */
async function findDate(
  books: Books,
  offering: Offering,
  id: string,
): Promise<Session | undefined> {
  const session = isId(id) ? (await readSessions(books, [id])).get(id) : undefined
  const isOne = session?.offering === offering.id && isOwnDate(offering.kind, session)
  return isOne ? session : undefined
}

/** The next dates, of which others can be chosen. */
function listDates(books: Books, offering: Offering, from: Instant): Promise<readonly Session[]> {
  const isSlots = isOwnDate(offering.kind, { resource: offering.id })
  const own = isSlots ? {} : { resource: null }
  return listSessions(books, { offering: offering.id, ...own, from, limit: 30 })
}

function findWay(
  ways: readonly WayIn[],
  session: Session | null,
  asked: string | null,
): WayIn | undefined {
  const on = session === null ? 'offering' : 'session'
  return ways.find((way) => way.on === on && (asked === null || way.act === asked))
}

async function findOwn(
  books: Books,
  { visitor: { actor } }: ApplyVisit,
  { offering, session, way }: Pick<ApplyScene, 'offering' | 'session' | 'way'>,
): Promise<Application | null> {
  if (actor.account === null) return null
  const own = await listOwnAtOffering(books, actor, offering.id)
  const place = placeOf(offering, session)
  const isIt = (each: Application) => each.place === place && each.lifecycle === way.lifecycle
  return own.find(isIt) ?? null
}

async function readWho(
  books: Books,
  visit: ApplyVisit,
  { offering, way }: Pick<ApplyScene, 'offering' | 'way'>,
): Promise<Who> {
  const { actor, needsSecondFactor } = visit.visitor
  const { anonymous } = offering.settings
  const appliesAs = applicantTypeOf(way.lifecycle)
  const unknown = { applicant: null, companies: [], appliesAs }
  if (actor.account === null) return { ...unknown, maySend: anonymous }
  const { account } = actor
  const applicant = (await readApplicants(books, [account])).get(account) ?? null
  const memberships = await listMemberships(books, account)
  const companies = memberships.filter(
    ({ confirmedAt, party }) =>
      appliesAs !== 'person' && confirmedAt !== null && actor.parties.includes(party),
  )
  return { applicant, companies, appliesAs, maySend: applicant !== null && !needsSecondFactor }
}

/** Opens the visitor's draft of an offering; what they wrote before they signed in is in it. */
export function openOwnDraft(visit: ApplyVisit): Promise<OpenedDraft> {
  return openAnswers(visit, placeOfForm(visit.params.offering))
}

const sessionUnknown = refuse(
  'session_unknown',
  'この日程は見つからないか、終わりました。募集のページから、ほかの日程を選んでください。',
  'This date cannot be found, or it is over. Choose another one on the page of the offering.',
)
