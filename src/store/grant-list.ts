/** The grant applications of a call with their sums, page by page. */
import { sql } from 'kysely'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** A case in the list. */
export type ListedGrant = {
  readonly application: string
  readonly number: string
  readonly state: string
  /** The company's name; null where it was erased. */
  readonly company: string | null
  readonly appliedAt: Instant
  /** Null while nothing is decided. */
  readonly decidedYen: number | null
  readonly fixedYen: number | null
  readonly paidYen: number | null
}

/** The orders of the list. */
export const grantSorts = ['applied', 'company'] as const

/** Which cases to list. */
export type GrantQuery = {
  readonly offering: string
  readonly sort: (typeof grantSorts)[number]
  readonly isDescending: boolean
  readonly slice: SliceRequest
  readonly states?: readonly string[]
  /** In the name of the company, or in the number of the application. */
  readonly words?: string
}

/** A slice of the cases of a call. */
export async function sliceGrants(
  { db, authority }: Books,
  query: GrantQuery,
): Promise<Slice<ListedGrant>> {
  const { offering, sort, slice, states, words } = query
  const id: KeyPart = { value: sql`found.application`, type: 'uuid' }
  const parts: readonly KeyPart[] =
    sort === 'company' ? [{ value: sql`coalesce(found.company, '')`, type: 'text' }, id] : [id]
  const { where, order, limit } = slicing(parts, query)
  const pattern = `%${(words ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const answer = await sql<Omit<ListedGrant, 'appliedAt'> & { appliedAt: Date }>`
    select * from (
      select application.application, application.number, application.state,
        party_detail.name as company, application.applied_at as "appliedAt",
        award.decided_yen as "decidedYen", award.fixed_yen as "fixedYen",
        award.paid_yen as "paidYen"
      from application
      left join party_detail on party_detail.authority = ${authority}
        and party_detail.party = application.party
      left join grant_award as award on award.authority = ${authority}
        and award.application = application.application
      where application.authority = ${authority} and application.offering = ${offering}
        and application.lifecycle = 'grant'
        ${states ? sql`and application.state = any(${[...states]}::text[])` : sql``}
    ) as found
    where ${where} ${words ? sql`and (company ilike ${pattern} or number ilike ${pattern})` : sql``}
    order by ${order} limit ${limit}`.execute(db)
  const rows = answer.rows.map((row) => ({ ...row, appliedAt: toInstant(row.appliedAt) }))
  return sliceOf(rows, usableSlice(parts, slice), (row) =>
    sort === 'company' ? [row.company ?? '', row.application] : [row.application],
  )
}
