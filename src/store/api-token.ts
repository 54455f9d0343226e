/** Tokens by which programs act for an account. */
import type { ApiScope } from '../domain/account/api-scope.ts'
import type { Instant } from '../kit/calendar.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'

/** A token, as its owner sees it. */
export type ApiToken = {
  readonly id: string
  readonly label: string
  readonly scopes: readonly ApiScope[]
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
}

/** A token before it is. */
export type NewApiToken = {
  readonly digest: string
  readonly account: string
  readonly label: string
  readonly scopes: readonly ApiScope[]
  /** Whether its maker had shown a second factor, without which a token has no rights of staff. */
  readonly hasSecondFactor: boolean
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

/** Keeps a token, by its digest. */
export async function insertApiToken(
  { db, authority }: Books,
  token: NewApiToken,
): Promise<string> {
  const { digest, account, label, scopes, hasSecondFactor, createdAt, expiresAt } = token
  const id = newId()
  await db
    .insertInto('api_token')
    .values({
      authority,
      id,
      digest,
      account,
      label,
      scopes: [...scopes],
      second_factor: hasSecondFactor,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .execute()
  return id
}

/** An account's tokens that were not ended and have not expired, newest first. */
export async function listOpenApiTokens(
  { db, authority }: Books,
  account: string,
  now: Instant,
): Promise<readonly ApiToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .select([
      'id',
      'label',
      'scopes',
      'created_at as createdAt',
      'expires_at as expiresAt',
      'last_used_at as lastUsedAt',
    ])
    .where('authority', '=', authority)
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, scopes: row.scopes as readonly ApiScope[] }))
}

/** Ends a token of an account, or all of them. Gives how many were ended. */
export async function endApiTokens(
  { db, authority }: Books,
  account: string,
  { at, only }: { readonly at: Instant; readonly only?: string },
): Promise<number> {
  const ended = await db
    .updateTable('api_token')
    .set({ ended_at: at })
    .where('authority', '=', authority)
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}
