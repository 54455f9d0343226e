/** Agencies that take part in supports, and who works for them. */
import { sql } from 'kysely'
import type { Agency, AgencySort } from '../domain/delivery/support/agency.ts'
import type { Books } from './database.ts'

/** Enters an agency. */
export async function insertAgency(
  { db, authority }: Books,
  { id, name, isOpen, programme, sort }: Agency,
  command: number,
): Promise<void> {
  const names = { name_ja: name.ja, name_en: name.en }
  await db
    .insertInto('support_agency')
    .values({ authority, agency: id, programme, sort, ...names, is_open: isOpen, command })
    .execute()
}

/** Writes an agency anew, as it stands after a change. Its programme stays. */
export async function updateAgency(
  { db, authority }: Books,
  { id, name, isOpen, sort }: Agency,
): Promise<void> {
  await db
    .updateTable('support_agency')
    .set({ sort, name_ja: name.ja, name_en: name.en, is_open: isOpen })
    .where('authority', '=', authority)
    .where('agency', '=', id)
    .execute()
}

/** The agencies of programmes (null: of all), by their names: at most 1,000. */
export async function listAgencies(
  books: Books,
  programmes: readonly string[] | null,
): Promise<readonly Agency[]> {
  const rows = await agencies(books)
    .$if(programmes !== null, (query) =>
      query.where(sql<boolean>`programme = any(${[...(programmes ?? [])]})`),
    )
    .orderBy('programme')
    .orderBy('name_ja')
    .orderBy('agency')
    .limit(1000)
    .execute()
  return rows.map(agencyOf)
}

/** The agency with this id, where there is one. */
export async function findAgency(books: Books, id: string): Promise<Agency | undefined> {
  const row = await agencies(books).where('agency', '=', id).executeTakeFirst()
  return row && agencyOf(row)
}

/** Agencies by their ids. */
export async function readAgencies(
  books: Books,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Agency>> {
  const rows = await agencies(books)
    .where(sql<boolean>`agency = any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.agency, agencyOf(row)]))
}

/** The agencies that an account works for. */
export async function listAgenciesOf(books: Books, account: string): Promise<readonly Agency[]> {
  const { authority } = books
  const rows = await agencies(books)
    .where(
      sql<boolean>`agency in (select member.agency from support_agency_member as member
        where member.authority = ${authority} and member.account = ${account})`,
    )
    .orderBy('name_ja')
    .execute()
  return rows.map(agencyOf)
}

/** Somebody who works for an agency. */
export type AgencyMember = { readonly agency: string; readonly account: string }

/** Who works for agencies: by agency, at most 2,000. */
export async function listMembers(
  { db, authority }: Books,
  ids: readonly string[],
): Promise<readonly AgencyMember[]> {
  return db
    .selectFrom('support_agency_member')
    .select(['agency', 'account'])
    .where('authority', '=', authority)
    .where(sql<boolean>`agency = any(${[...new Set(ids)]}::uuid[])`)
    .orderBy('agency')
    .orderBy('account')
    .limit(2000)
    .execute()
}

/** Notes that an account works for an agency; who does already, goes on. */
export async function insertMember(
  { db, authority }: Books,
  { agency, account }: AgencyMember,
  command: number,
): Promise<void> {
  await db
    .insertInto('support_agency_member')
    .values({ authority, agency, account, command })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Notes that an account works for an agency no more. */
export async function deleteMember(
  { db, authority }: Books,
  { agency, account }: AgencyMember,
): Promise<void> {
  await db
    .deleteFrom('support_agency_member')
    .where('authority', '=', authority)
    .where('agency', '=', agency)
    .where('account', '=', account)
    .execute()
}

function agencies({ db, authority }: Books) {
  return db
    .selectFrom('support_agency')
    .select(['agency', 'programme', 'sort', 'name_ja', 'name_en', 'is_open'])
    .where('authority', '=', authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof agencies>['executeTakeFirstOrThrow']>>

function agencyOf({ agency, programme, sort, name_ja, name_en, is_open }: Row): Agency {
  const name = { ja: name_ja, en: name_en }
  return { id: agency, programme, sort: sort as AgencySort, name, isOpen: is_open }
}
