/**
 * Notices on their way out. A sender claims one notice in a transaction of its own, sends it, and
 * writes down what came of it. Claims pass by what others hold, so senders do not wait for each
 * other.
 */
import { sql, type UpdateObject } from 'kysely'
import { type Details, secretNames } from '../../domain/notice/render.ts'
import type { Language } from '../../kit/bilingual.ts'
import type { Instant } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import type { Books } from '../database.ts'
import type { Tables } from '../tables.ts'
import type { NoticeMatter } from './queue.ts'

/** A notice in a sender's hands. */
export type ClaimedNotice = {
  readonly id: string
  readonly template: string
  readonly language: Language
  /** Null where it was erased meanwhile. */
  readonly address: string | null
  readonly details: Details
  readonly about: NoticeMatter
  readonly createdAt: Date
  readonly usefulUntil: Date | null
  /**
   * Attempts begun, this one included. Settling names it, so that a late sender changes nothing.
   */
  readonly attempts: number
}

/** How many notices are to be sent now, as far as `upTo`. */
export async function countDue(
  { db, authority }: Books,
  now: Instant,
  upTo: number,
): Promise<number> {
  const found = await sql<{ due: number }>`
    select count(*) as due from (
      select from notice
      where authority = ${authority} and state in ('waiting', 'sending')
        and next_attempt_at <= ${now}::timestamptz
      limit ${upTo}
    ) as turn`.execute(db)
  return found.rows[0]?.due ?? 0
}

/**
 * Claims the notice that has waited longest, for as long as the lease; undefined where none is due.
 * One whose last sender never said what came of it counts a doubt more.
 */
export async function claimNotice(
  { db, authority }: Books,
  { now, leaseUntil }: { readonly now: Instant; readonly leaseUntil: Instant },
): Promise<ClaimedNotice | undefined> {
  // Materialized: a sub-select may be asked once a row, and would lock another one each time.
  const claimed = await sql<ClaimedNotice>`
    with turn as materialized (
      select notice from notice
      where authority = ${authority} and state in ('waiting', 'sending')
        and next_attempt_at <= ${now}::timestamptz
      order by next_attempt_at, notice
      limit 1 for update skip locked
    )
    update notice set state = 'sending', attempts = notice.attempts + 1,
      doubts = notice.doubts + (notice.state = 'sending')::integer,
      next_attempt_at = ${leaseUntil}::timestamptz
    from turn
    where notice.authority = ${authority} and notice.notice = turn.notice
    returning notice.notice as id, template, language, address, details, about,
      created_at as "createdAt", useful_until as "usefulUntil", attempts`.execute(db)
  check(claimed.rows.length <= 1, 'a claim takes one notice')
  return claimed.rows[0]
}

/** What came of an attempt. Codes say it without words, for words may hold an address. */
export type Settlement =
  | { readonly state: 'sent'; readonly at: Instant; readonly messageId: string }
  | {
      readonly state: 'waiting'
      readonly nextAttemptAt: Instant
      readonly errorCode: string
      /** The mail may have gone out nevertheless. */
      readonly isDoubtful: boolean
    }
  /** It was not tried after all, and goes back as it was. */
  | { readonly state: 'returned'; readonly nextAttemptAt: Instant; readonly errorCode: string }
  | { readonly state: 'failed' | 'withdrawn'; readonly errorCode: string }

/**
 * Writes down what came of a claimed notice. What opens something is erased once it is sent. Gives
 * whether the claim still stood.
 */
export async function settleNotice(
  { db, authority }: Books,
  claimed: Pick<ClaimedNotice, 'id' | 'template' | 'attempts' | 'details'>,
  settlement: Settlement,
): Promise<boolean> {
  const done = await db
    .updateTable('notice')
    .set((set) => ({
      ...changesOf(settlement, claimed),
      ...(settlement.state === 'returned' ? { attempts: set('attempts', '-', 1) } : {}),
      ...(settlement.state === 'waiting' && settlement.isDoubtful
        ? { doubts: set('doubts', '+', 1) }
        : {}),
    }))
    .where('authority', '=', authority)
    .where('notice', '=', claimed.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', claimed.attempts)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Keeps what is due to be sent, where nothing can be sent. Gives how many were kept. */
export async function keepDueNotices({ db, authority }: Books, now: Instant): Promise<number> {
  const done = await sql`
    update notice set state = 'kept'
    where authority = ${authority} and state in ('waiting', 'sending')
      and next_attempt_at <= ${now}::timestamptz`.execute(db)
  return Number(done.numAffectedRows ?? 0n)
}

/** Puts a notice that failed, or was kept, back into the queue. Gives whether it was there. */
export async function requeueNotice(
  { db, authority }: Books,
  notice: string,
  now: Instant,
): Promise<boolean> {
  const done = await db
    .updateTable('notice')
    .set({ state: 'waiting', attempts: 0, next_attempt_at: now })
    .where('authority', '=', authority)
    .where('notice', '=', notice)
    .where('state', 'in', ['failed', 'kept'])
    .where('address', 'is not', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

function changesOf(
  settlement: Settlement,
  claimed: Pick<ClaimedNotice, 'template' | 'details'>,
): UpdateObject<Tables, 'notice'> {
  if (settlement.state === 'sent') {
    const { at, messageId } = settlement
    const details = withoutSecrets(claimed)
    return { state: 'sent', sent_at: at, message_id: messageId, last_error_code: null, details }
  }
  const { errorCode } = settlement
  if ('nextAttemptAt' in settlement) {
    const { nextAttemptAt } = settlement
    return { state: 'waiting', last_error_code: errorCode, next_attempt_at: nextAttemptAt }
  }
  return { state: settlement.state, last_error_code: errorCode }
}

/** The details as they may stay: a secret's key says that there was one. */
function withoutSecrets({
  template,
  details,
}: Pick<ClaimedNotice, 'template' | 'details'>): string {
  const secrets = new Set(secretNames(template))
  const kept = Object.entries(details).map(([name, value]) => [
    name,
    secrets.has(name) ? null : value,
  ])
  return JSON.stringify(Object.fromEntries(kept))
}
