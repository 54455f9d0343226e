/** The visitor's own part in a placement: as the person, or as a member of the company. */
import {
  findPlacement,
  type OpenPlacement,
  type PlacementSide,
  placementUnknown,
} from '../../../commands/placement/open-placement.ts'
import { isOwn } from '../../../commands/application/scene.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { withAuthority } from '../../../store/database.ts'
import type { AnyVisit } from '../../personal.ts'

/** Reads on the visitor's own application. Whatever is somebody else's is not found. */
export function onOwnPlacement<T>(
  { services, visitor }: Pick<AnyVisit, 'services' | 'visitor'>,
  { id, side }: { readonly id: string; readonly side: PlacementSide },
  read: (books: Books, opened: OpenPlacement) => Promise<T>,
): Promise<Result<T>> {
  return withAuthority(services.database, services.authority, async (books) => {
    const found = await findPlacement(books, id, side)
    if (!found.ok) return found
    const isTheirs = isOwn(found.value.application, visitor.actor)
    return isTheirs ? ok(await read(books, found.value)) : placementUnknown
  })
}
