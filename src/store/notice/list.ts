/** Notices as the desk looks at them: lists by key, one by its id, and how the queue stands. */
import { sql } from 'kysely'
import type { Details } from '../../domain/notice/render.ts'
import type { NoticeState } from '../../domain/notice/state.ts'
import type { Language } from '../../kit/bilingual.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import type { Books } from '../database.ts'
import type { NoticeMatter } from './queue.ts'

/** A notice in a list. */
export type NoticeEntry = {
  readonly id: string
  readonly template: string
  readonly language: Language
  readonly programme: string
  /** Null where it was erased. */
  readonly address: string | null
  readonly account: string | null
  readonly about: NoticeMatter
  readonly state: NoticeState
  readonly createdAt: Instant
  readonly dueAt: Instant
  readonly sentAt: Instant | null
  readonly attempts: number
  /** How often it may have gone out without our knowing. */
  readonly doubts: number
  /** When it is tried next, while it waits. */
  readonly nextAttemptAt: Instant
  readonly lastErrorCode: string | null
}

/** A notice as a whole. */
export type NoticeRecord = NoticeEntry & { readonly details: Details }

/** Which notices to list; what is absent narrows nothing. */
export type NoticeFilter = {
  readonly states?: readonly NoticeState[]
  readonly template?: string
  readonly address?: string
  readonly account?: string
  readonly application?: string
  /** Programmes' keys; null for all, those without one included. */
  readonly programmes: readonly string[] | null
}

/** Where to go on in a list: after the last entry of the page before, or before its first. */
export type NoticeCursor = {
  readonly after: string | null
  readonly before?: string | null
  readonly limit: number
}

/** Notices, newest first, beginning after the cursor's; oldest first where they end before one. */
export async function listNotices(
  { db, authority }: Books,
  filter: NoticeFilter,
  { after, before = null, limit }: NoticeCursor,
): Promise<readonly NoticeEntry[]> {
  const { states, template, address, account, application, programmes } = filter
  let query = db.selectFrom('notice').select(columns).where('authority', '=', authority)
  if (after !== null) query = query.where('notice', '<', after)
  if (before !== null) query = query.where('notice', '>', before)
  if (states) query = query.where(sql<boolean>`state = any(${[...states]})`)
  if (template !== undefined) query = query.where('template', '=', template)
  if (address !== undefined) query = query.where('address', '=', address)
  if (account !== undefined) query = query.where('account', '=', account)
  if (application !== undefined) {
    query = query.where('application', '=', application)
  }
  if (programmes) query = query.where(sql<boolean>`programme = any(${[...programmes]})`)
  const order = before === null ? 'desc' : 'asc'
  const rows = await query.orderBy('notice', order).limit(limit).execute()
  return rows.map(entryOf)
}

/** One notice as a whole, where there is one. */
export async function findNotice(
  { db, authority }: Books,
  id: string,
): Promise<NoticeRecord | undefined> {
  const row = await db
    .selectFrom('notice')
    .select(columns)
    .select('details')
    .where('authority', '=', authority)
    .where('notice', '=', id)
    .executeTakeFirst()
  return row && { ...entryOf(row), details: row.details as Details }
}

/** How the queue stands: how many wait, since when the oldest does, and how many have failed. */
export type QueueState = {
  readonly waiting: number
  readonly oldestDueAt: Instant | null
  readonly failed: number
}

/** How the queue stands now. What is not due yet does not wait. */
export async function readQueueState({ db, authority }: Books, now: Instant): Promise<QueueState> {
  const found = await sql<{ waiting: number; oldest: Date | null; failed: number }>`
    select count(*) as waiting, min(due_at) as oldest,
      (select count(*) from notice where authority = ${authority} and state = 'failed') as failed
    from notice
    where authority = ${authority} and state in ('waiting', 'sending')
      and due_at <= ${now}::timestamptz`.execute(db)
  const [row] = found.rows
  return {
    waiting: row?.waiting ?? 0,
    oldestDueAt: row?.oldest ? toInstant(row.oldest) : null,
    failed: row?.failed ?? 0,
  }
}

const columns = [
  'notice',
  'template',
  'language',
  'programme',
  'address',
  'account',
  'about',
  'state',
  'created_at',
  'due_at',
  'sent_at',
  'attempts',
  'doubts',
  'next_attempt_at',
  'last_error_code',
] as const

type Row = {
  notice: string
  template: string
  language: Language
  programme: string
  address: string | null
  account: string | null
  about: unknown
  state: NoticeState
  created_at: Date
  due_at: Date
  sent_at: Date | null
  attempts: number
  doubts: number
  next_attempt_at: Date
  last_error_code: string | null
}

function entryOf(row: Row): NoticeEntry {
  const { notice: id, template, language, programme, address, account, state } = row
  return {
    id,
    template,
    language,
    programme,
    address,
    account,
    about: row.about as NoticeMatter,
    state,
    createdAt: toInstant(row.created_at),
    dueAt: toInstant(row.due_at),
    sentAt: row.sent_at && toInstant(row.sent_at),
    attempts: row.attempts,
    doubts: row.doubts,
    nextAttemptAt: toInstant(row.next_attempt_at),
    lastErrorCode: row.last_error_code,
  }
}
