/** Who accounts are to identity providers. */
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** Somebody at a provider: its issuer, and its subject there. */
export type ExternalSubject = { readonly issuer: string; readonly subject: string }

/** The account that somebody at a provider is linked to, where there is one that is open. */
export async function findLinkedAccount(
  { db, authority }: Books,
  { issuer, subject }: ExternalSubject,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('external_identity')
    .select('account')
    .where('authority', '=', authority)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.account
}

/** Links somebody at a provider to an account. False where they are linked to one. */
export async function insertIdentity(
  { db, authority }: Books,
  { issuer, subject }: ExternalSubject,
  linked: { readonly account: string; readonly at: Instant },
): Promise<boolean> {
  const { account, at } = linked
  const row = await db
    .insertInto('external_identity')
    .values({ authority, issuer, subject, account, linked_at: at, last_used_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject')
    .executeTakeFirst()
  return row !== undefined
}

/** Writes down that somebody came from a provider. */
export async function noteIdentityUse(
  { db, authority }: Books,
  { issuer, subject }: ExternalSubject,
  at: Instant,
): Promise<void> {
  await db
    .updateTable('external_identity')
    .set({ last_used_at: at })
    .where('authority', '=', authority)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute()
}

/** The providers that an account is linked to. */
export async function listIdentities(
  { db, authority }: Books,
  account: string,
): Promise<readonly (ExternalSubject & { readonly linkedAt: Date; readonly lastUsedAt: Date })[]> {
  return db
    .selectFrom('external_identity')
    .select(['issuer', 'subject', 'linked_at as linkedAt', 'last_used_at as lastUsedAt'])
    .where('authority', '=', authority)
    .where('account', '=', account)
    .orderBy('linked_at')
    .execute()
}

/** Takes an account's link to a provider away. False where there is none. */
export async function deleteIdentity(
  { db, authority }: Books,
  account: string,
  issuer: string,
): Promise<boolean> {
  const row = await db
    .deleteFrom('external_identity')
    .where('authority', '=', authority)
    .where('account', '=', account)
    .where('issuer', '=', issuer)
    .returning('subject')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes all of an account's links to providers away. */
export async function deleteIdentities({ db, authority }: Books, account: string): Promise<void> {
  await db
    .deleteFrom('external_identity')
    .where('authority', '=', authority)
    .where('account', '=', account)
    .execute()
}
