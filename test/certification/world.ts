/** A certification of social firms with companies that ask for it, on line 1 of the small plan. */
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { companyClaimant } from '../../src/commands/application/applicant.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { examine, recordChecks } from '../../src/commands/certification/checking.ts'
import { recordCommittee } from '../../src/commands/certification/committee.ts'
import { enterPapers } from '../../src/commands/certification/request.ts'
import { saveCertificationSettings } from '../../src/commands/certification/settings.ts'
import type { ActorContext, Context } from '../../src/commands/context.ts'
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { corporateCheckDigit, type CorporateNumber } from '../../src/domain/codes.ts'
import type { MeetingResult } from '../../src/domain/delivery/certification/meeting.ts'
import type { Plan } from '../../src/domain/plan.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { check, present } from '../../src/kit/check.ts'
import { applicant, at, instant, request, runner, taken } from '../world/delivery.ts'
import { smallPlan } from '../world/plan.ts'

export const day = (text: string) => text as CalendarDate

const share = {
  by: 'share',
  part: { ja: '就労困難者', en: 'people in difficulty' },
  whole: { ja: '従業員', en: 'the workforce' },
  least: 3,
  percent: 20,
}

/** The criteria of a social firm. */
export const criteria = [
  {
    key: 'business',
    label: { ja: '事業による収入を主とすること', en: 'Lives from its business' },
    judging: { by: 'yes-no' },
    evidence: 'accounts',
    provisional: true,
  },
  {
    key: 'people',
    label: { ja: '就労困難者の雇用', en: 'Employs people in difficulty' },
    judging: share,
    evidence: 'roster',
  },
  {
    key: 'hours',
    label: { ja: '週の所定労働時間', en: 'Hours of work a week' },
    judging: { by: 'number', least: 10, unit: { ja: '時間', en: 'hours' } },
  },
]

/** An open certification, on line 1 of the small plan unless another is given. */
export async function openCertification(
  context: Context,
  details: Record<string, unknown> = {},
  { plan = smallPlan(), line = '1' }: { readonly plan?: Plan; readonly line?: string } = {},
): Promise<string> {
  const setting = at(runner(context), '2023-04-03T00:00:00Z')
  const adopted = await adoptPlan(setting, { plan })
  check(adopted.ok || adopted.refusal.code === 'plan_is_unchanged', 'the plan is adopted')
  const made = taken(
    await createOffering(setting, {
      line,
      year: 2023,
      kind: 'certification',
      opensAt: instant('2023-04-10T00:00:00+09:00'),
      closesAt: null,
      settings: {
        title: { ja: 'ソーシャルファーム認証', en: 'Social firms' },
        summary: { ja: '認証します。', en: 'We certify.' },
        description: { ja: '', en: '' },
        contact: { ja: '認証係 03-0000-0000', en: 'Certification office' },
        channels: ['in-person'],
        seatsPer: 'offering',
        capacity: null,
      },
    }),
  )
  const { offering, version } = made.outcome
  const all = { criteria, conditions: [{ ja: '毎年度報告する', en: 'Report' }], ...details }
  const edit = { offering, version, details: all as unknown as Record<string, never> }
  taken(await saveCertificationSettings(setting, edit))
  taken(await changeOfferingState(setting, { offering, state: 'open' }))
  return offering
}

let companies = 0

/** The next 法人番号 of the tests. */
export function nextNumber(): CorporateNumber {
  companies += 1
  const rest = String(700_110_000_000 + companies)
  return `${corporateCheckDigit(rest)}${rest}` as CorporateNumber
}

/** A company asks for a consultation on 10 May 2023, from an account or entered by staff. */
export async function consult(
  context: Context,
  offering: string,
  given: { readonly name?: string; readonly actor?: Actor; readonly number?: CorporateNumber } = {},
): Promise<string> {
  const { name = '株式会社みどり工房', actor = applicant(), number = nextNumber() } = given
  const moment = at(runner(context), '2023-05-10T03:00:00Z')
  const detail = {
    ...{ name: '担当 太郎', kana: null, mail: 'firm@example.jp', telephone: null },
    ...{ language: 'ja' as const, answers: {} },
  }
  const company = await companyClaimant(moment, { number, name }, detail)
  const claimants = [{ ...company, account: actor.account }]
  const asked = request({ offering, session: null }, actor, {
    ...{ lifecycle: 'certification', act: 'consult', claimants },
  })
  const made = taken(await claim(moment, asked))
  return present(made.outcome.applications[0], 'an application').id
}

/** What was found: the business by yes or no, so many of so many, so many hours. */
export const found = (part: number, whole: number, hours = 20) => [
  { criterion: 'business', outcome: 'met' as const, numbers: [], ...seen },
  { criterion: 'people', outcome: null, numbers: [part, whole], ...seen },
  { criterion: 'hours', outcome: null, numbers: [hours], ...seen },
]

const seen = { evidenceSeen: true, note: null }

/** Papers come in, all is checked, and a committee says its word. */
export async function bringToDecision(
  staff: ActorContext,
  application: string,
  {
    checks = found(3, 15),
    result = 'certify',
  }: { readonly checks?: ReturnType<typeof found>; readonly result?: MeetingResult } = {},
): Promise<void> {
  taken(await enterPapers(staff, { application, act: 'apply' }))
  taken(await recordChecks(staff, { application, checks }))
  taken(await examine(staff, { application }))
  taken(await hold(staff, application, { result }))
}

/** A committee met on 1 June 2023, where nothing else is said. */
export function hold(
  staff: ActorContext,
  application: string,
  {
    result = 'certify',
    heldOn = '2023-06-01',
  }: { readonly result?: MeetingResult; readonly heldOn?: string } = {},
) {
  return recordCommittee(staff, {
    ...{ application, heldOn: day(heldOn), result, members: '委員 一郎\n委員 二郎' },
    ...{ conditions: null, minutes: '全員一致', file: null },
  })
}
