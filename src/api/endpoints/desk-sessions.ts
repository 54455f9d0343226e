/** Sessions at the desk: listing, adding, moving, resizing, cancelling, holding, counting heads. */
import { z } from 'zod'
import { countHeads } from '../../commands/offering/head-count.ts'
import { addResources } from '../../commands/offering/resource.ts'
import {
  addSessions,
  cancelSession,
  holdSession,
  moveSession,
  resizeSession,
} from '../../commands/offering/session.ts'
import type { Done } from '../../commands/run.ts'
import { ok, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { sliceSessions } from '../../store/session-list.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint, list } from '../endpoint.ts'
import { command, id, reason } from '../schema/basic.ts'
import { channel } from '../schema/offering.ts'
import {
  capacity,
  deskSession,
  deskSessionOf,
  resourcesDraft,
  sessionMove,
  sessionsDraft,
} from '../schema/session.ts'
import { findDeskOffering } from './open-offering.ts'

const listAll = list({
  method: 'get',
  path: '/desk/offerings/{offering}/sessions',
  name: 'listDeskSessions',
  tag: 'desk',
  scope: 'offering.read',
  summary: { ja: '日程と席の埋まり方の一覧', en: 'List sessions with how full they are' },
  query: z.strictObject({
    resource: z.uuid().optional(),
    time: z.enum(['coming', 'past']).optional(),
    sort: z.enum(['starts', '-starts']).default('starts'),
  }),
  item: deskSession,
  key: ['moment', 'id'],
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'offering.read')
      if (!found.ok) return found
      const { resource, time, sort } = call.query
      const { rows, next } = await sliceSessions(books, {
        offering: found.value.id,
        ...(resource !== undefined && { resource }),
        ...(time && { time: { side: time, at: nowOf(call) } }),
        ...{ isDescending: sort === '-starts', slice: call.slice },
      })
      return ok({ items: rows.map(deskSessionOf), next })
    }),
})

const add = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/sessions',
  name: 'addSessions',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '日程を加える（一度に2,000件まで）', en: 'Add sessions, at most 2,000 at once' },
  body: sessionsDraft,
  answer: z.strictObject({ command, sessions: z.array(id) }).meta({ id: 'SessionsAdded' }),
  status: 201,
  handle: async ({ context, params, body }) => {
    const sessions = body.sessions.map(({ capacity: seats, ...draft }) => {
      return seats === undefined ? draft : { ...draft, capacity: seats }
    })
    const done = await addSessions(context, { offering: params.offering, sessions })
    return answered(done, withoutOffering)
  },
})

const addPlaces = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/resources',
  name: 'addResources',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: 'ブース・相談員・部屋を加える', en: 'Add booths, counsellors or rooms' },
  body: resourcesDraft,
  answer: z.strictObject({ command, resources: z.array(id) }).meta({ id: 'ResourcesAdded' }),
  status: 201,
  handle: async ({ context, params, body }) => {
    const { resources } = body
    const done = await addResources(context, { offering: params.offering, resources })
    return answered(done, withoutOffering)
  },
})

const move = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/move',
  name: 'moveSession',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '日程を移す（全員に知らせる）', en: 'Move a session; everyone is told' },
  body: sessionMove,
  answer: z.strictObject({ command, told: z.int() }).meta({ id: 'SessionMoved' }),
  handle: async ({ context, params, body }) =>
    answered(await moveSession(context, { ...body, session: params.session }), withoutOffering),
})

const resize = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/resize',
  name: 'resizeSession',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '日程の定員を変える', en: 'Set the seats of a session' },
  body: z.strictObject({ capacity }).meta({ id: 'SessionResize' }),
  answer: z.strictObject({ command, offered: z.int() }).meta({ id: 'SessionResized' }),
  handle: async ({ context, params, body }) =>
    answered(await resizeSession(context, { ...body, session: params.session }), withoutOffering),
})

const cancel = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/cancel',
  name: 'cancelSession',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '日程を中止する（全員に知らせる）', en: 'Cancel a session; everyone is told' },
  body: z.strictObject({ reason: plainText(2000) }).meta({ id: 'SessionCancellation' }),
  answer: z.strictObject({ command, cancelled: z.int() }).meta({ id: 'SessionCancelled' }),
  handle: async ({ context, params, body }) =>
    answered(await cancelSession(context, { ...body, session: params.session }), withoutOffering),
})

const hold = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/hold',
  name: 'holdSession',
  tag: 'desk',
  scope: 'activity.write',
  summary: { ja: '日程を実施済みにする', en: 'Note that a session was held' },
  body: z.strictObject({ reason }).meta({ id: 'SessionHolding' }),
  answer: z.strictObject({ command, missed: z.int() }).meta({ id: 'SessionHeld' }),
  handle: async ({ context, params, body }) =>
    answered(await holdSession(context, { ...body, session: params.session }), withoutOffering),
})

const count = endpoint({
  method: 'post',
  path: '/desk/sessions/{session}/heads',
  name: 'countHeads',
  tag: 'desk',
  scope: 'activity.write',
  summary: { ja: '名前のない来場者の人数を記録する', en: 'Record people who came without a name' },
  body: z
    .strictObject({
      heads: z.int().min(1).max(100_000),
      channel: channel.nullable().default(null),
      reason,
    })
    .meta({ id: 'HeadCount' }),
  answer: z.strictObject({ command, heads: z.int() }).meta({ id: 'HeadsCounted' }),
  handle: async ({ context, params, body }) =>
    answered(await countHeads(context, { ...body, session: params.session }), withoutOffering),
})

/** The offering stands in the address; the outcome names it for the record of acts. */
const withoutOffering = <T extends { readonly offering: string }>({
  offering: _offering,
  ...outcome
}: T): Omit<T, 'offering'> => outcome

/** An outcome with the act that it came of. */
function answered<T, A extends object>(done: Result<Done<T>>, write: (outcome: T) => A) {
  return done.ok ? ok({ command: done.value.command, ...write(done.value.outcome) }) : done
}

/** The rows of sessions at the desk. */
export const deskSessionEndpoints: readonly AnyEndpoint[] = [
  listAll,
  add,
  addPlaces,
  move,
  resize,
  cancel,
  hold,
  count,
]
