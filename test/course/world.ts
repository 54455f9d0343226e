/**
 * A course with people who apply for it, set up through the commands, on line 2 of the small plan.
 */
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { actOnApplications, type ApplicationAct } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { saveCourseSettings } from '../../src/commands/course/settings.ts'
import { proposeSelection, type SelectionQuestion } from '../../src/commands/course/selection.ts'
import { findCourse } from '../../src/commands/course/open-course.ts'
import { actingAs, type Context } from '../../src/commands/context.ts'
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import { addSessions, type SessionDraft } from '../../src/commands/offering/session.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import type { Answers } from '../../src/domain/question/answer.ts'
import { toInstant } from '../../src/kit/calendar.ts'
import { check, present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findApplication } from '../../src/store/application.ts'
import { applicant, at, claimant, instant, request, runner, taken } from '../world/delivery.ts'
import { smallPlan } from '../world/plan.ts'

/** Moments of a course: while people apply, when they no longer can, and on its days. */
export const moments = {
  settingUp: '2023-04-03T00:00:00Z',
  applying: '2023-05-10T03:00:00Z',
  over: '2023-06-02T00:00:00Z',
  firstDay: '2023-06-12T02:00:00Z',
  afterwards: '2023-07-01T00:00:00Z',
} as const

const blank = { ja: '', en: '' }

/** Four Mondays in June 2023, from ten to twelve. */
const mondays: readonly SessionDraft[] = ['12', '19', '26', '30'].map((day) => ({
  startsAt: instant(`2023-06-${day}T10:00:00+09:00`),
  endsAt: instant(`2023-06-${day}T12:00:00+09:00`),
  title: blank,
  place: { ja: '第1研修室', en: 'Room 1' },
  onlineLink: 'https://meeting.example.jp/it',
  resource: null,
}))

/** A course with its sessions. */
export type MadeCourse = { readonly offering: string; readonly sessions: readonly string[] }

/**
 * An open course with some seats, chosen as `details` say. Applications close at noon of 1 June.
 */
export async function openCourse(
  context: Context,
  given: {
    readonly capacity?: number | null
    readonly details?: Record<string, unknown>
    readonly settings?: Record<string, unknown>
    readonly sessions?: readonly SessionDraft[]
    readonly line?: string
  } = {},
): Promise<MadeCourse> {
  const setting = at(runner(context), moments.settingUp)
  const adopted = await adoptPlan(setting, { plan: smallPlan() })
  check(adopted.ok || adopted.refusal.code === 'plan_is_unchanged', 'the plan is adopted')
  const made = taken(
    await createOffering(setting, {
      line: given.line ?? '2',
      year: 2023,
      kind: 'course',
      opensAt: instant('2023-04-10T00:00:00+09:00'),
      closesAt: instant('2023-06-01T12:00:00+09:00'),
      settings: {
        title: { ja: 'はじめてのIT講座', en: 'First steps in IT' },
        summary: blank,
        description: blank,
        contact: blank,
        channels: ['in-person', 'online'],
        seatsPer: 'offering',
        capacity: given.capacity === undefined ? 2 : given.capacity,
        groupLimit: 3,
        ...given.settings,
      },
    }),
  )
  const { offering, version } = made.outcome
  const details = (given.details ?? {}) as Record<string, never>
  const cameWithThem = given.settings?.['details'] !== undefined
  if (!cameWithThem) taken(await saveCourseSettings(setting, { offering, version, details }))
  const sessions = given.sessions ?? mondays
  const added = taken(await addSessions(setting, { offering, sessions }))
  taken(await changeOfferingState(setting, { offering, state: 'open' }))
  return { offering, sessions: added.outcome.sessions }
}

/** Someone who applied. */
export type Applied = {
  readonly actor: Actor
  readonly application: string
  readonly code: string
}

/** How somebody applies. */
export type Applying = {
  readonly act?: 'apply' | 'reserve'
  readonly actor?: Actor
  readonly answers?: Answers
  readonly language?: 'ja' | 'en'
  readonly mail?: string
  readonly otherwise?: 'wait' | null
}

/** People apply, one after the other, in May. */
export async function applyAll(
  context: Context,
  { offering }: Pick<MadeCourse, 'offering'>,
  people: readonly (string | (Applying & { readonly name: string }))[],
): Promise<readonly Applied[]> {
  const all: Applied[] = []
  for (const each of people) {
    const { name, ...how } = typeof each === 'string' ? { name: each } : each
    all.push(...(await applyTogether(context, offering, { ...how, names: [name] })))
  }
  return all
}

/** People apply together. */
export async function applyTogether(
  context: Context,
  offering: string,
  { names, ...how }: Applying & { readonly names: readonly string[] },
): Promise<readonly Applied[]> {
  const actor = how.actor ?? applicant()
  const { act = 'apply', language = 'ja', mail = 'applicant@example.jp', otherwise = null } = how
  const claimants = names.map((name) => {
    const detail = { name, kana: null, mail, telephone: null, language, answers: how.answers ?? {} }
    return claimant(name, { account: actor.account, detail })
  })
  const asked = request({ offering, session: null }, actor, {
    lifecycle: 'course',
    act,
    otherwise,
    claimants,
  })
  const answer = taken(await claim(at(context, moments.applying), asked))
  return answer.outcome.applications.map(({ id, number }) => {
    return { actor, application: id, code: number }
  })
}

/** What a selection would do. */
export async function propose(
  context: Context,
  offering: string,
  asked: Partial<SelectionQuestion> = {},
) {
  const now = toInstant(context.clock.now())
  return withAuthority(context.database, context.authority, async (books) => {
    const course = taken(await findCourse(books, offering))
    return proposeSelection(books, course, { now, publicValue: null, ...asked })
  })
}

/** The state that an application is in. */
export async function stateOf(context: Context, application: string): Promise<string> {
  const found = await withAuthority(context.database, context.authority, (books) =>
    findApplication(books, application),
  )
  return present(found, 'an application').state
}

/** The applicant does something about their own application. */
export function actAsApplicant(
  context: Context,
  { actor, application }: Applied,
  act: string | (Pick<ApplicationAct, 'act'> & Partial<ApplicationAct>),
) {
  const asked = typeof act === 'string' ? { act } : act
  return actOnApplications(actingAs(context, actor), { applications: [application], ...asked })
}

/** The standing facts of a course by their kind. */
export async function countFacts(
  context: Context,
  offering: string,
): Promise<Readonly<Record<string, number>>> {
  return withAuthority(context.database, context.authority, async ({ client }) => {
    const answer = await client.query<{ kind: string; count: number }>(
      `select kind, count(*)::int as count from fact
       where offering = $1 and corrects is null and not exists (
         select from fact as correction
         where correction.authority = fact.authority and correction.corrects = fact.id)
       group by kind`,
      [offering],
    )
    return Object.fromEntries(answer.rows.map(({ kind, count }) => [kind, count]))
  })
}
