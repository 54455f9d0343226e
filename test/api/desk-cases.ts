/** The desk's endpoints, each once right and once wrong. */
import { withAuthority } from '../../src/store/database.ts'
import { text } from '../world/api.ts'
import { instant, settings } from '../world/delivery.ts'
import { ask as question, line as words } from '../world/questions.ts'
import { type CaseRow, noOffering, notAllowed } from './case-world.ts'

const draft = () => ({
  line: '1',
  kind: 'gathering',
  opensAt: '2023-05-01T09:00:00+09:00',
  settings: settings(),
})

const session = { startsAt: '2023-06-02T13:00:00+09:00', endsAt: '2023-06-02T15:00:00+09:00' }
const backwards = { startsAt: session.endsAt, endsAt: session.startsAt }
const asks = [question('reason', words)]

/** The cases by the names of their endpoints. */
export const deskCases: Readonly<Record<string, CaseRow>> = {
  listApplications: {
    right: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/applications?sort=-name&state=reserved`,
      by: world.officer,
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/applications`,
      ...notAllowed,
    }),
  },
  actOnApplications: {
    right: async (world) => ({
      path: '/desk/acts/cancel?dryRun=true',
      by: world.officer,
      body: { applications: [await world.apply(await world.api.person()), world.never] },
    }),
    wrong: () => ({
      path: '/desk/acts/cancel',
      body: { applications: [] },
      status: 400,
      code: 'body_not_valid',
    }),
  },
  listActivities: {
    right: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/activities?sort=heads`,
      by: world.officer,
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/activities`,
      ...notAllowed,
    }),
  },
  listDeskOfferings: {
    right: (world) => ({
      path: '/desk/offerings?state=open&sort=title&programme=fair',
      by: world.officer,
    }),
    wrong: () => ({ path: '/desk/offerings', ...notAllowed }),
  },
  createOffering: {
    right: (world) => ({ path: '/desk/offerings', by: world.officer, body: draft() }),
    wrong: (world) => ({
      path: '/desk/offerings',
      by: world.admin,
      body: { ...draft(), line: '99' },
      status: 422,
      code: 'line_unknown_to_plan',
    }),
  },
  readDeskOffering: {
    right: (world) => ({ path: `/desk/offerings/${world.fair.offering}`, by: world.officer }),
    wrong: (world) => ({ path: `/desk/offerings/${world.fair.offering}`, ...notAllowed }),
  },
  editOffering: {
    right: async (world) => ({
      path: `/desk/offerings/${(await world.newFair()).offering}`,
      by: world.officer,
      body: { version: 2, settings: settings({ capacity: 9 }) },
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}`,
      by: world.officer,
      body: { version: 77, settings: settings() },
      status: 409,
      code: 'offering_changed_meanwhile',
    }),
  },
  changeOfferingState: {
    right: async (world) => ({
      path: `/desk/offerings/${(await world.newFair()).offering}/state`,
      by: world.officer,
      body: { state: 'closed' },
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/state`,
      by: world.officer,
      body: { state: 'open' },
      status: 409,
      code: 'offering_state_does_not_follow',
    }),
  },
  cancelOffering: {
    right: async (world) => ({
      path: `/desk/offerings/${(await world.newFair()).offering}/cancel`,
      by: world.officer,
      body: { reason: '講師の都合' },
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/cancel`,
      by: world.officer,
      body: { reason: ' ' },
      status: 422,
      code: 'reason_missing',
    }),
  },
  listOfferingVersions: {
    right: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/versions`,
      by: world.officer,
    }),
    wrong: (world) => ({ path: `/desk/offerings/${world.never}/versions`, ...noOffering }),
  },
  publishQuestions: {
    right: async (world) => ({
      path: `/desk/offerings/${(await world.newFair()).offering}/questions/application`,
      by: world.officer,
      body: { version: 0, questions: asks },
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/questions/application`,
      by: world.officer,
      body: { version: 5, questions: asks },
      status: 409,
      code: 'questions_changed_meanwhile',
    }),
  },
  listDeskSessions: {
    right: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/sessions?time=coming&sort=-starts`,
      by: world.officer,
    }),
    wrong: (world) => ({ path: `/desk/offerings/${world.fair.offering}/sessions`, ...notAllowed }),
  },
  addSessions: {
    right: async (world) => ({
      path: `/desk/offerings/${(await world.newFair()).offering}/sessions`,
      by: world.officer,
      body: { sessions: [{ ...session, place: { ja: '講堂' }, capacity: 2 }] },
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/sessions`,
      by: world.officer,
      body: { sessions: [backwards] },
      status: 422,
      code: 'session_ends_before_it_begins',
    }),
  },
  addResources: {
    right: async (world) => ({
      path: `/desk/offerings/${(await world.newFair()).offering}/resources`,
      by: world.officer,
      body: { resources: [{ sort: 'booth', name: { ja: '株式会社例示' } }] },
    }),
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/resources`,
      body: { resources: [{ sort: 'booth', name: { ja: '株式会社例示' } }] },
      ...notAllowed,
    }),
  },
  undoSessions: {
    right: async (world) => {
      const path = `/desk/offerings/${(await world.newFair()).offering}/sessions`
      const asked = { by: world.officer, body: { sessions: [session, session] } }
      const added = await world.api.ask('POST', path, asked)
      const undo = `${path}/${text(added, 'command')}/undo`
      return { path: undo, by: world.officer, body: { reason: '別の募集の日程' } }
    },
    wrong: (world) => ({
      path: `/desk/offerings/${world.fair.offering}/sessions/${world.never}/undo`,
      by: world.officer,
      body: { reason: '別の募集の日程' },
      status: 404,
      code: 'session_list_unknown',
    }),
  },
  importOfferings: {
    right: (world) => ({
      path: '/desk/offerings/import?dryRun=true',
      by: world.admin,
      body: { source: '募集.csv', rows: [draft(), { ...draft(), line: '99' }] },
    }),
    wrong: (world) => ({
      path: '/desk/offerings/import',
      by: world.admin,
      body: { rows: [] },
      status: 400,
      code: 'body_not_valid',
    }),
  },
  undoOfferingsImport: {
    right: async (world) => {
      const asked = { by: world.admin, body: { rows: [draft()] } }
      const done = await world.api.ask('POST', '/desk/offerings/import', asked)
      const undo = `/desk/offerings/import/${text(done, 'command')}/undo`
      return { path: undo, by: world.admin, body: { reason: '去年の一覧' } }
    },
    wrong: (world) => ({
      path: `/desk/offerings/import/${world.never}/undo`,
      by: world.admin,
      body: { reason: '去年の一覧' },
      status: 404,
      code: 'offering_list_unknown',
    }),
  },
  moveSession: {
    right: async (world) => ({
      path: `/desk/sessions/${(await world.newFair()).sessions[0]}/move`,
      by: world.officer,
      body: session,
    }),
    wrong: (world) => ({
      path: `/desk/sessions/${world.never}/move`,
      by: world.officer,
      body: session,
      status: 404,
      code: 'session_unknown',
    }),
  },
  resizeSession: {
    right: async (world) => ({
      path: `/desk/sessions/${(await world.newFair()).sessions[0]}/resize`,
      by: world.officer,
      body: { capacity: null },
    }),
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/resize`,
      by: world.officer,
      body: { capacity: 0 },
      status: 400,
      code: 'body_not_valid',
    }),
  },
  cancelSession: {
    right: async (world) => ({
      path: `/desk/sessions/${(await world.newFair()).sessions[0]}/cancel`,
      by: world.officer,
      body: { reason: '台風のため' },
    }),
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/cancel`,
      by: world.officer,
      body: { reason: ' ' },
      status: 422,
      code: 'reason_missing',
    }),
  },
  holdSession: {
    right: async (world) => {
      const today = instant('2023-05-10T10:00:00+09:00')
      const added = await world.api.ask('POST', `/desk/offerings/${world.fair.offering}/sessions`, {
        by: world.officer,
        body: { sessions: [{ startsAt: today, endsAt: '2023-05-10T12:00:00+09:00' }] },
      })
      return {
        path: `/desk/sessions/${text(added, 'sessions', 0)}/hold`,
        by: world.officer,
        body: {},
      }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/hold`,
      by: world.officer,
      body: {},
      status: 422,
      code: 'session_day_not_reached',
    }),
  },
  countHeads: {
    right: async (world) => {
      const added = await world.api.ask('POST', `/desk/offerings/${world.fair.offering}/sessions`, {
        by: world.officer,
        body: {
          sessions: [
            { startsAt: '2023-05-10T10:00:00+09:00', endsAt: '2023-05-10T12:00:00+09:00' },
          ],
        },
      })
      const body = { heads: 12, channel: 'in-person' }
      return { path: `/desk/sessions/${text(added, 'sessions', 0)}/heads`, by: world.officer, body }
    },
    wrong: (world) => ({
      path: `/desk/sessions/${world.fair.sessions[0]}/heads`,
      by: world.officer,
      body: { heads: 1.5 },
      status: 400,
      code: 'body_not_valid',
    }),
  },
  listPeople: {
    right: (world) => ({ path: '/desk/people?sort=-opened&role=officer', by: world.admin }),
    wrong: () => ({ path: '/desk/people', ...notAllowed }),
  },
  readPerson: {
    right: (world) => ({ path: `/desk/people/${world.officer.account}`, by: world.officer }),
    wrong: (world) => ({
      path: `/desk/people/${world.visitor.account}`,
      by: world.officer,
      status: 404,
      code: 'account_unknown',
    }),
  },
  listActs: {
    right: async (world) => {
      await world.newFair()
      return { path: '/desk/acts?prefix=offering.&since=2023-01-01&limit=3', by: world.officer }
    },
    wrong: () => ({ path: '/desk/acts', ...notAllowed }),
  },
  listNotices: {
    right: (world) => ({ path: '/desk/notices?state=waiting&limit=2', by: world.officer }),
    wrong: () => ({ path: '/desk/notices', ...notAllowed }),
  },
  resendNotice: {
    right: async (world) => {
      const id = await world.apply(await world.api.person())
      const path = `/desk/notices?application=${id}`
      const notice = text(await world.api.ask('GET', path, { by: world.officer }), 'items', 0, 'id')
      // As if it had been kept, because no mail server was set.
      await withAuthority(world.context.database, world.context.authority, async ({ client }) => {
        await client.query("update notice set state = 'kept' where notice = $1", [notice])
      })
      return { path: `/desk/notices/${notice}/resend`, by: world.officer }
    },
    wrong: (world) => ({
      path: `/desk/notices/${world.never}/resend`,
      by: world.officer,
      status: 404,
      code: 'notice_unknown',
    }),
  },
}
