/**
 * Closing an account: what tells who it was is erased, its rights end, and what the books hold of
 * the person stays under a pseudonym (個人情報保護法: no more is held than needed).
 */
import { accountOwner } from '../../domain/question/draft-owner.ts'
import type { Application } from '../../domain/delivery/application.ts'
import type { Instant } from '../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
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
import type { Books } from '../../store/database.ts'
import { findAhead, giveUp } from '../application/give-up.ts'
import type { Context } from '../context.ts'
import { forgetDraftsOf } from '../draft/drafts.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { type Caller, checkInPerson } from './caller.ts'
import { accountUnknown, isLastAdministrator, lastStays } from './role.ts'

/** The account that was closed, and how many applications were given up with it. */
export type AccountClosed = { readonly account: string; readonly withdrawn: number }

/**
 * Closes somebody's own account. What they have asked for and is still to come is withdrawn first,
 * where they say so; otherwise closing is refused, since nobody could write to them any more. The
 * last administrator stays.
 */
export async function closeAccount(
  context: Context,
  caller: Caller,
  { withdraws = false }: { readonly withdraws?: boolean } = {},
): Promise<Result<Done<AccountClosed>>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const { account, actor } = caller
  const act = { name: 'account.close', input: { account, withdraws } }
  return runAct<AccountClosed>({ ...context, actor: actor.name }, act, async (running) => {
    const { books } = running
    if (await isLastAdministrator(books, account)) return lastStays
    const known = await findAccount(books, account)
    if (!known) return accountUnknown
    const { party } = known
    const ahead = await findAhead(books, { account, party }, running.recordedAt)
    if (ahead.length > 0 && !withdraws) return stillUnderWay(countOwn(ahead))
    const withdrawn = await giveUp(running, ahead, { by: actor, reason: null })
    if (!withdrawn.ok) return withdrawn
    await forgetAccount(running, account)
    if (party !== null) {
      await eraseApplicants(books, { party }, running.recordedAt)
      await erasePartyDetails(books, party)
    }
    return ok({ account, withdrawn: withdrawn.value })
  })
}

/** What stands in the way of closing an account at a moment: without what goes with others. */
export async function listBeforeClosing(
  books: Books,
  account: string,
  now: Instant,
): Promise<readonly Application[]> {
  const known = await findAccount(books, account)
  const ahead = known ? await findAhead(books, { account, party: known.party }, now) : []
  return ahead.filter(({ parent }) => parent === null)
}

function countOwn(applications: readonly Application[]): number {
  return applications.filter(({ parent }) => parent === null).length || applications.length
}

function stillUnderWay(count: number): Refused {
  return refuse(
    'account_has_applications',
    `これからの予約や申込が${count}件あります。取り下げてから削除するか、「すべて取り下げる」を選んでください。`,
    `You still have ${count} reservations or applications. Withdraw them first, or choose to withdraw all of them.`,
  )
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
