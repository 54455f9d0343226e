/** Somebody as the desk knows them, as far as the visitor may see. */
import { type KnownPerson, readKnownPerson } from '../../../commands/account/known-person.ts'
import type { Result } from '../../../kit/result.ts'
import type { AnyVisit } from '../../personal.ts'
import { inBooks } from '../books.ts'

/** Reads somebody. Whoever sees certain programmes alone sees nobody outside of them. */
export function readPerson(
  visit: Pick<AnyVisit, 'services' | 'visitor'>,
  id: string,
): Promise<Result<KnownPerson>> {
  return inBooks(visit, (books) => readKnownPerson(books, visit.visitor.actor, id))
}
