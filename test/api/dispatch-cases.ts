/** The endpoints of experts and of requests for them, each once right and once wrong. */
import { planVisit, reportVisit } from '../../src/commands/dispatch/visit.ts'
import { newId } from '../../src/kit/id.ts'
import {
  askForExpert,
  assigned,
  enterCompany,
  enterExpert,
  openDispatch,
  planOn,
  report,
} from '../dispatch/world.ts'
import { applicant, at, taken } from '../world/delivery.ts'
import {
  type CaseRow,
  type CaseWorld,
  noApplication,
  noOffering,
  notValid,
  once,
} from './case-world.ts'

/** In May the request is made, and its visits take place before the 10th. */
const opened = once(async ({ context }: CaseWorld) => openDispatch(context))

const register = once(async ({ context, api }: CaseWorld) => {
  const expert = await enterExpert(context, '佐藤 一')
  const account = expert.context.by.account ?? ''
  return { ...expert, by: await api.person({ account }) }
})

let digits = 700

/** A company that asks, with a token of the person who asked. */
async function asked(world: CaseWorld) {
  digits += 1
  const by = await world.api.person()
  const company = await enterCompany(world.context, String(digits), applicant(by.account))
  return { by, company, offering: await opened(world) }
}

async function requested(world: CaseWorld) {
  const { company, by, offering } = await asked(world)
  return { by, application: await askForExpert(world.context, offering, company) }
}

async function decided(world: CaseWorld) {
  const { company, by, offering } = await asked(world)
  const expert = await register(world)
  const application = await assigned(world.context, { offering, company, expert })
  return { by, application, expert }
}

const day = '2023-05-08'

async function planned(world: CaseWorld) {
  const made = await decided(world)
  const given = { application: made.application, visit: null, plan: planOn(day) }
  const done = taken(await planVisit(at(made.expert.context, inMay), given))
  return { ...made, visit: done.outcome.visit }
}

async function reported(world: CaseWorld) {
  const made = await planned(world)
  const { application, visit, expert } = made
  const given = { application, visit, plan: planOn(day), report }
  taken(await reportVisit(at(expert.context, inMay), given))
  return made
}

const inMay = '2023-05-10T03:00:00Z'

/** A claim of an expert of its own, for the visits of May. */
async function claimed(world: CaseWorld): Promise<string> {
  const { expert } = await reported(world)
  const got = await world.api.ask('POST', '/expert/fees', { by: expert.by, body: mayFees })
  return String((got.body as { readonly claim: unknown }).claim)
}

const mayFees = { programme: 'fair', month: '2023-05' }
const noExpert = { status: 404, code: 'expert_unknown' } as const
const notInRegister = { code: 'expert_not_in_register', status: 422 } as const

type Made = { readonly application: string; readonly visit: string }
const visitPath = ({ application, visit }: Made, rest = '') =>
  `/applications/${application}/visits/${visit}${rest}`

/** A case that is wrong in naming nothing. */
const nowhere = (world: CaseWorld, rest: string, body?: unknown) => ({
  path: `/applications/${world.never}/visits/${newId()}${rest}`,
  ...(body !== undefined && { body }),
  ...noApplication,
})

const expertEntry = { name: '鈴木 二', fields: ['IT活用'] }

/** The register and the settings. */
const registerCases: Readonly<Record<string, CaseRow>> = {
  saveDispatchSettings: {
    right: async (world) => ({
      path: `/desk/offerings/${await openDispatch(world.context)}/dispatch`,
      by: world.officer,
      body: { version: 2, details: { visitsPerRequest: 3 } },
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/dispatch`,
      by: world.officer,
      body: { version: 1, details: {} },
      ...noOffering,
    }),
  },
  listExperts: {
    right: ({ officer }) => ({ path: '/desk/experts?q=IT', by: officer }),
    wrong: ({ officer }) => ({
      path: '/desk/experts?limit=x',
      by: officer,
      status: 400,
      code: 'query_not_valid',
    }),
  },
  enterExpert: {
    right: ({ officer }) => ({ path: '/desk/experts', by: officer, body: expertEntry }),
    wrong: ({ officer }) => ({
      path: '/desk/experts',
      by: officer,
      body: { ...expertEntry, capacity: -1 },
      ...notValid,
    }),
  },
  editExpert: {
    right: async (world) => ({
      path: `/desk/experts/${(await enterExpert(world.context, '高橋 三')).id}`,
      by: world.officer,
      body: { version: 1, entry: expertEntry },
    }),
    wrong: (world) => ({
      path: `/desk/experts/${world.never}`,
      by: world.officer,
      body: { version: 1, entry: expertEntry },
      ...noExpert,
    }),
  },
  readExpert: {
    right: async (world) => ({
      path: `/desk/experts/${(await register(world)).id}`,
      by: world.officer,
    }),
    wrong: (world) => ({ path: `/desk/experts/${world.never}`, by: world.officer, ...noExpert }),
  },
}

/** Requests, as the desk decides on them. */
const requestCases: Readonly<Record<string, CaseRow>> = {
  listDispatches: {
    right: async (world) => ({
      path: `/desk/offerings/${await opened(world)}/dispatches?state=requested`,
      by: world.officer,
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/dispatches`,
      by: world.officer,
      ...noOffering,
    }),
  },
  proposeExperts: {
    right: async (world) => ({
      path: `/desk/dispatches/${(await requested(world)).application}/proposals`,
      by: world.officer,
    }),
    wrong: (world) => ({
      path: `/desk/dispatches/${world.never}/proposals`,
      by: world.officer,
      ...noApplication,
    }),
  },
  decideDispatch: {
    right: async (world) => ({
      path: `/desk/dispatches/${(await requested(world)).application}/decision`,
      by: world.officer,
      body: { visits: 3, field: 'IT活用' },
    }),
    wrong: (world) => ({
      path: `/desk/dispatches/${world.never}/decision`,
      by: world.officer,
      body: { visits: 0 },
      ...notValid,
    }),
  },
  refuseDispatch: {
    right: async (world) => ({
      path: `/desk/dispatches/${(await requested(world)).application}/refusal`,
      by: world.officer,
      body: { reason: '対象の業種ではないため' },
    }),
    wrong: (world) => ({
      path: `/desk/dispatches/${world.never}/refusal`,
      by: world.officer,
      body: { reason: 'x' },
      ...noApplication,
    }),
  },
  assignExpert: {
    right: async (world) => ({
      path: `/desk/dispatches/${(await decided(world)).application}/expert`,
      by: world.officer,
      body: { expert: (await enterExpert(world.context, '伊藤 四')).id, reason: '都合により' },
    }),
    wrong: (world) => ({
      path: `/desk/dispatches/${world.never}/expert`,
      by: world.officer,
      body: { expert: world.never },
      ...noApplication,
    }),
  },
  readDispatch: {
    right: async (world) => {
      const { application, by } = await reported(world)
      return { path: `/applications/${application}/dispatch`, by }
    },
    wrong: (world) => ({ path: `/applications/${world.never}/dispatch`, ...noApplication }),
  },
}

/** Visits, by their expert and their company. */
const visitCases: Readonly<Record<string, CaseRow>> = {
  planVisit: {
    right: async (world) => {
      const { application, expert } = await decided(world)
      return { path: `/applications/${application}/visits`, by: expert.by, body: planOn(day) }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/visits`,
      body: planOn(day),
      ...noApplication,
    }),
  },
  moveVisit: {
    right: async (world) => {
      const made = await planned(world)
      return { path: visitPath(made), by: made.expert.by, body: planOn('2023-05-09') }
    },
    wrong: (world) => nowhere(world, '', planOn(day)),
  },
  cancelVisit: {
    right: async (world) => {
      const made = await planned(world)
      return { path: visitPath(made, '/cancellation'), by: made.expert.by }
    },
    wrong: (world) => nowhere(world, '/cancellation'),
  },
  saveVisitDraft: {
    right: async (world) => {
      const made = await planned(world)
      return { path: visitPath(made, '/draft'), by: made.expert.by, body: { done: '現状' } }
    },
    wrong: (world) => nowhere(world, '/draft', { done: '' }),
  },
  reportVisit: {
    right: async (world) => {
      const made = await planned(world)
      const body = { plan: planOn(day), report }
      return { path: visitPath(made, '/report'), by: made.expert.by, body }
    },
    wrong: (world) => nowhere(world, '/report', { plan: planOn(day), report }),
  },
  confirmVisit: {
    right: async (world) => {
      const made = await reported(world)
      return { path: visitPath(made, '/confirmation'), by: made.by, body: { rating: 4 } }
    },
    wrong: (world) => nowhere(world, '/confirmation', { rating: 4 }),
  },
  undoVisit: {
    right: async (world) => {
      const made = await reported(world)
      return { path: visitPath(made, '/undoing'), by: world.officer, body: { reason: '誤り' } }
    },
    wrong: (world) => nowhere(world, '/undoing', { reason: '誤り' }),
  },
}

/** Fees, and the expert's own lists. */
const feeCases: Readonly<Record<string, CaseRow>> = {
  listAssignments: {
    right: async (world) => ({ path: '/expert/assignments', by: (await register(world)).by }),
    wrong: () => ({ path: '/expert/assignments', ...notInRegister }),
  },
  listOwnFees: {
    right: async (world) => ({ path: '/expert/fees', by: (await register(world)).by }),
    wrong: () => ({ path: '/expert/fees', ...notInRegister }),
  },
  claimFees: {
    right: async (world) => {
      const { expert } = await reported(world)
      return { path: '/expert/fees', by: expert.by, body: mayFees }
    },
    wrong: () => ({
      path: '/expert/fees',
      body: mayFees,
      status: 403,
      code: 'act_not_allowed',
    }),
  },
  listFeeClaims: {
    right: ({ officer }) => ({ path: '/desk/fees?state=submitted', by: officer }),
    wrong: ({ officer }) => ({
      path: '/desk/fees?state=lost',
      by: officer,
      status: 400,
      code: 'query_not_valid',
    }),
  },
  settleFeeClaim: {
    right: async (world) => ({
      path: `/desk/fees/${await claimed(world)}/steps`,
      by: world.officer,
      body: { step: 'approve' },
    }),
    wrong: (world) => ({
      path: `/desk/fees/${world.never}/steps`,
      by: world.officer,
      body: { step: 'approve' },
      status: 404,
      code: 'fee_claim_unknown',
    }),
  },
}

/** The cases by the names of the endpoints. */
export const dispatchCases: Readonly<Record<string, CaseRow>> = {
  ...registerCases,
  ...requestCases,
  ...visitCases,
  ...feeCases,
}
