/**
 * Cancelling an offering as a whole: its sessions to come are off, what was asked for is given up,
 * and everyone is told once, with the reason. What has taken place stays on record.
 */
import type { Offering } from '../../domain/delivery/offering.ts'
import { canBeLeft } from '../../domain/delivery/register.ts'
import type { Instant } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { listLiving, readDetails } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { updateOffering } from '../../store/offering.ts'
import { cancelSessions, listBeginning } from '../../store/session.ts'
import { giveUp } from '../application/give-up.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { getOfferingFor } from './offering.ts'

/** What was cancelled with an offering: its sessions to come, and applications. */
export type OfferingCancelled = {
  readonly offering: string
  readonly sessions: number
  readonly cancelled: number
}

/** Cancels the offering. Refuses without a reason, and where it is cancelled already. */
export async function cancelOffering(
  context: ActorContext,
  given: { readonly offering: string; readonly reason: string },
): Promise<Result<Done<OfferingCancelled>>> {
  const reason = given.reason.trim()
  if (reason === '') return cancellationNeedsReason
  const act = { name: 'offering.cancel', input: given, reason, lock: 'writing' } as const
  return runAct<OfferingCancelled>(context, act, async (running) => {
    const { books, recordedAt } = running
    const by = { by: context.by, act: 'offering.cancel' } as const
    const found = await getOfferingFor(books, given.offering, by)
    if (!found.ok) return found
    const offering = found.value
    const open = checkNotCancelled(offering)
    if (!open.ok) return open
    const { sessions, applications } = await readConcerned(books, offering.id, recordedAt)
    const version = offering.version + 1
    await updateOffering(books, { ...offering, state: 'cancelled', version }, running)
    await cancelSessions(books, sessions)
    const how = { by: context.by, reason, notice: 'offering-cancelled' } as const
    const left = await giveUp(running, applications, how)
    if (!left.ok) return left
    return ok({ offering: offering.id, sessions: sessions.length, cancelled: left.value })
  })
}

/** Whom and what a cancellation would concern. */
export type CancellationForeseen = {
  readonly sessions: number
  /** Applications, each told once; those that belong to others (interviews) go with them. */
  readonly applications: number
  /** How many of these left no mail address, and are not told by mail. */
  readonly withoutMail: number
}

/** Looks at what a cancellation would do at a moment. */
export async function foreseeCancellation(
  books: Books,
  offering: string,
  now: Instant,
): Promise<CancellationForeseen> {
  const { sessions, applications } = await readConcerned(books, offering, now)
  const own = applications.filter(({ parent }) => parent === null)
  const details = await readDetails(
    books,
    own.map(({ id }) => id),
  )
  const withoutMail = own.filter(({ id }) => !details.get(id)?.mail).length
  return { sessions: sessions.length, applications: own.length, withoutMail }
}

/** Whether an offering can be cancelled. */
export function checkNotCancelled({ state }: Pick<Offering, 'state'>): Result<void> {
  return state === 'cancelled' ? offeringIsCancelled : ok(undefined)
}

async function readConcerned(books: Books, offering: string, now: Instant) {
  const sessions = await listBeginning(books, { offering, after: now })
  const living = await listLiving(books, { offering, sessions })
  return { sessions, applications: living.filter(canBeLeft) }
}

const offeringIsCancelled = refuse(
  'offering_cancelled_already',
  'この募集は、すでに中止になっています。',
  'This offering has been cancelled already.',
)

const cancellationNeedsReason = refuse(
  'reason_missing',
  '中止の理由を入力してください。申し込んだ方へのお知らせに載ります。',
  'Give the reason for cancelling. It is told to everyone who applied.',
)
