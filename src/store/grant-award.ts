/** Awards: what stands of each now, and how it stood after each act, with its conditions. */
import { sql } from 'kysely'
import type { Bilingual } from '../kit/bilingual.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import { present } from '../kit/check.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** A condition that goes with an award, word for word. */
export type AwardCondition = { readonly key: string; readonly text: Bilingual }

/** An order to pay money back. */
export type RepaymentOrdered = {
  readonly yen: number
  readonly orderedOn: CalendarDate
  readonly dueOn: CalendarDate
  /** Hundredths of a per cent a year. */
  readonly basisPoints: number
}

/** An award as it stands. Sums are whole yen. */
export type Award = {
  readonly application: string
  /** The key of the course, and of its fixed sum where it has those. */
  readonly course: string
  readonly tier: string | null
  readonly costYen: number | null
  readonly persons: number | null
  readonly computedYen: number
  readonly decidedYen: number
  readonly decidedOn: CalendarDate
  /** When the funded activity ends; null where nobody has said. */
  readonly endsOn: CalendarDate | null
  readonly fixed: { readonly yen: number; readonly on: CalendarDate } | null
  readonly paidYen: number
  readonly paidOn: CalendarDate | null
  readonly revokedYen: number
  readonly repayment: RepaymentOrdered | null
  readonly version: number
}

/** An award after an act. */
export type AwardVersion = {
  readonly application: string
  readonly version: number
  readonly act: string
  readonly decidedYen: number
  readonly fixedYen: number | null
  readonly persons: number | null
  readonly conditions: readonly AwardCondition[]
  readonly command: number
}

/** Why an award is as it is: the act, its conditions and the command. */
export type AwardWritten = {
  readonly act: string
  readonly conditions: readonly AwardCondition[]
  readonly command: number
}

/** Enters an award that is decided. A decision that was withdrawn and is made anew goes on it. */
export async function writeAward(books: Books, award: Award, by: AwardWritten): Promise<void> {
  const { db, authority } = books
  const columns = { authority, ...columnsOf(award) }
  await db
    .insertInto('grant_award')
    .values(columns)
    .onConflict((conflict) => conflict.columns(['authority', 'application']).doUpdateSet(columns))
    .execute()
  await insertRows(books, 'grant_award_version', [
    {
      application: award.application,
      version: award.version,
      act: by.act,
      decided_yen: award.decidedYen,
      fixed_yen: award.fixed?.yen ?? null,
      persons: award.persons,
      conditions: by.conditions,
      command: by.command,
    },
  ])
}

/** The award of an application, where one was decided. */
export async function findAward(books: Books, application: string): Promise<Award | undefined> {
  return (await readAwards(books, [application])).get(application)
}

/** The awards of these applications. */
export async function readAwards(
  { db, authority }: Books,
  applications: readonly string[],
): Promise<ReadonlyMap<string, Award>> {
  if (applications.length === 0) return new Map()
  const rows = await db
    .selectFrom('grant_award')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', 'in', [...applications])
    .execute()
  return new Map(rows.map((row) => [row.application, awardOf(row)]))
}

/** How an award stood after each act, the first one first. */
export async function listAwardVersions(
  { db, authority }: Books,
  application: string,
): Promise<readonly AwardVersion[]> {
  const rows = await db
    .selectFrom('grant_award_version')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    application,
    version: row.version,
    act: row.act,
    decidedYen: row.decided_yen,
    fixedYen: row.fixed_yen,
    persons: row.persons,
    // Written by this file.
    conditions: row.conditions as readonly AwardCondition[],
    command: row.command,
  }))
}

/** The conditions that go with an award now. */
export async function readConditions(
  books: Books,
  application: string,
): Promise<readonly AwardCondition[]> {
  const versions = await listAwardVersions(books, application)
  return versions.at(-1)?.conditions ?? []
}

/** The sums of a call. */
export type CallSums = {
  readonly ceilingYen: number | null
  /** What is promised and not given back. */
  readonly committedYen: number
  readonly paidYen: number
  readonly awards: number
}

/** The sums of a call as they are at this moment. */
export async function readCallSums(books: Books, offering: string): Promise<CallSums> {
  const { db, authority } = books
  const answer = await sql<{ ceiling: number | null; committed: number; paid: number; n: number }>`
    select seats.capacity as ceiling, seats.taken as committed,
      coalesce(sum(award.paid_yen), 0)::bigint as paid, count(award.application)::integer as n
    from seats
    left join application on application.authority = ${authority}
      and application.place = seats.place and application.holds_seat
    left join grant_award as award on award.authority = ${authority}
      and award.application = application.application
    where seats.authority = ${authority} and seats.place = ${offering}
    group by seats.authority, seats.place`.execute(db)
  const row = present(answer.rows[0], 'the budget of a call')
  const { ceiling, committed, paid, n } = row
  return { ceilingYen: ceiling, committedYen: committed, paidYen: paid, awards: n }
}

function columnsOf(award: Award) {
  const { repayment } = award
  return {
    application: award.application,
    course: award.course,
    tier: award.tier,
    cost_yen: award.costYen,
    persons: award.persons,
    computed_yen: award.computedYen,
    decided_yen: award.decidedYen,
    decided_on: award.decidedOn,
    ends_on: award.endsOn,
    fixed_yen: award.fixed?.yen ?? null,
    fixed_on: award.fixed?.on ?? null,
    paid_yen: award.paidYen,
    paid_on: award.paidOn,
    revoked_yen: award.revokedYen,
    repay_yen: repayment?.yen ?? null,
    repay_ordered_on: repayment?.orderedOn ?? null,
    repay_due_on: repayment?.dueOn ?? null,
    repay_basis_points: repayment?.basisPoints ?? null,
    version: award.version,
  }
}

type AwardRow = Readonly<ReturnType<typeof columnsOf>> & {
  readonly decided_on: string
  readonly ends_on: string | null
  readonly fixed_on: string | null
  readonly paid_on: string | null
  readonly repay_ordered_on: string | null
  readonly repay_due_on: string | null
}

type StoredRow = { readonly [K in keyof AwardRow]: Widened<AwardRow[K]> }
type Widened<T> = T extends CalendarDate ? string : T

function awardOf(row: StoredRow): Award {
  const day = (text: string | null) => text as CalendarDate | null
  return {
    application: row.application,
    course: row.course,
    tier: row.tier,
    costYen: row.cost_yen,
    persons: row.persons,
    computedYen: row.computed_yen,
    decidedYen: row.decided_yen,
    decidedOn: row.decided_on as CalendarDate,
    endsOn: day(row.ends_on),
    fixed: row.fixed_yen === null ? null : { yen: row.fixed_yen, on: row.fixed_on as CalendarDate },
    paidYen: row.paid_yen,
    paidOn: day(row.paid_on),
    revokedYen: row.revoked_yen,
    repayment:
      row.repay_yen !== null && row.repay_basis_points !== null
        ? {
            yen: row.repay_yen,
            orderedOn: row.repay_ordered_on as CalendarDate,
            dueOn: row.repay_due_on as CalendarDate,
            basisPoints: row.repay_basis_points,
          }
        : null,
    version: row.version,
  }
}
