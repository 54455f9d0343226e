/** Visits of experts: planned, reported, rated and taken back; and the fees of an expert's own. */
import { z } from 'zod'
import { confirmVisit, undoVisit } from '../../commands/dispatch/confirm.ts'
import { submitFeeClaim } from '../../commands/dispatch/fee-claim.ts'
import { mayReadRequest, openRequest } from '../../commands/dispatch/open-request.ts'
import { readDispatch } from '../../commands/dispatch/read-dispatch.ts'
import {
  cancelVisit,
  type OnVisit,
  planVisit,
  reportVisit,
  saveReportDraft,
} from '../../commands/dispatch/visit.ts'
import { isOwn } from '../../commands/application/scene.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import type { Books } from '../../store/database.ts'
import { listClaimable, listClaims } from '../../store/dispatch-claim.ts'
import { findExpertOf } from '../../store/dispatch-expert.ts'
import { listAssignments } from '../../store/dispatch-list.ts'
import { listVisits, readVisitTexts } from '../../store/dispatch-visit.ts'
import { answered } from '../answered.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, type Call, endpoint } from '../endpoint.ts'
import { command, id, reason } from '../schema/basic.ts'
import {
  dispatchAnswer,
  feeClaimAnswer,
  givenPlan,
  givenReport,
  listedDispatch,
  visitAnswer,
  writeClaim,
  writeDispatch,
  writeListed,
  writeVisit,
} from '../schema/dispatch.ts'

const onVisit = z.strictObject({ command, application: id, visit: id }).meta({ id: 'OnVisit' })
const writeOn = ({ application, visit }: OnVisit) => ({ application, visit })

const read = endpoint({
  method: 'get',
  path: '/applications/{application}/dispatch',
  name: 'readDispatch',
  tag: 'dispatch',
  scope: 'application.read',
  summary: { ja: '専門家派遣の決定と訪問を読む', en: 'Read a dispatch with its visits' },
  note: {
    ja: '事業の職員、担当の専門家、申し込んだ会社が読めます。',
    en: 'For staff of the programme, the expert who goes, and the company that asked.',
  },
  answer: dispatchAnswer,
  handle: (call) =>
    inBooks(call, async (books) => {
      const { actor } = call.caller
      const opened = await openRequest(books, call.params.application, 'free')
      if (!opened.ok) return opened
      const isTheirs = isOwn(opened.value.application, actor)
      const allowed = isTheirs ? ok(undefined) : await mayReadRequest(books, actor, opened.value)
      if (!allowed.ok) return allowed
      return ok(writeDispatch(await readDispatch(books, opened.value, nowOf(call))))
    }),
})

const plan = endpoint({
  method: 'post',
  path: '/applications/{application}/visits',
  name: 'planVisit',
  tag: 'dispatch',
  scope: 'activity.write',
  summary: { ja: '訪問の予定を入れる', en: 'Plan a visit' },
  body: givenPlan.meta({ id: 'VisitPlan' }),
  answer: onVisit,
  status: 201,
  handle: async ({ context, params, body }) => {
    const given = { application: params.application, visit: null, plan: body }
    return answered(await planVisit(context, given), writeOn)
  },
})

const move = endpoint({
  method: 'put',
  path: '/applications/{application}/visits/{visit}',
  name: 'moveVisit',
  tag: 'dispatch',
  scope: 'activity.write',
  summary: { ja: '訪問の予定を変える', en: 'Move a planned visit' },
  body: givenPlan.meta({ id: 'MovedVisit' }),
  answer: onVisit,
  handle: async ({ context, params, body }) =>
    answered(await planVisit(context, { ...params, plan: body }), writeOn),
})

const cancel = endpoint({
  method: 'post',
  path: '/applications/{application}/visits/{visit}/cancellation',
  name: 'cancelVisit',
  tag: 'dispatch',
  scope: 'activity.write',
  summary: { ja: '訪問の予定を取りやめる', en: 'Call a planned visit off' },
  answer: onVisit,
  handle: async ({ context, params }) => answered(await cancelVisit(context, params), writeOn),
})

const draft = endpoint({
  method: 'put',
  path: '/applications/{application}/visits/{visit}/draft',
  name: 'saveVisitDraft',
  tag: 'dispatch',
  scope: 'activity.write',
  summary: { ja: '訪問の報告の下書きを残す', en: 'Keep the draft of a report' },
  body: givenReport.meta({ id: 'VisitReportDraft' }),
  answer: onVisit,
  handle: async ({ context, params, body }) =>
    answered(await saveReportDraft(context, { ...params, report: body }), writeOn),
})

const report = endpoint({
  method: 'post',
  path: '/applications/{application}/visits/{visit}/report',
  name: 'reportVisit',
  tag: 'dispatch',
  scope: 'activity.write',
  summary: { ja: '訪問を報告する', en: 'Report a visit' },
  note: {
    ja: '回数と時間の上限を超える報告は受け付けません。',
    en: 'Refused where it would exceed the limits of times and hours.',
  },
  body: z
    .strictObject({ plan: givenPlan, report: givenReport, reason })
    .meta({ id: 'ReportedVisit' }),
  answer: onVisit,
  handle: async ({ context, params, body }) =>
    answered(await reportVisit(context, { ...params, ...body }), writeOn),
})

const confirm = endpoint({
  method: 'post',
  path: '/applications/{application}/visits/{visit}/confirmation',
  name: 'confirmVisit',
  tag: 'dispatch',
  scope: 'application.write',
  summary: { ja: '訪問を確かめ、評価する', en: 'Confirm and rate a visit' },
  body: z
    .strictObject({ rating: z.int().min(1).max(5), words: plainText(4000).default('') })
    .meta({ id: 'VisitConfirmation' }),
  answer: onVisit,
  handle: async ({ context, params, body }) =>
    answered(await confirmVisit(context, { ...params, ...body }), writeOn),
})

const undo = endpoint({
  method: 'post',
  path: '/applications/{application}/visits/{visit}/undoing',
  name: 'undoVisit',
  tag: 'dispatch',
  scope: 'activity.write',
  summary: { ja: '訪問の報告を取り消す', en: 'Take the report of a visit back' },
  body: z.strictObject({ reason: plainText(2000) }).meta({ id: 'VisitUndoing' }),
  answer: onVisit,
  handle: async ({ context, params, body }) =>
    answered(await undoVisit(context, { ...params, ...body }), writeOn),
})

/** The expert who asks. */
async function ownExpert(books: Books, { caller }: Pick<Call, 'caller'>): Promise<Result<string>> {
  const { account } = caller.actor
  const expert = account === null ? undefined : await findExpertOf(books, account)
  return expert ? ok(expert.id) : notInRegister
}

const notInRegister = refuse(
  'expert_not_in_register',
  '専門家としての登録がありません。事業の担当者に頼んでください。',
  'You are not in the register of experts. Ask the officer of the programme.',
)

const assignments = endpoint({
  method: 'get',
  path: '/expert/assignments',
  name: 'listAssignments',
  tag: 'dispatch',
  scope: 'application.read',
  summary: { ja: '専門家の自分の担当と訪問', en: 'List one’s own assignments and visits' },
  answer: z.strictObject({
    assignments: z.array(listedDispatch),
    visits: z.array(visitAnswer),
  }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const expert = await ownExpert(books, call)
      if (!expert.ok) return expert
      const states = ['planned', 'reported'] as const
      const visits = await listVisits(books, { expert: expert.value, states })
      const texts = await readVisitTexts(
        books,
        visits.map((visit) => visit.id),
      )
      return ok({
        assignments: (await listAssignments(books, expert.value)).map(writeListed),
        visits: visits.map((visit) => writeVisit(visit, texts.get(visit.id))),
      })
    }),
})

const fees = endpoint({
  method: 'get',
  path: '/expert/fees',
  name: 'listOwnFees',
  tag: 'dispatch',
  scope: 'activity.read',
  summary: { ja: '専門家の自分の謝金', en: 'List one’s own fees' },
  answer: z.strictObject({
    claimable: z.array(
      z.strictObject({
        programme: z.string(),
        month: z.string(),
        visits: z.int(),
        yen: z.int(),
      }),
    ),
    claims: z.array(feeClaimAnswer),
  }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const expert = await ownExpert(books, call)
      if (!expert.ok) return expert
      const claims = await listClaims(books, { expert: expert.value })
      const claimable = await listClaimable(books, expert.value)
      return ok({ claimable, claims: claims.map(writeClaim) })
    }),
})

const claim = endpoint({
  method: 'post',
  path: '/expert/fees',
  name: 'claimFees',
  tag: 'dispatch',
  scope: 'activity.write',
  summary: { ja: '1か月の訪問の謝金を請求する', en: 'Claim the fees of a month' },
  body: z
    .strictObject({ programme: plainText(100), month: z.string().max(7) })
    .meta({ id: 'FeesToClaim' }),
  answer: z.strictObject({ command, claim: id, visits: z.int(), yen: z.int() }),
  status: 201,
  handle: async ({ context, body }) =>
    answered(await submitFeeClaim(context, body), ({ claim: made, visits, yen }) => ({
      claim: made,
      visits,
      yen,
    })),
})

/** The rows. */
export const dispatchVisitEndpoints: readonly AnyEndpoint[] = [
  ...[read, plan, move, cancel, draft, report, confirm, undo],
  ...[assignments, fees, claim],
]
