/** Adopting a plan: the year's plan gets a new version, and the old ones stay. */
import { formatPlanDocument, validatePlan } from '../domain/plan-document.ts'
import type { Plan } from '../domain/plan.ts'
import { findUnversionedChange, type UnversionedChange } from '../domain/rule-version.ts'
import { canonicalJson } from '../kit/canonical.ts'
import { ok, type Refused, refuse, type Result } from '../kit/result.ts'
import { insertPlan, listPlans } from '../store/plan-version.ts'
import type { Context } from './context.ts'
import { type Done, runAct } from './run.ts'

/** The version that the plan was given. */
export type PlanAdopted = { readonly year: number; readonly version: number }

/**
 * Adds a version of the plan. Refuses a plan that is not valid, a revision without a reason or
 * without anything revised, and a rule that differs from an earlier one of its version.
 */
export async function adoptPlan(
  context: Context,
  given: { readonly plan: Plan; readonly reason?: string | null; readonly dryRun?: boolean },
): Promise<Result<Done<PlanAdopted>>> {
  const { dryRun = false } = given
  const valid = validatePlan(given.plan)
  if (!valid.ok) return valid
  const plan = valid.value
  const reason = given.reason?.trim() || null
  const document = formatPlanDocument(plan)
  const act = { name: 'plan.adopt', input: { document }, reason, dryRun }
  return runAct(context, act, async ({ books, command }) => {
    const earlier = (await listPlans(books, plan.year)).map((version) => version.plan)
    const present = earlier.at(-1)
    if (present) {
      const same = canonicalJson(formatPlanDocument(present)) === canonicalJson(document)
      if (same) return nothingRevised
      if (reason === null) return revisionNeedsReason
      const changed = findUnversionedChange(earlier, plan)
      if (changed) return ruleNeedsVersion(changed)
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

function ruleNeedsVersion({ line, name, version, next }: UnversionedChange): Refused {
  return refuse(
    'rule_changed_without_version',
    `「${line}」の${name.ja}の算定規則は、version ${version}のまま内容が変わっています。算定規則を変えるときは、versionを${next}に上げてください。`,
    `The rule of ${name.en} on line ${line} differs from the one that has version ${version} already. Raise its version to ${next}.`,
  )
}
