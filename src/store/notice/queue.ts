/**
 * Notices on their way in: queued in the transaction of the act that they tell of, so that they
 * stand or fall with it; withdrawn, and erased.
 */
import { sql } from 'kysely'
import type { Details } from '../../domain/notice/render.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { Instant } from '../../kit/calendar.ts'
import { newId } from '../../kit/id.ts'
import type { Books } from '../database.ts'

/**
 * What a notice is about, by its ids: where it leads from a list, and what it is withdrawn with.
 */
export type NoticeMatter = {
  readonly offering?: string | null
  readonly session?: string | null
  readonly application?: string | null
}

/** A notice that is to be queued. */
export type NewNotice = {
  readonly template: string
  readonly language: Language
  readonly address: string
  /** The programme's key; an empty text where it concerns none. */
  readonly programme: string
  readonly account: string | null
  readonly party: string | null
  /** A second notice under the same key is not queued; null where each one is wanted. */
  readonly subjectKey: string | null
  readonly details: Details
  readonly about: NoticeMatter
  /** When it is to be sent; at once where absent. */
  readonly dueAt: Instant | null
  /** From when on it would mislead and is not sent. */
  readonly usefulUntil: Instant | null
  /** The act that it tells of; null for none. */
  readonly command: number | null
}

/** Queues notices. Gives the ids of those that are new: one per subject key, ever. */
export async function queueNotices(
  { db, authority }: Books,
  notices: readonly NewNotice[],
  at: Instant,
): Promise<readonly string[]> {
  if (notices.length === 0) return []
  const column = (of: (notice: NewNotice) => string | null) => notices.map(of)
  const queued = await sql<{ notice: string }>`
    insert into notice (authority, notice, template, language, programme, address, account,
      party, subject_key, details, about, application, created_at, due_at, useful_until, state,
      next_attempt_at, command)
    select ${authority}, entry.notice, template, language, programme, address, account, party,
      subject_key, details::jsonb, about::jsonb, application, ${at}::timestamptz,
      coalesce(due_at, ${at}::timestamptz), useful_until, 'waiting',
      coalesce(due_at, ${at}::timestamptz), entry.command
    from unnest(
      ${column(() => newId())}::uuid[], ${column(({ template }) => template)}::text[],
      ${column(({ language }) => language)}::text[],
      ${column(({ programme }) => programme)}::text[],
      ${column(({ address }) => address)}::text[], ${column(({ account }) => account)}::uuid[],
      ${column(({ party }) => party)}::uuid[], ${column(({ subjectKey }) => subjectKey)}::text[],
      ${column(({ details }) => JSON.stringify(details))}::text[],
      ${column(({ about }) => JSON.stringify(about))}::text[],
      ${column(({ about }) => about.application ?? null)}::uuid[],
      ${column(({ dueAt }) => dueAt)}::timestamptz[],
      ${column(({ usefulUntil }) => usefulUntil)}::timestamptz[],
      ${notices.map(({ command }) => command)}::bigint[]
    ) as entry (notice, template, language, programme, address, account, party, subject_key,
      details, about, application, due_at, useful_until, command)
    on conflict do nothing
    returning notice.notice`.execute(db)
  return queued.rows.map(({ notice }) => notice)
}

/**
 * Withdraws the notices under these subject keys that have not been sent: the reminder of an
 * application that was cancelled. Gives how many.
 */
export async function withdrawNotices(
  { db, authority }: Books,
  subjectKeys: readonly string[],
): Promise<number> {
  const done = await db
    .updateTable('notice')
    .set({ state: 'withdrawn' })
    .where('authority', '=', authority)
    .where('subject_key', 'in', subjectKeys.length === 0 ? [''] : subjectKeys)
    .where('state', 'in', ['waiting', 'kept', 'failed'])
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/**
 * Erases the addresses and details of everything that was queued for an account or a party. What
 * has not been sent is withdrawn. Gives how many notices were erased.
 */
export async function eraseNotices(
  { db, authority }: Books,
  of: { readonly account: string } | { readonly party: string },
): Promise<number> {
  const [column, id] =
    'account' in of ? (['account', of.account] as const) : (['party', of.party] as const)
  const done = await db
    .updateTable('notice')
    .set((set) => ({
      address: null,
      details: '{}',
      state: set
        .case()
        .when('state', '=', 'sent')
        .then('sent' as const)
        .else('withdrawn' as const)
        .end(),
    }))
    .where('authority', '=', authority)
    .where(column, '=', id)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Erases the addresses and details of notices that are done with and older than a moment. */
export async function forgetNotices({ db, authority }: Books, before: Instant): Promise<number> {
  const done = await db
    .updateTable('notice')
    .set({ address: null, details: '{}' })
    .where('authority', '=', authority)
    .where('created_at', '<', new Date(before))
    .where('address', 'is not', null)
    .where('state', 'in', ['sent', 'kept', 'failed', 'withdrawn'])
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
