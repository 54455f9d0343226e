/** Notices: what was sent to whom, what waits, what failed; sending one again. */
import { z } from 'zod'
import { listNotices, resendNotice } from '../../commands/notice/mailbox.ts'
import { noticeStates, type NoticeState } from '../../domain/notice/state.ts'
import { ok } from '../../kit/result.ts'
import { sliceOf } from '../../kit/slice.ts'
import type { NoticeEntry } from '../../store/notice/list.ts'
import { type Answered, type AnyEndpoint, endpoint, list } from '../endpoint.ts'
import { bothLanguages, command, id, language, moment } from '../schema/basic.ts'

const state = z.enum(Object.keys(noticeStates) as [NoticeState, ...NoticeState[]])

const notice = z
  .strictObject({
    id,
    template: z.string(),
    language,
    programme: z.string(),
    address: z.string().nullable().meta({ description: 'Null where it was erased.' }),
    application: id.nullable(),
    offering: id.nullable(),
    state,
    stateLabel: bothLanguages,
    createdAt: moment,
    dueAt: moment,
    sentAt: moment.nullable(),
    attempts: z.int(),
    lastErrorCode: z.string().nullable(),
  })
  .meta({ id: 'Notice' })

const listAll = list({
  method: 'get',
  path: '/desk/notices',
  name: 'listNotices',
  tag: 'desk',
  scope: 'application.read',
  summary: { ja: '通知の一覧', en: 'List notices' },
  note: { ja: '新しい順です。', en: 'The newest come first.' },
  query: z.strictObject({
    state: state.optional(),
    template: z.string().max(60).optional(),
    address: z.string().max(300).optional(),
    application: id.optional(),
  }),
  item: notice,
  key: ['id'],
  handle: async ({ context, caller, query, slice }) => {
    const { state: wanted, template, address, application } = query
    const filter = {
      ...(wanted && { states: [wanted] }),
      ...(template && { template }),
      ...(address && { address }),
      ...(application && { application }),
    }
    const [after = null] = slice.at?.key ?? []
    const cursor = { after, limit: slice.limit + 1 }
    const found = await listNotices(context, caller.actor, { filter, cursor })
    if (!found.ok) return found
    const { rows, next } = sliceOf(found.value, slice, (row) => [row.id])
    return ok({ items: rows.map(noticeOf), next })
  },
})

function noticeOf(entry: NoticeEntry): Answered<typeof notice> {
  const { template, programme, address, about, createdAt, dueAt, sentAt } = entry
  return {
    ...{ id: entry.id, template, language: entry.language, programme, address },
    application: about.application ?? null,
    offering: about.offering ?? null,
    state: entry.state,
    stateLabel: noticeStates[entry.state],
    ...{ createdAt, dueAt, sentAt, attempts: entry.attempts, lastErrorCode: entry.lastErrorCode },
  }
}

const resend = endpoint({
  method: 'post',
  path: '/desk/notices/{notice}/resend',
  name: 'resendNotice',
  tag: 'desk',
  scope: 'application.write',
  summary: { ja: '通知を送り直す', en: 'Send a notice again' },
  answer: z.strictObject({ command, notice: id }).meta({ id: 'NoticeResent' }),
  handle: async ({ context, caller, params }) => {
    const done = await resendNotice(context, caller.actor, { id: params.notice })
    return done.ok ? ok({ command: done.value.command, notice: params.notice }) : done
  },
})

/** The rows of notices. */
export const noticeEndpoints: readonly AnyEndpoint[] = [listAll, resend]
