/** Somebody as the desk knows them, as far as whoever asks may see. */
import type { Actor } from '../../domain/access/actor.ts'
import { mayAct, programmesFor } from '../../domain/access/capability.ts'
import { isStaffRole } from '../../domain/access/role.ts'
import { isId } from '../../kit/id.ts'
import { ok, type Result } from '../../kit/result.ts'
import { findAccount } from '../../store/account.ts'
import { listCredentials } from '../../store/credential.ts'
import type { Books } from '../../store/database.ts'
import { listGrants, type RoleGrant } from '../../store/role-grant.ts'
import { accountUnknown } from './role.ts'

/** Somebody, with those of their roles that may be seen. */
export type KnownPerson = {
  readonly account: string
  readonly name: string
  readonly address: string
  readonly openedAt: Date
  readonly hasSecondFactor: boolean
  readonly grants: readonly RoleGrant[]
}

/** Reads somebody. Whoever sees certain programmes alone sees nobody outside of them. */
export async function readKnownPerson(
  books: Books,
  actor: Actor,
  id: string,
): Promise<Result<KnownPerson>> {
  const account = isId(id) ? await findAccount(books, id) : undefined
  if (!account) return accountUnknown
  const all = await listGrants(books, account.id)
  const grants = all.filter((grant) => mayAct(actor, 'people.list', grant).ok)
  const isLimited = programmesFor(actor, 'people.list') !== null
  if (isLimited && !grants.some(({ role }) => isStaffRole(role))) return accountUnknown
  const passkeys = await listCredentials(books, account.id)
  return ok({
    account: account.id,
    name: account.name,
    address: account.address,
    openedAt: account.createdAt,
    hasSecondFactor: account.totp !== null || passkeys.length > 0,
    grants,
  })
}
