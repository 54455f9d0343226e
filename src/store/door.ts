/** A session's door: its scans, whom it expects, and how many came. */
import { sql } from 'kysely'
import type { DoorReservation } from '../domain/delivery/gathering/door-list.ts'
import type { KeptScan, ScanStanding } from '../domain/delivery/gathering/door-scan.ts'
import type { TicketCode } from '../domain/delivery/ticket.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { idFrom } from '../kit/id.ts'
import type { Books } from './database.ts'
import { type Correction, insertCorrections } from './fact.ts'
import { insertRows } from './rows.ts'

/** The session of a door, with the offering whose reservations may be for all of its sessions. */
export type DoorPlace = { readonly session: string; readonly offering: string }

/** The id of a scan in the books: the same entry of the same door is never kept twice. */
function scanId(session: string, entry: string): string {
  return idFrom('door.scan', session, entry)
}

/** Keeps scans. Those of people without a ticket are head-counts. */
export async function insertScans(
  books: Books,
  scans: readonly KeptScan[],
  at: DoorPlace & { readonly command: number; readonly enteredBy: string },
): Promise<void> {
  await insertRows(
    books,
    'activity',
    scans.map((scan) => ({
      activity: scanId(at.session, scan.entry),
      offering: at.offering,
      session: at.session,
      application: scan.application,
      sort: sortOf(scan),
      once: null,
      happened_at: scan.at,
      channel: 'in-person',
      quantity: scan.heads,
      details: detailsOf(scan),
      entered_by: at.enteredBy,
      command: at.command,
    })),
  )
}

/** What is noted with a scan, beside what every activity has. */
function detailsOf({ entry, door, isOffline, standing, text }: KeptScan) {
  return { entry, door, isOffline, standing, text }
}

const sortOf = ({ standing }: KeptScan): 'heads' | 'scan' =>
  standing === 'anonymous' ? 'heads' : 'scan'

/** The kept scans of a door that are these entries, or of these reservations. */
export async function readScans(
  { db, authority }: Books,
  session: string,
  of: { readonly entries: readonly string[]; readonly applications: readonly string[] },
): Promise<readonly KeptScan[]> {
  const ids = of.entries.map((entry) => scanId(session, entry))
  const answer = await sql<ScanRow>`
    select ${scanColumns} from activity
    where authority = ${authority} and session = ${session} and sort in ('scan', 'heads')
      and (activity = any(${ids}::uuid[]) or application = any(${[...of.applications]}::uuid[]))
      and details ? 'entry'`.execute(db)
  return answer.rows.map(scanOf)
}

/** A scan that the desk has to look at, with its id. */
export type OpenScan = KeptScan & { readonly id: string }

/** Scans of a door that wait for the desk, the newest first: at most 200. */
export async function listOpenScans(
  { db, authority }: Books,
  session: string,
): Promise<readonly OpenScan[]> {
  const answer = await sql<ScanRow>`
    select ${scanColumns} from activity
    where authority = ${authority} and session = ${session} and ${isOpenScan}
    order by happened_at desc, activity limit 200`.execute(db)
  return answer.rows.map((row) => ({ ...scanOf(row), id: row.activity }))
}

/** Notes that the desk has looked at a scan, and by which act; what was scanned is forgotten. */
export async function settleScanRow(
  { db, authority }: Books,
  of: { readonly session: string; readonly id: string; readonly command: number },
): Promise<boolean> {
  const answer = await sql`
    update activity
    set details = details || jsonb_build_object('settledBy', ${of.command}::bigint, 'text', null)
    where authority = ${authority} and session = ${of.session} and activity = ${of.id}
      and ${isOpenScan}`.execute(db)
  return answer.numAffectedRows === 1n
}

const isOpenScan = sql.raw(`sort = 'scan' and taken_back_by is null
  and details ->> 'standing' = 'for-desk' and not details ? 'settledBy'`)

/** The numbers of a door. Scans and persons are two numbers, and nobody mixes them. */
export type DoorTally = {
  /** Every scan that stands, also second ones of one ticket. */
  readonly scans: number
  /** Different people who came with a reservation or gave their name. */
  readonly persons: number
  /** People let in without a name: nobody knows whether some of them are the same. */
  readonly anonymous: number
  /** Those who have a seat and have not come yet. */
  readonly expected: number
  /** Scans that the desk has still to settle. */
  readonly forDesk: number
  /** Scans that came in after the network was back. */
  readonly offline: number
}

/** Counts a door. */
export async function readTally(
  { db, authority }: Books,
  { session, offering }: DoorPlace,
): Promise<DoorTally> {
  const answer = await sql<DoorTally>`
    select scans, anonymous, "forDesk", offline, persons, expected from (
      select count(*) filter (where sort = 'scan')::integer as scans,
        coalesce(sum(quantity) filter (where sort = 'heads'), 0)::integer as anonymous,
        count(*) filter (where ${isOpenScan})::integer as "forDesk",
        count(*) filter (where details ->> 'isOffline' = 'true')::integer as offline
      from activity
      where authority = ${authority} and session = ${session} and sort in ('scan', 'heads')
        and taken_back_by is null
    ) as scanned, (
      select count(*) filter (where state = 'checked-in')::integer as persons,
        count(*) filter (where state = 'reserved')::integer as expected
      from application where authority = ${authority} and ${isAt({ session, offering })}
    ) as come`.execute(db)
  const [row] = answer.rows
  return row ?? { scans: 0, persons: 0, anonymous: 0, expected: 0, forDesk: 0, offline: 0 }
}

/** Every reservation of a door, as a telephone keeps it. */
export async function listDoorReservations(
  { db, authority }: Books,
  place: DoorPlace,
): Promise<readonly DoorReservation[]> {
  const answer = await sql<{ number: string; state: string; kana: string | null }>`
    select application.number, application.state, detail.kana from application
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    where application.authority = ${authority} and ${isAt(place)}
    order by application.application limit 50000`.execute(db)
  return answer.rows.map(({ number, ...rest }) => ({ ...rest, code: number as TicketCode }))
}

/** A reservation as it is found by its name. */
export type NamedReservation = {
  readonly application: string
  readonly number: string
  readonly state: string
  readonly name: string
  readonly kana: string | null
}

/** Reservations of a door whose name or reading begins so, spaces left out: at most `limit`. */
export async function findByName(
  { db, authority }: Books,
  place: DoorPlace,
  sought: { readonly name: string; readonly kana: string; readonly limit: number },
): Promise<readonly NamedReservation[]> {
  const begins = (text: string) => `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const answer = await sql<NamedReservation>`
    select application.application, application.number, application.state, detail.name, detail.kana
    from application
    join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    where application.authority = ${authority} and ${isAt(place)} and is_live
      and detail.name is not null
      and (translate(detail.name, ' 　', '') ilike ${begins(sought.name)}
        or translate(detail.kana, ' 　', '') ilike ${begins(sought.kana)})
    order by coalesce(detail.kana, detail.name), application.application
    limit ${sought.limit}`.execute(db)
  return answer.rows
}

/** Whom a list on paper may name: the reservations of a door that may be checked in, by a seat. */
export async function listExpected(
  { db, authority }: Books,
  place: DoorPlace,
): Promise<readonly (Omit<NamedReservation, 'name'> & { readonly name: string | null })[]> {
  const answer = await sql<NamedReservation>`
    select application.application, application.number, application.state, detail.name, detail.kana
    from application
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    where application.authority = ${authority} and ${isAt(place)} and is_live and not waits
    order by application.application limit 50000`.execute(db)
  return answer.rows
}

/** Reservations for the session itself, or for the offering as a whole. */
function isAt({ session, offering }: DoorPlace) {
  return sql<boolean>`application.lifecycle = 'gathering' and (application.session = ${session}
    or (application.session is null and application.offering = ${offering}))`
}

const scanColumns = sql.raw(`activity, application, happened_at, quantity, details,
  taken_back_by is not null as is_undone`)

type ScanRow = {
  readonly activity: string
  readonly application: string | null
  readonly happened_at: Date
  readonly quantity: number
  readonly details: ReturnType<typeof detailsOf>
  readonly is_undone: boolean
}

function scanOf(row: ScanRow): KeptScan {
  const { entry, door, isOffline, standing, text } = row.details
  const stands: ScanStanding = row.is_undone ? 'undone' : standing
  const at: Instant = toInstant(row.happened_at)
  const { application, quantity: heads } = row
  return { entry, door, at, isOffline, standing: stands, application, text, heads }
}

/**
 * Strikes out heads that were counted at a door, and corrects the fact that they left. Gives how
 * many there were; 0 where nothing stands under the entry.
 */
export async function takeBackHeads(
  books: Books,
  of: { readonly session: string; readonly entry: string },
  by: Correction,
): Promise<number> {
  const { db, authority } = books
  const struck = await sql<{ quantity: number; command: number }>`
    update activity set taken_back_by = ${by.command}
    where authority = ${authority} and activity = ${scanId(of.session, of.entry)}
      and sort = 'heads' and taken_back_by is null
    returning quantity, command`.execute(db)
  const [heads] = struck.rows
  if (!heads) return 0
  const left = await sql<{ id: string }>`
    select fact.id from fact
    where fact.authority = ${authority} and fact.command = ${heads.command}
      and fact.session = ${of.session} and fact.application is null
      and fact.quantity = ${heads.quantity} and fact.corrects is null
      and not exists (
        select from fact as correction
        where correction.authority = fact.authority and correction.corrects = fact.id)
    order by fact.id limit 1`.execute(db)
  const ids = left.rows.map(({ id }) => id)
  if (ids.length > 0) await insertCorrections(books, { ids }, by)
  return heads.quantity
}
