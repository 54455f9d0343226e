/** The books as the desk's pages read them: in one transaction, under row security. */
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import type { AnyVisit } from '../personal.ts'

/** Reads for a page. Changes are made by commands, never here. */
export function inBooks<T>(
  { services }: Pick<AnyVisit, 'services'>,
  read: (books: Books) => Promise<T>,
): Promise<T> {
  return withAuthority(services.database, services.authority, read)
}

/** The moment at which the page is asked for. */
export function nowOf({ services }: Pick<AnyVisit, 'services'>): Instant {
  return toInstant(services.clock.now())
}
