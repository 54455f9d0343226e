/** Passkeys: the public keys by which accounts sign in without a password. */
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A passkey. */
export type Credential = {
  /** As the authenticator names it, in base64url. */
  readonly id: string
  readonly account: string
  /** In the form of COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  /** How often it was used, as the authenticator counts; zero for those that do not count. */
  readonly counter: number
  readonly transports: readonly string[]
  readonly label: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

/** Keeps a passkey. False where its id is known: no two passkeys share one. */
export async function insertCredential(
  { db, authority }: Books,
  credential: Omit<Credential, 'createdAt' | 'lastUsedAt'> & { readonly createdAt: Instant },
): Promise<boolean> {
  const { id, account, publicKey, counter, transports, label, createdAt } = credential
  const row = await db
    .insertInto('credential')
    .values({
      authority,
      id,
      account,
      public_key: publicKey,
      counter,
      transports: [...transports],
      label,
      created_at: createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** A passkey by its id. */
export async function findCredential(books: Books, id: string): Promise<Credential | undefined> {
  const row = await credentials(books).where('id', '=', id).executeTakeFirst()
  return row && credentialOf(row)
}

/** An account's passkeys, oldest first. */
export async function listCredentials(
  books: Books,
  account: string,
): Promise<readonly Credential[]> {
  const rows = await credentials(books)
    .where('account', '=', account)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(credentialOf)
}

/**
 * Writes down a use. False where the passkey's count did not grow meanwhile, which a copy of it
 * would do; one that does not count always says zero.
 */
export async function noteCredentialUse(
  { db, authority }: Books,
  id: string,
  { counter, at }: { readonly counter: number; readonly at: Instant },
): Promise<boolean> {
  const row = await db
    .updateTable('credential')
    .set({ counter, last_used_at: at })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .where((where) =>
      where.or([
        where('counter', '<', counter),
        where.and([where('counter', '=', 0), where(where.val(counter), '=', 0)]),
      ]),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets a passkey of an account. False where it has none of that id. */
export async function deleteCredential(
  { db, authority }: Books,
  account: string,
  id: string,
): Promise<boolean> {
  const row = await db
    .deleteFrom('credential')
    .where('authority', '=', authority)
    .where('account', '=', account)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets all passkeys of an account. */
export async function deleteCredentials({ db, authority }: Books, account: string): Promise<void> {
  await db
    .deleteFrom('credential')
    .where('authority', '=', authority)
    .where('account', '=', account)
    .execute()
}

function credentials({ db, authority }: Books) {
  return db
    .selectFrom('credential')
    .select([
      'id',
      'account',
      'public_key',
      'counter',
      'transports',
      'label',
      'created_at',
      'last_used_at',
    ])
    .where('authority', '=', authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof credentials>['executeTakeFirstOrThrow']>>

function credentialOf(row: Row): Credential {
  const { public_key: key, created_at: createdAt, last_used_at: lastUsedAt, ...rest } = row
  return { ...rest, publicKey: new Uint8Array(key), createdAt, lastUsedAt }
}
