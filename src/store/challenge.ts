/** Challenges: what was asked of a browser and must come back within minutes, once. */
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** What a challenge is for. */
export type ChallengePurpose = 'passkey-registration' | 'passkey-sign-in' | 'identity'

/** A challenge before it is asked. */
export type NewChallenge = {
  /** Of the token that the browser keeps meanwhile. */
  readonly digest: string
  readonly purpose: ChallengePurpose
  /** Whose it is, where somebody is signed in. */
  readonly account: string | null
  readonly content: unknown
  readonly expiresAt: Instant
}

/** Keeps a challenge. */
export async function insertChallenge(
  { db, authority }: Books,
  { digest, purpose, account, content, expiresAt }: NewChallenge,
): Promise<void> {
  await db
    .insertInto('sign_in_challenge')
    .values({
      authority,
      digest,
      purpose,
      account,
      content: JSON.stringify(content),
      expires_at: expiresAt,
    })
    .execute()
}

/** Takes a challenge out: it is answered once, rightly or not. Undefined where there is none. */
export async function takeChallenge(
  { db, authority }: Books,
  { digest, purpose, now }: Pick<NewChallenge, 'digest' | 'purpose'> & { readonly now: Instant },
): Promise<{ readonly account: string | null; readonly content: unknown } | undefined> {
  const row = await db
    .deleteFrom('sign_in_challenge')
    .where('authority', '=', authority)
    .where('digest', '=', digest)
    .where('purpose', '=', purpose)
    .returning(['account', 'content', 'expires_at'])
    .executeTakeFirst()
  return row && row.expires_at > new Date(now) ? row : undefined
}
