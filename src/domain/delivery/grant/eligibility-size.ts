/** The rule that asks for a small or medium company, judged by its industry. */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { type EligibilityFacts, findFact } from './eligibility-fact.ts'
import type { RuleOf } from './eligibility-rule.ts'
import {
  type CompanySize,
  type Industry,
  industries,
  industryNames,
  judgeSmall,
  judgeSmallOrMedium,
  sizeBounds,
} from './small-business.ts'
import { yenWords } from './yen.ts'

/** What the rule says of a company, with its size and its industry's bounds. */
export function judgeSize(rule: RuleOf<'size'>, facts: EligibilityFacts) {
  const industry = industryIn(facts, rule.industry)
  if (industry === null) return unknown(needed.industry)
  const capital = rule.capital === null ? null : numberIn(facts, rule.capital)
  const size: CompanySize = {
    capitalYen: capital === null ? null : capital * rule.capitalUnitYen,
    employees: numberIn(facts, rule.employees),
  }
  const limit = rule.bounds[industry] ?? sizeBounds[industry]
  // A form that does not ask for the capital is judged by the employees alone.
  const judging = rule.capital === null ? { ...size, capitalYen: Number.POSITIVE_INFINITY } : size
  const fits = rule.size === 'small' ? judgeSmall(size, limit) : judgeSmallOrMedium(judging, limit)
  if (fits === null) return unknown(size.employees === null ? needed.employees : needed.capital)
  const asked =
    rule.size === 'small' || rule.capital === null
      ? employeesWords(rule.size === 'small' ? limit.smallEmployees : limit.employees)
      : eitherWords(limit.capitalYen, limit.employees)
  const has = sizeWords(size)
  const name = industries[industry]
  const [ja, en] = fits
    ? ['条件を満たします', 'This is met']
    : ['条件を満たしません', 'This is not met']
  return {
    judgement: fits ? ('met' as const) : ('not-met' as const),
    sentence: {
      ja: `${name.ja}で、${has.ja}です。条件は${asked.ja}で、${ja}。`,
      en: `In ${name.en}, with ${has.en}: ${asked.en} is needed. ${en}.`,
    },
  }
}

function industryIn(facts: EligibilityFacts, key: string): Industry | null {
  const fact = findFact(facts, key)
  if (fact?.kind !== 'options') return null
  return industryNames.find((name) => fact.options.includes(name)) ?? null
}

function numberIn(facts: EligibilityFacts, key: string): number | null {
  const fact = findFact(facts, key)
  return fact?.kind === 'number' ? fact.number : null
}

function sizeWords({ capitalYen, employees }: CompanySize): Bilingual {
  const [ja, en]: [string[], string[]] = [[], []]
  if (capitalYen !== null) {
    ja.push(`資本金${yenWords(capitalYen).ja}`)
    en.push(`a capital of ${yenWords(capitalYen).en}`)
  }
  if (employees !== null) {
    ja.push(`従業員${employees.toLocaleString('en-GB')}人`)
    en.push(`${employees.toLocaleString('en-GB')} employees`)
  }
  return { ja: ja.join('、'), en: en.join(' and ') }
}

function eitherWords(capitalYen: number, employees: number): Bilingual {
  const [capital, people] = [yenWords(capitalYen), employeesWords(employees)]
  return {
    ja: `資本金${capital.ja}以下か${people.ja}`,
    en: `a capital of at most ${capital.en}, or ${people.en},`,
  }
}

function employeesWords(employees: number): Bilingual {
  const most = employees.toLocaleString('en-GB')
  return { ja: `従業員${most}人以下`, en: `at most ${most} employees` }
}

const needed = {
  industry: { ja: '業種', en: 'the industry' },
  employees: { ja: '従業員の数', en: 'the number of employees' },
  capital: { ja: '資本金', en: 'the capital' },
} as const satisfies Readonly<Record<string, Bilingual>>

const unknown = (what: Bilingual) => ({
  judgement: 'unknown' as const,
  sentence: {
    ja: `企業の規模: ${what.ja}の回答がまだありません。回答すると判定されます。`,
    en: `Size of the company: ${what.en} is not answered yet. It is judged once it is.`,
  },
})
