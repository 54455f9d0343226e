/**
 * Closing an account: what tells who it was is erased, its rights end, and what the books hold of
 * the person stays under a pseudonym (個人情報保護法: no more is held than needed).
 */
import { accountOwner } from '../../domain/question/draft-owner.ts'
import { ok, type Result } from '../../kit/result.ts'
import { eraseAccount, findAccount } from '../../store/account.ts'
import { eraseApplicants } from '../../store/application-erasure.ts'
import { endApiTokens } from '../../store/api-token.ts'
import { eraseTextsOf } from '../../store/consultation-text.ts'
import { deleteCredentials } from '../../store/credential.ts'
import { deleteIdentities } from '../../store/external-identity.ts'
import { eraseLinks } from '../../store/mail-link.ts'
import { endMembershipRow, listMemberships } from '../../store/membership.ts'
import { eraseNotices } from '../../store/notice/queue.ts'
import { erasePartyDetails } from '../../store/party.ts'
import { endGrant, listGrants } from '../../store/role-grant.ts'
import { replaceRecoveryCodes } from '../../store/second-factor.ts'
import { eraseSignIns } from '../../store/sign-in.ts'
import type { Context } from '../context.ts'
import { forgetDraftsOf } from '../draft/drafts.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { type Caller, checkInPerson } from './caller.ts'
import { accountUnknown, isLastAdministrator, lastStays } from './role.ts'

/** The account that was closed. */
export type AccountClosed = { readonly account: string }

/** Closes somebody's own account. The last administrator stays. */
export async function closeAccount(
  context: Context,
  caller: Caller,
): Promise<Result<Done<AccountClosed>>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const { account, actor } = caller
  const act = { name: 'account.close', input: { account } }
  return runAct<AccountClosed>({ ...context, actor: actor.name }, act, async (running) => {
    const { books } = running
    if (await isLastAdministrator(books, account)) return lastStays
    const known = await findAccount(books, account)
    if (!known) return accountUnknown
    await forgetAccount(running, account)
    if (known.party !== null) await erasePartyDetails(books, known.party)
    return ok({ account })
  })
}

/** Erases an account in an act: its owner, its ways in, its rights. Its party is another matter. */
export async function forgetAccount(running: Running, id: string): Promise<void> {
  const { books, recordedAt: at, recordedBy: by } = running
  const account = await findAccount(books, id)
  if (!account) return
  for (const grant of await listGrants(books, id)) await endGrant(books, grant.id, { at, by })
  for (const each of await listMemberships(books, id)) {
    await endMembershipRow(books, each.id, { at, by })
  }
  await endApiTokens(books, id, { at })
  await eraseSignIns(books, id)
  await deleteCredentials(books, id)
  await deleteIdentities(books, id)
  await replaceRecoveryCodes(books, id, [])
  await eraseLinks(books, account.address)
  await eraseNotices(books, { account: id })
  await eraseApplicants(books, { account: id }, at)
  await eraseTextsOf(books, { account: id })
  await forgetDraftsOf(books, accountOwner(id))
  await eraseAccount(books, id, at)
}
