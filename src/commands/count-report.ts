/** Counts the report of a year, now, from the facts. Staff see it; the public sees editions. */
import type { Gate, Plan } from '../domain/plan.ts'
import { type Report, layOutReport } from '../domain/report.ts'
import type { Count } from '../domain/counting/count.ts'
import { fiscalYearOf, toFiscalYear } from '../domain/fiscal-year.ts'
import { japanDate } from '../kit/calendar.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { newestPosition } from '../store/command.ts'
import { countFigures } from '../store/count.ts'
import { type Books, withAuthority } from '../store/database.ts'
import { findPlan } from '../store/plan-version.ts'
import type { Context } from './context.ts'
import { figureQuestions, gateQuestions } from './questions.ts'

/** A gate that does not hold, with both its counts. */
export type GateFailure = { readonly gate: Gate; readonly left: number; readonly right: number }

/** The report as it stands at this moment. Refuses where the year has no plan. */
export async function countReport(context: Context, year: number): Promise<Result<Report>> {
  return withAuthority(context.database, context.authority, async (books) => {
    const found = await findPlan(books, toFiscalYear(year))
    if (!found) return planMissing(year)
    const counts = await countPlan(books, found.plan, await newestPosition(books))
    return ok(layOutReport(found.plan, counts, null))
  })
}

/** The report of today's fiscal year; where that has no plan yet, of the newest that has one. */
export async function countReportOfToday(context: Context): Promise<Result<Report>> {
  const { database, authority, clock } = context
  const today = fiscalYearOf(japanDate(clock.now()))
  const year = await withAuthority(database, authority, async (books) => {
    if (await findPlan(books, today)) return today
    return (await findPlan(books, null))?.plan.year ?? today
  })
  return countReport(context, year)
}

/** Counts every figure of a plan as of a command. Figures without any fact are zero. */
export async function countPlan(
  books: Books,
  plan: Plan,
  asOf: number,
): Promise<ReadonlyMap<string, Count>> {
  return countFigures(books, figureQuestions(plan), asOf)
}

/** Checks the plan's gates as of a command; gives those that do not hold. */
export async function checkGates(
  books: Books,
  plan: Plan,
  asOf: number,
): Promise<readonly GateFailure[]> {
  const counts = await countFigures(books, gateQuestions(plan), asOf)
  return plan.gates.flatMap((gate) => {
    const left = counts.get(`${gate.key}/left`)?.value ?? 0
    const right = counts.get(`${gate.key}/right`)?.value ?? 0
    const holds = gate.relation === 'equal' ? left === right : left <= right
    return holds ? [] : [{ gate, left, right }]
  })
}

/** The refusal of everything that needs the year's plan. */
export function planMissing(year: number | null) {
  const [ja, en] = year === null ? ['', ''] : [`${year}年度の`, ` for fiscal year ${year}`]
  return refuse(
    'plan_missing',
    `${ja}計画がまだありません。先に「jisseki plan import」で計画を取り込んでください。`,
    `There is no plan${en} yet. Import one first with "jisseki plan import".`,
  )
}
