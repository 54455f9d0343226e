/** What stands beside the application of a support, and what it aims at. */
import type { Goal, GoalState } from '../domain/delivery/support/goal.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** Why a company is on the list, and whom it turns to. */
export type SupportStanding = {
  readonly area: string
  readonly why: string
  readonly contactName: string
  readonly contactTelephone: string
}

/** What stands where nothing has been noted. */
const nothingStands: SupportStanding = {
  area: '',
  why: '',
  contactName: '',
  contactTelephone: '',
}

/** What stands beside a support. */
export async function readSupportStanding(
  { db, authority }: Books,
  application: string,
): Promise<SupportStanding> {
  const row = await db
    .selectFrom('support')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .executeTakeFirst()
  if (!row) return nothingStands
  const { area, why, contact_name: contactName, contact_telephone: contactTelephone } = row
  return { area, why, contactName, contactTelephone }
}

/** Writes what stands beside a support; what is absent stays. */
export async function writeSupportStanding(
  books: Books,
  application: string,
  change: Partial<SupportStanding>,
): Promise<void> {
  const { db, authority } = books
  const { area, why, contactName, contactTelephone } = {
    ...(await readSupportStanding(books, application)),
    ...change,
  }
  const columns = { area, why, contact_name: contactName, contact_telephone: contactTelephone }
  await db
    .insertInto('support')
    .values({ authority, application, ...columns })
    .onConflict((conflict) => conflict.columns(['authority', 'application']).doUpdateSet(columns))
    .execute()
}

/** Enters what stands beside supports that are new. */
export async function insertSupports(
  books: Books,
  rows: readonly { readonly application: string; readonly area: string; readonly why: string }[],
): Promise<void> {
  const nobody = { contact_name: '', contact_telephone: '' }
  await insertRows(
    books,
    'support',
    rows.map((row) => ({ ...row, ...nobody })),
  )
}

/** Sets a goal. */
export async function insertGoal(
  { db, authority }: Books,
  { id, dueOn, settledOn, ...goal }: Goal,
  command: number,
): Promise<void> {
  await db
    .insertInto('support_goal')
    .values({ authority, goal: id, due_on: dueOn, settled_on: settledOn, ...goal, command })
    .execute()
}

/** The goals of a support in the order in which they were set: at most 200. */
export async function listGoals(books: Books, application: string): Promise<readonly Goal[]> {
  const rows = await goals(books)
    .where('application', '=', application)
    .orderBy('goal')
    .limit(200)
    .execute()
  return rows.map(goalOf)
}

/** A goal by its id. */
export async function findGoal(books: Books, id: string): Promise<Goal | undefined> {
  const row = await goals(books).where('goal', '=', id).executeTakeFirst()
  return row && goalOf(row)
}

/** Notes how far a goal is. */
export async function settleGoal(
  { db, authority }: Books,
  { id, state, settledOn }: Pick<Goal, 'id' | 'state' | 'settledOn'>,
): Promise<void> {
  await db
    .updateTable('support_goal')
    .set({ state, settled_on: settledOn })
    .where('authority', '=', authority)
    .where('goal', '=', id)
    .execute()
}

function goals({ db, authority }: Books) {
  return db.selectFrom('support_goal').selectAll().where('authority', '=', authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof goals>['executeTakeFirstOrThrow']>>

function goalOf(row: Row): Goal {
  return {
    id: row.goal,
    application: row.application,
    text: row.text,
    dueOn: row.due_on as CalendarDate | null,
    state: row.state as GoalState,
    settledOn: row.settled_on as CalendarDate | null,
  }
}
