/** Links without an account: for a volunteer at the door, for a company that tells its results. */
import { z } from 'zod'
import { endPass, makeDoorPass, makeResultsPass } from '../../commands/gathering/pass.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { listPasses } from '../../store/pass.ts'
import { answered } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, id } from '../schema/basic.ts'
import { pass, passMade, passOf } from '../schema/door.ts'
import { findDeskOffering } from './open-offering.ts'

const listAll = endpoint({
  method: 'get',
  path: '/desk/offerings/{offering}/passes',
  name: 'listPasses',
  tag: 'gatherings',
  scope: 'offering.read',
  summary: { ja: '受付・結果報告のリンクの一覧', en: 'List links to doors and results' },
  query: z.strictObject({ purpose: z.enum(['door', 'results']).default('door') }),
  answer: z.strictObject({ items: z.array(pass) }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      if (!found.ok) return found
      const { purpose } = call.query
      const passes = await listPasses(books, { offering: found.value.id, purpose })
      return ok({ items: passes.map(passOf) })
    }),
})

const makeDoor = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/door-passes',
  name: 'makeDoorPass',
  tag: 'gatherings',
  scope: 'offering.write',
  summary: { ja: '受付のリンクを作る', en: 'Make a link to a door' },
  body: z.strictObject({ label: plainText(100) }).meta({ id: 'NewDoorPass' }),
  answer: passMade,
  status: 201,
  handle: async ({ context, params, body }) => {
    const done = await makeDoorPass(context, { session: params.session, label: body.label })
    return answered(done, ({ pass: made, token }) => ({ pass: made, token }))
  },
})

const makeResults = endpoint({
  method: 'post',
  path: '/desk/resources/{resource}/results-passes',
  name: 'makeResultsPass',
  tag: 'gatherings',
  scope: 'offering.write',
  summary: { ja: '企業の結果報告のリンクを作る', en: 'Make a link to tell results of interviews' },
  answer: passMade,
  status: 201,
  handle: async ({ context, params }) => {
    const done = await makeResultsPass(context, { resource: params.resource })
    return answered(done, ({ pass: made, token }) => ({ pass: made, token }))
  },
})

const end = endpoint({
  method: 'delete',
  path: '/desk/passes/{pass}',
  name: 'endPass',
  tag: 'gatherings',
  scope: 'offering.write',
  summary: { ja: 'リンクを終わらせる', en: 'End a link' },
  answer: z.strictObject({ command, pass: id }).meta({ id: 'PassEnded' }),
  handle: async ({ context, params }) =>
    answered(await endPass(context, { pass: params.pass }), ({ pass: ended }) => ({ pass: ended })),
})

/** The rows of links. */
export const passEndpoints: readonly AnyEndpoint[] = [listAll, makeDoor, makeResults, end]
