/**
 * The plan as a document: what is kept in files and in the database. Budgets and targets stand in
 * it as published, and are read into quantities when the plan is.
 */
import { z } from 'zod'
import type { Bilingual } from '../kit/bilingual.ts'
import { ok, type Refused, refuse, type Result } from '../kit/result.ts'
import { plainText, schemaFaultOf } from '../kit/schema-fault.ts'
import { distinctKeys } from './counting/rule.ts'
import { deliveryKindNames } from './delivery-kind.ts'
import { factUnits, tagNames } from './fact/definition.ts'
import { factKindNames } from './fact/kind.ts'
import { toFiscalYear } from './fiscal-year.ts'
import { parseCell } from './notation/cell.ts'
import { partyTypeNames } from './party.ts'
import { planFaultOf } from './plan-fault.ts'
import type { Line, Plan } from './plan.ts'

/** As long as a cell of a plan's table may be. */
const text = plainText(10_000)
const bilingual = z.object({ ja: text, en: text })

const key = z
  .string()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9-]*$/)
const code = z
  .string()
  .max(20)
  .regex(/^\d+(-\d+)?$/)

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
  key: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z-]*$/),
  name: bilingual,
  unit: bilingual,
  marker: text.nullable().default(null),
  label: text.nullable().default(null),
  rule,
})

const line = {
  code,
  key,
  name: bilingual,
  outline: bilingual,
  budget: text,
  target: text,
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
  key,
  name: bilingual,
  line: code,
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
 * Reads a plan document. Refuses, naming the place, where its shape, a text, a code, a rule, a
 * layout or a gate does not hold.
 */
export function parsePlanDocument(input: unknown): Result<Plan> {
  const read = planDocument.safeParse(input)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return invalid(place, fault)
  }
  const plan = planOf(read.data)
  const found = planFaultOf(plan)
  return found ? invalid({ ja: found.place, en: found.place }, found.fault) : ok(plan)
}

/** Holds a plan that was made from a table to all that a document is held to. */
export function validatePlan(plan: Plan): Result<Plan> {
  return parsePlanDocument(withTextsThroughout(plan))
}

/**
 * Writes a valid plan as a document; the counterpart of {@link parsePlanDocument}.
 * @throws where the plan is not of the shape that {@link validatePlan} lets through
 */
export function formatPlanDocument(plan: Plan): PlanDocument {
  return planDocument.parse(withTextsThroughout(plan))
}

function withTextsThroughout(plan: Plan) {
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      programmes: pillar.programmes.map((one) => ({
        ...withTexts(one),
        components: one.components.map(withTexts),
      })),
    })),
  }
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

function invalid(place: Bilingual, fault: Bilingual): Refused {
  return refuse(
    'plan_document_invalid',
    `計画データの「${place.ja}」に誤りがあります（${fault.ja}）。その箇所を直して、もう一度取り込んでください。`,
    `The plan document is not valid at "${place.en}": ${fault.en}. Mend that place and import it again.`,
  )
}
