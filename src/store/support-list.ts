/** Supports as the board lists them: where each stands, who has it, and what is due in it. */
import { type RawBuilder, sql } from 'kysely'
import type { OpenKind } from '../domain/delivery/register.ts'
import type { SupportScope } from '../domain/delivery/support/agency.ts'
import type { DueSort } from '../domain/delivery/support/due.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { addDays, type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import { instantAt, type TimeOfDay } from '../kit/time-of-day.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'
import type { OfferingWork } from './work-list.ts'

/** What the board can be sorted by. */
export const supportSorts = ['due', 'name', 'area', 'changed'] as const
export type SupportSort = (typeof supportSorts)[number]

/** What a support can be looked for by: what is late, and what is due this week. */
export const supportNeeds = ['due', 'late-step', 'follow-up-week', 'retention', 'silent'] as const
export type SupportNeed = (typeof supportNeeds)[number]

/** Which supports to list. */
export type SupportListQuery = {
  readonly scope: SupportScope
  readonly today: CalendarDate
  readonly offering?: string
  /** Shared with this agency; null: with none. */
  readonly agency?: string | null
  /** All but those that are withdrawn where absent. */
  readonly state?: string
  readonly need?: SupportNeed
  /** A part of the name, or the whole 法人番号. */
  readonly words?: string
  readonly area?: string
  readonly sort: SupportSort
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** A support on the board, without a word of what was said. */
export type ListedSupport = {
  readonly application: string
  readonly number: string
  readonly state: string
  readonly offering: string
  readonly title: Bilingual
  readonly programme: string
  /** Empty where it was erased. */
  readonly name: string
  /** The company's 法人番号. */
  readonly corporateNumber: string | null
  readonly area: string
  readonly why: string
  /** The agencies that share it; the one that leads comes first. */
  readonly agencies: readonly string[]
  readonly step: { readonly on: CalendarDate; readonly text: string } | null
  /** The first day on which anything is due. */
  readonly dueOn: CalendarDate | null
  readonly lastOn: CalendarDate | null
  readonly changedAt: Instant
}

/** A slice of the board. */
export async function sliceSupports(
  { db, authority }: Books,
  query: SupportListQuery,
): Promise<Slice<ListedSupport>> {
  const { sort, slice } = query
  const parts = keys[sort]
  const { where, order, limit } = slicing(parts, query)
  const answer = await sql<Row>`
    select application.application, application.number, application.state, application.offering,
      offering.title_ja, offering.title_en, offering.programme, ${nameOf} as name,
      identifier.value as corporate_number, coalesce(support.area, '') as area,
      coalesce(support.why, '') as why, coalesce(share.agencies, '{}') as agencies,
      step.due_on as step_on, step.text as step_text, due.due_on, record.happened_on,
      application.changed_at
    ${from(authority)}
    where ${seenBy(authority, query.scope)} and ${where}
      and ${sql.join(filters(authority, query), sql` and `)}
    order by ${order} limit ${limit}`.execute(db)
  return sliceOf(answer.rows.map(rowOf), usableSlice(parts, slice), (row) => keyOf(sort, row))
}

/** A company goes by its own name; a person by the one that the application gave. */
const nameOf = sql`coalesce(company.name, detail.name, '')`

const from = (authority: string) => sql`from application
  join offering on offering.authority = ${authority}
    and offering.offering = application.offering and offering.kind = 'support'
    and application.authority = ${authority} and application.lifecycle = 'support'
  left join application_detail as detail on detail.authority = ${authority}
    and detail.application = application.application
  left join party_detail as company on company.authority = ${authority}
    and company.party = application.party and application.party_type <> 'person'
  left join party_identifier as identifier on identifier.authority = ${authority}
    and identifier.party = application.party and identifier.scheme = 'corporate-number'
    and identifier.party_type = 'company'
  left join support on support.authority = ${authority}
    and support.application = application.application
  left join lateral (select array_agg(agency::text order by is_lead desc, since, agency) as agencies
    from support_share where support_share.authority = ${authority}
      and support_share.application = application.application) as share on true
  left join support_due as step on step.authority = ${authority}
    and step.application = application.application and step.sort = 'next-step'
    and step.answer is null
  left join lateral (select min(support_due.due_on) as due_on from support_due
    where support_due.authority = ${authority} and support_due.answer is null
      and support_due.application = application.application) as due on true
  left join lateral (select max(support_record.happened_on) as happened_on from support_record
    where support_record.authority = ${authority} and support_record.taken_back_by is null
      and support_record.application = application.application) as record on true`

/** Whether somebody sees a support: they run its programme, or their agency shares it. */
export function seenBy(
  authority: string,
  { programmes, agencies }: SupportScope,
): RawBuilder<boolean> {
  if (programmes === null) return sql<boolean>`true`
  return sql<boolean>`(offering.programme = any(${[...programmes]}) or exists (
    select from support_share where support_share.authority = ${authority}
      and support_share.application = application.application
      and support_share.agency = any(${[...agencies]}::uuid[])))`
}

function filters(authority: string, query: SupportListQuery): readonly RawBuilder<boolean>[] {
  const { offering, agency, state, need, words, area, today } = query
  return [
    state === undefined
      ? sql<boolean>`application.state <> 'withdrawn'`
      : sql<boolean>`application.state = ${state}`,
    ...(offering === undefined ? [] : [sql<boolean>`application.offering = ${offering}::uuid`]),
    ...(agency === undefined
      ? []
      : [
          agency === null
            ? sql<boolean>`share.agencies is null`
            : sql<boolean>`${agency} = any(share.agencies)`,
        ]),
    ...(need === undefined ? [] : [needed(authority, need, today)]),
    ...(words === undefined
      ? []
      : [
          sql<boolean>`(${nameOf} ilike ${`%${words.replaceAll(/[%_\\]/g, '\\$&')}%`}
            or identifier.value = ${words})`,
        ]),
    ...(area === undefined ? [] : [sql<boolean>`support.area = ${area}`]),
  ]
}

function needed(authority: string, need: SupportNeed, today: CalendarDate): RawBuilder<boolean> {
  if (need === 'silent') {
    return sql<boolean>`(application.is_live and due.due_on is null)`
  }
  const open = (sort: DueSort, by: CalendarDate) => sql<boolean>`exists (select from support_due
    where support_due.authority = ${authority} and support_due.answer is null
      and support_due.application = application.application and support_due.sort = ${sort}
      and support_due.due_on <= ${by}::date)`
  if (need === 'due') return sql<boolean>`(due.due_on <= ${today}::date)`
  if (need === 'late-step') return open('next-step', addDays(today, -1))
  return need === 'follow-up-week' ? open('follow-up', endOfWeek(today)) : open('retention', today)
}

/** The Sunday of the week that a day lies in; weeks begin on Monday. */
function endOfWeek(day: CalendarDate): CalendarDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, (7 - weekday) % 7)
}

/** The areas of the supports that somebody sees: at most 200. */
export async function listSupportAreas(
  { db, authority }: Books,
  scope: SupportScope,
): Promise<readonly string[]> {
  const answer = await sql<{ area: string }>`
    select distinct support.area from support
    join application on application.authority = ${authority}
      and application.application = support.application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    where support.authority = ${authority} and support.area <> '' and ${seenBy(authority, scope)}
    order by support.area limit 200`.execute(db)
  return answer.rows.map(({ area }) => area)
}

/** What of the supports somebody sees waits for them. */
export type SupportWork = OfferingWork & { readonly need: DueSort | 'awaiting' }

/** What has come to its day, by offering and sort. Of closed supports only jobs are asked about. */
export async function listSupportWork(
  { db, authority }: Books,
  scope: SupportScope,
  today: CalendarDate,
): Promise<readonly SupportWork[]> {
  const answer = await sql<WorkRow>`
    select offering.offering, offering.title_ja, offering.title_en, offering.programme,
      offering.component, due.sort as need, count(*)::integer as count, min(due.due_on) as since
    from support_due as due join application on application.authority = ${authority}
      and application.application = due.application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    where due.authority = ${authority} and due.answer is null and due.due_on <= ${today}::date
      and (application.is_live or (application.state = 'closed' and due.sort = 'retention'))
      and ${seenBy(authority, scope)}
    group by offering.authority, offering.offering, due.sort
    order by since, offering.offering, due.sort limit 100`.execute(db)
  return answer.rows.map(workOf)
}

/** Of the supports that agencies share, those that nobody has registered yet, by offering. */
export async function listAwaitingAgencies(
  { db, authority }: Books,
  agencies: readonly string[],
): Promise<readonly SupportWork[]> {
  if (agencies.length === 0) return []
  const answer = await sql<WorkRow>`
    select offering.offering, offering.title_ja, offering.title_en, offering.programme,
      offering.component, 'awaiting' as need, count(*)::integer as count,
      min(application.changed_at at time zone 'Asia/Tokyo')::date as since
    from application join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    where application.authority = ${authority} and application.lifecycle = 'support'
      and application.awaits_staff and ${seenBy(authority, { programmes: [], agencies })}
    group by offering.authority, offering.offering
    order by since, offering.offering limit 100`.execute(db)
  return answer.rows.map(workOf)
}

type WorkRow = {
  readonly offering: string
  readonly title_ja: string
  readonly title_en: string
  readonly programme: string
  readonly component: string
  readonly need: SupportWork['need']
  readonly count: number
  readonly since: CalendarDate
}

function workOf({ title_ja, title_en, since, ...row }: WorkRow): SupportWork {
  const kind: OpenKind = 'support'
  return { ...row, kind, title: { ja: title_ja, en: title_en }, since: instantAt(since, midnight) }
}

const id: KeyPart = { value: sql`application.application`, type: 'uuid' }
const dueAt = sql`(due.due_on::timestamp at time zone 'Asia/Tokyo')`
const name: KeyPart = { value: nameOf, type: 'text' }

/** What has nothing due comes last. */
const keys: Readonly<Record<SupportSort, readonly KeyPart[]>> = {
  due: [{ value: sql`coalesce(${dueAt}, 'infinity')`, type: 'timestamptz' }, id],
  name: [name, id],
  area: [{ value: sql`coalesce(support.area, '')`, type: 'text' }, name, id],
  changed: [{ value: sql`application.changed_at`, type: 'timestamptz' }, id],
}

const midnight = '00:00' as TimeOfDay

function keyOf(sort: SupportSort, row: ListedSupport): readonly string[] {
  const key = {
    due: [row.dueOn === null ? 'infinity' : instantAt(row.dueOn, midnight)],
    name: [row.name],
    area: [row.area, row.name],
    changed: [row.changedAt],
  }[sort]
  return [...key, row.application]
}

type Row = {
  readonly application: string
  readonly number: string
  readonly state: string
  readonly offering: string
  readonly title_ja: string
  readonly title_en: string
  readonly programme: string
  readonly name: string
  readonly corporate_number: string | null
  readonly area: string
  readonly why: string
  readonly agencies: readonly string[]
  readonly step_on: CalendarDate | null
  readonly step_text: string | null
  readonly due_on: CalendarDate | null
  readonly happened_on: CalendarDate | null
  readonly changed_at: Date
}

function rowOf(row: Row): ListedSupport {
  const { application, number, state, offering, programme, area, why, agencies } = row
  return {
    ...{ application, number, state, offering, programme, area, why, agencies },
    name: row.name,
    title: { ja: row.title_ja, en: row.title_en },
    corporateNumber: row.corporate_number,
    step: row.step_on === null ? null : { on: row.step_on, text: row.step_text ?? '' },
    dueOn: row.due_on,
    lastOn: row.happened_on,
    changedAt: toInstant(row.changed_at),
  }
}
