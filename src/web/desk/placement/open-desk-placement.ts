/** The placements that an address of the desk names, for somebody who may look at them. */
import {
  findPlacement,
  type OpenPlacement,
  type PlacementOffering,
  placementOf,
  type PlacementSide,
  placementUnknown,
} from '../../../commands/placement/open-placement.ts'
import type { DeskAct } from '../../../domain/access/capability.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import type { AnyVisit } from '../../personal.ts'
import { openOffering } from '../offering/open-offering.ts'

/** Reads the offering of placements. Refuses what is none, and programmes of others. */
export async function openDeskPlacements(
  books: Books,
  visit: Pick<AnyVisit, 'visitor'>,
  { id, act = 'application.list' }: { readonly id: string; readonly act?: DeskAct },
): Promise<Result<PlacementOffering>> {
  const found = await openOffering(books, visit, { id, act })
  return found.ok ? placementOf(found.value) : found
}

/** Reads one application of it: a person's, or a company's. */
export async function openDeskPlacement(
  books: Books,
  visit: Pick<AnyVisit, 'visitor'>,
  of: { readonly offering: string; readonly application: string; readonly side: PlacementSide },
): Promise<Result<OpenPlacement>> {
  const opened = await openDeskPlacements(books, visit, { id: of.offering })
  if (!opened.ok) return opened
  const found = await findPlacement(books, of.application, of.side)
  if (!found.ok) return found
  const isHere = found.value.offering.id === opened.value.offering.id
  return isHere ? ok(found.value) : placementUnknown
}
