/** The period that was decided for a match, what came of it, and whether the job has held. */
import { type RawBuilder, sql } from 'kysely'
import type { RetentionMonths } from '../domain/delivery/lifecycle.ts'
import { type CalendarDate, type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import type { Correction } from './fact.ts'
import { insertCorrections } from './fact.ts'

/** What came of a placement, or what the company says that came of it. */
export type PlacementResult = 'hired' | 'not-hired'

/** A period with what came of it. */
export type Term = {
  readonly match: string
  readonly application: string
  /** The party, or what stands for it. */
  readonly person: string
  readonly decidedOn: CalendarDate
  readonly startsOn: CalendarDate
  readonly endsOn: CalendarDate
  readonly startedOn: CalendarDate | null
  /** The act that recorded the start. */
  readonly startCommand: number | null
  readonly endedOn: CalendarDate | null
  readonly result: PlacementResult | null
  readonly resultOn: CalendarDate | null
  readonly resultReason: string | null
  readonly resultWords: string | null
  readonly hostResult: PlacementResult | null
  readonly hostReason: string | null
  readonly hostWords: string | null
  readonly hostToldAt: Instant | null
  readonly isCancelled: boolean
}

/** A period that is decided. */
export type NewTerm = Pick<
  Term,
  'match' | 'application' | 'person' | 'decidedOn' | 'startsOn' | 'endsOn'
>

/** Enters a period; false where the person has one that is neither over nor cancelled. */
export async function insertTerm(
  { db, authority }: Books,
  { match, application, person, decidedOn, startsOn, endsOn }: NewTerm,
  command: number,
): Promise<boolean> {
  const answer = await sql`
    insert into placement_term (authority, match, application, person, decided_on, starts_on,
      ends_on, command)
    values (${authority}, ${match}, ${application}, ${person}, ${decidedOn}, ${startsOn}, ${endsOn},
      ${command})
    on conflict (authority, person) where ended_on is null and cancelled_at is null
    do nothing`.execute(db)
  return answer.numAffectedRows === 1n
}

/** Of a period: whether the person has another one that is neither over nor cancelled. */
export async function hasOtherOpenTerm(
  { db, authority }: Books,
  { match, person }: Pick<Term, 'match' | 'person'>,
): Promise<boolean> {
  const answer = await sql`
    select from placement_term where authority = ${authority} and person = ${person}
      and match <> ${match} and ended_on is null and cancelled_at is null`.execute(db)
  return answer.rows.length > 0
}

/** A change of a period; what is absent stays. */
export type TermChange = Partial<
  Pick<
    Term,
    | 'startsOn'
    | 'endsOn'
    | 'startedOn'
    | 'startCommand'
    | 'endedOn'
    | 'result'
    | 'resultOn'
    | 'resultReason'
    | 'resultWords'
    | 'hostResult'
    | 'hostReason'
    | 'hostWords'
    | 'hostToldAt'
  >
> & { readonly cancelledAt?: Instant }

/** Changes a period. */
export async function updateTerm(
  { db, authority }: Books,
  match: string,
  change: TermChange,
): Promise<void> {
  await db
    .updateTable('placement_term')
    .set({
      ...('startsOn' in change && { starts_on: change.startsOn }),
      ...('endsOn' in change && { ends_on: change.endsOn }),
      ...('startedOn' in change && { started_on: change.startedOn }),
      ...('startCommand' in change && { start_command: change.startCommand }),
      ...('endedOn' in change && { ended_on: change.endedOn }),
      ...('result' in change && { result: change.result }),
      ...('resultOn' in change && { result_on: change.resultOn }),
      ...('resultReason' in change && { result_reason: change.resultReason }),
      ...('resultWords' in change && { result_words: change.resultWords }),
      ...('hostResult' in change && { host_result: change.hostResult }),
      ...('hostReason' in change && { host_reason: change.hostReason }),
      ...('hostWords' in change && { host_words: change.hostWords }),
      ...('hostToldAt' in change && { host_told_at: change.hostToldAt }),
      ...('cancelledAt' in change && { cancelled_at: change.cancelledAt }),
    })
    .where('authority', '=', authority)
    .where('match', '=', match)
    .execute()
}

/** The periods of these matches. */
export async function readTerms(
  books: Books,
  matches: readonly string[],
): Promise<ReadonlyMap<string, Term>> {
  const found = await readAll(books, sql<boolean>`match = any(${[...matches]}::uuid[])`)
  return new Map(found.map((term) => [term.match, term]))
}

/** Whether anybody whom a company has taken in is at work there now. */
export async function hasSomebodyAtWork({ db, authority }: Books, host: string): Promise<boolean> {
  const answer = await sql`
    select from placement_match as match
    join placement_term as term on term.authority = ${authority} and term.match = match.match
    where match.authority = ${authority} and match.host = ${host}
      and term.started_on is not null and term.ended_on is null and term.cancelled_at is null
    limit 1`.execute(db)
  return answer.rows.length > 0
}

async function readAll(
  { db, authority }: Books,
  where: RawBuilder<boolean>,
): Promise<readonly Term[]> {
  const answer = await sql<TermRow>`
    select match, application, person, decided_on, starts_on, ends_on, started_on, start_command,
      ended_on, result, result_on, result_reason, result_words, host_result, host_reason,
      host_words, host_told_at, cancelled_at
    from placement_term where authority = ${authority} and ${where}`.execute(db)
  return answer.rows.map(termOf)
}

type TermRow = {
  readonly match: string
  readonly application: string
  readonly person: string
  readonly decided_on: CalendarDate
  readonly starts_on: CalendarDate
  readonly ends_on: CalendarDate
  readonly started_on: CalendarDate | null
  readonly start_command: number | null
  readonly ended_on: CalendarDate | null
  readonly result: PlacementResult | null
  readonly result_on: CalendarDate | null
  readonly result_reason: string | null
  readonly result_words: string | null
  readonly host_result: PlacementResult | null
  readonly host_reason: string | null
  readonly host_words: string | null
  readonly host_told_at: Date | null
  readonly cancelled_at: Date | null
}

function termOf(row: TermRow): Term {
  return {
    match: row.match,
    application: row.application,
    person: row.person,
    decidedOn: row.decided_on,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    startedOn: row.started_on,
    startCommand: row.start_command,
    endedOn: row.ended_on,
    result: row.result,
    resultOn: row.result_on,
    resultReason: row.result_reason,
    resultWords: row.result_words,
    hostResult: row.host_result,
    hostReason: row.host_reason,
    hostWords: row.host_words,
    hostToldAt: row.host_told_at && toInstant(row.host_told_at),
    isCancelled: row.cancelled_at !== null,
  }
}

/** Takes back the facts that one act left of an application; gives how many there were. */
export async function correctFactsOfAct(
  books: Books,
  of: { readonly application: string; readonly command: number },
  by: Correction,
): Promise<number> {
  const { db, authority } = books
  const answer = await sql<{ id: string }>`
    select fact.id from fact
    where fact.authority = ${authority} and fact.command = ${of.command}
      and fact.application = ${of.application} and fact.corrects is null
      and not exists (
        select from fact as correction
        where correction.authority = fact.authority and correction.corrects = fact.id)`.execute(db)
  const ids = answer.rows.map(({ id }) => id)
  return ids.length === 0 ? 0 : insertCorrections(books, { ids }, by)
}

/** Whether a job held so many months later, as it was noted. */
export type Retention = {
  readonly match: string
  readonly months: RetentionMonths
  readonly held: boolean
  readonly notedOn: CalendarDate
  readonly words: string | null
}

/** Notes whether a job held; a "no" that was noted before gives way. */
export async function writeRetention(
  { db, authority }: Books,
  { match, months, held, notedOn, words }: Retention,
  command: number,
): Promise<void> {
  await db
    .deleteFrom('placement_retention')
    .where('authority', '=', authority)
    .where('match', '=', match)
    .where('months', '=', months)
    .execute()
  const row = { match, months, held, noted_on: notedOn, words, command }
  await db
    .insertInto('placement_retention')
    .values({ authority, ...row })
    .execute()
}

/** Forgets what was noted of a job, when its result is taken back. */
export async function deleteRetention({ db, authority }: Books, match: string): Promise<void> {
  await db
    .deleteFrom('placement_retention')
    .where('authority', '=', authority)
    .where('match', '=', match)
    .execute()
}

/** What was noted of these matches, the earliest first. */
export async function listRetention(
  { db, authority }: Books,
  matches: readonly string[],
): Promise<readonly Retention[]> {
  const answer = await sql<Omit<Retention, 'notedOn'> & { readonly noted_on: CalendarDate }>`
    select match, months, held, noted_on, words from placement_retention
    where authority = ${authority} and match = any(${[...matches]}::uuid[])
    order by match, months`.execute(db)
  return answer.rows.map(({ noted_on: notedOn, ...row }) => ({ ...row, notedOn }))
}
