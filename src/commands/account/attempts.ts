/**
 * Counting attempts. An attempt is counted as failed in a transaction of its own before it is made,
 * so that many at once cannot slip past the limit, and the count outlives the refusal; a success
 * takes it back.
 */
import {
  type AttemptKind,
  attemptLimits,
  attemptWindow,
  tooManyAttempts,
} from '../../domain/account/attempt.ts'
import { after } from '../../domain/account/lifetime.ts'
import { networkOf } from '../../domain/account/network.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, type Result } from '../../kit/result.ts'
import { type AttemptCounter, countFailure, takeBackFailures } from '../../store/attempt.ts'
import { withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'

/** What is attempted, and from where. */
export type AttemptGiven = {
  /** The account, the mail address or the passkey. */
  readonly subject: string
  readonly address: string | null
}

/** An attempt that may be made. */
export type Attempt = {
  /** Takes its count back. Not to be called for attempts whose very number is limited. */
  succeeded(): Promise<void>
}

/** Counts an attempt. Refuses past the limit of the network address, or of what is attempted. */
export async function countAttempt(
  { database, authority, clock }: Context,
  kind: AttemptKind,
  given: AttemptGiven,
): Promise<Result<Attempt>> {
  const moment = clock.now()
  const window = { now: toInstant(moment), closes: toInstant(after(moment, -attemptWindow)) }
  const counted = countersOf(kind, given)
  return withAuthority(database, authority, async (books) => {
    // The network address first: past its limit it cannot use up an account's.
    for (const { counter, limit } of counted) {
      const open = await countFailure(books, counter, window)
      if (open.failures > limit) return tooManyAttempts(kind, open)
    }
    const counters = counted.map(({ counter }) => counter)
    return ok({
      succeeded: () =>
        withAuthority(database, authority, (later) => takeBackFailures(later, counters)),
    })
  })
}

type Counted = { readonly counter: AttemptCounter; readonly limit: number }

function countersOf(kind: AttemptKind, { subject, address }: AttemptGiven): readonly Counted[] {
  const limits = attemptLimits[kind]
  const of = (name: string): AttemptCounter => ({ kind, subject: digest(name) })
  const own = { counter: of(`subject ${subject}`), limit: limits.subject }
  if (address === null) return [own]
  return [{ counter: of(`network ${networkOf(address)}`), limit: limits.address }, own]
}
