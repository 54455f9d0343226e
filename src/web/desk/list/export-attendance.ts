/** Who is expected in which session, and who came: the file that is filled in and comes back. */
import type { Presence } from '../../../domain/delivery/attendance-row.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import { ok } from '../../../kit/result.ts'
import { type Attendee, listAttendees } from '../../../store/attendance-list.ts'
import { listSessions } from '../../../store/session.ts'
import type { PrivateFile } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { openOffering } from '../offering/open-offering.ts'
import { attendanceColumns, type AttendanceLine } from './attendance-columns.ts'
import { exportList } from './export-file.ts'

/** Everyone in each of their sessions; those of one session where the address names it. */
export const exportAttendanceFile: PrivateFile<'exportAttendance'> = {
  for: 'application.export',
  write: async (visit) => {
    const { params, query, language } = visit
    const read = await inBooks(visit, async (books) => {
      const act = 'application.export'
      const offering = await openOffering(books, visit, { id: params.offering, act })
      if (!offering.ok) return offering
      const { id, kind } = offering.value
      const all = await listSessions(books, { offering: id, resource: null, limit: 2000 })
      const wanted = query.get('session')
      const attendees = await listAttendees(books, { offering: id, lifecycle: kind })
      const sessions = all.filter(({ id: one }) => wanted === null || one === wanted)
      return ok({ offering: offering.value, sessions, attendees })
    })
    if (!read.ok) return read
    const { offering } = read.value
    const lines = linesOf(read.value)
    return exportList<AttendanceLine>({
      title: `${language === 'ja' ? '出欠' : 'Attendance'} ${offering.settings.title[language]}`,
      columns: attendanceColumns,
      ...{ language, query },
      read: () => Promise.resolve({ rows: lines, previous: null, next: null }),
    })
  },
}

type Read = {
  readonly offering: Offering
  readonly sessions: readonly Session[]
  readonly attendees: readonly Attendee[]
}

function linesOf({ offering, sessions, attendees }: Read): readonly AttendanceLine[] {
  const going = sessions.filter(({ state }) => state !== 'cancelled')
  return attendees.flatMap((attendee) =>
    going
      .filter(({ id }) => attendee.session === null || attendee.session === id)
      .map((session) => ({ attendee, session, presence: presenceOf(attendee, session, offering) })),
  )
}

function presenceOf(
  { state, attended, online }: Attendee,
  { id }: Session,
  { kind }: Offering,
): Presence | null {
  if (kind === 'gathering' && state === 'no-show') return 'absent'
  const isThere = kind === 'gathering' ? state === 'checked-in' : attended.includes(id)
  if (!isThere) return null
  return online.includes(id) ? 'online' : 'in-person'
}
