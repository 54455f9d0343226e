/** Looks over the plan in the books: the findings of a plan table, and the gates of publication. */
import { toFiscalYear } from '../domain/fiscal-year.ts'
import { draftOfReport } from '../domain/plan-table/draft-of-report.ts'
import type { Finding } from '../domain/plan-table/finding.ts'
import { findingsOf } from '../domain/plan-table/read.ts'
import { layOutReport } from '../domain/report.ts'
import { ok, type Result } from '../kit/result.ts'
import { newestPosition } from '../store/command.ts'
import { withAuthority } from '../store/database.ts'
import { findPlan } from '../store/plan-version.ts'
import type { Context } from './context.ts'
import { checkGates, countPlan, type GateFailure, planMissing } from './count-report.ts'

/** What a look at the plan in the books found. */
export type PlanCheck = {
  readonly year: number
  readonly version: number
  readonly lines: number
  readonly findings: readonly Finding[]
  /** The gates that do not hold now. */
  readonly gates: readonly GateFailure[]
}

/** Checks the year's plan with the results counted now. Refuses where the year has none. */
export async function checkPlan(context: Context, year: number): Promise<Result<PlanCheck>> {
  return withAuthority(context.database, context.authority, async (books) => {
    const found = await findPlan(books, toFiscalYear(year))
    if (!found) return planMissing(year)
    const asOf = await newestPosition(books)
    const report = layOutReport(found.plan, await countPlan(books, found.plan, asOf), null)
    return ok({
      year,
      version: found.version,
      lines: report.rows.length,
      findings: findingsOf(draftOfReport(report)),
      gates: await checkGates(books, found.plan, asOf),
    })
  })
}
