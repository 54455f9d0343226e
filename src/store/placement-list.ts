/** Placements as the desk lists them: who, where, when, and what each waits for. */
import { type RawBuilder, sql } from 'kysely'
import {
  endsSoonDays,
  type PlacementNeed,
  placementNeedNames,
} from '../domain/delivery/placement/need.ts'
import type { OpenKind } from '../domain/delivery/register.ts'
import { addDays, type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import type { PlacementResult } from './placement-term.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'
import type { OfferingWork, WorkScope } from './work-list.ts'

/** What the list can be sorted by. */
export const placementSorts = ['applied', 'changed', 'ends', 'name'] as const
export type PlacementSort = (typeof placementSorts)[number]

/** Which placements to list. */
export type PlacementListQuery = {
  readonly offering: string
  readonly today: CalendarDate
  readonly state?: string
  readonly need?: PlacementNeed
  /** Part of the name of the person, its reading, or the company. */
  readonly text?: string
  readonly sort: PlacementSort
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** A person's placement in the list. */
export type ListedPlacement = {
  readonly application: string
  readonly number: string
  readonly state: string
  /** Null where it was erased. */
  readonly name: string | null
  readonly kana: string | null
  readonly hasProfile: boolean
  readonly appliedAt: Instant
  readonly changedAt: Instant
  readonly company: string | null
  /** The number of the company's application, and what the position is called. */
  readonly hostNumber: string | null
  readonly position: string | null
  readonly startsOn: CalendarDate | null
  readonly endsOn: CalendarDate | null
  readonly startedOn: CalendarDate | null
  readonly endedOn: CalendarDate | null
  readonly result: PlacementResult | null
  readonly resultOn: CalendarDate | null
  readonly resultReason: string | null
  readonly needs: readonly PlacementNeed[]
}

/** The slice of the list. */
export async function slicePlacements(
  { db, authority }: Books,
  query: PlacementListQuery,
): Promise<Slice<ListedPlacement>> {
  const { sort, slice, today } = query
  const parts = keys[sort]
  const { where, order, limit } = slicing(parts, query)
  const needs = placementNeedNames.map(
    (need) => sql`case when ${conditions[need](today)} then ${sql.lit(need)} end`,
  )
  const answer = await sql<Row>`
    select application.application, application.number, application.state, detail.name, detail.kana,
      profile.application is not null as has_profile, application.applied_at,
      application.changed_at, coalesce(company.name, host_detail.name) as company,
      host.number as host_number, position.document ->> 'title' as position, term.starts_on,
      term.ends_on, term.started_on, term.ended_on, term.result, term.result_on,
      term.result_reason, array_remove(array[${sql.join(needs)}], null) as needs
    from ${from(authority)}
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    left join placement_profile as profile on profile.authority = ${authority}
      and profile.application = application.application
    left join host_position as position on position.authority = ${authority}
      and position.position = match.position
    left join application as host on host.authority = ${authority}
      and host.application = match.host
    left join party_detail as company on company.authority = ${authority}
      and company.party = host.party
    left join application_detail as host_detail on host_detail.authority = ${authority}
      and host_detail.application = match.host
    where application.authority = ${authority} and application.lifecycle = 'placement'
      and ${where} and ${sql.join(filters(query), sql` and `)}
    order by ${order} limit ${limit}`.execute(db)
  return sliceOf(answer.rows.map(rowOf), usableSlice(parts, slice), (row) => keyOf(sort, row))
}

/** How many placements of an offering wait for each thing. */
export async function countPlacementNeeds(
  { db, authority }: Books,
  of: { readonly offering: string; readonly today: CalendarDate },
): Promise<Readonly<Record<PlacementNeed, number>>> {
  const counts = placementNeedNames.map(
    (need) =>
      sql`count(*) filter (where ${conditions[need](of.today)})::integer as ${sql.ref(need)}`,
  )
  const answer = await sql<Record<PlacementNeed, number>>`
    select ${sql.join(counts)} from ${from(authority)}
    where application.authority = ${authority} and application.lifecycle = 'placement'
      and application.offering = ${of.offering}`.execute(db)
  return answer.rows[0] as Record<PlacementNeed, number>
}

/** What placements of one offering wait for. */
export type PlacementWork = OfferingWork & { readonly need: PlacementNeed }

/** Offerings whose placements wait for something, need by need, those waiting longest first. */
export async function listPlacementWork(
  { db, authority }: Books,
  { programmes }: WorkScope,
  today: CalendarDate,
): Promise<readonly PlacementWork[]> {
  const scope = programmes
    ? sql<boolean>`offering.programme = any(${[...programmes]})`
    : sql<boolean>`true`
  const each = placementNeedNames.map(
    (need, index) => sql`
      select ${sql.lit(index)} as turn, ${sql.lit(need)} as need, application.offering,
        application.changed_at
      from ${from(authority)}
      where application.authority = ${authority} and application.lifecycle = 'placement'
        and ${conditions[need](today)}`,
  )
  const answer = await sql<WorkRow>`
    select waiting.need, offering.offering, offering.kind, offering.title_ja, offering.title_en,
      offering.programme, offering.component, count(*)::integer as count,
      min(waiting.changed_at) as since
    from (${sql.join(each, sql` union all `)}) as waiting
    join offering on offering.authority = ${authority}
      and offering.offering = waiting.offering
    where ${scope}
    group by waiting.turn, waiting.need, offering.authority, offering.offering
    order by waiting.turn, since, offering.offering limit 200`.execute(db)
  return answer.rows.map((row) => ({
    need: row.need,
    offering: row.offering,
    kind: row.kind,
    title: { ja: row.title_ja, en: row.title_en },
    programme: row.programme,
    component: row.component,
    count: row.count,
    since: toInstant(row.since),
  }))
}

/** A person's application with the proposal that is open, and its period. */
const from = (authority: string) => sql`application
  left join placement_match as match on match.authority = ${authority}
    and match.application = application.application and match.closed_at is null
  left join placement_term as term on term.authority = ${authority}
    and term.match = match.match and term.cancelled_at is null`

type Condition = (today: CalendarDate) => RawBuilder<boolean>

const bothAgree = sql<boolean>`match.person_says = 'yes' and match.company_says = 'yes'`
const isVisited = sql<boolean>`exists (
  select from placement_visit as visit
  where visit.authority = match.authority and visit.match = match.match)`

const conditions: Readonly<Record<PlacementNeed, Condition>> = {
  match: () => sql<boolean>`(application.state = 'registered')`,
  answer: () => sql<boolean>`(application.state = 'matched'
    and (match.person_says is null or match.company_says is null))`,
  visit: () => sql<boolean>`(application.state = 'matched' and ${bothAgree} and not ${isVisited})`,
  decide: () => sql<boolean>`(application.state = 'matched' and ${bothAgree} and ${isVisited})`,
  begin: (today) =>
    sql<boolean>`(application.state = 'decided' and term.starts_on <= ${today}::date)`,
  end: (today) => sql<boolean>`(application.state = 'dispatched'
    and term.ends_on <= ${addDays(today, endsSoonDays)}::date)`,
  result: () => sql<boolean>`(application.state = 'ended')`,
  retention: (today) => sql<boolean>`(application.state = 'hired' and exists (
    select from (values (3), (6), (12)) as asked (months)
    where (term.result_on + make_interval(months => asked.months))::date <= ${today}::date
      and not exists (
        select from placement_retention as noted
        where noted.authority = term.authority and noted.match = term.match
          and (noted.months = asked.months or not noted.held))))`,
}

function filters(query: PlacementListQuery): readonly RawBuilder<boolean>[] {
  const { offering, state, need, text, today } = query
  const pattern = `%${(text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
  return [
    sql<boolean>`application.offering = ${offering}::uuid`,
    ...(state === undefined ? [] : [sql<boolean>`application.state = ${state}`]),
    ...(need === undefined ? [] : [conditions[need](today)]),
    ...(text === undefined
      ? []
      : [
          sql<boolean>`(detail.name like ${pattern} or detail.kana like ${pattern}
            or company.name like ${pattern})`,
        ]),
  ]
}

const id: KeyPart = { value: sql`application.application`, type: 'uuid' }
const nameOrder = sql`coalesce(nullif(detail.kana, ''), detail.name, '')`
const endOrder = sql`coalesce(term.ends_on::text, '9999-12-31')`

const keys: Readonly<Record<PlacementSort, readonly KeyPart[]>> = {
  applied: [{ value: sql`application.applied_at`, type: 'timestamptz' }, id],
  changed: [{ value: sql`application.changed_at`, type: 'timestamptz' }, id],
  ends: [{ value: endOrder, type: 'text' }, id],
  name: [{ value: nameOrder, type: 'text' }, id],
}

function keyOf(sort: PlacementSort, row: ListedPlacement): readonly string[] {
  const values: Readonly<Record<PlacementSort, string>> = {
    applied: row.appliedAt,
    changed: row.changedAt,
    ends: row.endsOn ?? '9999-12-31',
    name: row.kana || (row.name ?? ''),
  }
  return [values[sort], row.application]
}

type Row = {
  readonly application: string
  readonly number: string
  readonly state: string
  readonly name: string | null
  readonly kana: string | null
  readonly has_profile: boolean
  readonly applied_at: Date
  readonly changed_at: Date
  readonly company: string | null
  readonly host_number: string | null
  readonly position: string | null
  readonly starts_on: CalendarDate | null
  readonly ends_on: CalendarDate | null
  readonly started_on: CalendarDate | null
  readonly ended_on: CalendarDate | null
  readonly result: PlacementResult | null
  readonly result_on: CalendarDate | null
  readonly result_reason: string | null
  readonly needs: readonly PlacementNeed[]
}

type WorkRow = {
  readonly need: PlacementNeed
  readonly offering: string
  readonly kind: OpenKind
  readonly title_ja: string
  readonly title_en: string
  readonly programme: string
  readonly component: string
  readonly count: number
  readonly since: Date
}

function rowOf(row: Row): ListedPlacement {
  const { application, number, state, name, kana, company, position, result, needs } = row
  return {
    ...{ application, number, state, name, kana, company, position, result, needs },
    hasProfile: row.has_profile,
    appliedAt: toInstant(row.applied_at),
    changedAt: toInstant(row.changed_at),
    hostNumber: row.host_number,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    resultOn: row.result_on,
    resultReason: row.result_reason,
  }
}
