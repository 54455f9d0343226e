/** Plans as versions: each revision is a new row, and the newest one holds. */
import type { FiscalYear } from '../domain/fiscal-year.ts'
import { linesOf, type Plan } from '../domain/plan.ts'
import { formatPlanDocument, parsePlanDocument } from '../domain/plan-document.ts'
import { canonicalJson } from '../kit/canonical.ts'
import { check } from '../kit/check.ts'
import { digest } from '../kit/id.ts'
import type { Books } from './database.ts'

/** A plan with the number of its version. */
export type PlanVersion = { readonly version: number; readonly plan: Plan }

/** The newest version of a year's plan; without a year, of the newest year that has one. */
export async function findPlan(
  books: Books,
  year: FiscalYear | null,
): Promise<PlanVersion | undefined> {
  const { db, authority } = books
  const row = await db
    .selectFrom('plan_version')
    .select(versionColumns)
    .where('authority', '=', authority)
    .$if(year !== null, (query) => query.where('fiscal_year', '=', year ?? 0))
    .orderBy('fiscal_year', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && readPlan(books, row)
}

/** Every version of a year's plan, the oldest first. */
export async function listPlans(books: Books, year: FiscalYear): Promise<readonly PlanVersion[]> {
  const { db, authority } = books
  const rows = await db
    .selectFrom('plan_version')
    .select(versionColumns)
    .where('authority', '=', authority)
    .where('fiscal_year', '=', year)
    .orderBy('version')
    .execute()
  const plans: PlanVersion[] = []
  for (const row of rows) plans.push(await readPlan(books, row))
  return plans
}

/** Adds a version of the year's plan, and enters its lines in the register that facts refer to. */
export async function insertPlan(books: Books, plan: Plan, command: number): Promise<number> {
  const { db, authority } = books
  const document = formatPlanDocument(plan)
  const version = ((await findPlan(books, plan.year))?.version ?? 0) + 1
  await db
    .insertInto('plan_version')
    .values({
      authority,
      fiscal_year: plan.year,
      version,
      document: JSON.stringify(document),
      digest: digest(canonicalJson(document)),
      command,
    })
    .execute()
  await db
    .insertInto('programme')
    .values(
      linesOf(plan).map(({ programme, component }) => ({
        authority,
        programme: programme.key,
        component: component?.key ?? '',
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return version
}

/**
 * Plans that were read lately, by the digest of their document: fetching and reading one takes
 * longer than everything else in a small act.
 */
const recent = new Map<string, Plan>()
const recentLimit = 8

const versionColumns = ['fiscal_year', 'version', 'digest'] as const

type VersionRow = {
  readonly fiscal_year: number
  readonly version: number
  readonly digest: string
}

async function readPlan(books: Books, row: VersionRow): Promise<PlanVersion> {
  const { version } = row
  const known = recent.get(row.digest)
  if (known) return { version, plan: known }
  const plan = parsePlanDocument(await fetchDocument(books, row))
  check(plan.ok, `the stored plan is not valid: ${plan.ok ? '' : plan.refusal.message.en}`)
  if (recent.size >= recentLimit) recent.clear()
  recent.set(row.digest, plan.value)
  return { version, plan: plan.value }
}

async function fetchDocument({ db, authority }: Books, row: VersionRow): Promise<unknown> {
  const found = await db
    .selectFrom('plan_version')
    .select('document')
    .where('authority', '=', authority)
    .where('fiscal_year', '=', row.fiscal_year)
    .where('version', '=', row.version)
    .executeTakeFirstOrThrow()
  return found.document
}
