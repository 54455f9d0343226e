/** Authenticator apps (TOTP), their secrets sealed, and recovery codes. */
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** Keeps a secret that was shown and waits for its first code. One in use stays in use. */
export async function keepPendingTotp(
  { db, authority }: Books,
  account: string,
  sealed: string,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ totp_pending: sealed })
    .where('authority', '=', authority)
    .where('account', '=', account)
    .execute()
}

/** Puts the pending secret in use, with the time step of the code that confirmed it. */
export async function confirmPendingTotp(
  { db, authority }: Books,
  account: string,
  confirmed: { readonly sealed: string; readonly step: number; readonly at: Instant },
): Promise<boolean> {
  const row = await db
    .updateTable('account')
    .set({
      totp_secret: confirmed.sealed,
      totp_step: confirmed.step,
      totp_confirmed_at: confirmed.at,
      totp_pending: null,
    })
    .where('authority', '=', authority)
    .where('account', '=', account)
    .where('totp_pending', '=', confirmed.sealed)
    .returning('account')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes the code of a time step, once. False where that step or a later one was taken. */
export async function takeTotpStep(
  { db, authority }: Books,
  account: string,
  { sealed, step }: { readonly sealed: string; readonly step: number },
): Promise<boolean> {
  const row = await db
    .updateTable('account')
    .set({ totp_step: step })
    .where('authority', '=', authority)
    .where('account', '=', account)
    .where('totp_secret', '=', sealed)
    .where('totp_step', '<', step)
    .returning('account')
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets an account's authenticator app. */
export async function deleteTotp({ db, authority }: Books, account: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ totp_secret: null, totp_confirmed_at: null, totp_step: null, totp_pending: null })
    .where('authority', '=', authority)
    .where('account', '=', account)
    .execute()
}

/** Puts new recovery codes in the place of those that there are. */
export async function replaceRecoveryCodes(
  { db, authority }: Books,
  account: string,
  digests: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('recovery_code')
    .where('authority', '=', authority)
    .where('account', '=', account)
    .execute()
  if (digests.length === 0) return
  await db
    .insertInto('recovery_code')
    .values(digests.map((digest) => ({ authority, account, digest })))
    .execute()
}

/** Uses a recovery code. False where the account has no such code that was not used. */
export async function useRecoveryCode(
  { db, authority }: Books,
  account: string,
  { digest, at }: { readonly digest: string; readonly at: Instant },
): Promise<boolean> {
  const row = await db
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('authority', '=', authority)
    .where('account', '=', account)
    .where('digest', '=', digest)
    .where('used_at', 'is', null)
    .returning('digest')
    .executeTakeFirst()
  return row !== undefined
}

/** How many recovery codes of an account were not used; null where it was never given any. */
export async function countRecoveryCodes(
  { db, authority }: Books,
  account: string,
): Promise<number | null> {
  const row = await db
    .selectFrom('recovery_code')
    .select((select) => [
      select.fn.countAll<number>().as('all'),
      select.fn.count<number>('used_at').as('used'),
    ])
    .where('authority', '=', authority)
    .where('account', '=', account)
    .executeTakeFirst()
  return row && row.all > 0 ? row.all - row.used : null
}
