/** The positions that companies offer, and how many of each are taken. */
import { type RawBuilder, sql } from 'kysely'
import type { HostPosition } from '../domain/delivery/placement/profile.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** A position as the books hold it. */
export type KeptPosition = {
  readonly id: string
  /** The application of its company. */
  readonly host: string
  readonly position: HostPosition
  /** How many people it is for, and how many are decided, at work or hired there. */
  readonly seats: number
  readonly taken: number
  readonly isOpen: boolean
  readonly version: number
  readonly createdAt: Instant
}

/** A position with the company that offers it. */
export type OfferedPosition = KeptPosition & {
  readonly offering: string
  /** The number and state of the company's application. */
  readonly number: string
  readonly state: string
  /** Null where it was erased. */
  readonly company: string | null
  readonly appliedAt: Instant
}

/** The positions of a company's application, in the order in which they were entered. */
export async function listPositions(
  { db, authority }: Books,
  host: string,
): Promise<readonly KeptPosition[]> {
  const answer = await sql<PositionRow>`
    select ${columns} from host_position as position
    where position.authority = ${authority} and position.application = ${host}
    order by position.created_at, position.position`.execute(db)
  return answer.rows.map(positionOf)
}

/** The positions of an offering: all, or those that are open at companies that are hosts. */
export function listOfferedPositions(
  books: Books,
  of: { readonly offering: string; readonly onlyFree: boolean },
): Promise<readonly OfferedPosition[]> {
  const free = sql<boolean>`position.is_open and position.taken < position.seats
    and application.state in ('accepted', 'hosting')`
  const where = sql<boolean>`application.offering = ${of.offering}`
  return readOffered(books, of.onlyFree ? sql<boolean>`${where} and ${free}` : where)
}

/** The positions with these ids. */
export async function readOfferedPositions(
  books: Books,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OfferedPosition>> {
  const found = await readOffered(books, sql<boolean>`position.position = any(${[...ids]}::uuid[])`)
  return new Map(found.map((each) => [each.id, each]))
}

async function readOffered(
  { db, authority }: Books,
  where: RawBuilder<boolean>,
): Promise<readonly OfferedPosition[]> {
  const answer = await sql<OfferedRow>`
    select ${columns}, application.offering, application.number, application.state,
      application.applied_at, coalesce(party.name, detail.name) as company
    from application
    join host_position as position on position.authority = ${authority}
      and position.application = application.application
    left join party_detail as party on party.authority = ${authority}
      and party.party = application.party
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    where application.authority = ${authority} and application.lifecycle = 'hosting' and ${where}
    order by application.applied_at, position.created_at, position.position
    limit 2000`.execute(db)
  return answer.rows.map((row) => ({
    ...positionOf(row),
    offering: row.offering,
    number: row.number,
    state: row.state,
    company: row.company,
    appliedAt: toInstant(row.applied_at),
  }))
}

/** Enters a position. */
export async function insertPosition(
  books: Books,
  { id, host, position, createdAt, isOpen, ...counts }: KeptPosition,
  command: number,
): Promise<void> {
  const row = { position: id, application: host, document: position, is_open: isOpen }
  const moments = { created_at: createdAt, changed_at: createdAt }
  await insertRows(books, 'host_position', [{ ...row, ...counts, ...moments, command }])
}

/**
 * Writes a position anew. False where another version stands, or more people are taken than it
 * would be for.
 */
export async function updatePosition(
  { db, authority }: Books,
  { id, position, seats, isOpen, version }: KeptPosition,
  at: Instant,
): Promise<boolean> {
  const answer = await db
    .updateTable('host_position')
    .set({
      document: JSON.stringify(position),
      seats,
      is_open: isOpen,
      version: version + 1,
      changed_at: at,
    })
    .where('authority', '=', authority)
    .where('position', '=', id)
    .where('version', '=', version)
    .where('taken', '<=', seats)
    .executeTakeFirst()
  return answer.numUpdatedRows === 1n
}

/** Takes one place of a position; false where all are taken. */
export async function takePosition({ db, authority }: Books, position: string): Promise<boolean> {
  const answer = await sql`
    update host_position set taken = taken + 1
    where authority = ${authority} and position = ${position} and taken < seats`.execute(db)
  return answer.numAffectedRows === 1n
}

/** Gives one place of a position back. */
export async function freePosition({ db, authority }: Books, position: string): Promise<void> {
  await sql`
    update host_position set taken = taken - 1
    where authority = ${authority} and position = ${position}`.execute(db)
}

/** Positions whose count of people taken differs from the placements that hold them. */
export async function listPositionFaults({ db, authority }: Books): Promise<readonly string[]> {
  const answer = await sql<{ position: string }>`
    select position.position from host_position as position
    left join placement_match as match on match.authority = position.authority
      and match.position = position.position
    left join placement_term as term on term.authority = match.authority
      and term.match = match.match and term.cancelled_at is null
      and term.result is distinct from 'not-hired'
    where position.authority = ${authority}
    group by position.position, position.taken, position.authority
    having count(term.match) <> position.taken`.execute(db)
  return answer.rows.map(({ position }) => position)
}

const columns = sql.raw(
  `position.position, position.application, position.document, position.seats, position.taken,
  position.is_open, position.version, position.created_at`,
)

type PositionRow = {
  readonly position: string
  readonly application: string
  readonly document: unknown
  readonly seats: number
  readonly taken: number
  readonly is_open: boolean
  readonly version: number
  readonly created_at: Date
}

type OfferedRow = PositionRow & {
  readonly offering: string
  readonly number: string
  readonly state: string
  readonly applied_at: Date
  readonly company: string | null
}

function positionOf(row: PositionRow): KeptPosition {
  return {
    id: row.position,
    host: row.application,
    position: row.document as HostPosition,
    seats: row.seats,
    taken: row.taken,
    isOpen: row.is_open,
    version: row.version,
    createdAt: toInstant(row.created_at),
  }
}
