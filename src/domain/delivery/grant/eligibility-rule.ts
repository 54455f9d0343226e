/**
 * What a grant call asks of a company, as rules that an operator sets up. A rule names the
 * questions of the call's form that it reads; `eligibility.ts` judges a company's answers by it.
 */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { isCalendarDate } from '../../../kit/calendar.ts'
import { bilingualText, settingKey } from './grant-course.ts'
import { industryNames } from './small-business.ts'
import { mostYen } from './yen.ts'

/** A day in the settings. */
export const settingDate = z.string().refine((text) => isCalendarDate(text), {
  params: { ja: '2023-04-01の形の日付が必要です', en: 'a date as 2023-04-01 is needed' },
})

const question = settingKey
const count = z.int().min(0).max(mostYen)

const restatedBounds = z.strictObject({
  capitalYen: count,
  employees: count,
  smallEmployees: count,
})

/** The schema of a rule in the settings of a call. */
export const eligibilityRuleSchema = z.discriminatedUnion('rule', [
  /** Small or medium by its industry: capital or employees suffices; `small` looks at employees. */
  z.strictObject({
    rule: z.literal('size'),
    size: z.enum(['small-or-medium', 'small']).default('small-or-medium'),
    /** A choice whose options are the names of the industries in `small-business.ts`. */
    industry: question,
    /** A number; null where the form does not ask for the capital. */
    capital: question.nullable().default(null),
    /** How many yen one unit of the answer is: 10,000 where the form asks in 万円. */
    capitalUnitYen: z.union([z.literal(1), z.literal(1000), z.literal(10_000)]).default(1),
    employees: question,
    /** The call's own bounds, where it restates them for an industry. */
    bounds: z.partialRecord(z.enum(industryNames), restatedBounds).default({}),
  }),
  /** Head office or place of business in one of the areas. */
  z.strictObject({
    rule: z.literal('area'),
    /** A choice or a text. */
    question,
    /** Keys of options, or local government codes; a prefecture's code stands for all within it. */
    areas: z.array(settingKey).min(1).max(2000),
    label: bilingualText(200),
  }),
  /** A number within bounds, both ends included: at least 2 employees, at most 300. */
  z
    .strictObject({
      rule: z.literal('number'),
      question,
      least: count.nullable().default(null),
      most: count.nullable().default(null),
      label: bilingualText(200),
      unit: bilingualText(20),
    })
    .refine(({ least, most }) => least !== null || most !== null, {
      params: { ja: '下限か上限が必要です', en: 'a least or a greatest number is needed' },
    }),
  /** One of these options was chosen: taxes are paid, nothing of the exclusions applies. */
  z.strictObject({
    rule: z.literal('declared'),
    question,
    options: z.array(settingKey).min(1).max(200),
    label: bilingualText(400),
  }),
  /** A document was handed in: a tax certificate, a national decision, with its day. */
  z.strictObject({
    rule: z.literal('document'),
    /** A question for a file. */
    document: question,
    /** A question for the day on the document; null where none is asked. */
    date: question.nullable().default(null),
    earliest: settingDate.nullable().default(null),
    latest: settingDate.nullable().default(null),
    label: bilingualText(400),
  }),
  /** No award of these programmes stands for the company. */
  z.strictObject({
    rule: z.literal('no-earlier-award'),
    programmes: z.array(z.string().min(1).max(60)).min(1).max(100),
  }),
])

/** One rule of a call. */
export type EligibilityRule = Readonly<z.output<typeof eligibilityRuleSchema>>
/** A rule of one sort. */
export type RuleOf<R extends EligibilityRule['rule']> = Extract<EligibilityRule, { rule: R }>

/** The sorts of rules with their labels. */
export const eligibilityRules = {
  size: { ja: '企業の規模', en: 'size of the company' },
  area: { ja: '所在地', en: 'place of business' },
  number: { ja: '数の条件', en: 'a number' },
  declared: { ja: '申告', en: 'a declaration' },
  document: { ja: '書類', en: 'a document' },
  'no-earlier-award': { ja: '過去の受給', en: 'earlier awards' },
} as const satisfies Readonly<Record<EligibilityRule['rule'], Bilingual>>

/** The questions of the form that a rule reads. */
export function questionsOf(rule: EligibilityRule): readonly string[] {
  if (rule.rule === 'no-earlier-award') return []
  if (rule.rule === 'size') return present([rule.industry, rule.capital, rule.employees])
  if (rule.rule === 'document') return present([rule.document, rule.date])
  return [rule.question]
}

const present = (keys: readonly (string | null)[]): readonly string[] =>
  keys.filter((key) => key !== null)
