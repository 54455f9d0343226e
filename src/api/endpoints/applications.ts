/** Applications: one's own, those of an offering for staff, one by itself, and acts on them. */
import { z } from 'zod'
import { actOnApplications, type Acted } from '../../commands/application/act.ts'
import { addUpload } from '../../commands/draft/uploads.ts'
import type { Done } from '../../commands/run.ts'
import { accountOwner } from '../../domain/question/draft-owner.ts'
import { type FormPurpose, formPurposeNames } from '../../domain/question/form-place.ts'
import { mediaTypeNames } from '../../domain/question/media-type.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { applicationSorts, sliceApplications } from '../../store/application-list.ts'
import { sliceOwnApplications } from '../../store/own-application-list.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint, list } from '../endpoint.ts'
import type { KeyForm } from '../paging.ts'
import {
  actBody,
  acted,
  actsBody,
  deskApplication,
  deskApplicationOf,
  ownApplication,
  ownApplicationOf,
  possibleAct,
  wholeApplication,
} from '../schema/application.ts'
import { id } from '../schema/basic.ts'
import { claimEndpoint } from './claim.ts'
import { checkHappenedAt } from './happened-at.ts'
import { findDeskOffering, findSeenOffering } from './open-offering.ts'
import { listPossibleActs, readWholeApplication } from './read-application.ts'
import { descending, readSort, sortsOf } from './sort.ts'

const listOwn = list({
  method: 'get',
  path: '/applications',
  name: 'listOwnApplications',
  tag: 'applications',
  scope: 'application.read',
  summary: { ja: '自分の申込の一覧', en: 'List one’s own applications' },
  note: { ja: '新しい順です。', en: 'The newest come first.' },
  query: z.strictObject({ offering: id.optional() }),
  item: ownApplication,
  key: ['id'],
  handle: async (call) => {
    const { query, slice, caller } = call
    const { offering } = query
    const { rows, next } = await inBooks(call, (books) =>
      sliceOwnApplications(books, caller.actor, { ...(offering && { offering }), slice }),
    )
    return ok({ items: rows.map(ownApplicationOf), next })
  },
})

const sortKeys: Readonly<Record<(typeof applicationSorts)[number], readonly KeyForm[]>> = {
  applied: ['moment', 'id'],
  name: ['text', 'id'],
  number: ['text', 'id'],
}

const listOfOffering = list({
  method: 'get',
  path: '/desk/offerings/{offering}/applications',
  name: 'listApplications',
  tag: 'desk',
  scope: 'application.read',
  summary: { ja: '募集の申込の一覧', en: 'List the applications of an offering' },
  query: z.strictObject({
    q: z.string().max(100).optional().meta({
      description: 'Part of the name, its reading, the mail address or the number.',
    }),
    state: z.string().max(40).optional(),
    lifecycle: z.enum(['gathering', 'interview', 'course', 'consultation', 'booking']).optional(),
    session: id.optional(),
    awaitsStaff: z.enum(['true']).optional(),
    sort: sortsOf(applicationSorts).default('applied'),
  }),
  item: deskApplication,
  key: ({ sort }) => sortKeys[readSort(sort)],
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      if (!found.ok) return found
      const { q, state, lifecycle, session, awaitsStaff, sort } = call.query
      const { rows, next } = await sliceApplications(books, {
        offering: found.value.id,
        ...(q && { words: q }),
        ...(state && { state }),
        ...(lifecycle && { lifecycle }),
        ...(session && { session }),
        ...(awaitsStaff && { awaitsStaff: true }),
        ...{ sort: readSort(sort), isDescending: descending(sort), slice: call.slice },
      })
      return ok({ items: rows.map(deskApplicationOf), next })
    }),
})

const read = endpoint({
  method: 'get',
  path: '/applications/{application}',
  name: 'readApplication',
  tag: 'applications',
  scope: 'application.read',
  summary: { ja: '申込を1件読む', en: 'Read an application' },
  note: {
    ja: '自分の申込か、担当する事業の申込だけを読めます。',
    en: 'Only one’s own, or those of the programmes that one works for.',
  },
  answer: wholeApplication,
  handle: readWholeApplication,
})

const listActs = endpoint({
  method: 'get',
  path: '/applications/{application}/acts',
  name: 'listPossibleActs',
  tag: 'applications',
  scope: 'application.read',
  summary: { ja: 'いまできる操作の一覧', en: 'List what can be done with an application now' },
  answer: z.strictObject({ items: z.array(possibleAct) }),
  handle: listPossibleActs,
})

const act = endpoint({
  method: 'post',
  path: '/applications/{application}/acts/{act}',
  name: 'actOnApplication',
  tag: 'applications',
  scope: 'application.write',
  summary: { ja: '申込を進める', en: 'Move an application on' },
  body: actBody,
  answer: acted,
  hasDryRun: true,
  handle: async (call) => {
    const { context, params, body, dryRun } = call
    const dated = checkHappenedAt(call, body.happenedAt)
    if (!dated.ok) return dated
    if (params.act === 'ask') return answersMissing
    const applications = [params.application]
    const done = await actOnApplications(context, {
      ...body,
      ...{ act: params.act, applications, dryRun },
    })
    return answered(done, dryRun)
  },
})

const actOnMany = endpoint({
  method: 'post',
  path: '/desk/acts/{act}',
  name: 'actOnApplications',
  tag: 'desk',
  scope: 'application.write',
  summary: { ja: '申込をまとめて進める', en: 'Move many applications on' },
  note: {
    ja: 'できないものは refused に理由が載り、ほかは行われます。1件もできないときは行われません。',
    en: 'Those it cannot be done to are named under "refused"; the others are done.',
  },
  body: actsBody,
  answer: acted,
  hasDryRun: true,
  handle: async (call) => {
    const { context, params, body, dryRun } = call
    const dated = checkHappenedAt(call, body.happenedAt)
    if (!dated.ok) return dated
    if (params.act === 'ask') return answersMissing
    const done = await actOnApplications(context, { ...body, act: params.act, dryRun })
    return answered(done, dryRun)
  },
})

/** A questionnaire that is answered without answers would count all the same. */
const answersMissing = refuse(
  'answers_missing',
  'アンケートの答えがありません。/applications/{application}/questionnaire に答えを送ってください。',
  'There are no answers. Send them to /applications/{application}/questionnaire.',
)

function answered(done: Result<Done<Acted>>, dryRun: boolean) {
  if (!done.ok) return done
  const { command, outcome } = done.value
  const refused = outcome.refused.map(({ application, refusal: { code, message } }) => {
    return { application, code, message }
  })
  const { done: changed, offered } = outcome
  return ok({ command: dryRun ? null : command, done: changed, offered, refused })
}

const sendFile = endpoint({
  method: 'post',
  path: '/offerings/{offering}/files',
  name: 'sendFile',
  tag: 'applications',
  scope: 'application.write',
  summary: { ja: '質問の答えのファイルを送る', en: 'Send a file as the answer to a question' },
  note: {
    ja: '答え（answers）に、返ってきた upload の値を書いて申し込みます。同じファイルは何度送っても1つです。',
    en: 'Name the upload in the answers when you apply. The same file is kept once, however often it is sent.',
  },
  query: z.strictObject({
    question: z.string().max(60).meta({ description: 'The key of the question.' }),
    name: z.string().min(1).max(300).meta({ description: 'The name of the file.' }),
    purpose: z.enum(formPurposeNames as [FormPurpose, ...FormPurpose[]]).default('application'),
    application: id.optional().meta({
      description: 'The application that it is sent for, where it goes with papers or a report.',
    }),
  }),
  largestFile: 11 * 1024 * 1024,
  needsKey: false,
  answer: z
    .strictObject({ upload: id, name: z.string(), type: z.enum(mediaTypeNames), size: z.int() })
    .meta({ id: 'FileSent' }),
  status: 201,
  handle: async (call) => {
    const seen = await inBooks(call, (books) => findSeenOffering(books, call))
    if (!seen.ok) return seen
    const { context, caller, query, file } = call
    const { purpose, application } = query
    const place = { offering: seen.value.id, purpose, ...(application && { application }) }
    const bytes = { name: query.name, bytes: file }
    const at = { owner: accountOwner(caller.account), place, question: query.question }
    const kept = await addUpload(context, { ...at, file: bytes })
    if (!kept.ok) return kept
    const { upload, name, type, size } = kept.value
    return ok({ upload, name, type, size })
  },
})

/** The rows of applications. */
export const applicationEndpoints: readonly AnyEndpoint[] = [
  claimEndpoint,
  sendFile,
  listOwn,
  read,
  listActs,
  act,
  listOfOffering,
  actOnMany,
]
