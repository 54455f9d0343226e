/** The endpoints of supports, each once right and once wrong. */
import { claim } from '../../src/commands/application/claim.ts'
import { recordHiring } from '../../src/commands/support/record.ts'
import { planNextStep } from '../../src/commands/support/due.ts'
import { setGoal } from '../../src/commands/support/goal.ts'
import { stepSupport } from '../../src/commands/support/step.ts'
import { noWords } from '../../src/domain/delivery/support/record.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { findOffering } from '../../src/store/offering.ts'
import { applicant, at, claimant, request, taken } from '../world/delivery.ts'
import { approach, companyNumber, openSupports, outreachRow } from '../world/support.ts'
import { type CaseRow, type CaseWorld, notAllowed, notValid, once } from './case-world.ts'

const open = once(async (world) => {
  const supports = await openSupports(world.context)
  const now = at(supports.now, '2023-05-10T03:00:00Z')
  return { ...supports, now }
})

let rows = 300

/** A support of its own, registered, shared with an agency. */
async function registered(world: CaseWorld) {
  const supports = await open(world)
  rows += 1
  const row = outreachRow(rows, { agencies: [supports.names.bureau] })
  const [application = ''] = await approach(supports, [row])
  taken(await stepSupport(supports.now, { application, step: 'register' }))
  return { ...supports, application }
}

const on = '2023-05-10' as CalendarDate

async function withRecord(world: CaseWorld) {
  const { now, application } = await registered(world)
  const hiring = { application, on, persons: 1, words: noWords }
  return taken(await recordHiring(now, hiring)).outcome.record
}

async function withDue(world: CaseWorld) {
  const { now, application } = await registered(world)
  const step = { application, text: '電話する', on, owing: { side: 'company' } } as const
  return taken(await planNextStep(now, step)).outcome.due
}

async function withGoal(world: CaseWorld) {
  const { now, application } = await registered(world)
  return taken(await setGoal(now, { application, text: '採用', dueOn: null })).outcome.goal
}

async function versionOf(world: CaseWorld) {
  const { read, offering } = await open(world)
  return present(await read((books) => findOffering(books, offering)), 'it').version
}

const none = { status: 404, code: 'support_unknown' } as const

/** An act on a support of its own. */
function onOne(tail: string, body: object, wrong?: object): CaseRow {
  return {
    right: async (world) => {
      const { application } = await registered(world)
      return { path: `/desk/supports/${application}${tail}`, by: world.officer, body }
    },
    wrong: (world) => {
      const path = `/desk/supports/${world.never}${tail}`
      return wrong
        ? { path, by: world.officer, body: wrong, ...notValid }
        : { path, by: world.officer, body, ...none }
    },
  }
}

const agencyBody = { sort: 'hello-work', name: { ja: 'ハローワーク立川', en: '' } }
const unknownAgency = { status: 404, code: 'agency_unknown' } as const

export const supportCases: Readonly<Record<string, CaseRow>> = {
  listSupports: {
    right: async (world) => {
      await registered(world)
      return { path: '/desk/supports?need=silent&sort=-name', by: world.officer }
    },
    wrong: () => ({ path: '/desk/supports', ...notAllowed }),
  },
  readSupport: {
    right: async (world) => ({
      path: `/desk/supports/${(await registered(world)).application}`,
      by: world.officer,
    }),
    wrong: (world) => ({ path: `/desk/supports/${world.never}`, by: world.officer, ...none }),
  },
  recordSupportContact: onOne('/contacts', { on, way: 'visit', words: { said: '面談' } }),
  recordSupportHiring: onOne('/hirings', { on, persons: 2, words: {} }, { on, persons: 0 }),
  undoSupportRecord: {
    right: async (world) => ({
      path: `/desk/supports/records/${await withRecord(world)}/undo`,
      by: world.officer,
      body: { reason: '誤り' },
    }),
    wrong: (world) => ({
      path: `/desk/supports/records/${world.never}/undo`,
      by: world.officer,
      body: { reason: '誤り' },
      ...{ status: 404, code: 'support_record_unknown' },
    }),
  },
  stepSupport: onOne('/steps', { step: 'close', reason: '連絡が取れない' }),
  describeSupport: onOne('/about', {
    ...{ area: '立川市', why: '', contactName: '担当 花子', contactTelephone: '042-000-0000' },
  }),
  shareSupport: {
    right: async (world) => {
      const { application, hello, bureau } = await registered(world)
      const body = { agencies: [hello, bureau] }
      return { path: `/desk/supports/${application}/agencies`, by: world.officer, body }
    },
    wrong: (world) => ({
      path: `/desk/supports/${world.never}/agencies`,
      by: world.officer,
      body: { agencies: [] },
      ...none,
    }),
  },
  handSupport: {
    right: async (world) => {
      const { application, hello: to, bureau: from } = await registered(world)
      const path = `/desk/supports/${application}/handover`
      return { path, by: world.officer, body: { from, to } }
    },
    wrong: (world) => ({
      path: `/desk/supports/${world.never}/handover`,
      by: world.officer,
      body: { from: world.never, to: world.never },
      ...none,
    }),
  },
  readOwnSupport: {
    right: async (world) => {
      const { offering, now } = await open(world)
      const actor = { ...applicant(world.visitor.account) }
      const asked = request({ offering, session: null }, actor, {
        lifecycle: 'support',
        act: 'apply',
        claimants: [claimant('山田花子', { account: world.visitor.account })],
        key: newId(),
      })
      const made = taken(await claim(now, asked)).outcome.applications
      return { path: `/applications/${made[0]?.id ?? ''}/support` }
    },
    wrong: (world) => ({ path: `/applications/${world.never}/support`, ...none }),
  },
  planSupportStep: onOne(
    '/next-step',
    { text: '求人票を作る', on, owing: { side: 'company' } },
    { text: '', on, owing: { side: 'company' } },
  ),
  planSupportFollowUp: onOne('/follow-ups', {
    ...{ text: '電話する', on, owing: { side: 'agency', agency: null } },
  }),
  answerSupportDue: {
    right: async (world) => ({
      path: `/desk/supports/dues/${await withDue(world)}/answer`,
      by: world.officer,
      body: { answer: 'done', on },
    }),
    wrong: (world) => ({
      path: `/desk/supports/dues/${world.never}/answer`,
      by: world.officer,
      body: { answer: 'maybe', on },
      ...notValid,
    }),
  },
  undoSupportAnswer: {
    right: async (world) => {
      const due = await withDue(world)
      const answer = { by: world.officer, body: { answer: 'done', on } }
      await world.api.ask('POST', `/desk/supports/dues/${due}/answer`, answer)
      const path = `/desk/supports/dues/${due}/undo`
      return { path, by: world.officer, body: { reason: '誤り' } }
    },
    wrong: (world) => ({
      path: `/desk/supports/dues/${world.never}/undo`,
      by: world.officer,
      body: { reason: '誤り' },
      ...{ status: 404, code: 'support_due_unknown' },
    }),
  },
  setSupportGoal: onOne('/goals', { text: '1人採用する', dueOn: '2023-12-31' }),
  answerSupportGoal: {
    right: async (world) => ({
      path: `/desk/supports/goals/${await withGoal(world)}`,
      by: world.officer,
      body: { state: 'reached' },
    }),
    wrong: (world) => ({
      path: `/desk/supports/goals/${world.never}`,
      by: world.officer,
      body: { state: 'reached' },
      ...{ status: 404, code: 'support_goal_unknown' },
    }),
  },
  readSupportSettings: {
    right: async (world) => ({
      path: `/desk/offerings/${(await open(world)).offering}/support`,
      by: world.officer,
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/support`,
      by: world.officer,
      ...{ status: 422, code: 'offering_is_no_support' },
    }),
  },
  saveSupportSettings: {
    right: async (world) => {
      const { offering, bureau, hello } = await open(world)
      const version = await versionOf(world)
      const kept = { agencies: [bureau, hello], followUpMonths: [3, 6], countsUnregistered: true }
      const path = `/desk/offerings/${offering}/support`
      return { path, by: world.officer, body: { ...kept, version } }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/support`,
      by: world.officer,
      body: { agencies: [], followUpMonths: [4], countsUnregistered: true, version: 1 },
      ...notValid,
    }),
  },
  addSupportAgency: {
    right: async (world) => {
      const { programme } = await open(world)
      const body = { ...agencyBody, programme }
      return { path: '/desk/support-agencies', by: world.officer, body }
    },
    wrong: () => ({
      path: '/desk/support-agencies',
      body: { ...agencyBody, programme: 'fair' },
      ...notAllowed,
    }),
  },
  changeSupportAgency: {
    right: async (world) => ({
      path: `/desk/support-agencies/${(await open(world)).outside}`,
      by: world.officer,
      body: { sort: 'other', name: { ja: '別の機関', en: '' }, isOpen: true },
    }),
    wrong: (world) => ({
      path: `/desk/support-agencies/${world.never}`,
      by: world.officer,
      body: { ...agencyBody, isOpen: true },
      ...unknownAgency,
    }),
  },
  addSupportAgencyStaff: {
    right: async (world) => {
      const { hello, one } = await open(world)
      const path = `/desk/support-agencies/${hello}/staff/${one.account}`
      return { path, by: world.officer }
    },
    wrong: (world) => ({
      path: `/desk/support-agencies/${world.never}/staff/${world.never}`,
      by: world.officer,
      ...unknownAgency,
    }),
  },
  removeSupportAgencyStaff: {
    right: async (world) => {
      const { hello, other } = await open(world)
      const path = `/desk/support-agencies/${hello}/staff/${other.account}`
      return { path, by: world.officer }
    },
    wrong: (world) => ({
      path: `/desk/support-agencies/${world.never}/staff/${world.never}`,
      by: world.officer,
      ...unknownAgency,
    }),
  },
  importOutreach: {
    right: async (world) => ({
      path: `/desk/offerings/${(await open(world)).offering}/outreach?dryRun=true`,
      by: world.officer,
      body: { rows: [{ name: '株式会社API', corporateNumber: companyNumber(999) }] },
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/outreach`,
      by: world.officer,
      body: { rows: [] },
      ...notValid,
    }),
  },
}
