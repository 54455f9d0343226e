/** Adopting a plan: the year's plan gets a new version, and the old ones stay. */
import { formatPlanDocument } from '../domain/plan-document.ts'
import type { Plan } from '../domain/plan.ts'
import { canonicalJson } from '../kit/canonical.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { findPlan, insertPlan } from '../store/plan-version.ts'
import type { Context } from './context.ts'
import { type Done, runAct } from './run.ts'

/** The version that the plan was given. */
export type PlanAdopted = { readonly year: number; readonly version: number }

/** Adds a version of the plan. A revision needs a reason, and something that is revised. */
export async function adoptPlan(
  context: Context,
  given: { readonly plan: Plan; readonly reason?: string | null; readonly dryRun?: boolean },
): Promise<Result<Done<PlanAdopted>>> {
  const { plan, dryRun = false } = given
  const reason = given.reason?.trim() || null
  const document = formatPlanDocument(plan)
  const act = { name: 'plan.adopt', input: { document }, reason, dryRun }
  return runAct(context, act, async ({ books, command }) => {
    const present = await findPlan(books, plan.year)
    if (present) {
      const same = canonicalJson(formatPlanDocument(present.plan)) === canonicalJson(document)
      if (same) return nothingRevised
      if (reason === null) return revisionNeedsReason
    }
    return ok({ year: plan.year, version: await insertPlan(books, plan, command) })
  })
}

const nothingRevised = refuse(
  'plan_is_unchanged',
  'この計画は、登録されている計画と同じ内容です。変更はありません。',
  'This plan is the same as the one in the books. Nothing was changed.',
)

const revisionNeedsReason = refuse(
  'revision_needs_reason',
  'この年度の計画はすでにあります。改定する理由を添えてください（--reason）。',
  'The year has a plan already. Give the reason for revising it (--reason).',
)
