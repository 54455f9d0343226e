/** The endpoints of grants, each once right and once wrong. */
import { actOnApplications, perform } from '../../src/commands/application/act.ts'
import { claimGrant } from '../../src/commands/grant/claim.ts'
import { fixGrant } from '../../src/commands/grant/fix.ts'
import { payRun, planPayments, sendPayments } from '../../src/commands/grant/pay.ts'
import { savePayer } from '../../src/commands/grant/payer.ts'
import { revokeGrant } from '../../src/commands/grant/revoke.ts'
import { runAct } from '../../src/commands/run.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { applied, decided, openCall, reviewed, staff } from '../grant/world.ts'
import { runner, taken } from '../world/delivery.ts'
import { type CaseRow, type CaseWorld, noApplication, noOffering } from './case-world.ts'
import { notAllowed, notValid } from './case-world.ts'

const account = {
  ...{ bank: '0001', branch: '001', type: '普通', number: '1234567' },
  holder: 'カ)レイジ',
}
const payer = { ...account, code: '0123456789', holder: 'ザイ)レイジ' }
const transferOn = '2023-06-30' as CalendarDate
const noRun = { status: 404, code: 'payment_run_unknown' } as const
let company = 500

/** An application on a call of its own. */
async function asked(world: CaseWorld, details: Record<string, unknown> = {}) {
  const call = await openCall(world.context, { details })
  company += 1
  return { call, application: await applied(world.context, call, { company }) }
}

async function awarded(world: CaseWorld) {
  const made = await asked(world)
  taken(await decided(world.context, made.application))
  return made
}

async function fixed(world: CaseWorld) {
  const made = await awarded(world)
  const by = staff(world.context, 'officer')
  taken(await fixGrant(by, { application: made.application, yen: null }))
  return made
}

/** A run of what was claimed, sent to the bank. */
async function planned(world: CaseWorld, isSent: boolean) {
  const { application } = await fixed(world)
  const by = staff(world.context, 'officer')
  taken(await savePayer(runner(world.context), payer))
  taken(await claimGrant(by, { application, account }))
  const { run } = taken(await planPayments(by, { programme: 'centre', transferOn })).outcome
  if (isSent) taken(await sendPayments(by, { run }))
  return { run, application, by }
}

/** An award whose company has asked for a change, on paper. */
async function changing(world: CaseWorld) {
  const made = await awarded(world)
  const by = staff(world.context, 'officer')
  const act = { name: 'test.ask-change', input: made, lock: 'writing' } as const
  const asking = await runAct(by, act, ({ recordedAt, ...running }) =>
    perform(
      { recordedAt, ...running },
      {
        ...{ act: 'ask-change', applications: [made.application], by: by.by, now: recordedAt },
        ...{ reason: null, brings: ['report'] },
      },
    ),
  )
  taken(asking)
  return made
}

const findings = { papers: { finding: 'ok', note: '' } }

/** A wrong request to a path of one application that nobody has. */
const nowhere =
  (path: string, body: unknown): CaseRow['wrong'] =>
  (world) => ({
    path: path.replace('{application}', world.never),
    by: world.admin,
    body,
    ...noApplication,
  })

/** The cases by the names of their endpoints. */
export const grantCases: Readonly<Record<string, CaseRow>> = {
  saveGrantSettings: {
    right: async (world) => {
      const { call } = await asked(world)
      const body = { version: 2, details: { withdrawWithinDays: 10 } }
      return { path: `/desk/offerings/${call}/grant-settings`, by: world.admin, body }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/grant-settings`,
      by: world.admin,
      body: { version: 'two', details: {} },
      ...notValid,
    }),
  },
  reviewGrant: {
    right: async (world) => {
      const { application } = await asked(world)
      const accept = { act: 'accept', applications: [application] }
      taken(await actOnApplications(runner(world.context), accept))
      return { path: `/desk/grants/${application}/reviews`, by: world.admin, body: { findings } }
    },
    wrong: nowhere('/desk/grants/{application}/reviews', { findings }),
  },
  decideGrant: {
    right: async (world) => {
      const { application } = await asked(world)
      await reviewed(world.context, application)
      const body = { yen: 300_000, conditions: [{ key: 'own', text: { ja: '保存すること。' } }] }
      return { path: `/desk/grants/${application}/decision`, by: world.admin, body }
    },
    wrong: nowhere('/desk/grants/{application}/decision', {}),
  },
  refuseGrant: {
    right: async (world) => {
      const { application } = await asked(world)
      const body = { reasons: ['対象外のため'] }
      return { path: `/desk/grants/${application}/refusal`, by: world.admin, body }
    },
    wrong: nowhere('/desk/grants/{application}/refusal', { reasons: ['対象外'] }),
  },
  refuseRest: {
    right: async (world) => {
      const call = await openCall(world.context, { capacity: 500_000 })
      const application = await applied(world.context, call, { company: 901 })
      await applied(world.context, call, { company: 902 })
      taken(await decided(world.context, application))
      return { path: `/desk/offerings/${call}/refuse-rest`, by: world.admin }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/refuse-rest`,
      by: world.admin,
      ...{ status: 404, code: 'grant_call_unknown' },
    }),
  },
  fixGrant: {
    right: async (world) => {
      const { application } = await awarded(world)
      return { path: `/desk/grants/${application}/fixing`, by: world.admin, body: {} }
    },
    wrong: nowhere('/desk/grants/{application}/fixing', {}),
  },
  approveGrantChange: {
    right: async (world) => {
      const { application } = await changing(world)
      const body = { changes: ['期間の延長'], yen: 400_000 }
      return { path: `/desk/grants/${application}/change`, by: world.admin, body }
    },
    wrong: nowhere('/desk/grants/{application}/change', { changes: ['延長'] }),
  },
  answerGrantChange: {
    right: async (world) => {
      const { application } = await changing(world)
      const body = { answer: 'suspend' }
      return { path: `/desk/grants/${application}/change-answer`, by: world.admin, body }
    },
    wrong: nowhere('/desk/grants/{application}/change-answer', { answer: 'abandon' }),
  },
  revokeGrant: {
    right: async (world) => {
      const { application } = await awarded(world)
      const body = { reasons: ['条件違反'] }
      return { path: `/desk/grants/${application}/revocation`, by: world.admin, body }
    },
    wrong: nowhere('/desk/grants/{application}/revocation', { reasons: ['条件違反'] }),
  },
  recordRepayment: {
    right: async (world) => {
      const { run, application, by } = await planned(world, true)
      taken(await payRun(by, { run }))
      taken(await revokeGrant(by, { application, yen: null, reasons: ['偽り'] }))
      const body = { yen: 1000, paidOn: '2023-07-10' }
      return { path: `/desk/grants/${application}/repayments`, by: world.admin, body }
    },
    wrong: nowhere('/desk/grants/{application}/repayments', { yen: 1, paidOn: '2023-07-10' }),
  },
  readGrant: {
    right: async (world) => ({
      path: `/applications/${(await awarded(world)).application}/grant`,
      by: world.admin,
    }),
    wrong: (world) => ({ path: `/applications/${world.never}/grant`, ...noApplication }),
  },
  readBudgetClosing: {
    right: async (world) => ({ path: `/offerings/${(await asked(world)).call}/budget-closing` }),
    wrong: (world) => ({ path: `/offerings/${world.never}/budget-closing`, ...noOffering }),
  },
  claimGrant: {
    right: async (world) => ({
      path: `/applications/${(await fixed(world)).application}/grant-claim`,
      by: world.admin,
      body: account,
    }),
    wrong: (world) => ({
      path: `/applications/${world.never}/grant-claim`,
      body: { ...account, bank: '1' },
      ...{ status: 422, code: 'bank_code_is_not_4_digits' },
    }),
  },
  withdrawAward: {
    right: async (world) => ({
      path: `/applications/${(await awarded(world)).application}/grant-withdrawal`,
      by: world.admin,
      body: {},
    }),
    wrong: (world) => ({
      path: `/applications/${world.never}/grant-withdrawal`,
      body: {},
      ...noApplication,
    }),
  },
  listPaymentRuns: {
    right: (world) => ({ path: '/desk/payment-runs', by: world.admin }),
    wrong: () => ({ path: '/desk/payment-runs', ...notAllowed }),
  },
  planPayments: {
    right: async (world) => {
      const { application } = await fixed(world)
      taken(await claimGrant(runner(world.context), { application, account }))
      const body = { programme: 'centre', transferOn }
      return { path: '/desk/payment-runs', by: world.admin, body }
    },
    wrong: (world) => ({
      path: '/desk/payment-runs',
      by: world.admin,
      body: { programme: 'nothing', transferOn },
      ...{ status: 422, code: 'nothing_is_claimed' },
    }),
  },
  readPaymentRun: {
    right: async (world) => ({
      path: `/desk/payment-runs/${(await planned(world, false)).run}`,
      by: world.admin,
    }),
    wrong: (world) => ({
      path: `/desk/payment-runs/${world.never}`,
      by: world.admin,
      ...noRun,
    }),
  },
  downloadTransferFile: {
    right: async (world) => ({
      path: `/desk/payment-runs/${(await planned(world, false)).run}/file`,
      by: world.admin,
    }),
    wrong: (world) => ({
      path: `/desk/payment-runs/${world.never}/file`,
      by: world.admin,
      ...noRun,
    }),
  },
  ...Object.fromEntries(
    (
      [
        ['sendPayments', 'sent', false],
        ['payRun', 'paid', true],
        ['cancelPayments', 'cancelled', false],
      ] as const
    ).map(([name, to, isSent]): [string, CaseRow] => [
      name,
      {
        right: async (world) => ({
          path: `/desk/payment-runs/${(await planned(world, isSent)).run}/${to}`,
          by: world.admin,
        }),
        wrong: (world) => ({
          path: `/desk/payment-runs/${world.never}/${to}`,
          by: world.admin,
          ...noRun,
        }),
      },
    ]),
  ),
  takeBackTransfer: {
    right: async (world) => {
      const { run, application } = await planned(world, true)
      const path = `/desk/payment-runs/${run}/transfers/${application}/back`
      return { path, by: world.admin, body: { reason: '名義の相違' } }
    },
    wrong: (world) => ({
      path: `/desk/payment-runs/${world.never}/transfers/${world.never}/back`,
      by: world.admin,
      body: { reason: '名義の相違' },
      ...noRun,
    }),
  },
  savePayer: {
    right: (world) => ({ path: '/desk/payer', by: world.admin, body: payer }),
    wrong: (world) => ({
      path: '/desk/payer',
      by: world.admin,
      body: { ...payer, code: '1' },
      ...{ status: 422, code: 'payer_code_is_not_10_digits' },
    }),
  },
}
