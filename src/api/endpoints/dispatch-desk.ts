/** Experts and requests as the desk has them: the register, decisions, assignments, fee claims. */
import { z } from 'zod'
import { assignExpert, proposeFor } from '../../commands/dispatch/assign.ts'
import { decideDispatch, refuseDispatch } from '../../commands/dispatch/decide.ts'
import { expertUnknown, mayAnywhereAct, saveExpert } from '../../commands/dispatch/expert.ts'
import { settleFeeClaim } from '../../commands/dispatch/fee-claim.ts'
import { openRequest } from '../../commands/dispatch/open-request.ts'
import { saveDispatchSettings } from '../../commands/dispatch/settings.ts'
import { deskActs, mayAct, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import { isCalendarDate } from '../../kit/calendar.ts'
import { claimStates, claimSteps } from '../../domain/delivery/dispatch/fee-claim.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { listClaims } from '../../store/dispatch-claim.ts'
import { listExperts, sliceExperts } from '../../store/dispatch-expert.ts'
import { sliceDispatches } from '../../store/dispatch-list.ts'
import { answered } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint, list } from '../endpoint.ts'
import { bothLanguages, command, id, reason } from '../schema/basic.ts'
import {
  expertAnswer,
  feeClaimAnswer,
  givenExpert,
  listedDispatch,
  writeClaim,
  writeExpert,
  writeListed,
} from '../schema/dispatch.ts'
import { findDeskOffering } from './open-offering.ts'

const settings = endpoint({
  method: 'put',
  path: '/desk/offerings/{offering}/dispatch',
  name: 'saveDispatchSettings',
  tag: 'dispatch',
  scope: 'offering.write',
  summary: { ja: '専門家派遣の設定を保存する', en: 'Save the settings of a dispatch' },
  body: z
    .strictObject({
      version: z.int(),
      details: z.record(z.string(), z.json()).meta({ description: 'What is said anew.' }),
    })
    .meta({ id: 'DispatchSettings' }),
  answer: z.strictObject({ command, offering: id, version: z.int() }),
  handle: async ({ context, params, body }) =>
    answered(await saveDispatchSettings(context, { ...params, ...body }), (saved) => ({
      offering: saved.offering,
      version: saved.version,
    })),
})

const experts = list({
  method: 'get',
  path: '/desk/experts',
  name: 'listExperts',
  tag: 'dispatch',
  scope: 'application.read',
  summary: { ja: '専門家の一覧', en: 'List experts' },
  query: z.object({ q: z.string().max(100).optional() }),
  item: expertAnswer,
  key: ['text', 'id'],
  handle: async (call) => {
    const allowed = mayAnywhereAct(call.caller.actor, 'expert.list')
    if (!allowed.ok) return allowed
    const { q } = call.query
    const asked = { sort: 'name', isDescending: false, slice: call.slice } as const
    const found = await inBooks(call, (books) =>
      sliceExperts(books, { ...asked, ...(q && { words: q }) }),
    )
    return ok({ items: found.rows.map(writeExpert), next: found.next })
  },
})

const written = z.strictObject({ command, expert: id, version: z.int() }).meta({
  id: 'ExpertWritten',
})

const enter = endpoint({
  method: 'post',
  path: '/desk/experts',
  name: 'enterExpert',
  tag: 'dispatch',
  scope: 'application.write',
  summary: { ja: '専門家を登録する', en: 'Enter an expert' },
  body: givenExpert,
  answer: written,
  status: 201,
  handle: async ({ context, body }) =>
    answered(
      await saveExpert(context, { expert: null, version: null, entry: body }),
      ({ expert, version }) => ({ expert, version }),
    ),
})

const edit = endpoint({
  method: 'put',
  path: '/desk/experts/{expert}',
  name: 'editExpert',
  tag: 'dispatch',
  scope: 'application.write',
  summary: { ja: '専門家の登録を直す', en: 'Change an expert’s entry' },
  body: z.strictObject({ version: z.int(), entry: givenExpert }).meta({ id: 'ExpertEdit' }),
  answer: written,
  handle: async ({ context, params, body }) =>
    answered(await saveExpert(context, { ...params, ...body }), ({ expert, version }) => ({
      expert,
      version,
    })),
})

const expert = endpoint({
  method: 'get',
  path: '/desk/experts/{expert}',
  name: 'readExpert',
  tag: 'dispatch',
  scope: 'application.read',
  summary: { ja: '専門家の登録を読む', en: 'Read an expert’s entry' },
  answer: expertAnswer,
  handle: async (call) => {
    const allowed = mayAnywhereAct(call.caller.actor, 'expert.list')
    if (!allowed.ok) return allowed
    const all = await inBooks(call, listExperts)
    const found = all.find((each) => each.expert.id === call.params.expert)
    return found ? ok(writeExpert(found)) : expertUnknown
  },
})

const requests = list({
  method: 'get',
  path: '/desk/offerings/{offering}/dispatches',
  name: 'listDispatches',
  tag: 'dispatch',
  scope: 'application.read',
  summary: { ja: '派遣の申込の一覧', en: 'List requests for experts' },
  query: z.object({ state: z.string().max(40).optional() }),
  item: listedDispatch,
  key: ['id'],
  handle: (call) =>
    inBooks(call, async (books) => {
      const offering = await findDeskOffering(books, call, 'application.list')
      if (!offering.ok) return offering
      const { state } = call.query
      const found = await sliceDispatches(books, {
        ...{ offering: offering.value.id, sort: 'applied', isDescending: false },
        ...{ slice: call.slice, ...(state && { states: [state] }) },
      })
      return ok({ items: found.rows.map(writeListed), next: found.next })
    }),
})

const proposals = endpoint({
  method: 'get',
  path: '/desk/dispatches/{application}/proposals',
  name: 'proposeExperts',
  tag: 'dispatch',
  scope: 'application.read',
  summary: { ja: '派遣できる専門家と、その理由', en: 'Who could go, and why' },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          expert: id,
          name: z.string(),
          load: z.int(),
          objections: z.array(z.string()),
          reasons: z.array(bothLanguages),
        })
        .meta({ id: 'ExpertProposal' }),
    ),
  }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const opened = await openRequest(books, call.params.application, 'free')
      if (!opened.ok) return opened
      const { programme } = opened.value.offering
      const allowed = mayAct(call.caller.actor, 'application.list', { programme })
      if (!allowed.ok) return allowed
      const proposed = await proposeFor(books, opened.value)
      return ok({
        items: proposed.map(({ expert: each, load, objections, reasons }) => ({
          ...{ expert: each.id, name: each.name, load, objections, reasons },
        })),
      })
    }),
})

const onRequest = z.strictObject({ command, application: id }).meta({ id: 'OnDispatch' })

const decide = endpoint({
  method: 'post',
  path: '/desk/dispatches/{application}/decision',
  name: 'decideDispatch',
  tag: 'dispatch',
  scope: 'application.write',
  summary: { ja: '派遣を決定する', en: 'Decide to send an expert' },
  body: z
    .strictObject({
      visits: z.int().min(1).max(100),
      field: plainText(100).default(''),
      area: plainText(100).default(''),
      conditions: z.array(plainText(1000)).max(50).default([]),
    })
    .meta({ id: 'DispatchDecision' }),
  answer: onRequest,
  handle: async ({ context, params, body }) =>
    answered(await decideDispatch(context, { ...params, ...body }), ({ application }) => ({
      application,
    })),
})

const refuse = endpoint({
  method: 'post',
  path: '/desk/dispatches/{application}/refusal',
  name: 'refuseDispatch',
  tag: 'dispatch',
  scope: 'application.write',
  summary: { ja: '派遣しないと決める', en: 'Refuse a request for an expert' },
  body: z.strictObject({ reason: plainText(2000) }).meta({ id: 'DispatchRefusal' }),
  answer: onRequest,
  handle: async ({ context, params, body }) =>
    answered(await refuseDispatch(context, { ...params, ...body }), ({ application }) => ({
      application,
    })),
})

const assign = endpoint({
  method: 'post',
  path: '/desk/dispatches/{application}/expert',
  name: 'assignExpert',
  tag: 'dispatch',
  scope: 'application.write',
  summary: { ja: '専門家を決める・替える', en: 'Assign an expert' },
  body: z.strictObject({ expert: id, reason }).meta({ id: 'ExpertAssignment' }),
  answer: z.strictObject({ command, application: id, expert: id }),
  handle: async ({ context, params, body }) =>
    answered(await assignExpert(context, { ...params, ...body }), (done) => ({
      application: done.application,
      expert: done.expert,
    })),
})

const claims = endpoint({
  method: 'get',
  path: '/desk/fees',
  name: 'listFeeClaims',
  tag: 'dispatch',
  scope: 'application.read',
  summary: { ja: '謝金の請求の一覧', en: 'List fee claims' },
  query: z.object({ state: z.enum(Object.keys(claimStates) as ['submitted']).optional() }),
  answer: z.strictObject({ items: z.array(feeClaimAnswer) }),
  handle: async (call) => {
    const programmes = programmesFor(call.caller.actor, 'fee.list')
    if (programmes?.length === 0) return notAllowed(deskActs['fee.list'])
    const { state } = call.query
    const found = await inBooks(call, (books) =>
      listClaims(books, { programmes, ...(state && { states: [state] }) }),
    )
    return ok({ items: found.map(writeClaim) })
  },
})

const day = z.string().refine(isCalendarDate, {
  params: { ja: '2023-06-01の形の日付が必要です', en: 'a date as 2023-06-01 is needed' },
})

const settle = endpoint({
  method: 'post',
  path: '/desk/fees/{claim}/steps',
  name: 'settleFeeClaim',
  tag: 'dispatch',
  scope: 'application.write',
  summary: { ja: '謝金の請求を承認する・差し戻す・支払済みにする', en: 'Settle a fee claim' },
  body: z
    .strictObject({
      step: z.enum(Object.keys(claimSteps) as ['approve', 'return', 'pay']),
      reason,
      paidOn: day.nullable().default(null),
    })
    .meta({ id: 'FeeClaimStep' }),
  answer: z.strictObject({ command, claim: id }),
  handle: async ({ context, params, body }) =>
    answered(await settleFeeClaim(context, { ...params, ...body }), ({ claim }) => ({ claim })),
})

/** The rows. */
export const dispatchDeskEndpoints: readonly AnyEndpoint[] = [
  ...[settings, experts, enter, edit, expert, requests, proposals],
  ...[decide, refuse, assign, claims, settle],
]
