/**
 * The plan as a document: what is kept in files and in the database. Budgets and targets stand in
 * it as published, and are read into quantities when the plan is.
 */
import { z } from 'zod'
import { ok, type Refused, refuse, type Result } from '../kit/result.ts'
import { distinctKeys, faultsOf } from './counting/rule.ts'
import { deliveryKindNames } from './delivery-kind.ts'
import { factUnits, tagNames } from './fact/definition.ts'
import { factKindNames } from './fact/kind.ts'
import { toFiscalYear } from './fiscal-year.ts'
import { parseCell } from './notation/cell.ts'
import { partyTypeNames } from './party.ts'
import { type Line, linesOf, type Plan } from './plan.ts'

const bilingual = z.object({ ja: z.string(), en: z.string() })

const term = z.strictObject({
  kinds: z.array(z.enum(factKindNames)).min(1),
  tags: z.array(z.enum(tagNames)).default([]),
  partyType: z.enum(partyTypeNames).nullable().default(null),
  unit: z.enum(factUnits).default('entry'),
  distinct: z.enum(distinctKeys),
  aggregate: z.enum(['count', 'sum']).default('count'),
})

const rule = z.strictObject({
  version: z.int().positive().default(1),
  terms: z.array(term).min(1),
  dateField: z.enum(['occurredOn', 'recordedOn']).default('occurredOn'),
  window: z.enum(['fiscal-year', 'cumulative']).default('fiscal-year'),
})

const indicator = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]*$/),
  name: bilingual,
  unit: bilingual,
  marker: z.string().nullable().default(null),
  label: z.string().nullable().default(null),
  rule,
})

const line = {
  code: z.string().regex(/^\d+(-\d+)?$/),
  key: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: bilingual,
  outline: bilingual,
  budget: z.string(),
  target: z.string(),
  unitNote: bilingual,
  procedures: z.array(z.enum(deliveryKindNames)).default([]),
  indicators: z.array(indicator).default([]),
  resultLayout: bilingual,
}

const programme = z.strictObject({
  ...line,
  no: z.int().positive(),
  components: z.array(z.strictObject(line)).default([]),
})

const gate = z.strictObject({
  key: z.string(),
  name: bilingual,
  line: z.string(),
  left: rule,
  relation: z.enum(['at-most', 'equal']),
  right: rule,
  severity: z.enum(['warn', 'stop']),
})

const planDocument = z.strictObject({
  year: z.int().min(1950).max(2200),
  title: bilingual,
  source: bilingual,
  synthetic: z.boolean().default(false),
  pillars: z.array(
    z.strictObject({ no: z.int().positive(), name: bilingual, programmes: z.array(programme) }),
  ),
  gates: z.array(gate).default([]),
})

/** The document as it is stored: every default filled in. */
export type PlanDocument = z.output<typeof planDocument>
type LineDocument = PlanDocument['pillars'][number]['programmes'][number]['components'][number]

/**
 * Reads a plan document. Refuses, naming the place, where its shape, a rule, a layout or a code
 * does not hold.
 */
export function parsePlanDocument(input: unknown): Result<Plan> {
  const read = planDocument.safeParse(input)
  if (!read.success) {
    const issue = read.error.issues[0]
    return invalid(issue?.path.join('.') ?? '', issue?.message ?? '')
  }
  const plan = planOf(read.data)
  return firstFault(plan) ?? ok(plan)
}

/** Writes a plan as a document; the counterpart of {@link parsePlanDocument}. */
export function formatPlanDocument(plan: Plan): PlanDocument {
  return planDocument.parse({
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      programmes: pillar.programmes.map((one) => ({
        ...withTexts(one),
        components: one.components.map(withTexts),
      })),
    })),
  })
}

function withTexts<L extends Line>(one: L) {
  return { ...one, budget: one.budget.text, target: one.target.text }
}

function planOf(document: PlanDocument): Plan {
  return {
    ...document,
    year: toFiscalYear(document.year),
    pillars: document.pillars.map((pillar) => ({
      ...pillar,
      programmes: pillar.programmes.map((one) => ({
        ...withCells(one),
        components: one.components.map(withCells),
      })),
    })),
  }
}

function withCells<L extends LineDocument>(one: L) {
  return { ...one, budget: parseCell(one.budget), target: parseCell(one.target) }
}

function firstFault(plan: Plan): Refused | undefined {
  const codes = new Set<string>()
  const keys = new Set<string>()
  for (const { line: one } of linesOf(plan)) {
    if (codes.has(one.code)) return invalid(one.code, `code ${one.code} stands twice`)
    if (keys.has(one.key)) return invalid(one.code, `key ${one.key} stands twice`)
    codes.add(one.code)
    keys.add(one.key)
    const fault = lineFault(one)
    if (fault) return invalid(one.code, fault)
  }
  const astray = plan.gates.find((one) => !codes.has(one.line))
  return astray && invalid(astray.key, `gate names line ${astray.line}, which the plan lacks`)
}

function lineFault(one: Line): string | undefined {
  const known = new Set(one.indicators.map(({ key }) => key))
  if (known.size < one.indicators.length) return 'an indicator key stands twice'
  for (const layout of [one.resultLayout.ja, one.resultLayout.en]) {
    const slots = [...layout.matchAll(/\{([a-z-]+)\}/g)].map((match) => match[1] ?? '')
    const unknown = slots.find((slot) => !known.has(slot))
    if (unknown) return `the result layout names {${unknown}}, which is no indicator`
  }
  const faulty = one.indicators.find((each) => faultsOf(each.rule).length > 0)
  return faulty && `rule of ${faulty.key}: ${faultsOf(faulty.rule).join(', ')}`
}

function invalid(place: string, fault: string): Refused {
  return refuse(
    'plan_document_invalid',
    `計画データの「${place}」に誤りがあります（${fault}）。その箇所を直して、もう一度取り込んでください。`,
    `The plan document is not valid at "${place}": ${fault}. Mend that place and import it again.`,
  )
}
