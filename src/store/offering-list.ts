/** Offerings as the desk lists them: filtered, sorted, turned by key, each with where it stands. */
import { type RawBuilder, sql } from 'kysely'
import type { Offering, OfferingState } from '../domain/delivery/offering.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** What the list can be sorted by. */
export const offeringSorts = ['title', 'closes', 'changed'] as const
export type OfferingSort = (typeof offeringSorts)[number]

/** Which offerings to list, in which order, and which slice of them. */
export type OfferingListQuery = {
  /** The keys of programmes; null for all. */
  readonly programmes: readonly string[] | null
  readonly state?: OfferingState
  readonly kind?: string
  /** Part of the title in either language. */
  readonly words?: string
  readonly sort: OfferingSort
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** An offering in the list. */
export type DeskOffering = Pick<
  Offering,
  'id' | 'programme' | 'component' | 'kind' | 'state' | 'opensAt' | 'closesAt'
> & {
  readonly title: Offering['settings']['title']
  readonly changedAt: Instant
  /** Seats taken, and how many there are; null without limit or without a place. */
  readonly taken: number
  readonly capacity: number | null
  /** Applications that await something from staff. */
  readonly awaiting: number
  /** The next session that is to come. */
  readonly nextAt: Instant | null
}

/** The slice of the list. */
export async function sliceOfferings(
  { db, authority }: Books,
  query: OfferingListQuery,
  now: Instant,
): Promise<Slice<DeskOffering>> {
  const { sort, slice } = query
  const parts = keys[sort]
  const { where, order, limit } = slicing(parts, query)
  const conditions = [sql`authority = ${authority}`, where, ...filters(query)]
  const answer = await sql<Row>`
    select found.*, taken, capacity, awaiting, next_at from (
      select offering, programme, component, kind, state, opens_at, closes_at, title_ja, title_en,
        changed_at from offering
      where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}
    ) as found, lateral (
      select coalesce(sum(taken), 0)::bigint as taken,
        case when count(*) = count(capacity) then sum(capacity)::bigint end as capacity
      from seats
      where seats.authority = ${authority} and seats.offering = found.offering
        and (capacity is not null or taken > 0)
    ) as held, lateral (
      select count(*)::integer as awaiting from application
      where application.authority = ${authority} and application.offering = found.offering
        and awaits_staff
    ) as waiting, lateral (
      select min(starts_at) as next_at from session
      where session.authority = ${authority} and session.offering = found.offering
        and session.state = 'scheduled' and starts_at >= ${now}::timestamptz
    ) as coming
    order by ${order}`.execute(db)
  return sliceOf(answer.rows.map(rowOf), usableSlice(parts, slice), (row) => keyOf[sort](row))
}

function filters(query: OfferingListQuery): readonly RawBuilder<boolean>[] {
  const { programmes, state, kind, words } = query
  const pattern = words && `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return [
    ...(programmes ? [sql<boolean>`programme = any(${[...programmes]})`] : []),
    ...(state ? [sql<boolean>`state = ${state}`] : []),
    ...(kind ? [sql<boolean>`kind = ${kind}`] : []),
    ...(pattern ? [sql<boolean>`(title_ja ilike ${pattern} or title_en ilike ${pattern})`] : []),
  ]
}

const id: KeyPart = { value: sql`offering`, type: 'uuid' }
const endless = sql`coalesce(closes_at, 'infinity')`

const keys: Readonly<Record<OfferingSort, readonly KeyPart[]>> = {
  title: [{ value: sql`title_ja`, type: 'text' }, id],
  closes: [{ value: endless, type: 'timestamptz' }, id],
  changed: [{ value: sql`changed_at`, type: 'timestamptz' }, id],
}

const keyOf: Readonly<Record<OfferingSort, (row: DeskOffering) => readonly string[]>> = {
  title: (row) => [row.title.ja, row.id],
  closes: (row) => [row.closesAt ?? 'infinity', row.id],
  changed: (row) => [row.changedAt, row.id],
}

type Row = {
  readonly offering: string
  readonly programme: string
  readonly component: string
  readonly kind: string
  readonly state: string
  readonly opens_at: Date | null
  readonly closes_at: Date | null
  readonly title_ja: string
  readonly title_en: string
  readonly changed_at: Date
  readonly taken: number
  readonly capacity: number | null
  readonly awaiting: number
  readonly next_at: Date | null
}

function rowOf(row: Row): DeskOffering {
  return {
    id: row.offering,
    programme: row.programme,
    component: row.component,
    kind: row.kind as Offering['kind'],
    state: row.state as OfferingState,
    opensAt: row.opens_at && toInstant(row.opens_at),
    closesAt: row.closes_at && toInstant(row.closes_at),
    title: { ja: row.title_ja, en: row.title_en },
    changedAt: toInstant(row.changed_at),
    taken: row.taken,
    capacity: row.capacity,
    awaiting: row.awaiting,
    nextAt: row.next_at && toInstant(row.next_at),
  }
}
