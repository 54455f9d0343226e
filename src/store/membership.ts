/** Memberships: whose account acts for which company, since when, and by whose word. */
import type { CorporateNumber } from '../domain/codes.ts'
import type { Instant } from '../kit/calendar.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'

/** A membership that has not ended. */
export type Membership = {
  readonly id: string
  readonly account: string
  /** The company's party. */
  readonly party: string
  readonly number: CorporateNumber
  /** The company's name, as the books hold it. */
  readonly company: string | null
  readonly declaredAt: Date
  /** Null while nobody has confirmed it: it gives no rights yet. */
  readonly confirmedAt: Date | null
}

/** A membership before it is. */
export type NewMembership = {
  readonly account: string
  readonly party: string
  readonly number: CorporateNumber
  readonly at: Instant
  /** Who confirms it at once; null where nobody does. */
  readonly confirmedBy: string | null
}

/** Enters a membership. The account must not have one in the company that has not ended. */
export async function insertMembership(
  { db, authority }: Books,
  { account, party, number, at, confirmedBy }: NewMembership,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('membership')
    .values({
      authority,
      id,
      account,
      party,
      corporate_number: number,
      declared_at: at,
      confirmed_at: confirmedBy === null ? null : at,
      confirmed_by: confirmedBy,
    })
    .execute()
  return id
}

/** An account's memberships that have not ended, oldest first. */
export async function listMemberships(
  books: Books,
  account: string,
): Promise<readonly Membership[]> {
  const rows = await standing(books).where('membership.account', '=', account).execute()
  return rows.map(membershipOf)
}

/** The members of a company, oldest first; those that wait for confirmation too. */
export async function listMembers(books: Books, party: string): Promise<readonly Membership[]> {
  const rows = await standing(books).where('membership.party', '=', party).execute()
  return rows.map(membershipOf)
}

/** Memberships that nobody has confirmed, the oldest first, `most` of them. */
export async function listUnconfirmed(books: Books, most: number): Promise<readonly Membership[]> {
  const rows = await standing(books)
    .where('membership.confirmed_at', 'is', null)
    .limit(most)
    .execute()
  return rows.map(membershipOf)
}

/** A membership that has not ended, by its id. */
export async function findMembership(books: Books, id: string): Promise<Membership | undefined> {
  const row = await standing(books).where('membership.id', '=', id).executeTakeFirst()
  return row && membershipOf(row)
}

/** Writes down who confirmed a membership. One that is confirmed stays as it is. */
export async function confirmMembershipRow(
  { db, authority }: Books,
  id: string,
  confirmed: { readonly at: Instant; readonly by: string },
): Promise<void> {
  await db
    .updateTable('membership')
    .set({ confirmed_at: confirmed.at, confirmed_by: confirmed.by })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute()
}

/** Ends a membership. */
export async function endMembershipRow(
  { db, authority }: Books,
  id: string,
  ended: { readonly at: Instant; readonly by: string },
): Promise<void> {
  await db
    .updateTable('membership')
    .set({ ended_at: ended.at, ended_by: ended.by })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

function standing({ db, authority }: Books) {
  return db
    .selectFrom('membership')
    .leftJoin('party_detail as detail', (join) =>
      join
        .onRef('detail.authority', '=', 'membership.authority')
        .onRef('detail.party', '=', 'membership.party'),
    )
    .select([
      'membership.id',
      'membership.account',
      'membership.party',
      'membership.corporate_number',
      'detail.name as company',
      'membership.declared_at',
      'membership.confirmed_at',
    ])
    .where('membership.authority', '=', authority)
    .where('membership.ended_at', 'is', null)
    .orderBy('membership.declared_at')
    .orderBy('membership.id')
}

type Row = Awaited<ReturnType<ReturnType<typeof standing>['executeTakeFirstOrThrow']>>

function membershipOf(row: Row): Membership {
  const { corporate_number: number, declared_at: declaredAt, confirmed_at: confirmedAt } = row
  const { id, account, party, company } = row
  return {
    id,
    account,
    party,
    number: number as CorporateNumber,
    company,
    declaredAt,
    confirmedAt,
  }
}
