/** Somebody as the desk knows them, as far as the visitor may see. */
import { accountUnknown } from '../../../commands/account/role.ts'
import { mayAct, programmesFor } from '../../../domain/access/capability.ts'
import { isStaffRole } from '../../../domain/access/role.ts'
import { isId } from '../../../kit/id.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { findAccount } from '../../../store/account.ts'
import { listCredentials } from '../../../store/credential.ts'
import { listGrants, type RoleGrant } from '../../../store/role-grant.ts'
import type { AnyVisit } from '../../personal.ts'
import { inBooks } from '../books.ts'

/** Somebody, with those of their roles that the visitor may see. */
export type KnownPerson = {
  readonly account: string
  readonly name: string
  readonly address: string
  readonly openedAt: Date
  readonly hasSecondFactor: boolean
  readonly grants: readonly RoleGrant[]
}

/** Reads somebody. Whoever sees certain programmes alone sees nobody outside of them. */
export function readPerson(
  visit: Pick<AnyVisit, 'services' | 'visitor'>,
  id: string,
): Promise<Result<KnownPerson>> {
  const { actor } = visit.visitor
  return inBooks(visit, async (books) => {
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
  })
}
