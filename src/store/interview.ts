/** Interviews at a gathering: those of a day as they stand in line, and those of one visitor. */
import { sql } from 'kysely'
import type { CallState, QueuedInterview } from '../domain/delivery/gathering/call-queue.ts'
import { lineId } from '../domain/delivery/gathering/booth-line.ts'
import type { Session } from '../domain/delivery/session.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** An interview of a day, with the slot or the line that it is in. */
export type DayInterview = QueuedInterview & { readonly session: string }

/**
 * Every interview of a day, cancelled ones left out: at its slots and in the lines of its booths.
 */
export async function listInterviews(
  { db, authority }: Books,
  day: Session,
): Promise<readonly DayInterview[]> {
  const answer = await sql<DayRow>`
    select application.application, application.state, application.session,
      coalesce(application.parent, application.application) as person, slot.resource as booth,
      slot.starts_at, parent.state = 'checked-in' as is_here, ${callColumns}
    from session as slot
    join application on application.authority = ${authority}
      and application.session = slot.session and application.lifecycle = 'interview'
    left join application as parent on parent.authority = ${authority}
      and parent.application = application.parent
    left join interview_call as call on call.authority = ${authority}
      and call.application = application.application
    where slot.authority = ${authority} and slot.offering = ${day.offering}
      and slot.resource is not null and slot.starts_at >= ${day.startsAt}::timestamptz
      and slot.starts_at < ${day.endsAt}::timestamptz and application.is_live
    order by application.application`.execute(db)
  return answer.rows.map(dayInterviewOf)
}

/** Writes how an interview stands in line. `line` is null for an appointment without a number. */
export async function writeCall(
  { db, authority }: Books,
  interview: QueuedInterview,
  line: string | null,
): Promise<void> {
  const { id, number, calledAt, calls, behind, metAt } = interview
  const moving = {
    called_at: calledAt,
    calls,
    behind: behind?.number ?? null,
    behind_since: behind?.since ?? null,
    met_at: metAt,
  }
  await db
    .insertInto('interview_call')
    .values({ authority, application: id, line, number, ...moving })
    .onConflict((conflict) => conflict.columns(['authority', 'application']).doUpdateSet(moving))
    .execute()
}

/** One of a visitor's interviews, or of a booth's: where and when, and what came of it. */
export type InterviewEntry = {
  readonly id: string
  readonly parent: string | null
  readonly state: string
  readonly session: string
  readonly booth: string
  readonly boothName: Bilingual
  /** Null for those who queue. */
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
  readonly sessionState: Session['state']
  /** The number in line; null for an appointment. */
  readonly number: number | null
  readonly metAt: Instant | null
}

/** A visitor's interviews, cancelled ones left out: appointments by their time, then the others. */
export async function listInterviewsOf(
  books: Books,
  reservations: readonly string[],
): Promise<readonly InterviewEntry[]> {
  return listEntries(books, sql`application.parent = any(${[...reservations]}::uuid[])`)
}

/** What became of an interview: known to the company and the desk. */
export type InterviewResult = InterviewEntry & {
  /** Null where it was erased, or is not shown. */
  readonly name: string | null
  readonly kana: string | null
  readonly offering: string
  /** What stands for the interview in lists; unlike its id, it can be typed. */
  readonly code: string
}

/** The interviews of an offering, or of one booth, that took place; in the order of time. */
export async function listResults(
  books: Books,
  of: { readonly offering: string; readonly booth?: string },
): Promise<readonly InterviewResult[]> {
  const booth = of.booth === undefined ? sql`` : sql`and slot.resource = ${of.booth}`
  return listEntries(
    books,
    sql`application.offering = ${of.offering} ${booth}
      and application.state in ('met', 'hired', 'not-hired')`,
  )
}

async function listEntries(
  { db, authority }: Books,
  which: ReturnType<typeof sql>,
): Promise<readonly InterviewResult[]> {
  const answer = await sql<EntryRow>`
    select application.application, application.number as code, application.parent,
      application.state, application.session, application.offering,
      slot.resource as booth, resource.name_ja, resource.name_en, slot.starts_at, slot.ends_at,
      slot.state as session_state, detail.name, detail.kana,
      ${callColumns}
    from application
    join session as slot on slot.authority = ${authority} and slot.session = application.session
    join resource on resource.authority = ${authority} and resource.resource = slot.resource
    left join interview_call as call on call.authority = ${authority}
      and call.application = application.application
    left join application_detail as detail on detail.authority = ${authority}
      and detail.application = application.application
    where application.authority = ${authority} and application.lifecycle = 'interview'
      and application.is_live and ${which}
    order by resource.place, call.line is not null, slot.starts_at, call.number,
      application.application
    limit 20000`.execute(db)
  return answer.rows.map(entryOf)
}

/** The slots at booths that begin within a day, with their free seats; lines are left out. */
export async function listSlots(
  { db, authority }: Books,
  day: Pick<Session, 'id' | 'offering' | 'startsAt' | 'endsAt'>,
): Promise<readonly BoothSlotRow[]> {
  const answer = await sql<Omit<BoothSlotRow, 'startsAt' | 'endsAt'> & SpanRow>`
    select slot.session, slot.resource as booth, slot.starts_at, slot.ends_at,
      seats.capacity, seats.taken
    from session as slot
    join seats on seats.authority = ${authority} and seats.place = slot.session
    where slot.authority = ${authority} and slot.offering = ${day.offering}
      and slot.resource is not null and slot.state = 'scheduled'
      and slot.starts_at >= ${day.startsAt}::timestamptz
      and slot.starts_at < ${day.endsAt}::timestamptz
    order by slot.starts_at, slot.session limit 5000`.execute(db)
  return answer.rows
    .filter(({ session, booth }) => session !== lineId(day.id, booth))
    .map(({ starts_at, ends_at, ...slot }) => ({
      ...slot,
      startsAt: toInstant(starts_at),
      endsAt: toInstant(ends_at),
    }))
}

/** A slot with its seats. */
export type BoothSlotRow = {
  readonly session: string
  readonly booth: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly capacity: number | null
  readonly taken: number
}

/** The sessions at a booth: its slots and its lines. */
export async function listBoothSessions(
  { db, authority }: Books,
  booth: string,
): Promise<readonly string[]> {
  const answer = await sql<{ session: string }>`
    select session from session where authority = ${authority} and resource = ${booth}`.execute(db)
  return answer.rows.map(({ session }) => session)
}

type SpanRow = { readonly starts_at: Date; readonly ends_at: Date }

const callColumns =
  sql.raw(`call.line, call.number, call.called_at, coalesce(call.calls, 0) as calls,
  call.behind, call.behind_since, call.met_at`)

type CallRow = {
  readonly line: string | null
  readonly number: number | null
  readonly called_at: Date | null
  readonly calls: number
  readonly behind: number | null
  readonly behind_since: Date | null
  readonly met_at: Date | null
}

type DayRow = CallRow & {
  readonly application: string
  readonly state: string
  readonly session: string
  readonly person: string
  readonly booth: string
  readonly starts_at: Date
  readonly is_here: boolean | null
}

function dayInterviewOf(row: DayRow): DayInterview {
  const { behind, behind_since: since } = row
  return {
    id: row.application,
    session: row.session,
    booth: row.booth,
    person: row.person,
    number: row.number,
    state: callStateOf(row.state),
    startsAt: row.line === null ? toInstant(row.starts_at) : null,
    isHere: row.is_here === true,
    calledAt: row.called_at && toInstant(row.called_at),
    calls: row.calls,
    behind: behind === null || since === null ? null : { number: behind, since: toInstant(since) },
    metAt: row.met_at && toInstant(row.met_at),
  }
}

/** Results that follow later leave an interview met. */
const callStateOf = (state: string): CallState =>
  state === 'hired' || state === 'not-hired' ? 'met' : (state as CallState)

type EntryRow = CallRow & {
  readonly application: string
  readonly code: string
  readonly parent: string | null
  readonly offering: string
  readonly state: string
  readonly session: string
  readonly booth: string
  readonly name_ja: string
  readonly name_en: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly session_state: Session['state']
  readonly name: string | null
  readonly kana: string | null
}

function entryOf(row: EntryRow): InterviewResult {
  const isQueued = row.line !== null
  return {
    id: row.application,
    code: row.code,
    parent: row.parent,
    offering: row.offering,
    state: row.state,
    session: row.session,
    booth: row.booth,
    boothName: { ja: row.name_ja, en: row.name_en },
    startsAt: isQueued ? null : toInstant(row.starts_at),
    endsAt: isQueued ? null : toInstant(row.ends_at),
    sessionState: row.session_state,
    number: row.number,
    metAt: row.met_at && toInstant(row.met_at),
    name: row.name,
    kana: row.kana,
  }
}
