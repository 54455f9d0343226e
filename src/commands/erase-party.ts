/**
 * Erasing a person's details: the name and the identifiers go, the pseudonymous facts stay, and
 * every figure stays as it was (個人情報保護法: no more is held than needed).
 */
import type { PartyReference } from '../domain/party.ts'
import { ok, type Result } from '../kit/result.ts'
import { erasePartyDetails, findParty } from '../store/party.ts'
import type { Context } from './context.ts'
import { partyUnknown } from './merge-parties.ts'
import { type Done, runAct } from './run.ts'

/** The pseudonym whose details were erased. */
export type PartyErased = { readonly party: string }

/**
 * Erases what tells who a party is. The record of the act holds no details, only the pseudonym. A
 * later record under the same identifier is a new party.
 */
export async function eraseParty(
  context: Context,
  given: { readonly party: PartyReference; readonly reason: string },
): Promise<Result<Done<PartyErased>>> {
  const act = { name: 'party.erase', input: { reason: given.reason }, reason: given.reason }
  return runAct(context, act, async ({ books }) => {
    const party = await findParty(books, given.party)
    if (party === undefined) return partyUnknown(given.party)
    await erasePartyDetails(books, party)
    return ok({ party })
  })
}
