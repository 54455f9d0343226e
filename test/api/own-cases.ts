/** The endpoints of applicants and accounts, each once right and once wrong. */
import { newestPosition } from '../../src/store/command.ts'
import { withAuthority } from '../../src/store/database.ts'
import { insertEdition } from '../../src/store/edition.ts'
import { publishExamples } from '../published.ts'
import { text } from '../world/api.ts'
import { ask as question } from '../world/questions.ts'
import { type CaseRow, noOffering, notAllowed } from './case-world.ts'

/** The cases by the names of their endpoints. */
export const ownCases: Readonly<Record<string, CaseRow>> = {
  listOfferings: {
    right: (world) => ({
      path: '/offerings?q=面接会&kind=gathering&from=2023-06-01',
      by: world.visitor,
    }),
    wrong: () => ({ path: '/offerings?from=1%20June', status: 400, code: 'query_not_valid' }),
  },
  readOffering: {
    right: (world) => ({ path: `/offerings/${world.fair.offering}`, by: world.visitor }),
    wrong: (world) => ({ path: `/offerings/${world.never}`, ...noOffering }),
  },
  listDates: {
    right: (world) => ({
      path: `/offerings/${world.fair.offering}/sessions?limit=1`,
      by: world.visitor,
    }),
    wrong: (world) => ({ path: `/offerings/${world.never}/sessions`, ...noOffering }),
  },
  listResources: {
    right: (world) => ({ path: `/offerings/${world.fair.offering}/resources`, by: world.visitor }),
    wrong: (world) => ({ path: `/offerings/${world.never}/resources`, ...noOffering }),
  },
  readQuestions: {
    right: (world) => ({
      path: `/offerings/${world.fair.offering}/questions/application`,
      by: world.visitor,
    }),
    wrong: (world) => ({
      path: `/offerings/${world.fair.offering}/questions/application?version=9`,
      status: 404,
      code: 'questions_version_unknown',
    }),
  },
  apply: {
    right: async (world) => ({
      path: `/offerings/${world.fair.offering}/applications`,
      by: await world.api.person(),
      body: { session: world.fair.sessions[0] },
    }),
    wrong: (world) => ({
      path: `/offerings/${world.fair.offering}/applications`,
      body: { session: world.never },
      ...noOffering,
    }),
  },
  sendFile: {
    right: async (world) => {
      const { offering } = await world.newFair()
      const file = { kind: 'file', types: ['pdf'], maxBytes: 1000, count: 1 } as const
      const body = { version: 0, questions: [question('papers', file)] }
      const path = `/desk/offerings/${offering}/questions/application`
      await world.api.ask('PUT', path, { by: world.admin, body })
      return {
        path: `/offerings/${offering}/files?question=papers&name=a.pdf`,
        by: world.visitor,
        raw: new TextEncoder().encode('%PDF-1.7\n%%EOF'),
        headers: { 'content-type': 'application/octet-stream' },
      }
    },
    wrong: (world) => ({
      path: `/offerings/${world.fair.offering}/files?question=papers&name=a.pdf`,
      raw: new Uint8Array([1]),
      status: 422,
      code: 'question_takes_no_file',
    }),
  },
  listOwnApplications: {
    right: (world) => ({ path: '/applications?limit=200', by: world.visitor }),
    wrong: () => ({ path: '/applications?limit=201', status: 400, code: 'query_not_valid' }),
  },
  readApplication: {
    right: async (world) => ({ path: `/applications/${await world.apply()}` }),
    wrong: (world) => ({
      path: `/applications/${world.never}`,
      status: 404,
      code: 'application_unknown',
    }),
  },
  listPossibleActs: {
    right: async (world) => ({ path: `/applications/${await world.apply()}/acts` }),
    wrong: (world) => ({
      path: `/applications/${world.never}/acts`,
      status: 404,
      code: 'application_unknown',
    }),
  },
  actOnApplication: {
    right: async (world) => ({
      path: `/applications/${await world.apply()}/acts/cancel`,
      body: {},
    }),
    wrong: (world) => ({
      path: `/applications/${world.never}/acts/cancel`,
      body: {},
      status: 404,
      code: 'application_unknown',
    }),
  },
  listActivitiesOfApplication: {
    right: async (world) => ({
      path: `/applications/${await world.apply()}/activities`,
    }),
    wrong: (world) => ({
      path: `/applications/${world.never}/activities`,
      status: 404,
      code: 'application_unknown',
    }),
  },
  listInvitations: {
    right: (world) => ({ path: '/desk/people/invitations', by: world.admin }),
    wrong: () => ({ path: '/desk/people/invitations', ...notAllowed }),
  },
  inviteStaff: {
    right: (world) => ({
      path: '/desk/people/invitations',
      by: world.admin,
      body: { address: 'new@example.jp', role: 'operator', programme: 'fair' },
    }),
    wrong: (world) => ({
      path: '/desk/people/invitations',
      by: world.admin,
      body: { address: 'new@example.jp', role: 'operator' },
      status: 422,
      code: 'role_needs_a_programme',
    }),
  },
  endInvitation: {
    right: async (world) => {
      const body = { address: 'other@example.jp', role: 'counsellor' }
      const made = await world.api.ask('POST', '/desk/people/invitations', {
        by: world.admin,
        body,
      })
      return { path: `/desk/people/invitations/${text(made, 'invitation')}`, by: world.admin }
    },
    wrong: (world) => ({
      path: `/desk/people/invitations/${world.never}`,
      by: world.admin,
      status: 404,
      code: 'invitation_has_ended',
    }),
  },
  giveRole: {
    right: async (world) => ({
      path: '/desk/people/roles',
      by: world.admin,
      body: { account: (await world.api.person()).account, role: 'expert', programme: 'fair' },
    }),
    wrong: (world) => ({
      path: '/desk/people/roles',
      by: world.officer,
      body: { account: world.visitor.account, role: 'expert', programme: 'fair' },
      ...notAllowed,
    }),
  },
  endRole: {
    right: async (world) => {
      const body = { account: (await world.api.person()).account, role: 'expert' }
      const given = await world.api.ask('POST', '/desk/people/roles', { by: world.admin, body })
      return { path: `/desk/people/roles/${text(given, 'grant')}`, by: world.admin }
    },
    wrong: (world) => ({
      path: `/desk/people/roles/${world.never}`,
      by: world.admin,
      status: 404,
      code: 'role_has_ended',
    }),
  },
  readProfile: {
    right: () => ({ path: '/me' }),
    wrong: () => ({ path: '/me?x=1', status: 400, code: 'query_not_valid' }),
  },
  updateProfile: {
    right: () => ({
      path: '/me',
      body: { name: '山田 花子', kana: 'やまだはなこ', language: 'ja' },
    }),
    wrong: () => ({
      path: '/me',
      body: { name: '山田', kana: '山田', language: 'ja' },
      status: 422,
      code: 'kana_is_not_kana',
    }),
  },
  listCompanies: {
    right: () => ({ path: '/me/companies' }),
    wrong: () => ({ path: '/me/companies?after=x', status: 400, code: 'query_not_valid' }),
  },
  joinCompany: {
    right: () => ({
      path: '/me/companies',
      body: { number: '8700110005901', name: '株式会社例示' },
    }),
    wrong: () => ({
      path: '/me/companies',
      body: { number: '8700110005900', name: '株式会社例示' },
      status: 422,
      code: 'corporate_number_check_digit_differs',
    }),
  },
  listTokens: {
    right: () => ({ path: '/me/tokens' }),
    wrong: () => ({ path: '/me/tokens?limit=1', status: 400, code: 'query_not_valid' }),
  },
  endToken: {
    right: async (world) => {
      const other = await world.api.person({ account: world.visitor.account })
      return { path: `/me/tokens/${other.id}` }
    },
    wrong: (world) => ({
      path: `/me/tokens/${world.admin.id}`,
      status: 404,
      code: 'token_has_ended',
    }),
  },
  listReports: {
    right: async (world) => {
      await withAuthority(world.context.database, world.context.authority, async (books) => {
        const position = await newestPosition(books)
        for (const { edition } of publishExamples()) await insertEdition(books, edition, position)
      })
      return { path: '/reports' }
    },
    wrong: () => ({ path: '/reports?year=x', status: 400, code: 'query_not_valid' }),
  },
}
