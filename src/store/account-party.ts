/** The parties that accounts stand for in the books: the person's own, and companies'. */
import type { CorporateNumber } from '../domain/codes.ts'
import type { PartyType } from '../domain/party.ts'
import { present } from '../kit/check.ts'
import { newId } from '../kit/id.ts'
import { lockAccount } from './account.ts'
import type { Books } from './database.ts'
import { findParty } from './party.ts'

/**
 * The pseudonymous party of an account's person. It is entered by `command` where nothing needed it
 * before, and carries the account's name as a detail that can be erased. The account must be open.
 */
export async function getPartyOfAccount(
  books: Books,
  account: string,
  command: number,
): Promise<string> {
  const held = present(await lockAccount(books, account), `the open account ${account}`)
  if (held.party !== null) return held.party
  const reference = { type: 'person', scheme: 'local', value: account, name: held.name } as const
  const party = (await findParty(books, reference)) ?? newId()
  await enterParty(books, { ...reference, party, command })
  await books.db
    .updateTable('account')
    .set({ party })
    .where('authority', '=', books.authority)
    .where('account', '=', account)
    .execute()
  return party
}

/** The party of a company by its 法人番号; it is entered by `command` where the books have none. */
export async function getPartyOfCompany(
  books: Books,
  company: { readonly number: CorporateNumber; readonly name: string | null },
  command: number,
): Promise<string> {
  const reference = { type: 'company', scheme: 'corporate-number', value: company.number } as const
  const known = await findParty(books, { ...reference, name: null })
  if (known !== undefined) return known
  const { name } = company
  return enterParty(books, { ...reference, name, party: newId(), command })
}

/** Puts a party's name as it is now in the place of the one that was known. */
export async function writePartyName(
  { db, authority }: Books,
  party: string,
  name: string,
): Promise<void> {
  await db
    .deleteFrom('party_detail')
    .where('authority', '=', authority)
    .where('party', '=', party)
    .execute()
  await db.insertInto('party_detail').values({ authority, party, name }).execute()
}

type NewParty = {
  readonly party: string
  readonly type: PartyType
  readonly scheme: 'local' | 'corporate-number'
  readonly value: string
  readonly name: string | null
  readonly command: number
}

/** Enters a party, and gives it; where somebody entered its identifier first, theirs. */
async function enterParty(books: Books, entered: NewParty): Promise<string> {
  const { db, authority } = books
  const { party, type, scheme, value, name, command } = entered
  await db
    .insertInto('party')
    .values({ authority, party, party_type: type, command })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('party_identifier')
    .values({ authority, party_type: type, scheme, value, party })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const standing = await findParty(books, { type, scheme, value, name })
  const one = present(standing, 'the party that was entered')
  if (name !== null) {
    await db
      .insertInto('party_detail')
      .values({ authority, party: one, name })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return one
}

/** The account that stands for a party, where it is open. */
export async function findAccountOfParty(
  { db, authority }: Books,
  party: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('account')
    .where('authority', '=', authority)
    .where('party', '=', party)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row?.account
}
