/** Requests for experts as lists show them: of an offering, and of one expert. */
import { type RawBuilder, sql } from 'kysely'
import type { Bilingual } from '../kit/bilingual.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** A request in a list. */
export type ListedDispatch = {
  readonly application: string
  readonly number: string
  readonly state: string
  readonly offering: string
  readonly title: Bilingual
  readonly programme: string
  /** The company's name; null where it was erased. */
  readonly company: string | null
  readonly appliedAt: Instant
  /** Blank while nothing is decided. */
  readonly field: string
  readonly area: string
  /** Who goes; null while nobody does. */
  readonly expert: string | null
  readonly expertName: string | null
  /** How many visits were granted; null while nothing is decided. */
  readonly granted: number | null
  readonly reported: number
  readonly unconfirmed: number
  /** The day of the next visit that is planned, or of one that is not reported. */
  readonly nextOn: CalendarDate | null
}

/** The orders of the list. */
export const dispatchSorts = ['applied', 'company'] as const

/** Which requests to list. */
export type DispatchQuery = {
  readonly offering: string
  readonly sort: (typeof dispatchSorts)[number]
  readonly isDescending: boolean
  readonly slice: SliceRequest
  readonly states?: readonly string[]
  /** In the name of the company or of the expert. */
  readonly words?: string
}

/** A slice of the requests of an offering. */
export async function sliceDispatches(
  { db, authority }: Books,
  query: DispatchQuery,
): Promise<Slice<ListedDispatch>> {
  const { offering, sort, slice, states, words } = query
  const id: KeyPart = { value: sql`found.application`, type: 'uuid' }
  const parts: readonly KeyPart[] =
    sort === 'company' ? [{ value: sql`coalesce(found.company, '')`, type: 'text' }, id] : [id]
  const { where, order, limit } = slicing(parts, query)
  const pattern = `%${(words ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const answer = await sql<DispatchRow>`
    select * from (
      select ${columns} from ${tables(authority)}
      where application.authority = ${authority} and application.offering = ${offering}
        ${states ? sql`and application.state = any(${[...states]}::text[])` : sql``}
    ) as found
    where ${where} ${
      words
        ? sql`and (company ilike ${pattern}
      or "expertName" ilike ${pattern})`
        : sql``
    }
    order by ${order} limit ${limit}`.execute(db)
  return sliceOf(answer.rows.map(listedOf), usableSlice(parts, slice), (row) =>
    sort === 'company' ? [row.company ?? '', row.application] : [row.application],
  )
}

/** The requests of an expert that are under way, and those that were closed: at most 500. */
export async function listAssignments(
  { db, authority }: Books,
  expert: string,
): Promise<readonly ListedDispatch[]> {
  const answer = await sql<DispatchRow>`
    select ${columns} from ${tables(authority)}
    where application.authority = ${authority} and dispatch.expert = ${expert}
      and application.state = any(array['planned', 'running', 'closed'])
    order by application.state = 'closed', application.application desc limit 500`.execute(db)
  return answer.rows.map(listedOf)
}

const tables = (authority: string): RawBuilder<unknown> => sql`application
  join offering on offering.authority = ${authority}
    and offering.offering = application.offering and application.lifecycle = 'dispatch'
  left join dispatch on dispatch.authority = ${authority}
    and dispatch.application = application.application
  left join expert on expert.authority = ${authority} and expert.expert = dispatch.expert
  left join party_detail on party_detail.authority = ${authority}
    and party_detail.party = application.party
  left join lateral (
    select count(*) filter (where visit.state = 'reported')::integer as reported,
      count(*) filter (where visit.state = 'reported' and rating is null)::integer as unconfirmed,
      min(held_on) filter (where visit.state = 'planned') as next_on
    from dispatch_visit as visit
    where visit.authority = ${authority} and visit.application = application.application
  ) as visits on true`

const columns: RawBuilder<unknown> = sql`application.application,
  application.number, application.state, application.offering, offering.title_ja,
  offering.title_en, offering.programme, party_detail.name as company, application.applied_at,
  coalesce(field, '') as field, coalesce(area, '') as area, dispatch.expert,
  expert.name as "expertName", dispatch.visits as granted, reported, unconfirmed, next_on`

type DispatchRow = Omit<ListedDispatch, 'title' | 'appliedAt' | 'nextOn'> & {
  readonly title_ja: string
  readonly title_en: string
  readonly applied_at: Date
  readonly next_on: CalendarDate | null
}

function listedOf(row: DispatchRow): ListedDispatch {
  const { title_ja: ja, title_en: en, applied_at: at, next_on: nextOn, ...rest } = row
  return { ...rest, title: { ja, en }, appliedAt: toInstant(at), nextOn }
}
