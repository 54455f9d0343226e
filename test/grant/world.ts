/** A grant call, companies that apply, and staff of its programme, set up through the commands. */
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { companyClaimant } from '../../src/commands/application/applicant.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { actingAs, type ActorContext, type Context } from '../../src/commands/context.ts'
import { type GrantDecision, decideGrant } from '../../src/commands/grant/decide.ts'
import { reviewGrant } from '../../src/commands/grant/review.ts'
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { corporateCheckDigit, type CorporateNumber } from '../../src/domain/codes.ts'
import type { Answers } from '../../src/domain/question/answer.ts'
import { check, present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import type { Result } from '../../src/kit/result.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { at, instant, request, runner, taken } from '../world/delivery.ts'
import { smallPlan } from '../world/plan.ts'

/** The 法人番号 of a company that the tests make up, by a number of their own. */
function numberOf(company: number): CorporateNumber {
  const body = String(company).padStart(12, '0')
  return `${corporateCheckDigit(body)}${body}` as CorporateNumber
}

/** Moments of a call. */
export const moments = {
  settingUp: '2023-04-03T00:00:00Z',
  applying: '2023-05-10T03:00:00Z',
  deciding: '2023-06-01T03:00:00Z',
} as const

const text = (ja: string) => ({ ja, en: ja })

/** The details of a call: half the cost up to 500,000 yen, two reviewers. */
const usualDetails = {
  courses: [
    {
      key: 'equipment',
      label: { ja: '設備コース', en: 'Equipment' },
      amount: { by: 'rate', numerator: 1, denominator: 2, capYen: 500_000 },
    },
  ],
  checklist: [
    { key: 'papers', label: { ja: '書類がそろっている', en: 'The papers are complete' } },
  ],
  conditions: [
    { key: 'keep', text: text('関係書類を5年間保存すること。') },
    { key: 'sign', text: text('看板を掲示すること。'), standard: false },
  ],
  deadlineOnHoliday: 'working-day-before',
} as const

/** A call with a budget in yen, open from 10 April to the end of the year, on line 3-1. */
export async function openCall(
  context: Context,
  given: {
    readonly capacity?: number
    readonly details?: Record<string, unknown>
    readonly line?: string
  } = {},
): Promise<string> {
  const setting = at(runner(context), moments.settingUp)
  const adopted = await adoptPlan(setting, { plan: smallPlan() })
  check(adopted.ok || adopted.refusal.code === 'plan_is_unchanged', 'the plan is adopted')
  const made = taken(
    await createOffering(setting, {
      line: given.line ?? '3-1',
      year: 2023,
      kind: 'grant',
      opensAt: instant('2023-04-10T00:00:00+09:00'),
      closesAt: instant('2023-12-31T23:59:00+09:00'),
      settings: {
        title: { ja: '働きやすい職場づくり助成金', en: 'Better workplaces grant' },
        summary: text(''),
        description: text(''),
        contact: text('助成課 03-0000-0000'),
        channels: ['online'],
        seatsPer: 'offering',
        capacity: given.capacity ?? 1_000_000,
        waitList: false,
        details: { ...usualDetails, ...given.details },
      },
    }),
  )
  const { offering } = made.outcome
  taken(await changeOfferingState(setting, { offering, state: 'open' }))
  return offering
}

/** What a company answers: its cost, where a rate is asked for. */
export const costAnswers = (costYen: number): Answers => ({
  cost: { kind: 'number', number: costYen },
})

/** A company that applies in May, entered by staff. */
export async function applyFor(
  context: Context,
  offering: string,
  of: {
    readonly company: number
    readonly name?: string
    readonly telephone?: string
    readonly answers?: Answers
    readonly act?: 'apply' | 'enter'
    readonly moment?: string
  },
) {
  const acting = at(runner(context), of.moment ?? moments.applying)
  const detail = {
    ...{ name: '担当 花子', kana: null, mail: 'company@example.jp' },
    ...{ telephone: of.telephone ?? null, language: 'ja' as const },
    answers: of.answers ?? costAnswers(1_000_000),
  }
  const company = { number: numberOf(of.company), name: of.name ?? `株式会社例示${of.company}` }
  const claimant = await companyClaimant(acting, company, detail)
  const place = { offering, session: null }
  const asked = { lifecycle: 'grant', act: of.act ?? 'apply', claimants: [claimant] } as const
  return claim(acting, request(place, acting.by, asked))
}

/** The same, of which a test counts on being taken: the application's id. */
export async function applied(...given: Parameters<typeof applyFor>): Promise<string> {
  const done = taken(await applyFor(...given))
  return present(done.outcome.applications[0], 'an application').id
}

/** Someone on the staff of every programme, with an account that the tests make up. */
export function staff(
  context: Context,
  role: 'operator' | 'officer',
  moment?: string,
): ActorContext {
  const account = newId()
  const actor: Actor = {
    ...{ name: `account:${account}`, account, parties: [] },
    grants: [{ role, programme: '', session: null }],
  }
  return actingAs(at(context, moment ?? moments.deciding), actor)
}

/** Accepts an application, and reviews it by two people. */
export async function reviewed(context: Context, application: string): Promise<void> {
  const officer = staff(context, 'officer')
  const accept = { act: 'accept', applications: [application] }
  taken(await actOnApplications(officer, accept))
  const findings = { papers: { finding: 'ok' } }
  for (const _ of [1, 2]) {
    taken(await reviewGrant(staff(context, 'operator'), { application, findings }))
  }
}

/** Reviews and decides. */
export async function decided(
  context: Context,
  application: string,
  change: Partial<GrantDecision> & { readonly moment?: string } = {},
) {
  await reviewed(context, application)
  const { moment, ...decision } = change
  return decideGrant(staff(context, 'officer', moment), { application, yen: null, ...decision })
}

/** The state of an application, and what it holds of the budget. */
export async function standing(context: Context, application: string) {
  const found = await withAuthority(context.database, context.authority, (books) =>
    findApplication(books, application),
  )
  const { state, weight } = present(found, 'the application')
  return { state, weight }
}

/** The code of a refusal; the word "done" where there was none. */
export const codeOf = (result: Result<unknown>): string =>
  result.ok ? 'done' : result.refusal.code
