/** The endpoints of certifications, each once right and once wrong. */
import { recordCommittee } from '../../src/commands/certification/committee.ts'
import { certify } from '../../src/commands/certification/decision.ts'
import { saveRegisterEntry } from '../../src/commands/certification/entry.ts'
import { recordChecks } from '../../src/commands/certification/checking.ts'
import { enterPapers } from '../../src/commands/certification/request.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { bringToDecision, consult, found, openCertification } from '../certification/world.ts'
import { find } from '../world/api.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import { type CaseRow, type CaseWorld, notAllowed, notValid, noOffering } from './case-world.ts'

const unknown = { status: 404, code: 'certification_unknown' } as const
const staffOf = ({ context }: CaseWorld) => at(runner(context), '2023-06-02T03:00:00Z')

/** A firm that has asked for a consultation. */
async function asked(world: CaseWorld) {
  const by = await world.api.person()
  const offering = await openCertification(world.context)
  const application = await consult(world.context, offering, { actor: applicant(by.account) })
  return { by, offering, application, path: `/desk/applications/${application}/certification` }
}

async function applied(world: CaseWorld) {
  const own = await asked(world)
  taken(await enterPapers(staffOf(world), { application: own.application, act: 'apply' }))
  return own
}

/** A firm of which all is checked, and a committee has met. */
async function ready(world: CaseWorld) {
  const own = await asked(world)
  await bringToDecision(staffOf(world), own.application)
  return own
}

/** A firm that is certified, and stands in the register. */
async function certified(world: CaseWorld) {
  const own = await ready(world)
  const { application } = own
  taken(await certify(staffOf(world), { application, sort: 'full' }))
  const entry = { ...entryGiven, application }
  taken(await saveRegisterEntry(staffOf(world), entry))
  return own
}

const both = (ja: string) => ({ ja, en: ja })
const entryGiven = {
  ...{ name: both('みどり工房'), place: both('新宿区'), work: both('清掃') },
  ...{ showsNumber: true, showsPlace: true, showsWork: true, agrees: true },
}
const reason = { reason: '要件を満たさないため' }
const missing = ({ never }: CaseWorld, rest: string) =>
  `/desk/applications/${never}/certification${rest}`

/** The cases by the names of their endpoints. */
export const certificationCases: Readonly<Record<string, CaseRow>> = {
  saveCertificationSettings: {
    right: async (world) => {
      const { offering } = await asked(world)
      const seen = await world.api.ask('GET', `/desk/offerings/${offering}`, { by: world.admin })
      const body = { version: find(seen, 'version'), details: { fullMonths: 24 } }
      return { path: `/desk/offerings/${offering}/certification`, by: world.admin, body }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.never}/certification`,
      by: world.admin,
      body: { version: 1, details: {} },
      ...noOffering,
    }),
  },
  listCertified: {
    right: async (world) => {
      const { offering } = await certified(world)
      return { path: `/desk/offerings/${offering}/certified`, by: world.admin, onTheDay: true }
    },
    wrong: (world) => ({ path: `/desk/offerings/${world.fair.offering}/certified`, ...notAllowed }),
  },
  readCertification: {
    right: async (world) => ({ path: (await asked(world)).path, by: world.admin }),
    wrong: (world) => ({ path: missing(world, ''), by: world.admin, ...unknown }),
  },
  downloadMinutes: {
    right: async (world) => {
      const { application, path } = await asked(world)
      const bytes = new TextEncoder().encode('%PDF-1.7\n%%EOF\n')
      const done = taken(
        await recordCommittee(staffOf(world), {
          ...{ application, heldOn: '2023-06-01' as CalendarDate, result: 'certify' },
          ...{ members: '委員', conditions: null, minutes: null },
          file: { name: '議事録.pdf', bytes },
        }),
      )
      return { path: `${path}/minutes/${done.outcome.meeting}`, by: world.admin }
    },
    wrong: (world) => ({
      path: missing(world, `/minutes/${world.never}`),
      by: world.admin,
      ...unknown,
    }),
  },
  noteCertificationTalk: {
    right: async (world) => {
      const body = { on: '2023-05-01', body: '要件を説明した。' }
      return { path: `${(await asked(world)).path}/notes`, by: world.admin, body }
    },
    wrong: (world) => ({
      path: missing(world, '/notes'),
      by: world.admin,
      body: { on: 'きのう', body: 'x' },
      ...notValid,
    }),
  },
  recordCriteriaChecks: {
    right: async (world) => {
      const { path } = await asked(world)
      return { path: `${path}/checks`, by: world.admin, body: { checks: found(3, 15) } }
    },
    wrong: (world) => ({
      path: missing(world, '/checks'),
      by: world.admin,
      body: { checks: found(3, 15) },
      ...unknown,
    }),
  },
  examineCertification: {
    right: async (world) => {
      const { application, path } = await applied(world)
      taken(await recordChecks(staffOf(world), { application, checks: found(3, 15) }))
      return { path: `${path}/examination`, by: world.admin }
    },
    wrong: (world) => ({ path: missing(world, '/examination'), by: world.admin, ...unknown }),
  },
  recordCommittee: {
    right: async (world) => {
      const body = { heldOn: '2023-05-01', result: 'certify', members: '委員 一郎' }
      return { path: `${(await asked(world)).path}/meetings`, by: world.admin, body }
    },
    wrong: (world) => ({
      path: missing(world, '/meetings'),
      by: world.admin,
      body: { heldOn: '2023-05-01', result: 'perhaps', members: '委員' },
      ...notValid,
    }),
  },
  certifyOrganisation: {
    right: async (world) => {
      const { path } = await ready(world)
      return {
        path: `${path}/certificates`,
        by: world.admin,
        body: { sort: 'full' },
        onTheDay: true,
      }
    },
    wrong: (world) => ({
      path: missing(world, '/certificates'),
      by: world.admin,
      body: { sort: 'full' },
      ...unknown,
    }),
  },
  refuseCertification: {
    right: async (world) => {
      return { path: `${(await asked(world)).path}/refusal`, by: world.admin, body: reason }
    },
    wrong: (world) => ({
      path: missing(world, '/refusal'),
      by: world.admin,
      body: reason,
      ...unknown,
    }),
  },
  revokeCertification: {
    right: async (world) => {
      const { path } = await certified(world)
      return { path: `${path}/revocation`, by: world.admin, body: reason, onTheDay: true }
    },
    wrong: (world) => ({
      path: missing(world, '/revocation'),
      by: world.admin,
      body: reason,
      ...unknown,
    }),
  },
  enterCertificationPapers: {
    right: async (world) => {
      return {
        path: `${(await asked(world)).path}/papers`,
        by: world.admin,
        body: { act: 'apply' },
      }
    },
    wrong: (world) => ({
      path: missing(world, '/papers'),
      by: world.admin,
      body: { act: 'apply' },
      ...unknown,
    }),
  },
  enterYearlyReport: {
    right: async (world) => {
      const { path } = await certified(world)
      const body = { year: 2022, receivedOn: '2023-05-01' }
      return { path: `${path}/reports`, by: world.admin, body, onTheDay: true }
    },
    wrong: (world) => ({
      path: missing(world, '/reports'),
      by: world.admin,
      body: { year: 2022, receivedOn: '2023-05-01' },
      ...unknown,
    }),
  },
  returnCertificationRequest: {
    right: async (world) => {
      const { application, path } = await asked(world)
      const staff = staffOf(world)
      await bringToDecision(staff, application, { result: 'certify-provisionally' })
      taken(await certify(staff, { application, sort: 'provisional' }))
      taken(await enterPapers(staff, { application, act: 'ask-full' }))
      const body = { items: [{ remark: '契約書を付けてください。' }] }
      return { path: `${path}/return`, by: world.admin, body, onTheDay: true }
    },
    wrong: (world) => ({
      path: missing(world, '/return'),
      by: world.admin,
      body: { items: [{ remark: 'x' }] },
      ...unknown,
    }),
  },
  listRegister: {
    right: () => ({ path: '/register?state=certified' }),
    wrong: () => ({ path: '/register?state=perhaps', status: 400, code: 'query_not_valid' }),
  },
  readRegistered: {
    right: async (world) => {
      const { application } = await certified(world)
      return { path: `/register/${application}`, onTheDay: true }
    },
    wrong: ({ never }) => ({
      path: `/register/${never}`,
      status: 404,
      code: 'registered_organisation_unknown',
    }),
  },
  readRegisterEntry: {
    right: async (world) => {
      const { application, by } = await asked(world)
      return { path: `/applications/${application}/register-entry`, by }
    },
    wrong: ({ never }) => ({ path: `/applications/${never}/register-entry`, ...unknown }),
  },
  saveRegisterEntry: {
    right: async (world) => {
      const { application, by } = await asked(world)
      return { path: `/applications/${application}/register-entry`, by, body: entryGiven }
    },
    wrong: ({ never }) => ({
      path: `/applications/${never}/register-entry`,
      body: entryGiven,
      ...unknown,
    }),
  },
}
