/** Reading placements for pages and programs: a person's, a company's, and what fits whom. */
import type { Application, ApplicationDetail } from '../../domain/delivery/application.ts'
import { retentionMonths, type RetentionMonths } from '../../domain/delivery/lifecycle.ts'
import {
  comparePlacement,
  type Compared,
  rankMatches,
} from '../../domain/delivery/placement/match.ts'
import type { PersonProfile } from '../../domain/delivery/placement/profile.ts'
import { retentionDueOn } from '../../domain/delivery/placement/term.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { findApplication, readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import {
  listMatchesOfHost,
  listMatchesOfPerson,
  listVisits,
  type Match,
  type WorkplaceVisit,
} from '../../store/placement-match.ts'
import { listWaitingPeople, type WaitingPerson } from '../../store/placement-people.ts'
import {
  type KeptPosition,
  listOfferedPositions,
  listPositions,
  type OfferedPosition,
  readOfferedPositions,
} from '../../store/placement-position.ts'
import { readProfiles } from '../../store/placement-profile.ts'
import { listRetention, readTerms, type Retention, type Term } from '../../store/placement-term.ts'
import { present } from '../../kit/check.ts'
import type { OpenPlacement, PlacementOffering } from './open-placement.ts'

/** A proposal with its position, and what came of it. */
export type WholeMatch = {
  readonly match: Match
  readonly position: OfferedPosition
  /** Null where nothing was decided, or what was decided is cancelled. */
  readonly term: Term | null
  readonly visits: readonly WorkplaceVisit[]
  readonly retention: readonly Retention[]
}

/** Everything of a person's placement. */
export type PersonPlacement = OpenPlacement & {
  readonly detail: ApplicationDetail | null
  readonly profile: PersonProfile | null
  /** The proposal that stands; null where the person waits for one, or has withdrawn. */
  readonly current: WholeMatch | null
  /** Those that were closed, the newest first. */
  readonly earlier: readonly WholeMatch[]
  /** When retention is to be asked, and what was found out; none before anybody is hired. */
  readonly checks: readonly RetentionCheck[]
}

/** A day on which retention is asked. */
export type RetentionCheck = {
  readonly months: RetentionMonths
  readonly dueOn: CalendarDate
  readonly noted: Retention | null
  /** Whether it need not be asked any more: an earlier check was answered with no. */
  readonly isMoot: boolean
}

/** Reads all of a person's placement. */
export async function readPersonPlacement(
  books: Books,
  opened: OpenPlacement,
): Promise<PersonPlacement> {
  const { id, state } = opened.application
  const matches = await wholeMatches(books, await listMatchesOfPerson(books, id))
  const open = matches.find(({ match }) => match.closedBy === null) ?? null
  const current = over.has(state) ? null : open
  return {
    ...opened,
    detail: (await readDetails(books, [id])).get(id) ?? null,
    profile: (await readProfiles(books, [id])).get(id)?.profile ?? null,
    current,
    earlier: matches.filter(({ match }) => match.closedBy !== null).toReversed(),
    checks: current ? checksOf(current) : [],
  }
}

const over: ReadonlySet<string> = new Set(['withdrawn'])

function checksOf({ term, retention }: WholeMatch): readonly RetentionCheck[] {
  if (term?.result !== 'hired') return []
  const hiredOn = present(term.resultOn, 'the day of hiring')
  return retentionMonths.map((months) => ({
    months,
    dueOn: retentionDueOn(hiredOn, months),
    noted: retention.find((each) => each.months === months) ?? null,
    isMoot: retention.some((each) => !each.held && each.months < months),
  }))
}

async function wholeMatches(
  books: Books,
  matches: readonly Match[],
): Promise<readonly WholeMatch[]> {
  const ids = matches.map(({ id }) => id)
  const positions = await readOfferedPositions(
    books,
    matches.map(({ position }) => position),
  )
  const terms = await readTerms(books, ids)
  const visits = await listVisits(books, ids)
  const retention = await listRetention(books, ids)
  return matches.map((match) => {
    const term = terms.get(match.id) ?? null
    return {
      match,
      position: present(positions.get(match.position), 'the position of a match'),
      term: term?.isCancelled === true ? null : term,
      visits: visits.filter((each) => each.match === match.id),
      retention: retention.filter((each) => each.match === match.id),
    }
  })
}

/** A position that fits a person, with what each criterion says. */
export type RankedPosition = Compared<OfferedPosition>

/**
 * The positions that can be proposed to a person, those that meet more first; among equals the
 * company that has waited longest. Positions that were refused before stand in their place too.
 */
export async function listPositionsFor(
  books: Books,
  { settings, offering }: PlacementOffering,
  profile: PersonProfile | null,
): Promise<readonly RankedPosition[]> {
  const free = await listOfferedPositions(books, { offering: offering.id, onlyFree: true })
  return rankMatches(
    free.map((each) => ({
      ...each,
      waitsSince: each.appliedAt,
      comparison: comparePlacement(settings, profile, each.position),
    })),
  )
}

/** Somebody who fits a position, with what each criterion says. */
export type RankedPerson = Compared<WaitingPerson & { readonly id: string }>

/** The people who can be proposed to a position, in the same order. */
export async function listPeopleFor(
  books: Books,
  { settings, offering }: PlacementOffering,
  { position }: Pick<KeptPosition, 'position'>,
): Promise<readonly RankedPerson[]> {
  const waiting = await listWaitingPeople(books, offering.id)
  return rankMatches(
    waiting.map((each) => ({
      ...each,
      id: each.application,
      waitsSince: each.appliedAt,
      comparison: comparePlacement(settings, each.profile, position),
    })),
  )
}

/** A person whom a company was told of. Their name is null until they have agreed. */
export type ProposedPerson = WholeMatch & {
  readonly application: Application
  readonly name: string | null
  readonly profile: PersonProfile | null
}

/** A profile without what may tell who somebody is. */
function unnamed(profile: PersonProfile | null): PersonProfile | null {
  return profile && { ...profile, wish: null, needsWords: null, birthDate: null }
}

/** Everything of a company's part. */
export type HostPlacement = OpenPlacement & {
  readonly company: string | null
  readonly positions: readonly KeptPosition[]
  /** Proposals that stand, the newest first. */
  readonly people: readonly ProposedPerson[]
}

/**
 * Reads a company's positions and the people whom it was told of.
 * @param seesNames whether names are told before people have agreed: to staff alone
 */
export async function readHostPlacement(
  books: Books,
  opened: OpenPlacement,
  seesNames: boolean,
): Promise<HostPlacement> {
  const { id } = opened.application
  const open = (await listMatchesOfHost(books, id)).filter(({ closedBy }) => closedBy === null)
  const matches = await wholeMatches(books, open)
  const ids = open.map(({ application }) => application)
  const [details, profiles] = [await readDetails(books, ids), await readProfiles(books, ids)]
  const people: ProposedPerson[] = []
  for (const each of matches.toReversed()) {
    const { application: whose, person } = each.match
    const application = present(await findApplication(books, whose), 'the application of a person')
    if (over.has(application.state)) continue
    const isTold = seesNames || person?.says === 'yes'
    const name = isTold ? (details.get(whose)?.name ?? null) : null
    const profile = profiles.get(whose)?.profile ?? null
    people.push({ ...each, application, name, profile: isTold ? profile : unnamed(profile) })
  }
  const own = (await readDetails(books, [id])).get(id)
  const positions = await listPositions(books, id)
  const [first] = matches
  return { ...opened, company: first?.position.company ?? own?.name ?? null, positions, people }
}
