/** The endpoints of what firms send after they have applied, each once right and once wrong. */
import { newId } from '../../src/kit/id.ts'
import { type ApiPerson, text } from '../world/api.ts'
import { openOffering } from '../world/delivery.ts'
import { ask as question, line } from '../world/questions.ts'
import { type CaseRow, type CaseWorld, noApplication, once } from './case-world.ts'

/** A member of a firm of its own, with the firm's party. */
const newFirm = async ({ api }: CaseWorld, number: string) => {
  const by = await api.person()
  const body = { number, name: '株式会社あおば' }
  const joined = await api.ask('POST', '/me/companies', { by, body })
  return { by, company: text(joined, 'party') }
}

type Consulted = {
  readonly by: ApiPerson
  readonly application: string
  readonly key: string
}

/** A firm that has been consulted about a certificate, and is asked for its papers. */
const consulted = once(async (world: CaseWorld): Promise<Consulted> => {
  const { api, admin, context } = world
  const settings = { seatsPer: 'offering', capacity: null }
  const given = { kind: 'certification', settings, sessions: [] } as const
  const { offering } = await openOffering(context, given)
  const form = { version: 0, questions: [question('people', line, { required: true })] }
  const path = `/desk/offerings/${offering}/questions/papers`
  await api.ask('PUT', path, { by: admin, body: form })
  const firm = await newFirm(world, '1180301018771')
  const body = { company: firm.company }
  const got = await api.ask('POST', `/offerings/${offering}/applications`, { by: firm.by, body })
  return { by: firm.by, application: text(got, 'applications', 0, 'id'), key: newId() }
})

/** The same after its papers were sent. */
const sent = once(async (world: CaseWorld) => {
  const { by, application, key } = await consulted(world)
  const path = `/applications/${application}/submissions`
  const body = { act: 'apply', answers: { people: '12' } }
  const headers = { 'idempotency-key': key }
  const got = await world.api.ask('POST', path, { by, body, headers })
  return { by, application, submission: text(got, 'submission') }
})

/** The cases by the names of the endpoints. */
export const firmCases: Readonly<Record<string, CaseRow>> = {
  sendAnswers: {
    // Sent again under the same key, it is what was sent first.
    right: async (world) => {
      await sent(world)
      const { by, application, key } = await consulted(world)
      const path = `/applications/${application}/submissions`
      const headers = { 'idempotency-key': key }
      return { path, by, headers, body: { act: 'apply', answers: { people: '12' } } }
    },
    wrong: (world) => ({
      path: `/applications/${world.never}/submissions`,
      body: { act: 'apply', answers: {} },
      ...noApplication,
    }),
  },
  listSubmissions: {
    right: async (world) => {
      const { by, application } = await sent(world)
      return { path: `/applications/${application}/submissions`, by }
    },
    wrong: (world) => ({ path: `/applications/${world.never}/submissions`, ...noApplication }),
  },
  returnApplication: {
    right: async (world) => {
      const { application } = await sent(world)
      const items = [{ question: 'people', remark: '4月1日現在の人数にしてください。' }]
      return {
        path: `/desk/applications/${application}/returns`,
        by: world.admin,
        body: { items },
      }
    },
    wrong: (world) => ({
      path: `/desk/applications/${world.never}/returns`,
      by: world.admin,
      body: { items: [{ remark: 'x' }] },
      ...noApplication,
    }),
  },
}
