/** People with accounts, as the desk lists them: filtered, sorted, turned by key. */
import { type RawBuilder, sql } from 'kysely'
import type { GivenRole } from '../domain/account/account.ts'
import type { Role } from '../domain/access/role.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import { foldKana } from '../kit/text.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** What the list can be sorted by. */
export const peopleSorts = ['name', 'opened'] as const
export type PeopleSort = (typeof peopleSorts)[number]

/** Which people to list, in which order, and which slice of them. */
export type PeopleQuery = {
  /** Those who hold one of these. */
  readonly roles: readonly Role[]
  /** For one of these programmes, by key; null for any, and for all programmes at once. */
  readonly programmes: readonly string[] | null
  /** Part of the name, its reading or the mail address. */
  readonly words?: string
  readonly sort: PeopleSort
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** Somebody in the list. */
export type ListedPerson = {
  readonly account: string
  readonly name: string
  readonly address: string
  readonly openedAt: Date
  /** Whether an app or a passkey is set up. */
  readonly hasSecondFactor: boolean
  /** When they were last seen, of what is still known. */
  readonly lastSeenAt: Date | null
  /** Every role that they hold, not only those that were asked for. */
  readonly grants: readonly GivenRole[]
}

/** The slice of the list. Closed accounts are not in it. */
export async function slicePeople(
  { db, authority }: Books,
  query: PeopleQuery,
): Promise<Slice<ListedPerson>> {
  const { sort, slice } = query
  const parts = keys[sort]
  const { where, order, limit } = slicing(parts, query)
  const conditions = [
    sql`account.authority = ${authority}`,
    sql`closed_at is null`,
    where,
    ...filters(authority, query),
  ]
  const answer = await sql<ListedPerson>`
    select found.*, grants, "lastSeenAt" from (
      select account.account, name, address, created_at, created_at as "openedAt",
        totp_secret is not null or exists (select from credential
          where credential.authority = ${authority} and credential.account = account.account)
          as "hasSecondFactor"
      from account where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}
    ) as found, lateral (
      select coalesce(json_agg(json_build_object('role', role, 'programme', programme)
        order by given_at, id), '[]') as grants
      from role_grant where role_grant.authority = ${authority}
        and role_grant.account = found.account and ended_at is null
    ) as given, lateral (
      select max(last_seen_at) as "lastSeenAt" from sign_in
      where sign_in.authority = ${authority} and sign_in.account = found.account
    ) as seen
    order by ${order}`.execute(db)
  return sliceOf(answer.rows.map(personOf), usableSlice(parts, slice), (row) => keyOf[sort](row))
}

function filters(authority: string, query: PeopleQuery): readonly RawBuilder<boolean>[] {
  const { roles, programmes, words } = query
  const isThere = programmes ? sql`programme = any(${[...programmes]}::text[])` : sql`true`
  const holds = sql<boolean>`exists (select from role_grant
    where role_grant.authority = ${authority} and role_grant.account = account.account
      and ended_at is null and role = any(${[...roles]}::text[]) and ${isThere})`
  return words ? [holds, matches(words)] : [holds]
}

function matches(words: string): RawBuilder<boolean> {
  const pattern = (text: string) => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<boolean>`(name ilike ${pattern(words)} or address ilike ${pattern(words)}
    or kana ilike ${pattern(foldKana(words))})`
}

const id: KeyPart = { value: sql`account`, type: 'uuid' }

const keys: Readonly<Record<PeopleSort, readonly KeyPart[]>> = {
  name: [{ value: sql`name`, type: 'text' }, id],
  opened: [{ value: sql`created_at`, type: 'timestamptz' }, id],
}

const keyOf: Readonly<Record<PeopleSort, (row: ListedPerson) => readonly string[]>> = {
  name: ({ name, account }) => [name, account],
  opened: ({ openedAt, account }) => [openedAt.toISOString(), account],
}

function personOf(row: ListedPerson): ListedPerson {
  const { account, name, address, openedAt, hasSecondFactor, lastSeenAt, grants } = row
  return { account, name, address, openedAt, hasSecondFactor, lastSeenAt, grants }
}
