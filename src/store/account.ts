/** Accounts: who may sign in, and what they said of themselves. */
import type { Kysely } from 'kysely'
import type { MailAddress } from '../domain/account/mail-address.ts'
import type { Profile } from '../domain/account/profile.ts'
import type { Language } from '../kit/bilingual.ts'
import type { CalendarDate, Instant } from '../kit/calendar.ts'
import { present } from '../kit/check.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'
import type { Tables } from './tables.ts'

/** An account that is open. */
export type Account = Profile & {
  readonly id: string
  readonly address: MailAddress
  readonly language: Language
  readonly passwordHash: string | null
  readonly totp: Totp | null
  /** A sealed secret that has been shown, and not been confirmed by a code yet. */
  readonly totpPending: string | null
  readonly party: string | null
  readonly createdAt: Date
}

/** A confirmed authenticator app: its sealed secret, and the last step whose code was taken. */
export type Totp = { readonly sealed: string; readonly step: number }

/** An account before it is. */
export type NewAccount = {
  readonly address: MailAddress
  readonly name: string
  readonly language: Language
  readonly passwordHash: string | null
  readonly createdAt: Instant
}

/** Opens an account. Undefined where the address has one. */
export async function insertAccount(
  { db, authority }: Books,
  account: NewAccount,
): Promise<string | undefined> {
  const row = await db
    .insertInto('account')
    .values({
      authority,
      account: newId(),
      address: account.address,
      name: account.name,
      language: account.language,
      password_hash: account.passwordHash,
      created_at: account.createdAt,
    })
    .onConflict((conflict) => conflict.columns(['authority', 'address']).doNothing())
    .returning('account')
    .executeTakeFirst()
  return row?.account
}

/** The account of a mail address, where there is one. */
export async function findAccountByAddress(
  books: Books,
  address: MailAddress,
): Promise<Account | undefined> {
  const row = await openAccounts(books).where('address', '=', address).executeTakeFirst()
  return row && accountOf(row)
}

/** An account by its id; undefined where it is closed, or never was. */
export async function findAccount(books: Books, id: string): Promise<Account | undefined> {
  const row = await openAccounts(books).where('account', '=', id).executeTakeFirst()
  return row && accountOf(row)
}

/** An account that is known to be open. */
export async function getAccount(books: Books, id: string): Promise<Account> {
  return present(await findAccount(books, id), `account ${id}`)
}

/** An account, held against others who would change it, until the transaction ends. */
export async function lockAccount(books: Books, id: string): Promise<Account | undefined> {
  const row = await openAccounts(books).where('account', '=', id).forUpdate().executeTakeFirst()
  return row && accountOf(row)
}

/** Writes what a person says of themselves. */
export async function writeProfile(
  { db, authority }: Books,
  id: string,
  profile: Profile & { readonly language: Language },
): Promise<void> {
  const { name, kana, telephone, birthDate, language } = profile
  await db
    .updateTable('account')
    .set({ name, kana, telephone, birth_date: birthDate, language })
    .where('authority', '=', authority)
    .where('account', '=', id)
    .execute()
}

/** Sets an account's password, as its hash. */
export async function writePassword(
  { db, authority }: Books,
  id: string,
  hash: string,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: hash })
    .where('authority', '=', authority)
    .where('account', '=', id)
    .execute()
}

/** Puts another mail address in the place of an account's. No other account may have it. */
export async function writeAddress(
  { db, authority }: Books,
  id: string,
  address: MailAddress,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ address })
    .where('authority', '=', authority)
    .where('account', '=', id)
    .execute()
}

/** Closes an account for good, and forgets everything in it that tells who it was. */
export async function eraseAccount(
  { db, authority }: Books,
  id: string,
  closedAt: Instant,
): Promise<void> {
  await db
    .updateTable('account')
    .set({
      address: null,
      name: '',
      kana: null,
      telephone: null,
      birth_date: null,
      password_hash: null,
      totp_secret: null,
      totp_pending: null,
      totp_confirmed_at: null,
      closed_at: closedAt,
    })
    .where('authority', '=', authority)
    .where('account', '=', id)
    .execute()
}

function openAccounts({ db, authority }: Books) {
  return selectAccount(db).where('authority', '=', authority).where('closed_at', 'is', null)
}

function selectAccount(db: Kysely<Tables>) {
  return db
    .selectFrom('account')
    .select([
      'account',
      'address',
      'name',
      'kana',
      'telephone',
      'birth_date',
      'language',
      'password_hash',
      'totp_secret',
      'totp_pending',
      'totp_step',
      'party',
      'created_at',
    ])
}

type AccountRow = Awaited<ReturnType<ReturnType<typeof selectAccount>['executeTakeFirstOrThrow']>>

function accountOf(row: AccountRow): Account {
  return {
    id: row.account,
    address: present(row.address, 'the address of an open account') as MailAddress,
    name: row.name,
    kana: row.kana,
    telephone: row.telephone,
    birthDate: row.birth_date as CalendarDate | null,
    language: row.language as Language,
    passwordHash: row.password_hash,
    totp: row.totp_secret === null ? null : { sealed: row.totp_secret, step: row.totp_step ?? 0 },
    totpPending: row.totp_pending,
    party: row.party,
    createdAt: row.created_at,
  }
}
