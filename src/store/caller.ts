/**
 * Who stands behind tokens: sign-ins of browsers and tokens of programs, found together for any
 * number of them, in one query.
 */
import { sql } from 'kysely'
import type { GivenRole } from '../domain/account/account.ts'
import type { ApiScope } from '../domain/account/api-scope.ts'
import type { Language } from '../kit/bilingual.ts'
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A token that has not ended, with its account and what the account may do. */
export type CallerRow = {
  readonly digest: string
  readonly way: 'sign-in' | 'api-token'
  /** The id of the sign-in or of the token. */
  readonly id: string
  readonly account: string
  readonly name: string
  readonly language: Language
  readonly party: string | null
  readonly kana: string | null
  readonly telephone: string | null
  readonly mail: string
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
  /** Whether a second factor was shown: to the sign-in, or when the token was made. */
  readonly isVerified: boolean
  /** What a token may be used for; null for a sign-in. */
  readonly scopes: readonly ApiScope[] | null
  readonly lastSeenAt: Date | null
  readonly expiresAt: Date
  readonly grants: readonly GivenRole[]
  /** The parties of the companies whose confirmed members they are. */
  readonly companies: readonly string[]
}

/**
 * Finds the open tokens among these digests. Sign-ins that were not seen for long are found too.
 */
export async function findCallerRows(
  { db, authority }: Books,
  digests: readonly string[],
  now: Instant,
): Promise<readonly CallerRow[]> {
  const isOpen = sql`authority = ${authority} and digest = any(${[...digests]}::text[])
    and ended_at is null and expires_at > ${now}::timestamptz`
  const answer = await sql<CallerRow>`
    select key.digest, key.way, key.id, account.account, account.name, account.language,
      account.party, account.kana, account.telephone, account.address as mail,
      account.totp_secret is not null as "hasTotp",
      exists (select from credential where credential.authority = ${authority}
        and credential.account = account.account) as "hasPasskey",
      key.verified as "isVerified", key.scopes, key.seen as "lastSeenAt",
      key.expires_at as "expiresAt",
      (select coalesce(json_agg(json_build_object('role', role, 'programme', programme)
          order by given_at, id), '[]')
        from role_grant where role_grant.authority = ${authority}
        and role_grant.account = account.account and role_grant.ended_at is null) as grants,
      (select coalesce(json_agg(membership.party order by declared_at, id), '[]')
        from membership where membership.authority = ${authority}
        and membership.account = account.account and membership.ended_at is null
        and membership.confirmed_at is not null) as companies
    from (
      select digest, 'sign-in' as way, id, account, second_factor_at is not null as verified,
        null::text[] as scopes, last_seen_at as seen, expires_at
      from sign_in where ${isOpen}
      union all
      select digest, 'api-token', id, account, second_factor, scopes, last_used_at, expires_at
      from api_token where ${isOpen}
    ) as key join account on account.authority = ${authority} and account.account = key.account
      and account.closed_at is null`.execute(db)
  return answer.rows
}

/** The ids of sign-ins and of tokens that were seen. */
export type Seen = { readonly signIns: readonly string[]; readonly tokens: readonly string[] }

/**
 * Writes down that sign-ins and tokens were seen. Those that another transaction is about to change
 * are passed over: nobody waits for a note.
 */
export async function noteSeen({ db, authority }: Books, seen: Seen, at: Instant): Promise<void> {
  if (seen.signIns.length > 0) {
    await sql`update sign_in set last_seen_at = ${at}::timestamptz
      where authority = ${authority} and id in (select id from sign_in
        where authority = ${authority} and id = any(${[...seen.signIns]}::uuid[])
        for update skip locked)`.execute(db)
  }
  if (seen.tokens.length > 0) {
    await sql`update api_token set last_used_at = ${at}::timestamptz
      where authority = ${authority} and id in (select id from api_token
        where authority = ${authority} and id = any(${[...seen.tokens]}::uuid[])
        for update skip locked)`.execute(db)
  }
}
