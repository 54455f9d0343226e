/**
 * What a sender asks of the books. None of it is an act: that a notice was queued is the act's, and
 * that it was sent changes nothing that counts.
 */
import { minutesUntilNextAttempt } from '../../domain/notice/state.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { withAuthority } from '../../store/database.ts'
import { forgetNotices } from '../../store/notice/queue.ts'
import {
  claimNotice,
  type ClaimedNotice,
  countDue,
  keepDueNotices,
  settleNotice,
  type Settlement,
} from '../../store/notice/turn.ts'
import type { Context } from '../context.ts'

/** How long a sender may take over one notice before it is taken for dead. */
const leaseMinutes = 5

/** What an attempt came to. Codes are short and hold nothing of what a server said. */
export type Attempt =
  | { readonly result: 'sent'; readonly messageId: string }
  | { readonly result: 'refused-for-now'; readonly errorCode: string; readonly isDoubtful: boolean }
  | { readonly result: 'refused'; readonly errorCode: string }
  /** The fault lies with the way out, not with this notice: it goes back as it was. */
  | { readonly result: 'not-tried'; readonly errorCode: string }

/** How many notices are due, as far as `upTo`. */
export function countDueNotices(context: Context, upTo: number): Promise<number> {
  const { database, authority } = context
  return withAuthority(database, authority, (books) => countDue(books, nowOf(context), upTo))
}

/**
 * Takes the notice whose turn it is. Those that would mislead by now, that were erased or that have
 * been tried to the end are settled on the way.
 */
export async function takeNextNotice(context: Context): Promise<ClaimedNotice | undefined> {
  const { database, authority } = context
  for (;;) {
    const now = nowOf(context)
    const leaseUntil = minutesAfter(now, leaseMinutes)
    const claimed = await withAuthority(database, authority, (books) =>
      claimNotice(books, { now, leaseUntil }),
    )
    if (!claimed) return undefined
    const settlement = settlementBefore(claimed, now)
    if (settlement === null) return claimed
    await settle(context, claimed, settlement)
  }
}

/**
 * Writes down what came of an attempt; the next one waits longer each time, and the last ends it.
 */
export async function settleAttempt(
  context: Context,
  claimed: ClaimedNotice,
  attempt: Attempt,
): Promise<void> {
  await settle(context, claimed, settlementAfter(claimed, attempt, nowOf(context)))
}

/** Keeps what is due, where mail is not set up. Gives how many were kept. */
export function keepNotices(context: Context): Promise<number> {
  const { database, authority } = context
  return withAuthority(database, authority, (books) => keepDueNotices(books, nowOf(context)))
}

/** Erases what is personal of notices that are done with and older than so many days. */
export function forgetOldNotices(context: Context, days: number): Promise<number> {
  const { database, authority } = context
  const before = minutesAfter(nowOf(context), -days * 1440)
  return withAuthority(database, authority, (books) => forgetNotices(books, before))
}

function settle(context: Context, claimed: ClaimedNotice, settlement: Settlement) {
  const { database, authority } = context
  return withAuthority(database, authority, (books) => settleNotice(books, claimed, settlement))
}

/** What is not sent at all, and why. */
function settlementBefore(claimed: ClaimedNotice, now: Instant): Settlement | null {
  const { address, usefulUntil, attempts } = claimed
  if (address === null) return { state: 'withdrawn', errorCode: 'notice_erased' }
  if (usefulUntil !== null && toInstant(usefulUntil) <= now) {
    return { state: 'withdrawn', errorCode: 'notice_out_of_date' }
  }
  const isTriedToTheEnd = attempts > 1 && minutesUntilNextAttempt(attempts - 1) === null
  return isTriedToTheEnd ? { state: 'failed', errorCode: 'sender_died' } : null
}

function settlementAfter(claimed: ClaimedNotice, attempt: Attempt, now: Instant): Settlement {
  if (attempt.result === 'sent') return { state: 'sent', at: now, messageId: attempt.messageId }
  const { result, errorCode } = attempt
  if (result === 'refused') return { state: 'failed', errorCode }
  if (result === 'not-tried') {
    return { state: 'returned', nextAttemptAt: minutesAfter(now, 1), errorCode }
  }
  const minutes = minutesUntilNextAttempt(claimed.attempts)
  if (minutes === null) return { state: 'failed', errorCode }
  const nextAttemptAt = minutesAfter(now, minutes)
  return { state: 'waiting', nextAttemptAt, errorCode, isDoubtful: attempt.isDoubtful }
}

const nowOf = ({ clock }: Context): Instant => toInstant(clock.now())

function minutesAfter(moment: Instant, minutes: number): Instant {
  return toInstant(new Date(new Date(moment).getTime() + minutes * 60_000))
}
