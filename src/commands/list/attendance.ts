/**
 * Who came, from a list: those at a gathering are checked in or missed, those of a course are
 * present, in person or online. One act for all sessions of an offering; what stands already is
 * left as it is, and the list can be taken back.
 */
import {
  type AttendanceEntry,
  attendeeFinder,
  type FindAttendee,
  type Presence,
} from '../../domain/delivery/attendance-row.ts'
import type { Session } from '../../domain/delivery/session.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { groupBy } from '../../kit/group.ts'
import { newId } from '../../kit/id.ts'
import { ok, type Refusal, refuse, type Result } from '../../kit/result.ts'
import { instantAt } from '../../kit/time-of-day.ts'
import { insertActivities } from '../../store/activity.ts'
import { type Attendee, listAttendees, sheetSort } from '../../store/attendance-list.ts'
import { listSessions } from '../../store/session.ts'
import { type OwnPart, performOnSome } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, type Running, runAct } from '../run.ts'

/** A list of who came. */
export type AttendanceList = {
  readonly offering: string
  /** The file's name and the digest of its bytes. */
  readonly file: { readonly name: string; readonly digest: string }
  readonly rows: readonly AttendanceEntry[]
  readonly reason?: string | null
  readonly dryRun?: boolean
}

/** What came of a list. */
export type AttendanceEntered = {
  readonly offering: string
  readonly file: string
  readonly inPerson: number
  readonly online: number
  readonly absent: number
  /** What stood already. */
  readonly unchanged: number
  readonly faults: readonly RowFault[]
}

/** Takes a list in. Rows that cannot be entered are named; the others are. */
export async function importAttendance(
  context: ActorContext,
  given: AttendanceList,
): Promise<Result<Done<AttendanceEntered>>> {
  const { offering: id, file, dryRun = false } = given
  const reason = given.reason?.trim() || usualReason
  const act = {
    name: attendanceAct,
    input: { offering: id, file, reason },
    reason,
    dryRun,
    lock: 'writing',
    keeps: (outcome: AttendanceEntered) => ({ ...outcome, faults: [] }),
  } as const
  return runAct<AttendanceEntered>(context, act, async (running) => {
    const { books } = running
    const by = { by: context.by, act: 'application.import' } as const
    const found = await getOfferingFor(books, id, by)
    if (!found.ok) return found
    const { kind } = found.value
    if (kind !== 'gathering' && kind !== 'course') return withoutAttendance
    const sessions = await listSessions(books, { offering: id, resource: null, limit: 2000 })
    const find = attendeeFinder(await listAttendees(books, { offering: id, lifecycle: kind }))
    const named = nameRows(given.rows, { sessions, find })
    const counts = { 'in-person': 0, online: 0, absent: 0, unchanged: 0 }
    const faults = [...named.faults]
    for (const group of groupsOf(named.rows)) {
      const entered = await enter(running, group, { context, kind, reason })
      if (!entered.ok) return entered
      counts[group.presence] += entered.value.done
      counts.unchanged += entered.value.unchanged
      faults.push(...entered.value.faults)
    }
    const { 'in-person': inPerson, ...others } = counts
    const sorted = faults.toSorted((one, other) => one.row - other.row)
    return ok({ offering: id, file: file.name, inPerson, ...others, faults: sorted })
  })
}

/** The act under which lists of who came stand in the books. */
export const attendanceAct = 'attendance.import'
const usualReason = '一覧表から出席を入力'

type NamedRow = AttendanceEntry & { readonly attendee: Attendee; readonly session: Session }
type Ground = { readonly sessions: readonly Session[]; readonly find: FindAttendee<Attendee> }

/** Finds everyone with their session. Of two rows about somebody in a session the first counts. */
function nameRows(rows: readonly AttendanceEntry[], ground: Ground) {
  const named: NamedRow[] = []
  const faults: RowFault[] = []
  const seen = new Map<string, number>()
  for (const entry of rows) {
    const found = nameRow(entry, ground)
    const key = found.ok ? `${found.value.session.id} ${found.value.attendee.application}` : ''
    const earlier = seen.get(key)
    if (!found.ok) faults.push(faultAt(entry.row, found.refusal))
    else if (earlier !== undefined) faults.push(faultAt(entry.row, repeated(earlier)))
    else {
      seen.set(key, entry.row)
      named.push(found.value)
    }
  }
  return { rows: named, faults }
}

function nameRow(entry: AttendanceEntry, { sessions, find }: Ground): Result<NamedRow> {
  const { startsAt } = entry
  const meant = startsAt === null ? sessions : sessions.filter((one) => one.startsAt === startsAt)
  const [only] = meant
  if (!only) return sessionUnknown
  const isSure = meant.length === 1
  const attendee = find(entry.who, isSure ? only.id : null)
  if (!attendee.ok) return attendee
  const own = attendee.value.session ?? (isSure ? only.id : null)
  const session = meant.find(({ id }) => id === own)
  return session ? ok({ ...entry, attendee: attendee.value, session }) : sessionNotToldApart
}

type Group = {
  readonly session: Session
  readonly presence: Presence
  readonly rows: readonly NamedRow[]
}

function groupsOf(rows: readonly NamedRow[]): readonly Group[] {
  const groups = groupBy(rows, ({ session, presence }) => `${session.id} ${presence}`)
  return groups.map((group) => {
    const { session, presence } = present(group[0], 'a row')
    return { session, presence, rows: group }
  })
}

type Entering = {
  readonly context: ActorContext
  readonly kind: 'gathering' | 'course'
  readonly reason: string
}
type Entered = {
  readonly done: number
  readonly unchanged: number
  readonly faults: readonly RowFault[]
}

async function enter(
  running: Running,
  { session, presence, rows }: Group,
  { context, kind, reason }: Entering,
): Promise<Result<Entered>> {
  // A course notes who was there; who was not is told by nothing being noted.
  if (kind === 'course' && presence === 'absent') {
    return ok({ done: rows.length, unchanged: 0, faults: [] })
  }
  const act = kind === 'course' ? 'attend' : presence === 'absent' ? 'miss' : 'check-in'
  const open = rows.filter(({ attendee }) => attendee.state !== standing[act])
  const rowOf = new Map(open.map((row) => [row.attendee.application, row]))
  const acted = await performOnSome(running, {
    ...{ act, applications: [...rowOf.keys()], session: session.id, reason },
    channel: presence === 'absent' ? null : presence,
    by: context.by,
    now: running.recordedAt,
    own: new Map(open.flatMap(ownPartOf)),
  })
  if (!acted.ok) return acted
  const { done, refused } = acted.value
  if (act !== 'attend') await noteRows(running, session, { act, applications: done, rowOf })
  const wrong = refused.filter(({ refusal }) => refusal.code !== 'done_already')
  const unchanged = rows.length - open.length + refused.length - wrong.length
  const faults = wrong.map(({ application, refusal }) =>
    faultAt(present(rowOf.get(application), 'the row of an attendance').row, refusal),
  )
  return ok({ done: done.length, unchanged, faults })
}

/** Where a reservation stands when there is nothing left to do. */
const standing = { 'check-in': 'checked-in', miss: 'no-show', attend: null } as const

const momentOf = ({ session, at }: NamedRow) =>
  at === null ? null : instantAt(japanDate(new Date(session.startsAt)), at)

function ownPartOf(row: NamedRow): readonly (readonly [string, OwnPart])[] {
  const happenedAt = momentOf(row)
  return happenedAt === null ? [] : [[row.attendee.application, { happenedAt }]]
}

type Noting = {
  readonly act: 'check-in' | 'miss'
  readonly applications: readonly string[]
  readonly rowOf: ReadonlyMap<string, NamedRow>
}

/** What the list did, so that it can be taken back. */
function noteRows(
  { books, recordedBy, command }: Running,
  session: Session,
  { act, applications, rowOf }: Noting,
): Promise<void> {
  const activities = applications.map((application) => {
    const row = present(rowOf.get(application), 'the row of an attendance')
    return {
      ...{ id: newId(), offering: session.offering, session: session.id, application },
      ...{ sort: sheetSort, once: null, happenedAt: momentOf(row) ?? session.startsAt },
      channel: row.presence === 'absent' ? null : row.presence,
      ...{ quantity: 1, details: { act }, enteredBy: recordedBy, command },
    }
  })
  return insertActivities(books, activities)
}

const faultAt = (row: number, { code, message }: Refusal): RowFault => ({
  ...{ row, column: null, code, message },
})

const repeated = (row: number): Refusal =>
  refuse(
    'attendance_stands_twice',
    `同じ日程の同じ人が${row}行目にもいます。1行にまとめてください。`,
    `The same person stands in row ${row} already, for the same session. Keep one of the rows.`,
  ).refusal

const sessionUnknown = refuse(
  'session_not_found_by_its_time',
  'この日時に始まる日程はありません。「日程」の列を、日程の一覧にある始まりの日時にしてください。',
  'No session begins at this time. Write the time at which one of the sessions begins.',
)

const sessionNotToldApart = refuse(
  'session_not_told_apart',
  'どの日程のことか分かりません。「日程」の列に、始まりの日時を書いてください。',
  'There are several sessions that could be meant. Write the time at which it begins.',
)

const withoutAttendance = refuse(
  'offering_takes_no_attendance',
  '出席を一覧表から取り込めるのは、催しと講座です。',
  'Attendance comes in from a list for gatherings and courses.',
)
