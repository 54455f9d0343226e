/** The offering that an address of the desk names, for somebody who may look at it. */
import { type DeskAct, mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { findOffering } from '../../../store/offering.ts'
import type { AnyVisit } from '../../personal.ts'

/** Reads the offering. Refuses an address that names none, and programmes of others. */
export async function openOffering(
  books: Books,
  { visitor }: Pick<AnyVisit, 'visitor'>,
  { id, act = 'offering.read' }: { readonly id: string; readonly act?: DeskAct },
): Promise<Result<Offering>> {
  const offering = isId(id) ? await findOffering(books, id) : undefined
  if (!offering) return offeringUnknown(id)
  const allowed = mayAct(visitor.actor, act, { programme: offering.programme })
  return allowed.ok ? ok(offering) : allowed
}

function offeringUnknown(id: string) {
  return refuse(
    'offering_unknown',
    `募集「${id.slice(0, 40)}」は見つかりません。募集の一覧から選び直してください。`,
    `There is no offering "${id.slice(0, 40)}". Choose it from the list again.`,
  )
}
