/** Setting up offerings: listing, making, editing, publishing; their versions and questions. */
import { z } from 'zod'
import {
  changeOfferingState,
  createOffering,
  editOffering,
  type OfferingWritten,
} from '../../commands/offering/offering.ts'
import { cancelOffering } from '../../commands/offering/cancel-offering.ts'
import { replaceQuestions } from '../../commands/question/edit-questions.ts'
import type { Done } from '../../commands/run.ts'
import { deskActs, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import { openKinds } from '../../domain/delivery/register.ts'
import { questionFormSchema } from '../../domain/question/document.ts'
import { ok, type Result } from '../../kit/result.ts'
import { offeringSorts, sliceOfferings } from '../../store/offering-list.ts'
import { sliceOfferingVersions } from '../../store/offering-version.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { answered } from '../answered.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint, list } from '../endpoint.ts'
import type { KeyForm } from '../paging.ts'
import { command, id } from '../schema/basic.ts'
import {
  deskOffering,
  deskOfferingOf,
  offeringDraft,
  offeringEdit,
  offeringState,
  offeringVersion,
  offeringWritten,
  wholeOffering,
  wholeOfferingOf,
} from '../schema/offering.ts'
import { findDeskOffering } from './open-offering.ts'
import { readPurpose } from './offerings.ts'
import { descending, readSort, sortsOf } from './sort.ts'

const sortKeys: Readonly<Record<(typeof offeringSorts)[number], readonly KeyForm[]>> = {
  title: ['text', 'id'],
  closes: ['moment', 'id'],
  changed: ['moment', 'id'],
}

const listAll = list({
  method: 'get',
  path: '/desk/offerings',
  name: 'listDeskOfferings',
  tag: 'desk',
  scope: 'offering.read',
  summary: { ja: '担当する事業の募集の一覧', en: 'List the offerings of one’s programmes' },
  query: z.strictObject({
    q: z.string().max(100).optional(),
    state: offeringState.optional(),
    kind: z.enum(openKinds).optional(),
    programme: z.string().max(100).optional(),
    sort: sortsOf(offeringSorts).default('-changed'),
  }),
  item: deskOffering,
  key: ({ sort }) => sortKeys[readSort(sort)],
  handle: async (call) => {
    const { q, state, kind, programme, sort } = call.query
    const own = programmesFor(call.caller.actor, 'offering.read')
    if (own?.length === 0) return notAllowed(deskActs['offering.read'])
    const wanted = programme === undefined ? own : own && own.filter((key) => key === programme)
    const now = nowOf(call)
    const query = {
      programmes: programme !== undefined && own === null ? [programme] : wanted,
      ...(state && { state }),
      ...(kind && { kind }),
      ...(q && { words: q }),
      ...{ sort: readSort(sort), isDescending: descending(sort), slice: call.slice },
    }
    const { rows, next } = await inBooks(call, (books) => sliceOfferings(books, query, now))
    return ok({ items: rows.map((row) => deskOfferingOf(row, now)), next })
  },
})

const read = endpoint({
  method: 'get',
  path: '/desk/offerings/{offering}',
  name: 'readDeskOffering',
  tag: 'desk',
  scope: 'offering.read',
  summary: { ja: '募集の設定を読む', en: 'Read an offering with its settings' },
  answer: wholeOffering,
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'offering.read')
      return found.ok ? ok(wholeOfferingOf(found.value)) : found
    }),
})

const make = endpoint({
  method: 'post',
  path: '/desk/offerings',
  name: 'createOffering',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '募集を下書きとして作る', en: 'Make an offering, as a draft' },
  body: offeringDraft,
  answer: offeringWritten,
  status: 201,
  handle: async ({ context, body }) => written(await createOffering(context, body)),
})

const edit = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}',
  name: 'editOffering',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '募集を直す', en: 'Change an offering' },
  note: {
    ja: '読んだときの version を付けて、設定を全部送ります。ほかの人が先に直していれば行われません。',
    en: 'Send all settings, with the version that was read. Nothing is done if somebody was faster.',
  },
  body: offeringEdit,
  answer: offeringWritten,
  handle: async ({ context, params, body }) =>
    written(await editOffering(context, { ...body, offering: params.offering })),
})

const publish = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/state',
  name: 'changeOfferingState',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '募集を公開する・終える', en: 'Publish an offering, close it, or open it again' },
  body: z
    .strictObject({ state: z.enum(['draft', 'open', 'closed']) })
    .meta({ id: 'OfferingStateChange' }),
  answer: offeringWritten,
  handle: async ({ context, params, body }) =>
    written(await changeOfferingState(context, { offering: params.offering, state: body.state })),
})

const cancel = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/cancel',
  name: 'cancelOffering',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '募集を中止する（全員に知らせる）', en: 'Cancel an offering; everyone is told' },
  body: z.strictObject({ reason: plainText(2000) }).meta({ id: 'OfferingCancellation' }),
  answer: z
    .strictObject({ command, sessions: z.int(), cancelled: z.int() })
    .meta({ id: 'OfferingCancelled' }),
  handle: async ({ context, params, body }) => {
    const done = await cancelOffering(context, { ...body, offering: params.offering })
    return answered(done, ({ sessions, cancelled }) => ({ sessions, cancelled }))
  },
})

function written(done: Result<Done<OfferingWritten>>) {
  if (!done.ok) return done
  const { offering, version } = done.value.outcome
  return ok({ command: done.value.command, offering, version })
}

const listVersions = list({
  method: 'get',
  path: '/desk/offerings/{offering}/versions',
  name: 'listOfferingVersions',
  tag: 'desk',
  scope: 'offering.read',
  summary: { ja: '募集の版の一覧', en: 'List the versions of an offering' },
  item: offeringVersion,
  key: ['number'],
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'offering.read')
      if (!found.ok) return found
      const { rows, next } = await sliceOfferingVersions(books, found.value.id, call.slice)
      const items = rows.map(({ offering, recordedAt, recordedBy, act }) => ({
        ...{ version: offering.version, recordedAt, recordedBy, act },
        offering: wholeOfferingOf(offering),
      }))
      return ok({ items, next })
    }),
})

const publishQuestions = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}/questions/{purpose}',
  name: 'publishQuestions',
  tag: 'desk',
  scope: 'offering.write',
  summary: { ja: '質問の次の版を公開する', en: 'Publish the next version of the questions' },
  note: {
    ja: 'version には、いまの版の番号を付けます。ほかの人が先に直していれば行われません。',
    en: 'version is that of the questions as they are now. Nothing is done if somebody was faster.',
  },
  body: questionFormSchema,
  answer: z
    .strictObject({ command, offering: id, purpose: z.string(), version: z.int() })
    .meta({ id: 'QuestionsPublished' }),
  handle: async ({ context, params, body }) => {
    const purpose = readPurpose(params.purpose)
    if (!purpose.ok) return purpose
    const place = { offering: params.offering, purpose: purpose.value }
    const done = await replaceQuestions(context, { ...place, ...body })
    if (!done.ok) return done
    const { version } = done.value.outcome
    return ok({ command: done.value.command, ...place, version })
  },
})

/** The rows of setting up offerings. */
export const deskOfferingEndpoints: readonly AnyEndpoint[] = [
  listAll,
  make,
  read,
  edit,
  publish,
  cancel,
  listVersions,
  publishQuestions,
]
