/** Supports: the board, one of them, what was done, and where it stands. */
import { z } from 'zod'
import { isOwn } from '../../commands/application/scene.ts'
import { supportScopeOf, supportUnknown } from '../../commands/support/open-support.ts'
import { readOwnSupport } from '../../commands/support/read-own-support.ts'
import { recordContact, recordHiring, undoRecord } from '../../commands/support/record.ts'
import { readSupport } from '../../commands/support/read-support.ts'
import { handSupport, shareSupport } from '../../commands/support/share.ts'
import { describeSupport, stepSupport, supportSteps } from '../../commands/support/step.ts'
import { deskActs, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import { japanDate } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { findApplication } from '../../store/application.ts'
import { sliceSupports, supportNeeds, supportSorts } from '../../store/support-list.ts'
import { answered } from '../answered.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint, list } from '../endpoint.ts'
import type { KeyForm } from '../paging.ts'
import { command, id, reason } from '../schema/basic.ts'
import {
  contactWay,
  day,
  listedOf,
  listedSupport,
  ownSupport,
  ownSupportOf,
  supportOf,
  supportWhole,
  words,
} from '../schema/support.ts'
import { descending, readSort, sortsOf } from './sort.ts'

const sortKeys: Readonly<Record<(typeof supportSorts)[number], readonly KeyForm[]>> = {
  due: ['text', 'id'],
  name: ['text', 'id'],
  area: ['text', 'text', 'id'],
  changed: ['moment', 'id'],
}

const board = list({
  method: 'get',
  path: '/desk/supports',
  name: 'listSupports',
  tag: 'supports',
  scope: 'application.read',
  summary: { ja: '伴走支援の一覧', en: 'List supports' },
  note: {
    ja: '支援機関の職員には、自分の機関が受け持つ支援だけを答えます。',
    en: 'To staff of an agency, those that it shares.',
  },
  query: z.strictObject({
    offering: id.optional(),
    agency: id.optional(),
    state: z.string().max(40).optional(),
    need: z.enum(supportNeeds).optional(),
    q: plainText(100).optional(),
    area: plainText(100).optional(),
    sort: sortsOf(supportSorts).default('due'),
  }),
  item: listedSupport,
  key: ({ sort }) => sortKeys[readSort(sort)],
  handle: async (call) => {
    const { actor } = call.caller
    const { offering, agency, state, need, q, area, sort } = call.query
    if (programmesFor(actor, 'support.list')?.length === 0) {
      return notAllowed(deskActs['support.list'])
    }
    const { rows, next } = await inBooks(call, async (books) =>
      sliceSupports(books, {
        scope: await supportScopeOf(books, actor),
        today: japanDate(new Date(nowOf(call))),
        ...(offering && { offering }),
        ...(agency && { agency }),
        ...(state && { state }),
        ...(need && { need }),
        ...(q && { words: q.normalize('NFKC') }),
        ...(area && { area }),
        ...{ sort: readSort(sort), isDescending: descending(sort), slice: call.slice },
      }),
    )
    return ok({ items: rows.map(listedOf), next })
  },
})

const read = endpoint({
  method: 'get',
  path: '/desk/supports/{application}',
  name: 'readSupport',
  tag: 'supports',
  scope: 'application.read',
  summary: { ja: '伴走支援を1件読む', en: 'Read a support' },
  note: {
    ja: '話した内容は、この支援を受け持つ人にだけ答えます。',
    en: 'What was said is for those who share the support.',
  },
  answer: supportWhole,
  handle: async (call) => {
    const { actor } = call.caller
    const found = await inBooks(call, (books) => readSupport(books, actor, call.params.application))
    return found.ok ? ok(supportOf(found.value)) : found
  },
})

const recorded = z.strictObject({ command, record: id }).meta({ id: 'SupportRecorded' })
const changed = z.strictObject({ command, application: id }).meta({ id: 'SupportChanged' })

const contact = endpoint({
  method: 'post',
  path: '/desk/supports/{application}/contacts',
  name: 'recordSupportContact',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '訪問・連絡を記録する', en: 'Record a visit or a contact' },
  body: z
    .strictObject({
      on: day,
      way: contactWay,
      agency: id.nullable().optional(),
      words,
      reason,
    })
    .meta({ id: 'SupportContact' }),
  answer: recorded,
  status: 201,
  handle: async ({ context, params: { application }, body: { agency, ...body } }) => {
    const by = agency === undefined ? {} : { agency }
    const done = await recordContact(context, { ...body, ...by, application })
    return answered(done, ({ record }) => ({ record }))
  },
})

const hiring = endpoint({
  method: 'post',
  path: '/desk/supports/{application}/hirings',
  name: 'recordSupportHiring',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '採用を記録する', en: 'Record that persons were hired' },
  body: z
    .strictObject({
      on: day,
      persons: z.int().min(1).max(10_000),
      agency: id.nullable().optional(),
      words,
      reason,
    })
    .meta({ id: 'SupportHiring' }),
  answer: recorded,
  status: 201,
  handle: async ({ context, params: { application }, body: { agency, ...body } }) => {
    const by = agency === undefined ? {} : { agency }
    const done = await recordHiring(context, { ...body, ...by, application })
    return answered(done, ({ record }) => ({ record }))
  },
})

const why = z.strictObject({ reason: plainText(2000).min(1) }).meta({ id: 'SupportReason' })

const undo = endpoint({
  method: 'post',
  path: '/desk/supports/records/{record}/undo',
  name: 'undoSupportRecord',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '記録を取り消す', en: 'Take a record back' },
  body: why,
  answer: recorded,
  handle: async ({ context, params: { record }, body }) =>
    answered(await undoRecord(context, { record, reason: body.reason }), () => ({ record })),
})

const step = endpoint({
  method: 'post',
  path: '/desk/supports/{application}/steps',
  name: 'stepSupport',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '登録する・終える・再開する', en: 'Register, close or open again' },
  body: z
    .strictObject({ step: z.enum(supportSteps), on: day.nullable().default(null), reason })
    .meta({ id: 'SupportStep' }),
  answer: changed,
  handle: async ({ context, params: { application }, body }) =>
    answered(await stepSupport(context, { ...body, application }), () => ({ application })),
})

const describe = endpoint({
  method: 'put',
  path: '/desk/supports/{application}/about',
  name: 'describeSupport',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '企業と担当者のことを書く', en: 'Write about the company and its contact' },
  body: z
    .strictObject({
      area: plainText(100),
      why: plainText(1000),
      contactName: plainText(100),
      contactTelephone: plainText(40),
    })
    .meta({ id: 'SupportAbout' }),
  answer: changed,
  handle: async ({ context, params: { application }, body: standing }) =>
    answered(await describeSupport(context, { application, standing }), () => ({ application })),
})

const shared = z
  .strictObject({ command, added: z.array(id), removed: z.array(id) })
  .meta({ id: 'SupportShared' })

const share = endpoint({
  method: 'put',
  path: '/desk/supports/{application}/agencies',
  name: 'shareSupport',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '受け持つ支援機関を決める', en: 'Say which agencies share it' },
  body: z
    .strictObject({
      agencies: z.array(id).max(50).meta({ description: 'The one that leads comes first.' }),
    })
    .meta({ id: 'SupportSharing' }),
  answer: shared,
  handle: async ({ context, params: { application }, body: { agencies } }) => {
    const done = await shareSupport(context, { application, agencies })
    return answered(done, ({ added, removed }) => ({ added, removed }))
  },
})

const hand = endpoint({
  method: 'post',
  path: '/desk/supports/{application}/handover',
  name: 'handSupport',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: 'ほかの支援機関に引き継ぐ', en: 'Hand it to another agency' },
  body: z
    .strictObject({ from: id, to: id, stays: z.boolean().default(false) })
    .meta({ id: 'SupportHandover' }),
  answer: shared,
  handle: async ({ context, params: { application }, body }) => {
    const done = await handSupport(context, { ...body, application })
    return answered(done, ({ added, removed }) => ({ added, removed }))
  },
})

const own = endpoint({
  method: 'get',
  path: '/applications/{application}/support',
  name: 'readOwnSupport',
  tag: 'supports',
  scope: 'application.read',
  summary: { ja: '自社が受けている支援を読む', en: 'Read the support that one receives' },
  answer: ownSupport,
  handle: (call) =>
    inBooks(call, async (books) => {
      const { application: wanted } = call.params
      const application = await findApplication(books, wanted)
      const isTheirs = application?.lifecycle === 'support' && isOwn(application, call.caller.actor)
      return isTheirs ? ok(ownSupportOf(await readOwnSupport(books, wanted))) : supportUnknown
    }),
})

/** The rows of supports. */
export const supportEndpoints: readonly AnyEndpoint[] = [
  board,
  read,
  contact,
  hiring,
  undo,
  step,
  describe,
  share,
  hand,
  own,
]
