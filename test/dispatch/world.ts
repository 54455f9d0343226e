/** A dispatch of experts: the offering, companies that ask, experts of the register, and visits. */
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { type ActorContext, actingAs, type Context } from '../../src/commands/context.ts'
import { assignExpert } from '../../src/commands/dispatch/assign.ts'
import { decideDispatch } from '../../src/commands/dispatch/decide.ts'
import { saveExpert } from '../../src/commands/dispatch/expert.ts'
import { planVisit, reportVisit } from '../../src/commands/dispatch/visit.ts'
import { runAct } from '../../src/commands/run.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { corporateCheckDigit } from '../../src/domain/codes.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { ok } from '../../src/kit/result.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findOrInsertParties } from '../../src/store/party.ts'
import { insertGrant } from '../../src/store/role-grant.ts'
import type { Visitor } from '../../src/web/visitor.ts'
import { visitorOf } from '../world/apply-site.ts'
import { at, claimant, instant, openOffering, request, runner, taken } from '../world/delivery.ts'
import { openPerson } from '../world/people.ts'

/** The settings that the tests begin with. */
const usualDetails = {
  visitsPerRequest: 5,
  visitMinutes: 120,
  visitsPerYear: null,
  fee: { yen: 20_000, per: 'visit' },
  fields: [
    { ja: 'IT活用', en: 'IT' },
    { ja: '労務', en: 'Labour' },
  ],
  isOnlinePossible: true,
}

/** An offering of experts that takes requests in April and May 2023. */
export async function openDispatch(
  context: Context,
  details: Record<string, unknown> = {},
): Promise<string> {
  const made = await openOffering(context, {
    kind: 'dispatch',
    sessions: [],
    settings: {
      title: { ja: '専門家派遣', en: 'Experts for companies' },
      seatsPer: 'offering',
      capacity: 100,
      channels: ['in-person', 'online'],
      details: { ...usualDetails, ...details },
    },
  })
  return made.offering
}

/** A company, by a 法人番号 that is its own in the test. */
export type Company = { readonly party: string; readonly number: string; readonly actor: Actor }

/** Enters a company, and somebody who acts for it. */
export async function enterCompany(
  context: Context,
  digits: string,
  actor?: Actor,
): Promise<Company> {
  const twelve = digits.padStart(12, '0')
  const number = `${corporateCheckDigit(twelve)}${twelve}`
  const name = `株式会社${digits}`
  const reference = { type: 'company', scheme: 'corporate-number', value: number, name } as const
  const done = taken(
    await runAct(context, { name: 'test.company', input: newId() }, async ({ books, command }) => {
      const [found] = await findOrInsertParties(books, [reference], command)
      return ok({ party: present(found, 'the company').party })
    }),
  )
  const { party } = done.outcome
  const person = actor ?? (await openPerson(context, `担当${digits}`)).actor
  return { party, number, actor: { ...person, parties: [party] } }
}

/** A company's request. */
export async function askForExpert(
  context: Context,
  offering: string,
  { party, actor }: Company,
): Promise<string> {
  const asked = request({ offering, session: null }, actor, {
    lifecycle: 'dispatch',
    act: 'apply',
    claimants: [
      { ...claimant('担当者'), party: { id: party, type: 'company' }, account: actor.account },
    ],
  })
  const done = taken(await claim(at(context, '2023-05-10T03:00:00Z'), asked))
  return present(done.outcome.applications[0], 'an application').id
}

/** An expert with an account, in the register. */
export type TestExpert = {
  readonly id: string
  readonly context: ActorContext
  readonly visitor: Visitor
}

/** Enters an expert. */
export async function enterExpert(
  context: Context,
  name: string,
  entry: Record<string, unknown> = {},
): Promise<TestExpert> {
  const person = await openPerson(context, name)
  const { account } = person
  const given = { account, role: 'expert', programme: '', at: instant('2023-04-01T00:00:00Z') }
  await withAuthority(context.database, context.authority, (books) =>
    insertGrant(books, { ...given, role: 'expert', by: 'test' }),
  )
  const saved = taken(
    await saveExpert(runner(context), {
      expert: null,
      version: null,
      entry: { name, account, fields: ['IT活用'], ...entry },
    }),
  )
  const grants = [{ role: 'expert', programme: '', session: null }] as const
  const actor: Actor = { ...person.actor, grants }
  return {
    id: saved.outcome.expert,
    context: actingAs(context, actor),
    visitor: visitorOf(actor, name),
  }
}

/** When it was decided: in June 2023. */
export const june = '2023-06-05T03:00:00Z'

/** A request that was decided and has its expert. */
export async function assigned(
  context: Context,
  given: {
    readonly offering: string
    readonly company: Company
    readonly expert: TestExpert
    readonly visits?: number
  },
): Promise<string> {
  const application = await askForExpert(context, given.offering, given.company)
  const inJune = at(runner(context), june)
  const { visits = 5 } = given
  taken(await decideDispatch(inJune, { application, visits, field: 'IT活用', area: '' }))
  taken(await assignExpert(inJune, { application, expert: given.expert.id }))
  return application
}

/** A plan on a day in person, two hours from 10:00 where nothing else is said. */
export const planOn = (heldOn: string, change: Record<string, unknown> = {}) => ({
  ...{ heldOn, beginsAt: '10:00', minutes: 120, channel: 'in-person', ...change },
})

/** What is reported. */
export const report = { done: '現状を聞いた', advice: '台帳を作る', next: '台帳を見る' }

/** Plans a visit. */
export async function planned(
  { context }: TestExpert,
  application: string,
  heldOn: string,
): Promise<string> {
  const given = { application, visit: null, plan: planOn(heldOn, { minutes: 60 }) }
  return taken(await planVisit(at(context, june), given)).outcome.visit
}

/** The moment from which visits of 2023 can be reported. */
export const winter = '2024-02-20T03:00:00Z'

/** Plans a visit and tries to report it. */
export async function visited(
  expert: TestExpert,
  application: string,
  plan: ReturnType<typeof planOn>,
) {
  const visit = await planned(expert, application, plan.heldOn)
  return reportVisit(at(expert.context, winter), { application, visit, plan, report })
}

/** Does an act of the table that needs nothing of its own. */
export async function act(context: ActorContext, application: string, name: string) {
  return actOnApplications(context, { act: name, applications: [application], reason: 'test' })
}
