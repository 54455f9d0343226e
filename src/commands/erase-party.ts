/**
 * Erasing a person's details: the name and the identifiers go, the pseudonymous facts stay, and
 * every figure stays as it was (個人情報保護法: no more is held than needed).
 */
import { ownerOf } from '../domain/access/actor.ts'
import type { PartyReference } from '../domain/party.ts'
import { ok, type Result } from '../kit/result.ts'
import { findAccountOfParty } from '../store/account-party.ts'
import { eraseApplicants } from '../store/application-erasure.ts'
import { eraseTextsOf } from '../store/consultation-text.ts'
import { eraseNotices } from '../store/notice/queue.ts'
import { erasePartyDetails, findParty, readSurvivors } from '../store/party.ts'
import { forgetAccount } from './account/close-account.ts'
import { findAhead, giveUp } from './application/give-up.ts'
import type { Context } from './context.ts'
import { reasonMissing } from './correct-facts.ts'
import { forgetAnswers } from './gathering/questionnaire.ts'
import { partyUnknown } from './merge-parties.ts'
import { type Done, runAct } from './run.ts'

/** The pseudonym whose details were erased. */
export type PartyErased = { readonly party: string }

/**
 * Erases what tells who a party is, under every name that was merged into it and in all its
 * applications, and closes the accounts that stand for it. What they have asked for and is still to
 * come is withdrawn: nobody could write to them any more. The record of the act holds the
 * pseudonym and a digest, no details. A later record under the same identifier is a new party.
 */
export async function eraseParty(
  context: Context,
  given: { readonly party: PartyReference; readonly reason: string },
): Promise<Result<Done<PartyErased>>> {
  if (given.reason.trim() === '') return reasonMissing
  const act = { name: 'party.erase', input: given, reason: given.reason }
  return runAct(context, act, async (running) => {
    const { books, command } = running
    const party = await findParty(books, given.party)
    if (party === undefined) return partyUnknown(given.party)
    const survivors = await readSurvivors(books, command)
    const one = survivors.get(party) ?? party
    const merged = [...survivors].filter(([, survivor]) => survivor === one).map(([id]) => id)
    for (const each of [one, ...merged]) {
      const account = (await findAccountOfParty(books, each)) ?? null
      const ahead = await findAhead(books, { account, party: each }, running.recordedAt)
      const by = ownerOf(context.actor)
      const left = await giveUp(running, ahead, { by, reason: given.reason })
      if (!left.ok) return left
      if (account !== null) await forgetAccount(running, account)
      await eraseApplicants(books, { party: each }, running.recordedAt)
      await eraseTextsOf(books, { party: each })
      await erasePartyDetails(books, each)
      await eraseNotices(books, { party: each })
      await forgetAnswers(books, each)
    }
    return ok({ party: one })
  })
}
