/** What is due in supports: the next step, days to get in touch, checks whether a job has held. */
import { sql } from 'kysely'
import type { RetentionMonths } from '../domain/delivery/lifecycle.ts'
import type { Due, DueAnswer, DueSort, Owing } from '../domain/delivery/support/due.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** Something new that is due. */
export type NewDue = Omit<Due, 'answer' | 'answeredOn'>

/** Enters what is due. */
export async function insertDues(
  books: Books,
  dues: readonly NewDue[],
  command: number,
): Promise<void> {
  await insertRows(
    books,
    'support_due',
    dues.map(({ id, on, owing, ...due }) => ({
      ...due,
      due: id,
      due_on: on,
      owed_by: owing.side,
      owed_agency: owing.side === 'agency' ? owing.agency : null,
      owed_person: owing.side === 'agency' ? owing.person : '',
      command,
    })),
  )
}

/** All that is due in a support, or was, by its day: at most 1,000. */
export async function listDues(books: Books, application: string): Promise<readonly Due[]> {
  const rows = await allDues(books)
    .where('application', '=', application)
    .orderBy('due_on')
    .orderBy('due')
    .limit(1000)
    .execute()
  return rows.map(dueOf)
}

/** Something that is due, or was. */
export async function findDue(books: Books, id: string): Promise<Due | undefined> {
  const row = await allDues(books).where('due', '=', id).executeTakeFirst()
  return row && dueOf(row)
}

/** Notes an answer. */
export async function answerDue(
  { db, authority }: Books,
  id: string,
  {
    answer,
    on,
    command,
  }: { readonly answer: DueAnswer; readonly on: CalendarDate; readonly command: number },
): Promise<void> {
  await db
    .updateTable('support_due')
    .set({ answer, answered_on: on, answered_by: command })
    .where('authority', '=', authority)
    .where('due', '=', id)
    .execute()
}

/** Takes back one answer, or all that an act gave: it is asked again. */
export async function reopenAnswered(
  { db, authority }: Books,
  of: { readonly due: string } | { readonly command: number },
): Promise<void> {
  const which = 'due' in of ? sql`due = ${of.due}` : sql`answered_by = ${of.command}`
  await sql`update support_due set answer = null, answered_on = null, answered_by = null
    where authority = ${authority} and ${which}`.execute(db)
}

/** The act that answered something; null where nothing did. */
export async function findAnswering({ db, authority }: Books, id: string): Promise<number | null> {
  const row = await db
    .selectFrom('support_due')
    .select('answered_by')
    .where('authority', '=', authority)
    .where('due', '=', id)
    .executeTakeFirst()
  return row?.answered_by ?? null
}

/** Takes out what follows from a hiring; gives the acts that had answered some of it. */
export async function deleteDuesOf(
  { db, authority }: Books,
  record: string,
): Promise<readonly number[]> {
  const rows = await db
    .deleteFrom('support_due')
    .where('authority', '=', authority)
    .where('record', '=', record)
    .returning('answered_by')
    .execute()
  return rows.flatMap(({ answered_by: command }) => command ?? [])
}

/** Hands what an agency owes in a support on to another. */
export async function moveDues(
  { db, authority }: Books,
  application: string,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Promise<void> {
  await db
    .updateTable('support_due')
    .set({ owed_agency: to, owed_person: '' })
    .where('authority', '=', authority)
    .where('application', '=', application)
    .where('owed_by', '=', 'agency')
    .where(sql<boolean>`owed_agency is not distinct from ${from}::uuid`)
    .where('answer', 'is', null)
    .execute()
}

function allDues({ db, authority }: Books) {
  return db.selectFrom('support_due').selectAll().where('authority', '=', authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof allDues>['executeTakeFirstOrThrow']>>

function dueOf(row: Row): Due {
  const { owed_agency: agency, owed_person: person } = row
  const owing: Owing =
    row.owed_by === 'company' ? { side: 'company' } : { side: 'agency', agency, person }
  return {
    id: row.due,
    application: row.application,
    sort: row.sort as DueSort,
    on: row.due_on as CalendarDate,
    months: row.months as RetentionMonths | null,
    record: row.record,
    text: row.text,
    owing,
    answer: row.answer as DueAnswer | null,
    answeredOn: row.answered_on as CalendarDate | null,
  }
}
