/** Clearing what accounts leave behind, as often as the program likes; once a day is enough. */
import { attemptWindow } from '../../domain/account/attempt.ts'
import { after, endedKept } from '../../domain/account/lifetime.ts'
import { toInstant } from '../../kit/calendar.ts'
import { sweepAccounts } from '../../store/account-sweep.ts'
import { withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'

/** How many rows of each sort were cleared. */
export type Swept = Awaited<ReturnType<typeof sweepAccounts>>

/** Clears links and sign-ins that ended long ago, and challenges and attempts that are over. */
export function sweepEnded({ database, authority, clock }: Context): Promise<Swept> {
  const now = clock.now()
  const before = (milliseconds: number) => toInstant(after(now, -milliseconds))
  return withAuthority(database, authority, (books) =>
    sweepAccounts(books, {
      links: before(endedKept),
      signIns: before(endedKept),
      challenges: toInstant(now),
      attempts: before(attemptWindow),
    }),
  )
}
