/** Attendance as lists bring it: whom a list may name, and what a list has left. */
import { type RawBuilder, sql } from 'kysely'
import type { TicketCode } from '../domain/delivery/ticket.ts'
import type { Books } from './database.ts'

/** Somebody whom a list of an offering may name: they hold a seat, or are asked to come. */
export type Attendee = {
  readonly application: string
  readonly number: TicketCode
  readonly session: string | null
  readonly state: string
  /** Null where the details were erased. */
  readonly name: string | null
  readonly kana: string | null
  readonly mail: string | null
  /** The numbers that offices know the person by. */
  readonly persons: readonly string[]
  /** The sessions in which their attendance stands online. */
  readonly online: readonly string[]
  /** The sessions in which it stands at all, where each session is noted by itself. */
  readonly attended: readonly string[]
}

/** The attendees of an offering by the reading of their names: at most 50,000. */
export async function listAttendees(
  { db, authority }: Books,
  of: { readonly offering: string; readonly lifecycle: string },
): Promise<readonly Attendee[]> {
  const answer = await sql<Attendee>`
    select application.application, application.number, application.session, application.state,
      detail.name, detail.kana, detail.mail, array(
        select value from party_identifier as identifier
        where identifier.authority = ${authority} and identifier.party = application.party
          and scheme = 'local' order by value
      ) as persons, ${sessionsOf(authority, sql`channel = 'online'`)} as online,
      ${sessionsOf(authority, sql`sort = 'attendance'`)} as attended
    from application
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    where application.authority = ${authority} and application.offering = ${of.offering}
      and application.lifecycle = ${of.lifecycle} and is_live and not waits
    order by coalesce(nullif(detail.kana, ''), detail.name, ''), application.number
    limit 50000`.execute(db)
  return answer.rows
}

/** The sessions of an application's standing notes of attendance that fulfil a condition. */
const sessionsOf = (authority: string, condition: RawBuilder<unknown>) => sql`array(
  select activity.session from activity
  where activity.authority = ${authority} and activity.application = application.application
    and sort in ('attendance', ${sheetSort}) and taken_back_by is null and ${condition})`

/** The sort of the activities by which a list is known to have moved a reservation. */
export const sheetSort = 'attendance-sheet'

/** What a list has left of one person in one session. */
export type ListedAttendance = {
  readonly application: string
  readonly session: string
  readonly act: 'check-in' | 'miss' | 'attend'
}

/** What a list has left that stands. */
export async function listAttendanceOf(
  { db, authority }: Books,
  of: { readonly offering: string; readonly command: number },
): Promise<readonly ListedAttendance[]> {
  const answer = await sql<ListedAttendance>`
    select application, session, coalesce(details ->> 'act', 'attend') as act from activity
    where authority = ${authority} and command = ${of.command} and taken_back_by is null
      and application is not null and sort in ('attendance', ${sheetSort})
      and session = any(array(select session from session
        where authority = ${authority} and offering = ${of.offering}))
    order by session, application`.execute(db)
  return answer.rows
}
