/** A small plan for tests: three programmes, one of them with components. */
import type { CountingRule, Term } from '../../src/domain/counting/rule.ts'
import { parsePlanDocument } from '../../src/domain/plan-document.ts'
import type { Plan } from '../../src/domain/plan.ts'
import { check } from '../../src/kit/check.ts'

const both = (text: string) => ({ ja: text, en: text })

/** A term that counts parties who came to a gathering, with changes. */
function term(change: Partial<Term> = {}): Term {
  return {
    kinds: ['gathering.attended'],
    tags: [],
    partyType: null,
    unit: 'entry',
    distinct: 'party',
    aggregate: 'count',
    ...change,
  }
}

/** A rule of one term, in the fiscal year. */
function rule(change: Partial<Term> = {}, whole: Partial<CountingRule> = {}): CountingRule {
  return {
    version: 1,
    terms: [term(change)],
    dateField: 'occurredOn',
    window: 'fiscal-year',
    ...whole,
  }
}

function line(code: string, key: string, more: Record<string, unknown>) {
  return {
    code,
    key,
    name: both(key),
    outline: both(key),
    budget: '約6千万円',
    target: '100人',
    unitNote: both('人数'),
    resultLayout: both('－'),
    ...more,
  }
}

const indicator = (key: string, counted: CountingRule) => ({
  key,
  name: both(key),
  unit: { ja: '人', en: 'people' },
  rule: counted,
})

const document = {
  year: 2023,
  title: both('test'),
  source: both('test'),
  pillars: [
    {
      no: 1,
      name: both('pillar'),
      programmes: [
        line('1', 'fair', {
          no: 1,
          indicators: [
            indicator('people', rule()),
            indicator('entries', rule({ distinct: 'entry' })),
          ],
          resultLayout: both('{people}人(延べ{entries}人)'),
        }),
        line('2', 'course', {
          no: 2,
          indicators: [indicator('people', rule({ kinds: ['course.attended'] }))],
          resultLayout: both('{people}人'),
        }),
        line('3', 'centre', {
          no: 3,
          resultLayout: both('各事業欄記載'),
          components: [
            line('3-1', 'centre-grant', {
              indicators: [
                indicator(
                  'yen',
                  rule({
                    kinds: ['grant.decided'],
                    unit: 'yen',
                    distinct: 'entry',
                    aggregate: 'sum',
                  }),
                ),
              ],
              resultLayout: both('{yen}円'),
            }),
          ],
        }),
      ],
    },
  ],
}

/** The plan, parsed anew. */
export function smallPlan(): Plan {
  const plan = parsePlanDocument(document)
  check(plan.ok, `the test's plan is valid: ${plan.ok ? '' : plan.refusal.message.en}`)
  return plan.value
}
