/** Booths, counsellors and rooms of an offering as the desk lists them. */
import { type RawBuilder, sql } from 'kysely'
import type { Resource, ResourceSort } from '../domain/delivery/session.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** What the list can be sorted by: the order that staff gave it, or the name. */
export const resourceListSorts = ['place', 'name'] as const
export type ResourceListSort = (typeof resourceListSorts)[number]

/** Which of them to list. */
export type ResourceListQuery = {
  readonly offering: string
  /** Part of the name in either language. */
  readonly words?: string
  readonly isOpen?: boolean
  readonly sort: ResourceListSort
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** One in the list. */
export type ListedResource = Pick<
  Resource,
  'id' | 'offering' | 'sort' | 'name' | 'place' | 'isOpen'
> & {
  /** Whether it is the first, or the last, of all that the offering has in their order. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** The slice of the list. */
export async function sliceResources(
  { db, authority }: Books,
  query: ResourceListQuery,
): Promise<Slice<ListedResource>> {
  const { sort, slice, offering } = query
  const parts = keys[sort]
  const { where, order, limit } = slicing(parts, query)
  const answer = await sql<Row>`
    select * from (
      select resource, offering, sort, name_ja, name_en, place, is_open,
        row_number() over (order by place, resource) = 1 as is_first,
        row_number() over (order by place desc, resource desc) = 1 as is_last
      from resource where authority = ${authority} and offering = ${offering}::uuid
    ) as resource
    where ${sql.join([where, ...filters(query)], sql` and `)}
    order by ${order} limit ${limit}`.execute(db)
  return sliceOf(answer.rows.map(rowOf), usableSlice(parts, slice), (row) => keyOf[sort](row))
}

/** How many an offering has. */
export async function countResources({ db, authority }: Books, offering: string): Promise<number> {
  const answer = await sql<{ count: number }>`
    select count(*)::integer as count from resource
    where authority = ${authority} and offering = ${offering}::uuid`.execute(db)
  return answer.rows[0]?.count ?? 0
}

function filters({ words, isOpen }: ResourceListQuery): readonly RawBuilder<boolean>[] {
  const pattern = words && `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return [
    ...(pattern ? [sql<boolean>`(name_ja ilike ${pattern} or name_en ilike ${pattern})`] : []),
    ...(isOpen === undefined ? [] : [sql<boolean>`is_open = ${isOpen}`]),
  ]
}

const id: KeyPart = { value: sql`resource`, type: 'uuid' }

const keys: Readonly<Record<ResourceListSort, readonly KeyPart[]>> = {
  place: [{ value: sql`place`, type: 'bigint' }, id],
  name: [{ value: sql`name_ja`, type: 'text' }, id],
}

const keyOf: Readonly<Record<ResourceListSort, (row: ListedResource) => readonly string[]>> = {
  place: (row) => [String(row.place), row.id],
  name: (row) => [row.name.ja, row.id],
}

type Row = {
  readonly resource: string
  readonly offering: string
  readonly sort: ResourceSort
  readonly name_ja: string
  readonly name_en: string
  readonly place: number
  readonly is_open: boolean
  readonly is_first: boolean
  readonly is_last: boolean
}

function rowOf(row: Row): ListedResource {
  return {
    id: row.resource,
    offering: row.offering,
    sort: row.sort,
    name: { ja: row.name_ja, en: row.name_en },
    place: row.place,
    isOpen: row.is_open,
    isFirst: row.is_first,
    isLast: row.is_last,
  }
}
