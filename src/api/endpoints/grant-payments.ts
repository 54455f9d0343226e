/** Payments of grants: claims, payment runs with the bank's file, transfers that came back. */
import { z } from 'zod'
import { claimGrant } from '../../commands/grant/claim.ts'
import { readGrantCase } from '../../commands/grant/read-case.ts'
import { budgetGoneWords } from '../../commands/grant/closing.ts'
import {
  cancelPayments,
  payRun,
  planPayments,
  sendPayments,
  takeBackTransfer,
} from '../../commands/grant/pay.ts'
import { readRun, readRunOrder, savePayer } from '../../commands/grant/payer.ts'
import { withdrawAward } from '../../commands/grant/withdraw.ts'
import { deskActs, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import { formatBankAccount } from '../../domain/bank/account.ts'
import { formatRunFile, runFileName } from '../../formats/zengin/run-file.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { Award } from '../../store/grant-award.ts'
import { findClosing } from '../../store/grant-closing.ts'
import { listRuns, type ListedRun } from '../../store/grant-run.ts'
import { findOffering } from '../../store/offering.ts'
import { answered } from '../answered.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint, file } from '../endpoint.ts'
import { bothLanguages, command, id, moment, reason } from '../schema/basic.ts'
import { award, givenDate, paymentRun } from '../schema/grant.ts'
import { offeringUnknown } from './open-offering.ts'
import { findSeenApplication } from './read-application.ts'

const read = endpoint({
  method: 'get',
  path: '/applications/{application}/grant',
  name: 'readGrant',
  tag: 'grants',
  scope: 'application.read',
  summary: {
    ja: '申請の交付の状況を読む',
    en: 'Read how the grant of an application stands',
  },
  note: {
    ja: '対象の要件の判定、交付の額と条件、返還の残りです。自分の申請か、担当する事業の申請だけです。',
    en: 'The rules of eligibility, the award with its conditions, what is still to be repaid.',
  },
  answer: z
    .strictObject({
      eligibility: z.array(
        z.strictObject({
          rule: z.string(),
          judgement: z.enum(['met', 'not-met', 'unknown']),
          sentence: bothLanguages,
        }),
      ),
      award: award.nullable(),
      leftToRepayYen: z.int().nullable(),
    })
    .meta({ id: 'GrantStanding' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const seen = await findSeenApplication(books, call)
      if (!seen.ok) return seen
      const found = await readGrantCase(books, call.params.application, nowOf(call))
      if (!found.ok) return found
      const { eligibility, award: standing, versions, settlement } = found.value
      const { conditions = [] } = versions.at(-1) ?? {}
      return ok({
        eligibility: eligibility.map(({ rule, judgement, sentence }) => {
          return { rule: rule.rule, judgement, sentence }
        }),
        award: standing ? { ...awardAs(standing), conditions } : null,
        leftToRepayYen: settlement?.leftYen ?? null,
      })
    }),
})

function awardAs({ fixed, repayment, application: _id, version: _version, ...standing }: Award) {
  return {
    ...standing,
    fixedYen: fixed?.yen ?? null,
    fixedOn: fixed?.on ?? null,
    repayYen: repayment?.yen ?? null,
    repayDueOn: repayment?.dueOn ?? null,
  }
}

const budget = endpoint({
  method: 'get',
  path: '/offerings/{offering}/budget-closing',
  name: 'readBudgetClosing',
  tag: 'grants',
  scope: 'offering.read',
  summary: {
    ja: '予算額に達して終了した募集かどうか',
    en: 'Whether a call closed itself because its budget was gone',
  },
  answer: z
    .strictObject({ closedAt: moment.nullable(), reason: bothLanguages.nullable() })
    .meta({ id: 'BudgetClosing' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const offering = await findOffering(books, call.params.offering)
      if (!offering || offering.state === 'draft') return offeringUnknown
      const closing = await findClosing(books, offering.id)
      return ok({ closedAt: closing?.closedAt ?? null, reason: closing ? budgetGoneWords : null })
    }),
})

const typedAccount = {
  bank: plainText(40),
  branch: plainText(40),
  type: plainText(20),
  number: plainText(40),
  holder: plainText(200),
}
const done = z.strictObject({ command, application: id })

const claim = endpoint({
  method: 'post',
  path: '/applications/{application}/grant-claim',
  name: 'claimGrant',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '確定した額を請求する', en: 'Claim the sum that was fixed' },
  note: {
    ja: '口座は確かめてから受け付けます。ゆうちょ銀行の記号・番号も使えます。',
    en: 'The account is checked; the numbers of a Japan Post Bank passbook will do.',
  },
  body: z.strictObject(typedAccount).meta({ id: 'GrantClaim' }),
  answer: done.meta({ id: 'GrantClaimed' }),
  handle: async ({ context, params, body }) =>
    answered(await claimGrant(context, { ...params, account: body }), ({ application }) => {
      return { application }
    }),
})

const withdraw = endpoint({
  method: 'post',
  path: '/applications/{application}/grant-withdrawal',
  name: 'withdrawAward',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '交付決定後に取り下げる', en: 'Withdraw after the decision, within its deadline' },
  body: z.strictObject({ reason }).meta({ id: 'GrantWithdrawal' }),
  answer: done.meta({ id: 'GrantWithdrawn' }),
  handle: async ({ context, params, body }) =>
    answered(await withdrawAward(context, { ...params, ...body }), ({ application }) => {
      return { application }
    }),
})

function runAs({ run, number, programme, state, transferOn, ...sums }: ListedRun) {
  const { transfers, yen, failed } = sums
  return { id: run, number, programme, state, transferOn, transfers, yen, failed }
}

const runs = endpoint({
  method: 'get',
  path: '/desk/payment-runs',
  name: 'listPaymentRuns',
  tag: 'grants',
  scope: 'application.read',
  summary: { ja: '支払の一覧', en: 'List the payment runs' },
  answer: z.strictObject({ items: z.array(paymentRun) }).meta({ id: 'PaymentRuns' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const programmes = programmesFor(call.caller.actor, 'grant.pay')
      if (programmes?.length === 0) return notAllowed(deskActs['grant.pay'])
      const items = await listRuns(books, { programmes, limit: 200 })
      return ok({ items: items.map(runAs) })
    }),
})

const plan = endpoint({
  method: 'post',
  path: '/desk/payment-runs',
  name: 'planPayments',
  tag: 'grants',
  scope: 'application.write',
  status: 201,
  summary: { ja: '請求を集めて支払を作る', en: 'Collect what was claimed into a payment run' },
  body: z
    .strictObject({ programme: z.string().min(1).max(60), transferOn: givenDate })
    .meta({ id: 'PaymentsPlanned' }),
  answer: z
    .strictObject({ command, run: id, transfers: z.int(), yen: z.int() })
    .meta({ id: 'PaymentRunMade' }),
  handle: async ({ context, body }) =>
    answered(await planPayments(context, body), ({ run, transfers, yen }) => {
      return { run, transfers, yen }
    }),
})

const readOne = endpoint({
  method: 'get',
  path: '/desk/payment-runs/{run}',
  name: 'readPaymentRun',
  tag: 'grants',
  scope: 'application.read',
  summary: { ja: '支払を1つ読む', en: 'Read a payment run with its transfers' },
  answer: z
    .strictObject({
      ...{ id, number: z.int(), programme: z.string(), state: z.string() },
      transferOn: z.string(),
      transfers: z.array(
        z.strictObject({
          ...{ application: id, number: z.string(), yen: z.int(), state: z.string() },
          account: bothLanguages.nullable().meta({ description: 'The number cut short.' }),
          reason: z.string().nullable(),
        }),
      ),
    })
    .meta({ id: 'PaymentRunRead' }),
  handle: async ({ context, params }) => {
    const found = await readRun(context, params.run)
    if (!found.ok) return found
    const { run, number, programme, state, transferOn, transfers } = found.value
    return ok({
      ...{ id: run, number, programme, state, transferOn },
      transfers: transfers.map(({ account, ...transfer }) => ({
        ...{ application: transfer.application, number: transfer.number },
        ...{ yen: transfer.yen, state: transfer.state, reason: transfer.reason },
        account: account && formatBankAccount(account),
      })),
    })
  },
})

const download = file({
  method: 'get',
  path: '/desk/payment-runs/{run}/file',
  name: 'downloadTransferFile',
  tag: 'grants',
  scope: 'application.read',
  summary: { ja: '全銀形式の振込ファイル', en: 'The transfer file for the bank' },
  media: ['text/plain'],
  handle: async ({ context, params }) => {
    const order = await readRunOrder(context, params.run)
    if (!order.ok) return order
    const bytes = formatRunFile(order.value.payer, order.value.run)
    if (!bytes.ok) return bytes
    const saveAs = runFileName(order.value.run)
    return ok({ type: 'text/plain; charset=shift_jis', saveAs, content: bytes.value })
  },
})

const moved = z
  .strictObject({ command, run: id, state: z.string() })
  .meta({ id: 'PaymentRunMoved' })

const moves = [
  ['sent', 'sendPayments', sendPayments, '銀行へ送ったことにする', 'Say that it went to the bank'],
  ['paid', 'payRun', payRun, '支払済みにする', 'Mark a payment run as paid'],
  ['cancelled', 'cancelPayments', cancelPayments, '送る前の支払を取り消す', 'Cancel a run'],
] as const

const moveRows = moves.map(([to, name, move, ja, en]) =>
  endpoint({
    method: 'post',
    path: `/desk/payment-runs/{run}/${to}`,
    name,
    tag: 'grants',
    scope: 'application.write',
    summary: { ja, en },
    answer: moved,
    handle: async ({ context, params }) =>
      answered(await move(context, params), ({ run, state }) => ({ run, state })),
  }),
)

const back = endpoint({
  method: 'post',
  path: '/desk/payment-runs/{run}/transfers/{application}/back',
  name: 'takeBackTransfer',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '組戻しになった振込を戻す', en: 'Take a transfer back that failed' },
  body: z.strictObject({ reason: plainText(2000) }).meta({ id: 'TransferBack' }),
  answer: done.meta({ id: 'TransferTakenBack' }),
  handle: async ({ context, params, body }) =>
    answered(await takeBackTransfer(context, { ...params, ...body }), ({ application }) => {
      return { application }
    }),
})

const payer = endpoint({
  method: 'put',
  path: '/desk/payer',
  name: 'savePayer',
  tag: 'grants',
  scope: 'application.write',
  summary: { ja: '支払元の口座を登録する', en: 'Say whose account pays' },
  body: z.strictObject({ code: plainText(20), ...typedAccount }).meta({ id: 'Payer' }),
  answer: z.strictObject({ command }).meta({ id: 'PayerSaved' }),
  handle: async ({ context, body }) => answered(await savePayer(context, body), () => ({})),
})

/** The endpoints of this file. */
export const grantPaymentEndpoints: readonly AnyEndpoint[] = [
  ...[read, budget, claim, withdraw, runs, plan, readOne, download],
  ...moveRows,
  ...[back, payer],
]
