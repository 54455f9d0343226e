/** Sessions and what they take place at. */
import { sql } from 'kysely'
import type { Resource, Session } from '../domain/delivery/session.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** Enters sessions. Their seats are entered beside them. */
export async function insertSessions(
  books: Books,
  sessions: readonly Session[],
  command: number,
): Promise<void> {
  await insertRows(
    books,
    'session',
    sessions.map((session) => ({ ...rowOf(session), session: session.id, command })),
  )
}

function rowOf({ title, place, startsAt, endsAt, onlineLink, ...session }: Omit<Session, 'id'>) {
  const { offering, resource, state, revision } = session
  return {
    offering,
    resource,
    state,
    revision,
    starts_at: startsAt,
    ends_at: endsAt,
    title_ja: title.ja,
    title_en: title.en,
    place_ja: place.ja,
    place_en: place.en,
    online_link: onlineLink,
  }
}

/** Writes a session anew, as it stands after a change. */
export async function updateSession({ db, authority }: Books, session: Session): Promise<void> {
  const { offering: _offering, ...row } = rowOf(session)
  await db
    .updateTable('session')
    .set(row)
    .where('authority', '=', authority)
    .where('session', '=', session.id)
    .execute()
}

/** The sessions with these ids, in the order of their times. */
export async function readSessions(
  { db, authority }: Books,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Session>> {
  const answer = await sql<SessionRow>`
    select ${sessionColumns} from session
    where authority = ${authority} and session = any(${[...ids]}::uuid[])
    order by starts_at, session`.execute(db)
  return new Map(answer.rows.map((row) => [row.session, sessionOf(row)]))
}

/** The session with this id, held against other changes until the transaction ends. */
export async function lockSession(
  { db, authority }: Books,
  id: string,
): Promise<Session | undefined> {
  const answer = await sql<SessionRow>`
    select ${sessionColumns} from session where authority = ${authority} and session = ${id}
    for no key update`.execute(db)
  const [row] = answer.rows
  return row && sessionOf(row)
}

/** Which sessions to list, and after which one to go on. */
export type SessionFilter = {
  readonly offering: string
  /** Null: those of the offering itself, at no booth, counsellor or room; absent: all. */
  readonly resource?: string | null
  readonly from?: Instant
  readonly after?: { readonly startsAt: Instant; readonly id: string }
  readonly limit: number
}

/** Sessions of an offering in the order of their times. */
export async function listSessions(
  { db, authority }: Books,
  { offering, resource, from, after, limit }: SessionFilter,
): Promise<readonly Session[]> {
  const mark = after && sql`(${after.startsAt}::timestamptz, ${after.id}::uuid)`
  const answer = await sql<SessionRow>`
    select ${sessionColumns} from session
    where authority = ${authority} and offering = ${offering}
      ${resource === undefined ? sql`` : sql`and resource is not distinct from ${resource}::uuid`}
      ${from === undefined ? sql`` : sql`and starts_at >= ${from}::timestamptz`}
      ${mark ? sql`and (starts_at, session) > ${mark}` : sql``}
    order by starts_at, session limit ${limit}`.execute(db)
  return answer.rows.map(sessionOf)
}

/** Sessions of all offerings that begin between two moments, the second one excluded. */
export async function listSessionsBetween(
  { db, authority }: Books,
  { from, to, limit }: { readonly from: Instant; readonly to: Instant; readonly limit: number },
): Promise<readonly Session[]> {
  const answer = await sql<SessionRow>`
    select ${sessionColumns} from session
    where authority = ${authority} and starts_at >= ${from}::timestamptz
      and starts_at < ${to}::timestamptz
    order by starts_at, session limit ${limit}`.execute(db)
  return answer.rows.map(sessionOf)
}

/**
 * The scheduled sessions of an offering that begin after a moment. Slots of what is going on at
 * that moment (the booths of a fair) are a part of it, and not among them.
 */
export async function listBeginning(
  { db, authority }: Books,
  of: { readonly offering: string; readonly after: Instant },
): Promise<readonly string[]> {
  const answer = await sql<{ session: string }>`
    select session from session
    where authority = ${authority} and offering = ${of.offering} and state = 'scheduled'
      and starts_at > ${of.after}::timestamptz
      and (resource is null or not exists (
        select from session as current
        where current.authority = ${authority} and current.offering = ${of.offering}
          and current.resource is null and current.state = 'scheduled'
          and current.starts_at <= ${of.after}::timestamptz and session.starts_at < current.ends_at
      ))
    order by starts_at, session`.execute(db)
  return answer.rows.map(({ session }) => session)
}

/** Marks sessions as cancelled. */
export async function cancelSessions(
  { db, authority }: Books,
  sessions: readonly string[],
): Promise<void> {
  await sql`
    update session set state = 'cancelled', revision = revision + 1
    where authority = ${authority} and session = any(${[...sessions]}::uuid[])`.execute(db)
}

/** Enters booths, counsellors or rooms. */
export async function insertResources(
  books: Books,
  resources: readonly Resource[],
  command: number,
): Promise<void> {
  await insertRows(
    books,
    'resource',
    resources.map(({ id, name, isOpen, ...resource }) => ({
      ...resource,
      resource: id,
      name_ja: name.ja,
      name_en: name.en,
      is_open: isOpen,
      command,
    })),
  )
}

/** Writes a booth, counsellor or room anew, as it stands after a change. */
export async function updateResource({ db, authority }: Books, resource: Resource): Promise<void> {
  const { id, name, party, account, details, place, isOpen } = resource
  await db
    .updateTable('resource')
    .set({
      name_ja: name.ja,
      name_en: name.en,
      party,
      account,
      details: JSON.stringify(details),
      place,
      is_open: isOpen,
    })
    .where('authority', '=', authority)
    .where('resource', '=', id)
    .execute()
}

/** The booths, counsellors or rooms of an offering, in their order: at most 1,000. */
export async function listResources(books: Books, offering: string): Promise<readonly Resource[]> {
  const rows = await resourcesOf(books)
    .where('offering', '=', offering)
    .orderBy('place')
    .orderBy('resource')
    .limit(1000)
    .execute()
  return rows.map(resourceOf)
}

/** The booth, counsellor or room with this id, where there is one. */
export async function findResource(books: Books, id: string): Promise<Resource | undefined> {
  const row = await resourcesOf(books).where('resource', '=', id).executeTakeFirst()
  return row && resourceOf(row)
}

function resourcesOf({ db, authority }: Books) {
  return db.selectFrom('resource').selectAll().where('authority', '=', authority)
}

type ResourceRow = Awaited<ReturnType<ReturnType<typeof resourcesOf>['executeTakeFirstOrThrow']>>

function resourceOf(row: ResourceRow): Resource {
  return {
    id: row.resource,
    offering: row.offering,
    sort: row.sort as Resource['sort'],
    name: { ja: row.name_ja, en: row.name_en },
    party: row.party,
    account: row.account,
    details: row.details as Resource['details'],
    place: row.place,
    isOpen: row.is_open,
  }
}

/** The columns of a session, for {@link sessionOf}. */
export const sessionColumns = sql.raw(
  'session, offering, resource, state, starts_at, ends_at, title_ja, title_en, place_ja, place_en, online_link, revision',
)

/** A row of {@link sessionColumns}. */
export type SessionRow = {
  readonly session: string
  readonly offering: string
  readonly resource: string | null
  readonly state: Session['state']
  readonly starts_at: Date
  readonly ends_at: Date
  readonly title_ja: string
  readonly title_en: string
  readonly place_ja: string
  readonly place_en: string
  readonly online_link: string | null
  readonly revision: number
}

/** A session as a row holds it. */
export function sessionOf(row: SessionRow): Session {
  return {
    id: row.session,
    offering: row.offering,
    resource: row.resource,
    state: row.state,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
    title: { ja: row.title_ja, en: row.title_en },
    place: { ja: row.place_ja, en: row.place_en },
    onlineLink: row.online_link,
    revision: row.revision,
  }
}
