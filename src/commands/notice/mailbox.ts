/** Notices at the desk: what was sent, what waits, what could not be sent, and sending it again. */
import type { Actor } from '../../domain/access/actor.ts'
import { deskActs, mayAct, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import type { Letterhead } from '../../domain/notice/letterhead.ts'
import { type Letter, renderNotice } from '../../domain/notice/render.ts'
import type { NoticeState } from '../../domain/notice/state.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { withAuthority } from '../../store/database.ts'
import {
  findNotice,
  listNotices as listInBooks,
  type NoticeCursor,
  type NoticeEntry,
  type NoticeFilter,
  type NoticeRecord,
  type QueueState,
  readQueueState,
} from '../../store/notice/list.ts'
import { requeueNotice } from '../../store/notice/turn.ts'
import type { Context } from '../context.ts'
import { type Done, runAct } from '../run.ts'

/** Which notices to list, among those that the actor may see. */
export type MailboxFilter = Omit<NoticeFilter, 'programmes'>

/** Notices, newest first, of the programmes that the actor works for. */
export function listNotices(
  { database, authority }: Context,
  actor: Actor,
  { filter, cursor }: { readonly filter: MailboxFilter; readonly cursor: NoticeCursor },
): Promise<Result<readonly NoticeEntry[]>> {
  return withAuthority(database, authority, async (books) => {
    const programmes = programmesFor(actor, 'notice.list')
    if (programmes?.length === 0) return notAllowed(deskActs['notice.list'])
    return ok(await listInBooks(books, { ...filter, programmes }, cursor))
  })
}

/** A notice with its letter; none where what it said is erased. */
export type ReadNotice = { readonly entry: NoticeEntry; readonly letter: Letter | null }

/** Which notice to read, and in whose name letters are written. */
type NoticeAsked = {
  readonly id: string
  readonly letterhead: Letterhead
  /** A program is shown nothing that opens something: no token signs anybody in. */
  readonly isForProgram?: boolean
}

/**
 * One notice as its reader gets it. Addresses that open something are hidden: whoever has them
 * could act in the reader's name. Administrators see them in what is kept and never sent.
 */
export async function readNotice(
  { database, authority }: Context,
  actor: Actor,
  { id, letterhead, isForProgram = false }: NoticeAsked,
): Promise<Result<ReadNotice>> {
  return withAuthority(database, authority, async (books) => {
    const found = await findVisible(books, actor, id)
    if (!found.ok) return found
    const { details, ...entry } = found.value
    const isHandedOver = entry.state === 'kept' && isAdministrator(actor) && !isForProgram
    const secrets = isHandedOver ? 'shown' : 'hidden'
    const letter =
      entry.address === null ? null : renderNotice({ ...entry, details }, { letterhead, secrets })
    return ok({ entry, letter })
  })
}

/** How the queue stands: for the desk's first page, where something waits for too long. */
export function readMailQueue(context: Context): Promise<QueueState> {
  const { database, authority, clock } = context
  return withAuthority(database, authority, (books) =>
    readQueueState(books, toInstant(clock.now())),
  )
}

/** Puts a notice that failed, or was kept, back into the queue. */
export async function resendNotice(
  context: Context,
  actor: Actor,
  given: { readonly id: string },
): Promise<Result<Done<{ readonly notice: string }>>> {
  const act = { name: 'notice.resend', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books, recordedAt }) => {
    const found = await findVisible(books, actor, given.id)
    if (!found.ok) return found
    const may = mayAct(actor, 'notice.resend', { programme: found.value.programme })
    if (!may.ok) return may
    const isQueued = await requeueNotice(books, given.id, recordedAt)
    return isQueued ? ok({ notice: given.id }) : notResendable(found.value.state)
  })
}

/** A notice that the actor may see. */
async function findVisible(books: Books, actor: Actor, id: string): Promise<Result<NoticeRecord>> {
  const notice = uuidForm.test(id) ? await findNotice(books, id) : undefined
  if (!notice) return noticeUnknown(id)
  const may = mayAct(actor, 'notice.list', { programme: notice.programme })
  return may.ok ? ok(notice) : may
}

function isAdministrator({ grants }: Actor): boolean {
  return grants.some(({ role, programme }) => role === 'administrator' && programme === '')
}

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function noticeUnknown(id: string): Refused {
  return refuse(
    'notice_unknown',
    `通知「${id}」は見つかりません。一覧から選び直してください。`,
    `There is no notice "${id}". Choose it from the list again.`,
  )
}

function notResendable(state: NoticeState): Refused {
  const isUnderWay = state === 'waiting' || state === 'sending'
  return isUnderWay
    ? refuse(
        'notice_under_way',
        'この通知はすでに送信を待っています。しばらくお待ちください。',
        'This notice is waiting to be sent already. Please wait a little.',
      )
    : refuse(
        'notice_not_resendable',
        'この通知は送り直せません。送り直せるのは、送信できなかったものと、送信せず保管したものだけです。',
        'This notice cannot be sent again: only those that could not be sent, or were kept, can be.',
      )
}
