/** Roles that accounts were given, and their ends. */
import type { GivenRole } from '../domain/account/account.ts'
import type { Role } from '../domain/access/role.ts'
import type { Instant } from '../kit/calendar.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'

/** A role that an account holds. */
export type RoleGrant = GivenRole & {
  readonly id: string
  readonly account: string
  readonly givenAt: Date
  /** As it stands in the record of acts. */
  readonly givenBy: string
}

/** Gives an account a role. Undefined where it holds the same one there. */
export async function insertGrant(
  { db, authority }: Books,
  grant: GivenRole & { readonly account: string; readonly at: Instant; readonly by: string },
): Promise<string | undefined> {
  const { account, role, programme, at, by } = grant
  const row = await db
    .insertInto('role_grant')
    .values({ authority, id: newId(), account, role, programme, given_at: at, given_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The roles that an account holds, oldest first. */
export async function listGrants(books: Books, account: string): Promise<readonly RoleGrant[]> {
  const rows = await standing(books).where('account', '=', account).execute()
  return rows.map(grantOf)
}

/** Everyone who holds a role, somewhere, oldest first. */
export async function listHolders(books: Books, role: Role): Promise<readonly RoleGrant[]> {
  const rows = await standing(books).where('role', '=', role).execute()
  return rows.map(grantOf)
}

/** A role that is held, by its id. */
export async function findGrant(books: Books, id: string): Promise<RoleGrant | undefined> {
  const row = await standing(books).where('id', '=', id).executeTakeFirst()
  return row && grantOf(row)
}

/** Ends a role. One that has ended stays as it is. */
export async function endGrant(
  { db, authority }: Books,
  id: string,
  ended: { readonly at: Instant; readonly by: string },
): Promise<void> {
  await db
    .updateTable('role_grant')
    .set({ ended_at: ended.at, ended_by: ended.by })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

function standing({ db, authority }: Books) {
  return db
    .selectFrom('role_grant')
    .select(['id', 'account', 'role', 'programme', 'given_at', 'given_by'])
    .where('authority', '=', authority)
    .where('ended_at', 'is', null)
    .orderBy('given_at')
    .orderBy('id')
}

type Row = Awaited<ReturnType<ReturnType<typeof standing>['executeTakeFirstOrThrow']>>

function grantOf({ role, given_at: givenAt, given_by: givenBy, ...rest }: Row): RoleGrant {
  return { ...rest, role: role as Role, givenAt, givenBy }
}
