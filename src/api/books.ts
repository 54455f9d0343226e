/** The books as endpoints read them: in one transaction, under row security. */
import { type Instant, toInstant } from '../kit/calendar.ts'
import { type Books, withAuthority } from '../store/database.ts'
import type { Call } from './endpoint.ts'

/** Reads for an answer. Changes are made by commands, never here. */
export function inBooks<T>(
  { context }: Pick<Call, 'context'>,
  read: (books: Books) => Promise<T>,
): Promise<T> {
  return withAuthority(context.database, context.authority, read)
}

/** The moment at which it is asked. */
export function nowOf({ context }: Pick<Call, 'context'>): Instant {
  return toInstant(context.clock.now())
}
