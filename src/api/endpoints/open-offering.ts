/** The offering that an endpoint is about: for anyone once it is published, for staff always. */
import { type DeskAct, mayAct } from '../../domain/access/capability.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import type { Call } from '../endpoint.ts'

type OfferingCall = Pick<Call<'offering'>, 'params' | 'caller'>

/** The offering, for those who may do this at the desk. */
export async function findDeskOffering(
  books: Books,
  { params, caller }: OfferingCall,
  act: DeskAct,
): Promise<Result<Offering>> {
  const offering = await findOffering(books, params.offering)
  if (!offering) return offeringUnknown
  const allowed = mayAct(caller.actor, act, { programme: offering.programme })
  return allowed.ok ? ok(offering) : allowed
}

/** The offering, once it is published; before, for staff alone. */
export async function findSeenOffering(
  books: Books,
  { params, caller }: OfferingCall,
): Promise<Result<Offering>> {
  const offering = await findOffering(books, params.offering)
  if (!offering) return offeringUnknown
  const { programme, state } = offering
  const isSeen = state !== 'draft' || mayAct(caller.actor, 'offering.read', { programme }).ok
  return isSeen ? ok(offering) : offeringUnknown
}

/** There is no such offering, or none that the caller may see. */
export const offeringUnknown = refuse(
  'offering_unknown',
  'この募集は見つかりません。募集の一覧から選び直してください。',
  'This offering cannot be found. Choose it from the list again.',
)
