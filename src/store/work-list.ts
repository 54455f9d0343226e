/** What waits for staff and since when, offering by offering: the queries of the work list. */
import { type RawBuilder, sql } from 'kysely'
import type { OpenKind } from '../domain/delivery/register.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** Work on one offering. */
export type OfferingWork = {
  readonly offering: string
  readonly kind: OpenKind
  readonly title: Bilingual
  readonly programme: string
  readonly component: string
  readonly count: number
  /** Since when the first of them waits; of offers, until when it is kept. */
  readonly since: Instant
}

/** A session in the work list. Slots of a day stand as one. */
export type SessionWork = Omit<OfferingWork, 'since'> & {
  /** Null where it stands for several slots. */
  readonly session: string | null
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly sessionTitle: Bilingual
  readonly place: Bilingual
  readonly taken: number
  readonly capacity: number | null
}

/** Whose work: the programmes' keys, null for all; and of which kinds, null for all. */
export type WorkScope = {
  readonly programmes: readonly string[] | null
  readonly kinds?: readonly OpenKind[]
}

/** Rows of one sort of work, at most. */
const most = 100

/** Offerings with applications that await something from staff, those waiting longest first. */
export function listAwaiting(books: Books, scope: WorkScope): Promise<readonly OfferingWork[]> {
  return byOffering(books, scope, {
    since: sql`application.changed_at`,
    from: sql`application`,
    where: sql<boolean>`application.awaits_staff`,
  })
}

/** Offerings with seats that are kept for somebody until a moment before `until`. */
export function listOffers(
  books: Books,
  scope: WorkScope,
  until: Instant,
): Promise<readonly OfferingWork[]> {
  return byOffering(books, scope, {
    since: sql`application.offered_until`,
    from: sql`application`,
    where: sql<boolean>`application.offered_until < ${until}::timestamptz`,
  })
}

/** Offerings with reservations whose slot is over, and of which nobody has noted what came. */
export function listUnmarked(
  books: Books,
  scope: WorkScope,
  now: Instant,
): Promise<readonly OfferingWork[]> {
  const { authority } = books
  return byOffering(books, scope, {
    since: sql`session.ends_at`,
    from: sql`application join session on session.authority = ${authority}
      and session.session = application.session and session.resource is not null
      and session.ends_at < ${now}::timestamptz`,
    where: sql<boolean>`application.state = any(array['reserved', 'booked', 'queued', 'called'])`,
  })
}

/** Offerings that are still drafts, the oldest first. */
export async function listDraftOfferings(
  { db, authority }: Books,
  scope: WorkScope,
): Promise<readonly OfferingWork[]> {
  const answer = await sql<WorkRow>`
    select offering.offering, kind, title_ja, title_en, programme, component, 1 as count,
      created_at as since from offering
    where offering.authority = ${authority} and offering.state = 'draft' and ${within(scope)}
    order by created_at, offering.offering limit ${most}`.execute(db)
  return answer.rows.map(workOf)
}

type Of = {
  readonly since: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<boolean>
}

async function byOffering(
  { db, authority }: Books,
  scope: WorkScope,
  { since, from, where }: Of,
): Promise<readonly OfferingWork[]> {
  const answer = await sql<WorkRow>`
    select offering.offering, offering.kind, offering.title_ja, offering.title_en,
      offering.programme, offering.component, count(*)::integer as count, min(${since}) as since
    from ${from} join offering on offering.authority = ${authority}
      and offering.offering = application.offering
    where application.authority = ${authority} and ${where} and ${within(scope)}
    group by offering.authority, offering.offering
    order by since, offering.offering limit ${most}`.execute(db)
  return answer.rows.map(workOf)
}

/** Sessions that begin in a stretch of time, in their order; slots by offering. */
export function listSessionsOn(
  books: Books,
  scope: WorkScope,
  span: { readonly from: Instant; readonly to: Instant },
): Promise<readonly SessionWork[]> {
  return listSessionWork(
    books,
    scope,
    sql<boolean>`session.starts_at >= ${span.from}::timestamptz
      and session.starts_at < ${span.to}::timestamptz and offering.state <> 'draft'`,
  )
}

/** Sessions that are over and not marked as held, the oldest first. Slots need no such mark. */
export function listUnheld(
  books: Books,
  scope: WorkScope,
  now: Instant,
): Promise<readonly SessionWork[]> {
  return listSessionWork(
    books,
    scope,
    sql<boolean>`session.ends_at < ${now}::timestamptz and session.resource is null
      and offering.kind in ('gathering', 'course') and offering.state <> 'draft'`,
  )
}

async function listSessionWork(
  { db, authority }: Books,
  scope: WorkScope,
  where: RawBuilder<boolean>,
): Promise<readonly SessionWork[]> {
  const whole = sql`case when session.resource is null then session.session end`
  const answer = await sql<SessionRow>`
    select offering.offering, offering.kind, offering.title_ja, offering.title_en,
      offering.programme, offering.component, count(*)::integer as count, ${whole} as session,
      min(session.starts_at) as starts_at, max(session.ends_at) as ends_at,
      case when count(*) = 1 then min(session.title_ja) else '' end as session_ja,
      case when count(*) = 1 then min(session.title_en) else '' end as session_en,
      case when count(*) = 1 then min(session.place_ja) else '' end as place_ja,
      case when count(*) = 1 then min(session.place_en) else '' end as place_en,
      sum(seats.taken)::bigint as taken,
      case when count(*) = count(seats.capacity) then sum(seats.capacity)::bigint end as capacity
    from session join offering on offering.authority = ${authority}
      and offering.offering = session.offering
    join seats on seats.authority = ${authority} and seats.place = case
      when session.resource is not null or offering.settings ->> 'seatsPer' = 'session'
      then session.session else session.offering end
    where session.authority = ${authority} and session.state = 'scheduled' and ${where}
      and ${within(scope)}
    group by offering.authority, offering.offering, ${whole},
      (session.starts_at at time zone 'Asia/Tokyo')::date
    order by starts_at, offering.offering limit ${most}`.execute(db)
  return answer.rows.map((row) => ({
    ...placeOf(row),
    count: row.count,
    session: row.session,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
    sessionTitle: { ja: row.session_ja, en: row.session_en },
    place: { ja: row.place_ja, en: row.place_en },
    taken: row.taken,
    capacity: row.capacity,
  }))
}

/** How many notices could not be sent. */
export async function countFailedNotices(
  { db, authority }: Books,
  { programmes }: Pick<WorkScope, 'programmes'>,
): Promise<number> {
  const row = await db
    .selectFrom('notice')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('authority', '=', authority)
    .where('state', '=', 'failed')
    .$if(programmes !== null, (query) =>
      query.where(sql<boolean>`programme = any(${[...(programmes ?? [])]})`),
    )
    .executeTakeFirst()
  return row?.count ?? 0
}

/** Whether there is any offering in these programmes. */
export async function hasOfferings(
  { db, authority }: Books,
  { programmes }: Pick<WorkScope, 'programmes'>,
): Promise<boolean> {
  const answer = await sql`
    select from offering where authority = ${authority} and ${within({ programmes })}
    limit 1`.execute(db)
  return answer.rows.length > 0
}

function within({ programmes, kinds }: WorkScope): RawBuilder<boolean> {
  const byProgramme = programmes
    ? sql<boolean>`offering.programme = any(${[...programmes]})`
    : sql<boolean>`true`
  return kinds ? sql<boolean>`${byProgramme} and offering.kind = any(${[...kinds]})` : byProgramme
}

type PlaceRow = {
  readonly offering: string
  readonly kind: string
  readonly title_ja: string
  readonly title_en: string
  readonly programme: string
  readonly component: string
  readonly count: number
}

type WorkRow = PlaceRow & { readonly since: Date }

type SessionRow = PlaceRow & {
  readonly session: string | null
  readonly starts_at: Date
  readonly ends_at: Date
  readonly session_ja: string
  readonly session_en: string
  readonly place_ja: string
  readonly place_en: string
  readonly taken: number
  readonly capacity: number | null
}

function placeOf({ offering, kind, title_ja, title_en, programme, component }: PlaceRow) {
  const title = { ja: title_ja, en: title_en }
  return { offering, kind: kind as OpenKind, title, programme, component }
}

function workOf(row: WorkRow): OfferingWork {
  return { ...placeOf(row), count: row.count, since: toInstant(row.since) }
}
