/**
 * Giving roles to accounts, and ending them. Rights change at once, wherever somebody is signed in.
 */
import { mayAct } from '../../domain/access/capability.ts'
import type { Role } from '../../domain/access/role.ts'
import { checkReach, type StaffPlace } from '../../domain/account/staff.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findAccount } from '../../store/account.ts'
import type { Books } from '../../store/database.ts'
import { isProgramme } from '../../store/programme.ts'
import { endGrant, findGrant, insertGrant, listHolders } from '../../store/role-grant.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { noProgramme } from './invitation.ts'

/** A role that was given or ended, and whose it is. */
export type RoleChanged = {
  readonly grant: string
  readonly account: string
  readonly role: Role
  readonly programme: string
}

/** Gives an account a role of staff. */
export async function giveRole(
  context: ActorContext,
  given: StaffPlace & { readonly account: string },
): Promise<Result<Done<RoleChanged>>> {
  const { account, role, programme } = given
  const reach = checkReach(given)
  if (!reach.ok) return reach
  const allowed = mayAct(context.by, 'people.grant', given)
  if (!allowed.ok) return allowed
  const input = { account, role, programme }
  return runAct<RoleChanged>(context, { name: 'people.grant', input }, async (running) => {
    const { books, recordedAt: at, recordedBy: by } = running
    if (programme !== '' && !(await isProgramme(books, programme))) return noProgramme(programme)
    if (!isId(account) || !(await findAccount(books, account))) return accountUnknown
    const grant = await insertGrant(books, { ...input, at, by })
    return grant === undefined ? isHeldAlready : ok({ grant, ...input })
  })
}

/** Ends a role. The last administrator stays one. */
export async function endRole(
  context: ActorContext,
  { grant: id }: { readonly grant: string },
): Promise<Result<Done<RoleChanged>>> {
  const act = { name: 'people.end', input: { grant: id } }
  return runAct<RoleChanged>(context, act, async ({ books, recordedAt: at, recordedBy: by }) => {
    const grant = isId(id) ? await findGrant(books, id) : undefined
    if (!grant) return hasEnded
    const { account, role, programme } = grant
    const allowed = mayAct(context.by, 'people.grant', grant)
    if (!allowed.ok) return allowed
    if (role === 'administrator' && (await isLastAdministrator(books, account))) return lastStays
    await endGrant(books, id, { at, by })
    return ok({ grant: id, account, role, programme })
  })
}

/** Whether an account is the only one that administrates. Acts that ask go in turn. */
export async function isLastAdministrator(books: Books, account: string): Promise<boolean> {
  const holders = await listHolders(books, 'administrator')
  return holders.length > 0 && holders.every((holder) => holder.account === account)
}

/** The refusal of what would leave nobody to administrate. */
export const lastStays = refuse(
  'last_administrator_stays',
  '最後の管理者の権限は外せません。先に、ほかの人を管理者にしてください。',
  'The last administrator stays. Make somebody else an administrator first.',
)

/** An account that is closed, or never was. */
export const accountUnknown = refuse(
  'account_unknown',
  'その利用者は登録されていません。一覧から選び直してください。',
  'There is no such account. Choose from the list again.',
)

const isHeldAlready = refuse(
  'role_is_held_already',
  'この利用者には、その権限がすでにあります。',
  'This account has that role already.',
)

const hasEnded = refuse(
  'role_has_ended',
  'その権限は、すでに外されています。',
  'That role has ended already.',
)
