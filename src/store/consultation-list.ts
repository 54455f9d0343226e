/** Consultations as the desk lists them: those that wait for something, without a word of them. */
import { type RawBuilder, sql } from 'kysely'
import type { Bilingual } from '../kit/bilingual.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import { instantAt, type TimeOfDay } from '../kit/time-of-day.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'
import type { WorkScope } from './work-list.ts'

/** What the list can be sorted by. */
export const consultationSorts = ['since', 'contact', 'changed'] as const
export type ConsultationSort = (typeof consultationSorts)[number]

/**
 * What a consultation can wait for: an answer, the first or to what was written later; an answer
 * where it goes on after it was booked or held; being marked; the day to get in touch.
 */
export const consultationNeeds = ['answer', 'goes-on', 'mark', 'contact'] as const
export type ConsultationNeed = (typeof consultationNeeds)[number]

/** Which consultations to list. */
export type ConsultationListQuery = {
  /** The keys of programmes; null for all. */
  readonly programmes: WorkScope['programmes']
  /** What they wait for: any of these. */
  readonly needs: readonly ConsultationNeed[]
  /** The day by which somebody is to be contacted; null where that is not asked for. */
  readonly by: CalendarDate | null
  readonly offering?: string
  /** The account of the counsellor who has taken it; null for nobody. */
  readonly takenBy?: string | null
  /** The one with this number, whatever it waits for. */
  readonly number?: string
  readonly sort: ConsultationSort
  readonly isDescending: boolean
  readonly slice: SliceRequest
}

/** A consultation in the list, without a word of what was written. */
export type ListedConsultation = {
  readonly application: string
  readonly number: string
  readonly state: string
  readonly offering: string
  readonly title: Bilingual
  readonly programme: string
  /** Since when the person waits for an answer; null where they do not. */
  readonly waitsSince: Instant | null
  readonly appliedAt: Instant
  readonly changedAt: Instant
  /** The account of the counsellor who has taken it. */
  readonly takenBy: string | null
  readonly nextContactOn: CalendarDate | null
  /** Whether somebody without a name asked. */
  readonly isNameless: boolean
}

/** The slice of the list. */
export async function sliceConsultations(
  { db, authority }: Books,
  query: ConsultationListQuery,
): Promise<Slice<ListedConsultation>> {
  const { sort, slice } = query
  const parts = keys[sort]
  const { where, order, limit } = slicing(parts, query)
  const answer = await sql<Row>`
    select application.application, application.number, application.state, application.offering,
      offering.title_ja, offering.title_en, offering.programme, application.applied_at,
      application.changed_at, consultation.waits_since, consultation.taken_by,
      consultation.next_contact_on, application.party is null as nameless
    from application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering and offering.kind = 'consultation'
    left join consultation on consultation.authority = ${authority}
      and consultation.application = application.application
    where application.authority = ${authority} and application.lifecycle = 'consultation'
      and ${where} and ${sql.join(filters(query), sql` and `)}
    order by ${order} limit ${limit}`.execute(db)
  return sliceOf(answer.rows.map(rowOf), usableSlice(parts, slice), (row) => keyOf(sort, row))
}

function filters(query: ConsultationListQuery): readonly RawBuilder<boolean>[] {
  const { programmes, needs, by, offering, takenBy, number } = query
  const waiting = needs.map((need) => conditions[need](by))
  return [
    within(programmes),
    number === undefined
      ? sql<boolean>`(${sql.join(waiting, sql` or `)})`
      : sql<boolean>`application.number = ${number}`,
    ...(offering === undefined ? [] : [sql<boolean>`application.offering = ${offering}::uuid`]),
    ...(takenBy === undefined
      ? []
      : [sql<boolean>`consultation.taken_by is not distinct from ${takenBy}::uuid`]),
  ]
}

const waits = sql<boolean>`consultation.waits_since is not null`

const conditions: Readonly<
  Record<ConsultationNeed, (by: CalendarDate | null) => RawBuilder<boolean>>
> = {
  answer: () => sql<boolean>`(${waits} and application.state in ('requested', 'booked', 'held'))`,
  'goes-on': () => sql<boolean>`(${waits} and application.state in ('booked', 'held'))`,
  mark: () => sql<boolean>`(application.state = 'requested' and not (${waits}))`,
  contact: (by) => isDue(by),
}

/** Whether somebody is to be contacted by a day. */
export const isDue = (by: CalendarDate | null) =>
  sql<boolean>`(consultation.next_contact_on <= ${by}::date and application.state <> 'cancelled')`

/** Whether an offering is one of these programmes. */
export function within(programmes: readonly string[] | null): RawBuilder<boolean> {
  return programmes
    ? sql<boolean>`offering.programme = any(${[...programmes]})`
    : sql<boolean>`true`
}

/** The counsellors who have taken consultations of these programmes, by their accounts. */
export async function listTakers(
  { db, authority }: Books,
  programmes: WorkScope['programmes'],
): Promise<readonly string[]> {
  const answer = await sql<{ taken_by: string }>`
    select distinct consultation.taken_by from consultation
    join application on application.authority = ${authority}
      and application.application = consultation.application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    where consultation.authority = ${authority} and consultation.taken_by is not null
      and ${within(programmes)}
    order by consultation.taken_by limit 500`.execute(db)
  return answer.rows.map((row) => row.taken_by)
}

const id: KeyPart = { value: sql`application.application`, type: 'uuid' }
const contact = sql`(consultation.next_contact_on::timestamp at time zone 'Asia/Tokyo')`

/** Whoever waits for nobody, and whoever has no day, comes last. */
const keys: Readonly<Record<ConsultationSort, readonly KeyPart[]>> = {
  since: [
    { value: sql`coalesce(consultation.waits_since, 'infinity')`, type: 'timestamptz' },
    { value: sql`application.applied_at`, type: 'timestamptz' },
    id,
  ],
  contact: [{ value: sql`coalesce(${contact}, 'infinity')`, type: 'timestamptz' }, id],
  changed: [{ value: sql`application.changed_at`, type: 'timestamptz' }, id],
}

const midnight = '00:00' as TimeOfDay

function keyOf(sort: ConsultationSort, row: ListedConsultation): readonly string[] {
  const { application, waitsSince, appliedAt, changedAt, nextContactOn: day } = row
  const key = {
    since: [waitsSince ?? 'infinity', appliedAt],
    contact: [day === null ? 'infinity' : instantAt(day, midnight)],
    changed: [changedAt],
  }[sort]
  return [...key, application]
}

type Row = {
  readonly application: string
  readonly number: string
  readonly state: string
  readonly offering: string
  readonly title_ja: string
  readonly title_en: string
  readonly programme: string
  readonly applied_at: Date
  readonly changed_at: Date
  readonly waits_since: Date | null
  readonly taken_by: string | null
  readonly next_contact_on: CalendarDate | null
  readonly nameless: boolean
}

function rowOf(row: Row): ListedConsultation {
  return {
    application: row.application,
    number: row.number,
    state: row.state,
    offering: row.offering,
    title: { ja: row.title_ja, en: row.title_en },
    programme: row.programme,
    waitsSince: row.waits_since && toInstant(row.waits_since),
    appliedAt: toInstant(row.applied_at),
    changedAt: toInstant(row.changed_at),
    takenBy: row.taken_by,
    nextContactOn: row.next_contact_on,
    isNameless: row.nameless,
  }
}
