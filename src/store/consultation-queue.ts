/** Consultations that wait for a counsellor: for an answer, or for the day to get in touch. */
import { type RawBuilder, sql } from 'kysely'
import type { OpenKind } from '../domain/delivery/register.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import type { OfferingWork, WorkScope } from './work-list.ts'

/** A consultation in the queue, without a word of what was written. */
export type QueuedConsultation = {
  readonly application: string
  readonly number: string
  readonly state: string
  readonly offering: string
  readonly title: Bilingual
  readonly programme: string
  /** Since when the person waits for an answer; null where they do not. */
  readonly waitsSince: Instant | null
  readonly appliedAt: Instant
  /** The account of the counsellor who has taken it. */
  readonly takenBy: string | null
  readonly nextContactOn: CalendarDate | null
  /** Whether somebody without a name asked. */
  readonly isNameless: boolean
}

/** Which programmes, null for all. */
export type QueueScope = Pick<WorkScope, 'programmes'>

/** Rows of a list, at most. */
const most = 300

/** Those that wait for an answer or to be marked, the person who has waited longest first. */
export function listQueue(books: Books, scope: QueueScope): Promise<readonly QueuedConsultation[]> {
  return find(books, scope, {
    where: isWaiting,
    order: sql`consultation.waits_since is null, coalesce(consultation.waits_since, applied_at)`,
  })
}

/** Those to get in touch with by a day, the earliest first. */
export function listToContact(
  books: Books,
  scope: QueueScope,
  by: CalendarDate,
): Promise<readonly QueuedConsultation[]> {
  return find(books, scope, { where: isDue(by), order: sql`consultation.next_contact_on` })
}

/** The consultation with a number, as people read it out. */
export function findByNumber(
  books: Books,
  scope: QueueScope,
  number: string,
): Promise<readonly QueuedConsultation[]> {
  const where = sql<boolean>`application.number = ${number}`
  return find(books, scope, { where, order: sql`application.application` })
}

const isWaiting = sql<boolean>`(application.state = 'requested'
  or (consultation.waits_since is not null and application.state in ('booked', 'held')))`

const isDue = (by: CalendarDate) =>
  sql<boolean>`(consultation.next_contact_on <= ${by}::date and application.state <> 'cancelled')`

type Query = { readonly where: RawBuilder<boolean>; readonly order: RawBuilder<unknown> }

async function find(
  { db, authority }: Books,
  { programmes }: QueueScope,
  { where, order }: Query,
): Promise<readonly QueuedConsultation[]> {
  const answer = await sql<Row>`
    select application.application, application.number, application.state, application.offering,
      offering.title_ja, offering.title_en, offering.programme, application.applied_at,
      consultation.waits_since, consultation.taken_by, consultation.next_contact_on,
      application.party is null as nameless
    from application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering and offering.kind = 'consultation'
    left join consultation on consultation.authority = ${authority}
      and consultation.application = application.application
    where application.authority = ${authority} and application.lifecycle = 'consultation'
      and ${where} and ${within(programmes)}
    order by ${order}, application.application limit ${most}`.execute(db)
  return answer.rows.map((row) => ({
    application: row.application,
    number: row.number,
    state: row.state,
    offering: row.offering,
    title: { ja: row.title_ja, en: row.title_en },
    programme: row.programme,
    waitsSince: row.waits_since && toInstant(row.waits_since),
    appliedAt: toInstant(row.applied_at),
    takenBy: row.taken_by,
    nextContactOn: row.next_contact_on,
    isNameless: row.nameless,
  }))
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
  readonly waits_since: Date | null
  readonly taken_by: string | null
  readonly next_contact_on: CalendarDate | null
  readonly nameless: boolean
}

/** Offerings with messages that go on in a consultation that was held, or come before it is. */
export function listFollowUps(books: Books, scope: WorkScope): Promise<readonly OfferingWork[]> {
  return byOffering(books, scope, {
    since: sql`consultation.waits_since`,
    where: sql<boolean>`consultation.waits_since is not null
      and application.state in ('booked', 'held')`,
  })
}

/** Offerings with people to get in touch with by a day. */
export function listContactsDue(
  books: Books,
  scope: WorkScope,
  by: CalendarDate,
): Promise<readonly OfferingWork[]> {
  const since = sql`(consultation.next_contact_on::timestamp at time zone 'Asia/Tokyo')`
  return byOffering(books, scope, { since, where: isDue(by) })
}

async function byOffering(
  { db, authority }: Books,
  { programmes }: WorkScope,
  { since, where }: { readonly since: RawBuilder<unknown>; readonly where: RawBuilder<boolean> },
): Promise<readonly OfferingWork[]> {
  const answer = await sql<WorkRow>`
    select offering.offering, offering.kind, offering.title_ja, offering.title_en,
      offering.programme, offering.component, count(*)::integer as count, min(${since}) as since
    from consultation
    join application on application.authority = ${authority}
      and application.application = consultation.application
    join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    where consultation.authority = ${authority} and ${where} and ${within(programmes)}
    group by offering.authority, offering.offering
    order by since, offering.offering limit 100`.execute(db)
  return answer.rows.map((row) => ({
    offering: row.offering,
    kind: row.kind,
    title: { ja: row.title_ja, en: row.title_en },
    programme: row.programme,
    component: row.component,
    count: row.count,
    since: toInstant(row.since),
  }))
}

type WorkRow = {
  readonly offering: string
  readonly kind: OpenKind
  readonly title_ja: string
  readonly title_en: string
  readonly programme: string
  readonly component: string
  readonly count: number
  readonly since: Date
}

function within(programmes: readonly string[] | null): RawBuilder<boolean> {
  return programmes
    ? sql<boolean>`offering.programme = any(${[...programmes]})`
    : sql<boolean>`true`
}
