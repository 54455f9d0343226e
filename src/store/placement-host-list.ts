/** Host companies as the desk lists them: whom they take, and of how many they were told. */
import { sql } from 'kysely'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** Which companies to list. */
export type HostListQuery = {
  readonly offering: string
  /** Part of the company's name. */
  readonly text?: string
  readonly sort: 'applied' | 'name'
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** A company in the list. */
export type ListedHost = {
  readonly application: string
  readonly number: string
  readonly state: string
  /** Null where it was erased. */
  readonly company: string | null
  readonly appliedAt: Instant
  readonly positions: number
  readonly seats: number
  readonly taken: number
  /** People whom it was told of and has not answered. */
  readonly unanswered: number
}

/** The slice of the list. */
export async function sliceHosts(
  { db, authority }: Books,
  query: HostListQuery,
): Promise<Slice<ListedHost>> {
  const parts = keys[query.sort]
  const { where, order, limit } = slicing(parts, query)
  const pattern = `%${(query.text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
  const answer = await sql<Row>`
    select application.application, application.number, application.state,
      ${company} as company, application.applied_at,
      coalesce(offered.positions, 0) as positions, coalesce(offered.seats, 0) as seats,
      coalesce(offered.taken, 0) as taken, coalesce(told.unanswered, 0) as unanswered
    from application
    left join party_detail as party on party.authority = ${authority}
      and party.party = application.party
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    left join lateral (
      select count(*)::integer as positions, sum(seats)::integer as seats,
        sum(taken)::integer as taken
      from host_position where host_position.authority = ${authority}
        and host_position.application = application.application
    ) as offered on true
    left join lateral (
      select count(*)::integer as unanswered
      from placement_match as match
      join application as person on person.authority = ${authority}
        and person.application = match.application and person.state = 'matched'
      where match.authority = ${authority} and match.host = application.application
        and match.closed_at is null and match.company_says is null
    ) as told on true
    where application.authority = ${authority} and application.lifecycle = 'hosting'
      and application.offering = ${query.offering}::uuid
      and (${query.text ?? null}::text is null or ${company} like ${pattern}) and ${where}
    order by ${order} limit ${limit}`.execute(db)
  const rows = answer.rows.map(({ applied_at: at, ...row }) => ({
    ...row,
    appliedAt: toInstant(at),
  }))
  return sliceOf(rows, usableSlice(parts, query.slice), (row) =>
    query.sort === 'name' ? [row.company ?? '', row.application] : [row.appliedAt, row.application],
  )
}

const company = sql`coalesce(party.name, detail.name)`
const id: KeyPart = { value: sql`application.application`, type: 'uuid' }

const keys: Readonly<Record<HostListQuery['sort'], readonly KeyPart[]>> = {
  applied: [{ value: sql`application.applied_at`, type: 'timestamptz' }, id],
  name: [{ value: sql`coalesce(${company}, '')`, type: 'text' }, id],
}

type Row = Omit<ListedHost, 'appliedAt'> & { readonly applied_at: Date }
