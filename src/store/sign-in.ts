/** Sign-ins: who is signed in where, since when, and until when. */
import type { Instant } from '../kit/calendar.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'

/** The ways in which people sign in. */
export type SignInWay = 'password' | 'passkey' | 'link' | 'identity'

/** A sign-in, as its owner sees it. */
export type SignIn = {
  readonly id: string
  readonly way: SignInWay
  readonly createdAt: Date
  readonly lastSeenAt: Date
  /** When it ends however often it is seen. */
  readonly expiresAt: Date
  readonly secondFactorAt: Date | null
  readonly device: string | null
  readonly address: string | null
}

/** A sign-in before it is. */
export type NewSignIn = {
  readonly digest: string
  readonly account: string
  readonly way: SignInWay
  readonly at: Instant
  readonly expiresAt: Instant
  readonly hasSecondFactor: boolean
  readonly device: string | null
  readonly address: string | null
}

/** Keeps a sign-in, by the digest of its token. */
export async function insertSignIn({ db, authority }: Books, signIn: NewSignIn): Promise<string> {
  const { digest, account, way, at, expiresAt, hasSecondFactor, device, address } = signIn
  const id = newId()
  await db
    .insertInto('sign_in')
    .values({
      authority,
      id,
      digest,
      account,
      way,
      created_at: at,
      last_seen_at: at,
      expires_at: expiresAt,
      second_factor_at: hasSecondFactor ? at : null,
      device,
      address,
    })
    .execute()
  return id
}

/** An account's sign-ins that were not ended and have not expired, the last seen first. */
export async function listOpenSignIns(
  { db, authority }: Books,
  account: string,
  now: Instant,
): Promise<readonly SignIn[]> {
  const rows = await db
    .selectFrom('sign_in')
    .select([
      'id',
      'way',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'expires_at as expiresAt',
      'second_factor_at as secondFactorAt',
      'device',
      'address',
    ])
    .where('authority', '=', authority)
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, way: row.way as SignInWay }))
}

/** Writes down that a sign-in has shown a second factor. */
export async function noteSecondFactor(
  { db, authority }: Books,
  id: string,
  at: Instant,
): Promise<void> {
  await db
    .updateTable('sign_in')
    .set({ second_factor_at: at })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .execute()
}

/**
 * Ends an account's sign-ins: one by its id, all but one, or all of them. Their network addresses
 * are forgotten. Gives how many were ended.
 */
export async function endSignIns(
  { db, authority }: Books,
  account: string,
  which: { readonly at: Instant; readonly only?: string; readonly except?: string },
): Promise<number> {
  const { at, only, except } = which
  const ended = await db
    .updateTable('sign_in')
    .set({ ended_at: at, address: null })
    .where('authority', '=', authority)
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** Forgets where an account was signed in. Whoever still is, is signed in no more. */
export async function eraseSignIns({ db, authority }: Books, account: string): Promise<void> {
  await db
    .deleteFrom('sign_in')
    .where('authority', '=', authority)
    .where('account', '=', account)
    .execute()
}
