/** Plans as they come into the books: what is refused there, and what a refusal leaves behind. */
import { expect, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import type { CountingRule } from '../../src/domain/counting/rule.ts'
import { linesOf, type Plan } from '../../src/domain/plan.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listPlans } from '../../src/store/plan-version.ts'
import { readTokyoPlan } from '../example/plan-file.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'

const reason = '改定'

const adopt = ({ context }: Clone, plan: Plan) => adoptPlan(context, { plan, reason })

const versions = ({ context }: Clone, plan: Plan) =>
  withAuthority(context.database, context.authority, (books) => listPlans(books, plan.year))

/** The plan with the rule of 2/people changed. */
function withRule(change: Partial<CountingRule>): Plan {
  return withLine('course', (line) => ({
    ...line,
    indicators: line.indicators.map((one) => ({ ...one, rule: { ...one.rule, ...change } })),
  }))
}

type Programme = Plan['pillars'][number]['programmes'][number]

function withLine(key: string, change: (line: Programme) => Programme): Plan {
  const plan = smallPlan()
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      programmes: pillar.programmes.map((line) => (line.key === key ? change(line) : line)),
    })),
  }
}

const uncounted = withLine('course', (line) => ({
  ...line,
  indicators: [],
  resultLayout: { ja: '－', en: '－' },
}))

const cumulative = { window: 'cumulative' } as const

function gated(change: Partial<CountingRule> = {}): Plan {
  const plan = smallPlan()
  const rule = present(linesOf(plan)[0]?.line.indicators[0], 'the first indicator').rule
  const name = { ja: '点検', en: 'gate' }
  const gate = { key: 'g', name, line: '1', relation: 'at-most', severity: 'stop' } as const
  return { ...plan, gates: [{ ...gate, left: rule, right: { ...rule, ...change } }] }
}

test('a rule that changes needs a new version, and the line and the next one are named', async () => {
  const clone = await cloneDatabase()
  expect(await adopt(clone, smallPlan())).toMatchObject({ ok: true })
  const refused = await adopt(clone, withRule(cumulative))
  expect(refused).toMatchObject({ refusal: { code: 'rule_changed_without_version' } })
  const { ja, en } = refused.ok ? { ja: '', en: '' } : refused.refusal.message
  expect(ja).toBe(
    '「2」の指標「people」（people）の算定規則は、version 1のまま内容が変わっています。算定規則を変えるときは、versionを2に上げてください。',
  )
  expect(en).toContain('on line 2')
  expect(await versions(clone, smallPlan())).toHaveLength(1)
  expect(await adopt(clone, withRule({ ...cumulative, version: 2 }))).toMatchObject({ ok: true })
})

test('a version is not given to another rule later, though the plan in between lacks it', async () => {
  const clone = await cloneDatabase()
  expect(await adopt(clone, smallPlan())).toMatchObject({ ok: true })
  expect(await adopt(clone, withRule({ ...cumulative, version: 2 }))).toMatchObject({ ok: true })
  expect(await adopt(clone, uncounted)).toMatchObject({ ok: true })
  const recorded = { dateField: 'recordedOn' } as const
  for (const version of [1, 2]) {
    const refused = await adopt(clone, withRule({ ...recorded, version }))
    expect(refused.ok ? '' : refused.refusal.message.ja).toContain('versionを3に上げて')
  }
  expect(await adopt(clone, withRule({ ...recorded, version: 3 }))).toMatchObject({ ok: true })
  expect(await adopt(clone, smallPlan())).toMatchObject({ ok: true })
})

test('the rule of a gate needs a new version too', async () => {
  const clone = await cloneDatabase()
  expect(await adopt(clone, gated())).toMatchObject({ ok: true })
  const refused = await adopt(clone, gated(cumulative))
  expect(refused.ok ? '' : refused.refusal.message.ja).toContain('公表前の点検「g」の右辺')
  expect(await adopt(clone, gated({ ...cumulative, version: 2 }))).toMatchObject({ ok: true })
})

test('a plan that no document could hold is refused, from wherever it comes', async () => {
  const clone = await cloneDatabase()
  for (const ja of ['計画\u0000', '計画\uD83D']) {
    const plan = { ...smallPlan(), title: { ja, en: 'plan' } }
    expect(await adopt(clone, plan)).toMatchObject({ refusal: { code: 'plan_document_invalid' } })
  }
  expect(await versions(clone, smallPlan())).toEqual([])
})

test("the example's plan and its 22 gates are adopted, and read again as they are", async () => {
  const clone = await cloneDatabase()
  const plan = readTokyoPlan()
  expect(plan.gates).toHaveLength(22)
  expect(await adopt(clone, plan)).toMatchObject({ ok: true })
  expect(await versions(clone, plan)).toEqual([{ version: 1, plan }])
})
