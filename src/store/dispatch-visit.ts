/** Visits of experts: planned, reported, confirmed, taken back; and what was written of them. */
import { sql } from 'kysely'
import type { Tally } from '../domain/delivery/dispatch/limit.ts'
import type {
  Visit,
  VisitChannel,
  VisitPlan,
  VisitReport,
  VisitState,
  VisitTexts,
} from '../domain/delivery/dispatch/visit.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import {
  addDays,
  type CalendarDate,
  type CalendarMonth,
  type Instant,
  toInstant,
} from '../kit/calendar.ts'
import type { TimeOfDay } from '../kit/time-of-day.ts'
import type { Books } from './database.ts'
import { type Correction, insertCorrections } from './fact.ts'

/** Enters a planned visit. */
export async function insertVisit(
  { db, authority }: Books,
  visit: VisitPlan & Pick<Visit, 'id' | 'application' | 'expert'>,
  command: number,
): Promise<void> {
  const { id, application, expert, ...plan } = visit
  await db
    .insertInto('dispatch_visit')
    .values({
      ...{ authority, visit: id, application, expert, state: 'planned', command },
      ...planColumns(plan),
    })
    .execute()
}

function planColumns({ heldOn, beginsAt, minutes, channel }: VisitPlan) {
  const fiscalYear = fiscalYearOf(heldOn)
  return { held_on: heldOn, begins_at: beginsAt, minutes, channel, fiscal_year: fiscalYear }
}

/** A change of a visit; what is absent stays. */
export type VisitChange = {
  readonly plan?: VisitPlan
  readonly state?: VisitState
  readonly report?: { readonly at: Instant; readonly command: number; readonly yen: number }
  readonly confirmation?: {
    readonly rating: number
    readonly at: Instant
    readonly command: number
  } | null
}

/** Changes a visit that is held. */
export async function updateVisit(
  { db, authority }: Books,
  visit: string,
  { plan, state, report, confirmation }: VisitChange,
): Promise<void> {
  await db
    .updateTable('dispatch_visit')
    .set({
      ...(plan && planColumns(plan)),
      ...(state && { state }),
      ...(report && { reported_at: report.at, reported_by: report.command, yen: report.yen }),
      ...(confirmation !== undefined && {
        rating: confirmation?.rating ?? null,
        confirmed_at: confirmation?.at ?? null,
        confirmed_by: confirmation?.command ?? null,
      }),
    })
    .where('authority', '=', authority)
    .where('visit', '=', visit)
    .execute()
}

/** Calls off what is planned from a day on. Gives how many there were. */
export async function cancelPlannedFrom(
  { db, authority }: Books,
  application: string,
  day: CalendarDate,
): Promise<number> {
  const answer = await db
    .updateTable('dispatch_visit')
    .set({ state: 'cancelled' })
    .where('authority', '=', authority)
    .where('application', '=', application)
    .where('state', '=', 'planned')
    .where('held_on', '>=', day)
    .executeTakeFirst()
  return Number(answer.numUpdatedRows)
}

/** The visit with this id. */
export async function findVisit(books: Books, id: string): Promise<Visit | undefined> {
  const [found] = await listVisits(books, { visit: id })
  return found
}

/** Which visits to list. */
export type VisitFilter = {
  readonly visit?: string
  readonly application?: string
  readonly expert?: string
  readonly month?: CalendarMonth
  readonly claim?: string
  readonly states?: readonly VisitState[]
}

/** Visits in the order of their days: at most 500. */
export async function listVisits(
  { db, authority }: Books,
  { visit, application, expert, month, claim, states }: VisitFilter,
): Promise<readonly Visit[]> {
  let query = db
    .selectFrom('dispatch_visit')
    .selectAll()
    .where('authority', '=', authority)
    .orderBy('held_on')
    .orderBy('begins_at')
    .orderBy('visit')
    .limit(500)
  if (visit !== undefined) query = query.where('visit', '=', visit)
  if (application !== undefined) query = query.where('application', '=', application)
  if (expert !== undefined) query = query.where('expert', '=', expert)
  if (claim !== undefined) query = query.where('claim', '=', claim)
  if (states) query = query.where('state', 'in', [...states])
  if (month !== undefined) {
    const first = `${month}-01` as CalendarDate
    const next = `${addDays(first, 31).slice(0, 7)}-01`
    query = query.where('held_on', '>=', first).where('held_on', '<', next)
  }
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.visit,
    application: row.application,
    expert: row.expert,
    state: row.state as VisitState,
    heldOn: row.held_on as CalendarDate,
    beginsAt: row.begins_at as TimeOfDay | null,
    minutes: row.minutes,
    channel: row.channel as VisitChannel,
    yen: row.yen,
    reportedAt: row.reported_at && toInstant(row.reported_at),
    reportedBy: row.reported_by,
    rating: row.rating,
    confirmedAt: row.confirmed_at && toInstant(row.confirmed_at),
    confirmedBy: row.confirmed_by,
    claim: row.claim,
  }))
}

/** The visits of a request, of those in these states. */
export async function tallyOfRequest(
  { db, authority }: Books,
  application: string,
  states: readonly VisitState[],
): Promise<Tally> {
  const answer = await sql<Tally>`
    select count(*)::integer as visits, coalesce(sum(minutes), 0)::integer as minutes
    from dispatch_visit
    where authority = ${authority} and application = ${application}
      and state = any(${[...states]})`.execute(db)
  return answer.rows[0] ?? { visits: 0, minutes: 0 }
}

/** Keeps what the expert has written so far. */
export async function keepReport(
  { db, authority }: Books,
  visit: string,
  { report, at }: { readonly report: VisitReport; readonly at: Instant },
): Promise<void> {
  const { done, advice, next } = report
  const columns = { done, advice, next, saved_at: at }
  await db
    .insertInto('dispatch_text')
    .values({ authority, visit, ...columns })
    .onConflict((conflict) => conflict.columns(['authority', 'visit']).doUpdateSet(columns))
    .execute()
}

/** Keeps what the company says of a visit. */
export async function keepWords(
  { db, authority }: Books,
  visit: string,
  { words, at }: { readonly words: string; readonly at: Instant },
): Promise<void> {
  await db
    .insertInto('dispatch_text')
    .values({ authority, visit, words, saved_at: at })
    .onConflict((conflict) => conflict.columns(['authority', 'visit']).doUpdateSet({ words }))
    .execute()
}

/** What was written of visits, by their ids; nothing where it was erased. */
export async function readVisitTexts(
  { db, authority }: Books,
  visits: readonly string[],
): Promise<ReadonlyMap<string, VisitTexts>> {
  if (visits.length === 0) return new Map()
  const rows = await db
    .selectFrom('dispatch_text')
    .select(['visit', 'done', 'advice', 'next', 'words'])
    .where('authority', '=', authority)
    .where('visit', 'in', [...visits])
    .execute()
  return new Map(rows.map(({ visit, ...texts }) => [visit, texts]))
}

/** Erases what was written of the visits of these applications. */
export async function eraseVisitTexts(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<void> {
  await sql`
    delete from dispatch_text using dispatch_visit
    where dispatch_text.authority = ${authority} and dispatch_visit.authority = ${authority}
      and dispatch_visit.visit = dispatch_text.visit
      and dispatch_visit.application = any(${[...applications]}::uuid[])`.execute(db)
}

/**
 * Takes back what a single visit left: its fact, and the activities of its report and its
 * confirmation. Everything else of the application stands.
 */
export async function takeBackVisit(books: Books, visit: Visit, by: Correction): Promise<void> {
  const { db, authority } = books
  const commands = [visit.reportedBy, visit.confirmedBy].filter((each) => each !== null)
  await sql`
    update activity set taken_back_by = ${by.command}
    where authority = ${authority} and application = ${visit.application}
      and sort = any(array['visit', 'confirmation']) and taken_back_by is null
      and command = any(${commands}::bigint[])`.execute(db)
  const found = await sql<{ id: string }>`
    select id from fact
    where authority = ${authority} and application = ${visit.application}
      and kind = 'dispatch.visited' and corrects is null
      and command = ${visit.reportedBy}`.execute(db)
  const ids = found.rows.map(({ id }) => id)
  if (ids.length > 0) await insertCorrections(books, { ids }, by)
}

/** The visit with this id, held against other changes until the transaction ends. */
export async function lockVisit(books: Books, id: string): Promise<Visit | undefined> {
  await sql`select from dispatch_visit where authority = ${books.authority} and visit = ${id}
    for no key update`.execute(books.db)
  return findVisit(books, id)
}
