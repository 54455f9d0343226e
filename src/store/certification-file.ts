/** What is kept of a certification: notes of consultations, checks, meetings. */
import { sql } from 'kysely'
import type { Outcome } from '../domain/delivery/certification/criterion.ts'
import type { MeetingResult } from '../domain/delivery/certification/meeting.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** A note on a consultation; its text is null where it was erased. */
export type ConsultationNote = {
  readonly id: string
  readonly on: CalendarDate
  readonly author: string
  readonly body: string | null
  readonly writtenAt: Instant
}

/** Keeps a note; gives its id. */
export async function insertNote(
  { db, authority }: Books,
  note: Omit<ConsultationNote, 'id'> & { readonly application: string; readonly command: number },
): Promise<string> {
  const id = newId()
  const { application, on, author, body, writtenAt, command } = note
  await db
    .insertInto('certification_note')
    .values({
      ...{ authority, note: id, application, author, body, command },
      on_day: on,
      written_at: writtenAt,
    })
    .execute()
  return id
}

/** The notes of an application, the earliest day first. */
export async function listNotes(
  { db, authority }: Books,
  application: string,
): Promise<readonly ConsultationNote[]> {
  const rows = await db
    .selectFrom('certification_note')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .orderBy('on_day')
    .orderBy('note')
    .execute()
  return rows.map((row) => ({
    id: row.note,
    on: row.on_day as CalendarDate,
    author: row.author,
    body: row.body,
    writtenAt: toInstant(row.written_at),
  }))
}

/** How a criterion was found. */
export type CriterionCheck = {
  readonly criterion: string
  readonly outcome: Outcome
  /** What was counted: nothing, a number, or the part and the whole. */
  readonly numbers: readonly number[]
  readonly evidenceSeen: boolean
  readonly note: string | null
  readonly checkedAt: Instant
  readonly checkedBy: string
}

/** A check as it stands in the books, with the act that recorded it. */
export type KeptCheck = CriterionCheck & { readonly command: number }

/** Keeps checks; they hold in place of those of the same criteria before them. */
export async function insertChecks(
  books: Books,
  checks: readonly CriterionCheck[],
  of: { readonly application: string; readonly command: number },
): Promise<void> {
  await insertRows(
    books,
    'certification_check',
    checks.map(({ evidenceSeen, checkedAt, checkedBy, ...check }) => ({
      ...of,
      ...check,
      evidence_seen: evidenceSeen,
      checked_at: checkedAt,
      checked_by: checkedBy,
    })),
  )
}

/** Every check of an application, the newest first. */
export async function listChecks(
  { db, authority }: Books,
  application: string,
): Promise<readonly KeptCheck[]> {
  const rows = await db
    .selectFrom('certification_check')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .orderBy('command', 'desc')
    .orderBy('criterion')
    .execute()
  return rows.map((row) => ({
    criterion: row.criterion,
    outcome: row.outcome as Outcome,
    numbers: row.numbers as readonly number[],
    evidenceSeen: row.evidence_seen,
    note: row.note,
    checkedAt: toInstant(row.checked_at),
    checkedBy: row.checked_by,
    command: row.command,
  }))
}

/** What a committee said; the names of its members are erasable. */
export type Meeting = {
  readonly id: string
  readonly heldOn: CalendarDate
  readonly result: MeetingResult
  readonly members: string | null
  readonly conditions: string | null
  readonly minutes: string | null
  readonly fileName: string | null
  readonly recordedAt: Instant
  readonly recordedBy: string
}

/** A file that goes with the record of a meeting. */
export type MeetingFile = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** Keeps what a committee said; gives its id. */
export async function insertMeeting(
  { db, authority }: Books,
  meeting: Omit<Meeting, 'id' | 'fileName'> & {
    readonly application: string
    readonly command: number
    readonly file: MeetingFile | null
  },
): Promise<string> {
  const id = newId()
  const { application, heldOn, result, members, conditions, minutes, file, command } = meeting
  await db
    .insertInto('certification_meeting')
    .values({
      ...{ authority, meeting: id, application, result, members, conditions, minutes, command },
      held_on: heldOn,
      file_name: file?.name ?? null,
      file_type: file?.type ?? null,
      file_bytes: file ? Buffer.from(file.bytes) : null,
      recorded_at: meeting.recordedAt,
      recorded_by: meeting.recordedBy,
    })
    .execute()
  return id
}

/** The meetings about an application, the earliest first. */
export async function listMeetings(
  { db, authority }: Books,
  application: string,
): Promise<readonly Meeting[]> {
  const rows = await db
    .selectFrom('certification_meeting')
    .select(['meeting', 'held_on', 'result', 'members', 'conditions', 'minutes', 'file_name'])
    .select(['recorded_at', 'recorded_by'])
    .where('authority', '=', authority)
    .where('application', '=', application)
    .orderBy('held_on')
    .orderBy('command')
    .execute()
  return rows.map((row) => ({
    id: row.meeting,
    heldOn: row.held_on as CalendarDate,
    result: row.result as MeetingResult,
    members: row.members,
    conditions: row.conditions,
    minutes: row.minutes,
    fileName: row.file_name,
    recordedAt: toInstant(row.recorded_at),
    recordedBy: row.recorded_by,
  }))
}

/** The file of a meeting about an application; nothing where there is none or it was erased. */
export async function findMeetingFile(
  { db, authority }: Books,
  of: { readonly application: string; readonly meeting: string },
): Promise<MeetingFile | undefined> {
  const row = await db
    .selectFrom('certification_meeting')
    .select(['file_name', 'file_type', 'file_bytes'])
    .where('authority', '=', authority)
    .where('application', '=', of.application)
    .where('meeting', '=', of.meeting)
    .executeTakeFirst()
  if (!row || row.file_name === null || row.file_type === null || row.file_bytes === null) {
    return undefined
  }
  return { name: row.file_name, type: row.file_type, bytes: new Uint8Array(row.file_bytes) }
}

/**
 * Erases what was written about an applicant: notes, remarks, what committees said, and the entry
 * of the register. That something was checked, with which outcome and when, stays.
 */
export async function eraseCertifications(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<void> {
  const ids = sql`any(${[...applications]}::uuid[])`
  await sql`update certification_note set body = null
    where authority = ${authority} and application = ${ids}`.execute(db)
  await sql`update certification_check set note = null
    where authority = ${authority} and application = ${ids}`.execute(db)
  await sql`update certification_meeting set members = null, conditions = null, minutes = null,
      file_name = null, file_type = null, file_bytes = null
    where authority = ${authority} and application = ${ids}`.execute(db)
  await sql`delete from certification_entry
    where authority = ${authority} and application = ${ids}`.execute(db)
}
