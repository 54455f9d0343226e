/** Sealing what the books hold. It needs no act of its own: a seal says nothing new. */
import { toInstant } from '../kit/calendar.ts'
import { withAuthority } from '../store/database.ts'
import { type Seal, sealFacts } from '../store/seal.ts'
import type { Context } from './context.ts'

/** Seals the facts that are not sealed yet. Gives the new seal, where there was something. */
export async function seal(context: Context): Promise<Seal | undefined> {
  const { database, authority, clock } = context
  return withAuthority(database, authority, (books) => sealFacts(books, toInstant(clock.now())))
}
