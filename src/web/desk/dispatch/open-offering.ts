/** The dispatch that an address of the desk names. */
import type { DeskAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import type { AnyVisit } from '../../personal.ts'
import { openOffering } from '../offering/open-offering.ts'

/** Reads the offering. Refuses one of another kind, and programmes of others. */
export async function openDispatchOffering(
  books: Books,
  visit: Pick<AnyVisit, 'visitor'>,
  asked: { readonly id: string; readonly act?: DeskAct },
): Promise<Result<Offering>> {
  const found = await openOffering(books, visit, asked)
  if (!found.ok) return found
  return found.value.kind === 'dispatch' ? ok(found.value) : otherKind
}

const otherKind = refuse(
  'offering_of_another_kind',
  'この募集は専門家派遣ではありません。募集の一覧から選び直してください。',
  'This offering is no dispatch of experts. Choose it from the list again.',
)
