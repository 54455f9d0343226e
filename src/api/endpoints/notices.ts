/** Notices: what was sent to whom, what waits, what failed; sending one again. */
import { z } from 'zod'
import { listNotices, readNotice, resendNotice } from '../../commands/notice/mailbox.ts'
import type { Letter } from '../../domain/notice/render.ts'
import { noticeStates, type NoticeState } from '../../domain/notice/state.ts'
import { formatLetterHtml } from '../../formats/mail/html.tsx'
import { ok } from '../../kit/result.ts'
import { sliceOf } from '../../kit/slice.ts'
import { findAuthority } from '../../store/authority.ts'
import type { NoticeEntry } from '../../store/notice/list.ts'
import { inBooks } from '../books.ts'
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

const read = endpoint({
  method: 'get',
  path: '/desk/notices/{notice}',
  name: 'readNotice',
  tag: 'desk',
  scope: 'application.read',
  summary: { ja: '通知を1通読む（本文とも）', en: 'Read a notice with its letter' },
  note: {
    ja: '開くだけで本人として操作できるアドレスは、本文でも隠されています。',
    en: 'Addresses that act in the reader’s name are hidden in the letter.',
  },
  answer: notice
    .extend({
      letter: z
        .strictObject({
          subject: z.string(),
          text: z.string().meta({ description: 'The plain part, line by line.' }),
          html: z.string().meta({ description: 'The other part, as a document of its own.' }),
        })
        .nullable()
        .meta({ description: 'Null where what it said was erased.' }),
    })
    .meta({ id: 'NoticeRead' }),
  handle: async (call) => {
    const { context, caller, params, services } = call
    const found = await inBooks(call, findAuthority)
    const office = found?.name ?? { ja: context.authority, en: context.authority }
    const letterhead = services.letterheadOf(office)
    const asked = { id: params.notice, letterhead, isForProgram: true }
    const done = await readNotice(context, caller.actor, asked)
    if (!done.ok) return done
    const { entry, letter } = done.value
    return ok({ ...noticeOf(entry), letter: letter && letterOf(letter) })
  },
})

function letterOf(letter: Letter) {
  const lines = letter.lines.map((line) => line.map(({ text }) => text).join(''))
  const html = formatLetterHtml(letter, { withQr: false })
  return { subject: letter.subject, text: lines.join('\n'), html }
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
export const noticeEndpoints: readonly AnyEndpoint[] = [listAll, read, resend]
