/** An offering of placements with people who registered and companies that host, on line 2. */
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { companyClaimant } from '../../src/commands/application/applicant.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { actingAs, type Context } from '../../src/commands/context.ts'
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import { decidePlacement, type DecisionGiven } from '../../src/commands/placement/decision.ts'
import { answerMatch, proposeMatch } from '../../src/commands/placement/match.ts'
import { endPlacement } from '../../src/commands/placement/period.ts'
import { savePosition } from '../../src/commands/placement/position.ts'
import { saveProfile } from '../../src/commands/placement/profile.ts'
import { recordPlacementResult } from '../../src/commands/placement/result.ts'
import { savePlacementSettings } from '../../src/commands/placement/settings.ts'
import { startPlacement } from '../../src/commands/placement/start.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import type { CorporateNumber } from '../../src/domain/codes.ts'
import type { ApplicationDetail } from '../../src/domain/delivery/application.ts'
import type { HostPosition, PersonProfile } from '../../src/domain/delivery/placement/profile.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { check, present } from '../../src/kit/check.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listPositionFaults } from '../../src/store/placement-position.ts'
import { applicant, at, claimant, instant, request, runner, taken } from '../world/delivery.ts'
import { smallPlan } from '../world/plan.ts'

/** Moments: while people register, when they are matched, and on days of work and after. */
export const moments = {
  settingUp: '2023-04-03T00:00:00Z',
  applying: '2023-05-10T03:00:00Z',
  matching: '2023-05-20T03:00:00Z',
  atWork: '2023-06-15T03:00:00Z',
  afterwards: '2023-07-20T03:00:00Z',
} as const

export const day = (text: string) => text as CalendarDate

const option = (key: string, ja: string) => ({ key, label: { ja, en: key } })

/** The settings that the tests begin with. */
export const details = {
  areas: [option('east', '東部'), option('west', '西部')],
  works: [option('office', '事務'), option('care', '介護')],
  needs: [option('lift', 'エレベーター'), option('sign', '手話')],
  mostWeeks: 8,
}

/** An open offering of placements, with so many seats for people. */
export async function openPlacements(
  context: Context,
  given: {
    readonly capacity?: number | null
    readonly details?: Record<string, unknown>
    readonly line?: string
  } = {},
): Promise<string> {
  const setting = at(runner(context), moments.settingUp)
  const adopted = await adoptPlan(setting, { plan: smallPlan() })
  check(adopted.ok || adopted.refusal.code === 'plan_is_unchanged', 'the plan is adopted')
  const blank = { ja: '', en: '' }
  const made = taken(
    await createOffering(setting, {
      line: given.line ?? '2',
      year: 2023,
      kind: 'placement',
      opensAt: instant('2023-04-10T00:00:00+09:00'),
      closesAt: null,
      settings: {
        title: { ja: 'トライアル就労65', en: 'Trial 65' },
        summary: blank,
        description: blank,
        contact: { ja: '電話 03-0000-0000', en: 'Telephone 03-0000-0000' },
        channels: ['in-person'],
        seatsPer: 'offering',
        capacity: given.capacity ?? null,
      },
    }),
  )
  const { offering, version } = made.outcome
  const edited = { ...details, ...given.details } as unknown as Record<string, never>
  taken(await savePlacementSettings(setting, { offering, version, details: edited }))
  taken(await changeOfferingState(setting, { offering, state: 'open' }))
  return offering
}

/** Somebody who has registered. */
export type Registered = {
  readonly actor: Actor
  readonly application: string
  readonly code: string
}

/** A person registers; with a profile, where one is given. */
export async function register(
  context: Context,
  offering: string,
  given: {
    readonly name?: string
    readonly actor?: Actor
    readonly profile?: Partial<PersonProfile> | null
    readonly party?: string
    readonly mail?: string
  } = {},
): Promise<Registered> {
  const actor = given.actor ?? applicant()
  const { name = '山田 花子', mail = 'applicant@example.jp', party } = given
  const now = at(context, moments.applying)
  const detail = { name, kana: null, mail, telephone: null, language: 'ja', answers: {} } as const
  const person = claimant(name, {
    account: actor.account,
    detail,
    ...(party !== undefined && { party: { id: party, type: 'person' } }),
  })
  const asked = request({ offering, session: null }, actor, {
    lifecycle: 'placement',
    act: 'apply',
    claimants: [person],
  })
  const [made] = taken(await claim(now, asked)).outcome.applications
  const application = present(made, 'an application').id
  if (given.profile !== null) {
    const profile = { ...usualProfile, ...given.profile }
    taken(await saveProfile(actingAs(now, actor), { application, profile }))
  }
  return { actor, application, code: present(made, 'it').number }
}

/** A profile that fits {@link usualPosition} in all criteria. */
export const usualProfile: PersonProfile = {
  areas: ['east'],
  works: ['office'],
  wish: '経理の経験を生かしたい',
  daysWeek: 3,
  hoursWeek: 20,
  from: day('2023-06-01'),
  needs: ['lift'],
  needsWords: null,
  birthDate: day('1957-04-02'),
}

/** Three days of office work a week in the east. */
export const usualPosition: HostPosition = {
  title: '事務補助',
  work: 'office',
  workWords: '書類の整理',
  area: 'east',
  place: '東京都台東区上野1-1',
  daysWeek: 3,
  hoursWeek: 18,
  from: day('2023-05-01'),
  to: day('2023-12-31'),
  requirements: null,
  offers: ['lift'],
  pay: '時給1,200円',
}

/** A company that hosts, with one position. */
export type Host = {
  readonly actor: Actor
  readonly application: string
  readonly position: string
}

/** A company offers a position, and is accepted as a host. */
export async function offerPosition(
  context: Context,
  offering: string,
  given: {
    readonly number?: number
    readonly name?: string
    readonly seats?: number
    readonly position?: Partial<HostPosition>
    readonly actor?: Actor
  } = {},
): Promise<Host> {
  const now = at(runner(context), moments.applying)
  const { name = '株式会社あおば', number = 1, seats = 1 } = given
  const detail: ApplicationDetail = {
    ...{ name, kana: null, mail: 'company@example.jp', telephone: null },
    ...{ language: 'ja', answers: {} },
  }
  const company = await companyClaimant(now, { number: corporateNumber(number), name }, detail)
  check(typeof company.party === 'object', 'a company is a party')
  const account = given.actor ?? applicant()
  const actor = { ...account, parties: [company.party.id] }
  const asked = request({ offering, session: null }, actor, {
    lifecycle: 'hosting',
    act: 'host',
    claimants: [{ ...company, account: actor.account }],
  })
  const [made] = taken(await claim(now, asked)).outcome.applications
  const application = present(made, 'an application').id
  const position = { ...usualPosition, ...given.position }
  const edit = { application, change: null, position, seats, isOpen: true }
  const kept = taken(await savePosition(actingAs(now, actor), edit))
  taken(await actOnApplications(now, { act: 'accept', applications: [application] }))
  return { actor, application, position: kept.outcome.position }
}

/** The 法人番号 whose last twelve digits are a number. */
function corporateNumber(number: number): CorporateNumber {
  const digits = String(700_110_005_900 + number)
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 2), 0)
  return `${9 - (sum % 9)}${digits}` as CorporateNumber
}

/** Staff at the moment of matching. */
export const matching = (context: Context) => at(runner(context), moments.matching)

/** Proposes a position to a person, and both say yes. */
export async function matchBoth(context: Context, person: Registered, host: Host): Promise<void> {
  const now = matching(context)
  const { application } = person
  taken(await proposeMatch(now, { application, position: host.position }))
  const yes = { application, says: 'yes', reason: null, words: null } as const
  taken(await answerMatch(actingAs(now, person.actor), { ...yes, by: 'person' }))
  taken(await answerMatch(actingAs(now, host.actor), { ...yes, by: 'company' }))
}

/** A decision over June 2023. */
export function juneDecision(
  application: string,
  change: Partial<DecisionGiven> = {},
): DecisionGiven {
  const period = { from: day('2023-06-01'), to: day('2023-06-30') }
  return { application, ...period, decidedOn: null, reason: null, withLetter: false, ...change }
}

/** A person is at work from 1 June on. */
export async function beginWork(context: Context, person: Registered, host: Host): Promise<void> {
  await matchBoth(context, person, host)
  const { application } = person
  taken(await decidePlacement(matching(context), juneDecision(application)))
  const atWork = at(runner(context), moments.atWork)
  const start = { application, startedOn: day('2023-06-01'), reason: null }
  taken(await startPlacement(atWork, start))
}

/** A person who has worked through June is hired on 1 July. */
export async function finishHired(context: Context, person: Registered, host: Host): Promise<void> {
  await beginWork(context, person, host)
  const after = at(runner(context), moments.afterwards)
  const { application } = person
  taken(await endPlacement(after, { application, endedOn: day('2023-06-30') }))
  taken(await recordPlacementResult(after, hiredInJuly(application)))
}

/** Hired on 1 July. */
export const hiredInJuly = (application: string) =>
  ({
    application,
    result: 'hired',
    reason: 'part-time',
    words: null,
    on: day('2023-07-01'),
    lateReason: null,
  }) as const

/** The state of an application. */
export async function stateOf(context: Context, application: string): Promise<string> {
  const found = await withAuthority(context.database, context.authority, (books) =>
    findApplication(books, application),
  )
  return present(found, 'an application').state
}

/** Positions whose count is wrong. */
export const positionFaults = (context: Context) =>
  withAuthority(context.database, context.authority, listPositionFaults)

/** The standing facts of an offering: kind, type of party, day. */
export async function standingFacts(context: Context, offering: string) {
  return withAuthority(context.database, context.authority, async ({ client }) => {
    const answer = await client.query<{ line: string }>(
      `select kind || ' ' || coalesce(party_type, '-') || ' ' || occurred_on as line from fact
       where offering = $1 and corrects is null and not exists (
         select from fact as correction
         where correction.authority = fact.authority and correction.corrects = fact.id)
       order by 1`,
      [offering],
    )
    return answer.rows.map(({ line }) => line)
  })
}
