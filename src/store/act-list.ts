/** The record of acts as officers and auditors read it: newest first, turned by key. */
import { type RawBuilder, sql } from 'kysely'
import type { LifecycleName } from '../domain/delivery/register.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** Which acts to list. */
export type ActListQuery = {
  /** How the acts' names may begin: "offering.". */
  readonly prefixes?: readonly string[]
  readonly from?: Instant
  readonly to?: Instant
  /** Only what concerns these programmes, or was done by this actor; null for all. */
  readonly within: { readonly programmes: readonly string[]; readonly actor: string } | null
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** An act in the list. */
export type ListedAct = {
  readonly id: string
  readonly position: number
  readonly act: string
  readonly actor: string
  readonly recordedAt: Instant
  readonly reason: string | null
  /** The applications that it was done to: how many, and the first of them. */
  readonly applications: number
  readonly application: string | null
  /** What kind of application that is. */
  readonly lifecycle: LifecycleName | null
  /** The offering that was made or changed. */
  readonly offering: string | null
}

/** The slice of the list. What an act was about is read from what came of it. */
export async function sliceActs(
  { db, authority }: Books,
  query: ActListQuery,
): Promise<Slice<ListedAct>> {
  const { where, order, direction, limit } = slicing(key, query)
  const conditions = [sql`authority = ${authority}`, where, ...filters(query, authority)]
  const answer = await sql<Row>`
    select found.id, found.position, found.act, found.actor, found.recorded_at, found.reason,
      found.applications, application.application, application.lifecycle, offering.offering
    from (
      select id, position, act, actor, recorded_at, reason, ${applicationId} as first_application,
        ${offeringId} as named_offering, ${applicationCount} as applications
      from command
      where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}
    ) as found
    left join application on application.authority = ${authority}
      and application.application = found.first_application
    left join offering on offering.authority = ${authority}
      and offering.offering = found.named_offering
    order by found.position ${direction}`.execute(db)
  const rows = answer.rows.map(actOf)
  return sliceOf(rows, usableSlice(key, query.slice), ({ position }) => [String(position)])
}

const key: readonly KeyPart[] = [{ value: sql`command.position`, type: 'bigint' }]

/** The ids in outcomes are ours; whatever has another form names nothing. */
const idAt = (path: string) => {
  const text = sql`command.outcome #>> ${sql.lit(path)}`
  return sql`case when ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    then (${text})::uuid end`
}

const applicationId = sql`coalesce(${idAt('{done,0}')}, ${idAt('{applications,0,id}')})`
const offeringId = sql`coalesce(${idAt('{offering}')}, ${idAt('{of,offering}')})`

const lengthAt = (name: string) => {
  const list = sql`command.outcome -> ${sql.lit(name)}`
  return sql`case when jsonb_typeof(${list}) = 'array' then jsonb_array_length(${list}) end`
}

const applicationCount = sql`coalesce(${lengthAt('done')}, ${lengthAt('applications')}, 0)`

function filters(query: ActListQuery, authority: string): readonly RawBuilder<boolean>[] {
  const { prefixes, from, to, within } = query
  const patterns = prefixes?.map((name) => `${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
  return [
    ...(patterns ? [sql<boolean>`act like any(${patterns})`] : []),
    ...(from ? [sql<boolean>`recorded_at >= ${from}::timestamptz`] : []),
    ...(to ? [sql<boolean>`recorded_at < ${to}::timestamptz`] : []),
    ...(within ? [concerns(within, authority)] : []),
  ]
}

/** Whether an act left a fact, an application or an offering of the programmes. */
function concerns(
  { programmes, actor }: NonNullable<ActListQuery['within']>,
  authority: string,
): RawBuilder<boolean> {
  const named = sql`programme = any(${[...programmes]})`
  return sql<boolean>`(actor = ${actor}
    or exists (select from fact where fact.authority = ${authority}
      and fact.command = command.position and ${named})
    or exists (select from offering where offering.authority = ${authority}
      and offering.offering = ${offeringId} and ${named})
    or exists (select from application join offering on offering.authority = ${authority}
        and offering.offering = application.offering
      where application.authority = ${authority}
        and application.application = ${applicationId} and ${named}))`
}

type Row = {
  readonly id: string
  readonly position: number
  readonly act: string
  readonly actor: string
  readonly recorded_at: Date
  readonly reason: string | null
  readonly applications: number
  readonly application: string | null
  readonly lifecycle: string | null
  readonly offering: string | null
}

function actOf({ recorded_at: at, lifecycle, ...row }: Row): ListedAct {
  return { ...row, recordedAt: toInstant(at), lifecycle: lifecycle as LifecycleName | null }
}
