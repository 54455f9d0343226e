/** After the decision: withdrawing, claiming, paying, taking back, revoking, repaying, by the day. */
import { describe, expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { sendAnswers } from '../../src/commands/application/send-answers.ts'
import { claimGrant } from '../../src/commands/grant/claim.ts'
import { fixGrant } from '../../src/commands/grant/fix.ts'
import {
  cancelPayments,
  payRun,
  planPayments,
  sendPayments,
  takeBackTransfer,
} from '../../src/commands/grant/pay.ts'
import { readRunOrder, savePayer } from '../../src/commands/grant/payer.ts'
import { recordRepayment, revokeGrant } from '../../src/commands/grant/revoke.ts'
import { withdrawAward } from '../../src/commands/grant/withdraw.ts'
import { actingAs } from '../../src/commands/context.ts'
import { formatRunFile } from '../../src/formats/zengin/run-file.ts'
import { parseTransferFile, totalsOf } from '../../src/formats/zengin/transfer-file.ts'
import { accountOwner } from '../../src/domain/question/draft-owner.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findAward, readCallSums } from '../../src/store/grant-award.ts'
import { findGrantAccount, listRuns, listTransfers } from '../../src/store/grant-run.ts'
import { findApplication } from '../../src/store/application.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import { applied, applyFor, codeOf, decided, openCall, staff, standing } from './world.ts'

const { context } = await cloneDatabase()
const books = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(context.database, context.authority, read)
const day = (text: string) => text as CalendarDate
const officer = (moment = '2023-06-05T03:00:00Z') => staff(context, 'officer', moment)

const account = {
  ...{ bank: '0001', branch: '001', type: '普通', number: '1234567' },
  holder: 'カ)レイジ',
}
let company = 100

/** A decided award of 500,000 yen on a call of its own; its company applies as itself. */
async function award(
  details: Record<string, unknown> = {},
  decision: Parameters<typeof decided>[2] = {},
) {
  const call = await openCall(context, { details })
  company += 1
  const application = await applied(context, call, { company })
  taken(await decided(context, application, decision))
  const { party } = present(await books((all) => findApplication(all, application)), 'it')
  const actor = { ...applicant(), parties: [party ?? ''] }
  const asCompany = (moment: string) => actingAs(at(context, moment), actor)
  return { call, application, asCompany }
}

/** The same, fixed and claimed. */
async function claimed() {
  const made = await award()
  taken(await fixGrant(officer(), { application: made.application, yen: null }))
  taken(await claimGrant(officer(), { application: made.application, account }))
  return made
}

async function factsOf(application: string) {
  const found = await books(({ client }) =>
    client.query<{ kind: string; sum: number }>(
      `select kind, sum(case when corrects is null then quantity else -quantity end)::integer as sum
       from fact where application = $1 and unit = 'yen' group by kind order by kind`,
      [application],
    ),
  )
  return Object.fromEntries(found.rows.map(({ kind, sum }) => [kind, sum]))
}

describe('withdrawing after the decision on 1 June, within 14 days', () => {
  test.each([
    // rule for holidays; the day; what comes of it. 15 June 2023 is a Thursday, 17 a Saturday.
    ['as-is', 14, '2023-06-15T14:59:00Z', 'done'],
    ['as-is', 14, '2023-06-15T15:01:00Z', 'withdrawal_is_later_than_allowed'],
    ['working-day-before', 16, '2023-06-16T14:59:00Z', 'done'],
    ['working-day-before', 16, '2023-06-17T03:00:00Z', 'withdrawal_is_later_than_allowed'],
    ['working-day-after', 16, '2023-06-19T14:59:00Z', 'done'],
    ['as-is', 16, '2023-06-17T03:00:00Z', 'done'],
  ] as const)('%s, %s days, at %s: %s', async (...[rule, days, moment, code]) => {
    const details = { deadlineOnHoliday: rule, withdrawWithinDays: days }
    const { call, application, asCompany } = await award(details)
    expect(codeOf(await withdrawAward(asCompany(moment), { application }))).toBe(code)
    const isDone = code === 'done'
    expect((await books((all) => readCallSums(all, call))).committedYen).toBe(isDone ? 0 : 500_000)
    expect(await factsOf(application)).toEqual({ 'grant.decided': isDone ? 0 : 500_000 })
  })
})

describe('reporting an activity that ended on 30 June, within 30 days (30 July is a Sunday)', () => {
  test.each([
    ['as-is', '2023-07-30T14:59:00Z', 'done'],
    ['as-is', '2023-07-30T15:01:00Z', 'report_is_later_than_allowed'],
    ['working-day-before', '2023-07-28T14:59:00Z', 'done'],
    ['working-day-before', '2023-07-29T03:00:00Z', 'report_is_later_than_allowed'],
    ['working-day-after', '2023-07-31T14:59:00Z', 'done'],
  ] as const)('%s, at %s: %s', async (rule, moment, code) => {
    const details = { deadlineOnHoliday: rule, reportWithinDays: 30 }
    const { application, asCompany } = await award(details, { endsOn: day('2023-06-30') })
    const by = asCompany(moment)
    const owner = accountOwner(by.by.account ?? '')
    const sent = await sendAnswers(by, { application, act: 'report', owner, revision: null })
    expect(codeOf(sent)).toBe(code)
    const { state } = await standing(context, application)
    expect(state).toBe(code === 'done' ? 'reported' : 'decided')
  })
})

describe('claiming', () => {
  test.each([
    [{ bank: '01' }, 'bank_code_is_not_4_digits'],
    [{ branch: 'x' }, 'branch_code_is_not_3_digits'],
    [{ type: '定期' }, 'deposit_type_unknown'],
    [{ number: '12345678' }, 'account_number_is_not_7_digits'],
    [{}, 'done'],
  ] as const)('with %j: %s', async (change, code) => {
    const { application, asCompany } = await award()
    taken(await fixGrant(officer(), { application, yen: null }))
    const claim = { application, account: { ...account, ...change } }
    expect(codeOf(await claimGrant(asCompany('2023-06-10T00:00:00Z'), claim))).toBe(code)
    const kept = await books((all) => findGrantAccount(all, application))
    expect(kept?.holder ?? null).toBe(code === 'done' ? 'ｶ)ﾚｲｼﾞ' : null)
  })

  test('after its deadline only staff take a claim', async () => {
    const { application, asCompany } = await award()
    taken(await fixGrant(officer(), { application, yen: null }))
    const late = '2023-07-06T03:00:00Z'
    const claim = { application, account }
    expect(codeOf(await claimGrant(asCompany(late), claim))).toBe('claim_is_later_than_allowed')
    expect(codeOf(await claimGrant(officer(late), claim))).toBe('done')
  })

  test('nothing of the account stands in the record of acts', async () => {
    const { application } = await claimed()
    const found = await books(({ client }) =>
      client.query(`select from command where outcome::text like '%1234567%'`),
    )
    expect(found.rows).toEqual([])
    expect(await standing(context, application)).toMatchObject({ state: 'claimed' })
  })
})

describe('fixing', () => {
  test.each([
    // decided 500,000; spent; fixed; what comes of it
    [1_000_000, 500_000, 'done'],
    [1_000_000, 500_001, 'fixed_amount_above_limit'],
    [600_000, 300_000, 'done'],
    [600_000, 300_001, 'fixed_amount_above_limit'],
    [2_000_000, 500_001, 'fixed_amount_above_limit'],
    [0, 0, 'done'],
  ] as const)('of %s yen spent at %s: %s', async (costYen, yen, code) => {
    const { application } = await award()
    const spent = { costYen, persons: null }
    const fixing = { application, yen, spent, reason: '実績による' }
    expect(codeOf(await fixGrant(officer(), fixing))).toBe(code)
  })
})

/** What the bank reads in the file of a run, from its bytes. */
async function totalsOfFile(by: ReturnType<typeof officer>, id: string) {
  const payer = { ...account, code: '0123456789', holder: 'ザイ)レイジ' }
  taken(await savePayer(runner(context), payer))
  const { payer: from, run } = taken(await readRunOrder(by, id))
  return totalsOf(taken(parseTransferFile(taken(formatRunFile(from, run)))))
}

describe('a payment run', () => {
  test('collects, is sent, is paid; a transfer that came back goes into the next', async () => {
    const [one, other] = [await claimed(), await claimed()]
    const by = officer()
    const plan = { programme: 'centre', transferOn: day('2023-06-30') }
    const cancelled = taken(await planPayments(by, plan)).outcome
    expect(cancelled).toMatchObject({ yen: 500_000 * cancelled.transfers })
    expect(codeOf(await planPayments(by, plan))).toBe('nothing_is_claimed')
    taken(await cancelPayments(by, cancelled))
    const { run, transfers } = taken(await planPayments(by, plan)).outcome
    expect(transfers).toBe(cancelled.transfers)
    expect(codeOf(await payRun(by, { run }))).toBe('payment_run_is_elsewhere')
    expect(await totalsOfFile(by, run)).toEqual({ count: transfers, yen: 500_000 * transfers })
    taken(await sendPayments(by, { run }))
    expect(codeOf(await cancelPayments(by, { run }))).toBe('payment_run_is_elsewhere')
    taken(await payRun(by, { run }))
    expect(await standing(context, one.application)).toEqual({ state: 'paid', weight: 500_000 })
    expect(await factsOf(one.application)).toMatchObject({ 'grant.paid': 500_000 })
    const back = { run, application: other.application, reason: '口座名義の相違' }
    taken(await takeBackTransfer(by, back))
    expect(await factsOf(other.application)).toMatchObject({ 'grant.paid': 0 })
    expect(codeOf(await takeBackTransfer(by, back))).toBe('transfer_cannot_be_taken_back')
    const again = taken(await planPayments(by, plan)).outcome
    expect(again.transfers).toBe(1)
    expect(await totalsOfFile(by, again.run)).toEqual({ count: 1, yen: 500_000 })
    const lines = await books((all) => listTransfers(all, again.run))
    expect(lines).toMatchObject([{ application: other.application, yen: 500_000 }])
    const [newest, paid] = await books((all) => listRuns(all, { programmes: null, limit: 9 }))
    expect(newest).toMatchObject({ state: 'planned', transfers: 1, yen: 500_000 })
    expect(paid).toMatchObject({ state: 'paid', failed: 1 })
    expect(codeOf(await planPayments(staff(context, 'operator'), plan))).toBe('act_not_allowed')
  })
})

describe('revoking', () => {
  test('before payment frees the budget, in whole or in part', async () => {
    const { call, application } = await award()
    const part = { application, yen: 200_000, reasons: ['対象外の経費'] }
    expect(codeOf(await revokeGrant(officer(), { ...part, reasons: [] }))).toBe('reason_missing')
    expect(codeOf(await revokeGrant(officer(), { ...part, yen: 500_001 }))).toBe(
      'revoked_amount_not_within_award',
    )
    expect(taken(await revokeGrant(officer(), part)).outcome).toMatchObject({ repayYen: 0 })
    expect(await standing(context, application)).toEqual({ state: 'decided', weight: 300_000 })
    taken(await revokeGrant(officer(), { ...part, yen: null }))
    expect(await standing(context, application)).toMatchObject({ state: 'revoked' })
    expect((await books((all) => readCallSums(all, call))).committedYen).toBe(0)
    expect(await factsOf(application)).toMatchObject({ 'grant.revoked': 500_000 })
  })

  test('after payment asks it back with interest, in parts, until all is settled', async () => {
    const { call, application } = await claimed()
    const by = officer()
    const plan = { programme: 'centre', transferOn: day('2023-06-30') }
    const { run } = taken(await planPayments(by, plan)).outcome
    taken(await sendPayments(by, { run }))
    taken(await payRun(by, { run }))
    const late = officer('2024-06-28T03:00:00Z')
    const revocation = { application, yen: null, reasons: ['偽りの報告'] }
    const revoked = taken(await revokeGrant(late, revocation)).outcome
    expect(revoked).toMatchObject({ revokedYen: 500_000, repayYen: 500_000, dueOn: '2024-07-18' })
    expect(await standing(context, application)).toEqual({ state: 'repaying', weight: 500_000 })
    const repay = (yen: number) => recordRepayment(late, { application, yen, paidOn })
    const paidOn = day('2024-06-28')
    // 365 days, both ends counted: 500,000 yen at 10.95 % make 54,750 yen.
    expect(codeOf(await repay(600_000))).toBe('repayment_above_what_is_owed')
    expect(taken(await repay(300_000)).outcome).toEqual({
      application,
      leftYen: 254_750,
      isSettled: false,
    })
    expect(taken(await repay(254_750)).outcome).toMatchObject({ leftYen: 0, isSettled: true })
    expect(await standing(context, application)).toMatchObject({ state: 'repaid' })
    expect(await factsOf(application)).toMatchObject({
      'grant.paid': 500_000,
      'grant.revoked': 500_000,
      'grant.repaid': 554_750,
    })
    expect((await books((all) => readCallSums(all, call))).committedYen).toBe(0)
    expect(await books((all) => findAward(all, application))).toMatchObject({ paidYen: 500_000 })
  })
})

describe('the same company', () => {
  test('applies once in a call, and once across the programmes that a call names', async () => {
    const [plain, other] = [await openCall(context), await openCall(context)]
    const wide = await openCall(context, { details: { onceFor: ['centre'] } })
    const of = { company: 900 }
    expect(codeOf(await applyFor(context, plain, of))).toBe('done')
    expect(codeOf(await applyFor(context, plain, of))).toBe('company_has_applied_already')
    expect(codeOf(await applyFor(context, other, of))).toBe('done')
    expect(codeOf(await applyFor(context, wide, of))).toBe('company_has_applied_already')
    expect(codeOf(await applyFor(context, wide, { company: 901 }))).toBe('done')
  })

  test('at the same moment on two calls that name each other, one is refused', async () => {
    const details = { onceFor: ['centre'] }
    const calls = [await openCall(context, { details }), await openCall(context, { details })]
    const codes = await Promise.all(
      calls.map(async (call) => codeOf(await applyFor(context, call, { company: 902 }))),
    )
    expect(codes.toSorted()).toEqual(['company_has_applied_already', 'done'])
  })

  test('may apply again once it was refused', async () => {
    const call = await openCall(context)
    const application = await applied(context, call, { company: 903 })
    taken(await actOnApplications(officer(), { act: 'withdraw', applications: [application] }))
    expect(codeOf(await applyFor(context, call, { company: 903 }))).toBe('done')
  })
})
