import { describe, expect, it, test } from 'vitest'
import type { CalendarDate } from '../../../kit/calendar.ts'
import { check } from '../../../kit/check.ts'
import type { Answers } from '../../question/answer.ts'
import type { QuestionForm } from '../../question/question.ts'
import { eligibilityOf, judgeEligibility } from './eligibility.ts'
import { type EarlierAward, factsOfAnswers } from './eligibility-fact.ts'
import { type Industry, sizeBounds } from './small-business.ts'
import { parseGrantSettings } from './settings.ts'

const label = { ja: '本店の所在地', en: 'The head office' }
const size = { rule: 'size', industry: 'industry', capital: 'capital', employees: 'employees' }

const form: QuestionForm = {
  version: 1,
  questions: [
    {
      key: 'tax',
      label: { ja: '納税', en: 'Taxes' },
      hint: null,
      required: true,
      answer: {
        kind: 'choice',
        options: [
          { key: 'paid', label: { ja: '滞納はない', en: 'All are paid' } },
          { key: 'owed', label: { ja: '滞納がある', en: 'Some are owed' } },
        ],
        several: false,
        other: false,
      },
      showWhen: null,
      personal: false,
      statistics: false,
    },
  ],
}

const chose = (option: string) => ({ kind: 'choice', options: [option], other: null }) as const
const number = (value: number) => ({ kind: 'number', number: value }) as const

function judge(rule: object, answers: Answers, earlierAwards: EarlierAward[] | null = []) {
  const settings = parseGrantSettings(JSON.parse(JSON.stringify({ eligibility: [rule] })))
  check(settings.ok, 'the settings are valid')
  const facts = factsOfAnswers(settings.value, { form, answers, earlierAwards })
  const [verdict] = judgeEligibility(settings.value.eligibility, facts)
  check(verdict, 'each rule has its verdict')
  return verdict
}

describe('a small or medium company', () => {
  const million = 1_000_000
  test.each<[Industry, number, number, string]>([
    ['manufacturing', 300 * million, 301, 'met'],
    ['manufacturing', 300 * million + 1, 300, 'met'],
    ['manufacturing', 300 * million + 1, 301, 'not-met'],
    ['construction', 400 * million, 301, 'not-met'],
    ['transport', 400 * million, 300, 'met'],
    ['wholesale', 100 * million, 101, 'met'],
    ['wholesale', 100 * million + 1, 101, 'not-met'],
    ['services', 50 * million + 1, 100, 'met'],
    ['services', 50 * million + 1, 101, 'not-met'],
    ['retail', 50 * million + 1, 50, 'met'],
    ['retail', 50 * million + 1, 51, 'not-met'],
    ['rubber', 400 * million, 900, 'met'],
    ['rubber', 400 * million, 901, 'not-met'],
    ['software', 300 * million, 5000, 'met'],
    ['lodging', 60 * million, 200, 'met'],
    ['lodging', 60 * million, 201, 'not-met'],
  ])('in %s with a capital of %i yen and %i people: %s', (...row) => {
    const [industry, capital, people, judgement] = row
    const answers = {
      industry: chose(industry),
      capital: number(capital),
      employees: number(people),
    }
    expect(judge(size, answers)).toMatchObject({ judgement })
  })

  test.each<[string, Answers, string, RegExp]>([
    ['nothing is answered', {}, 'unknown', /業種/],
    [
      'the people suffice, whatever the capital',
      { industry: chose('retail'), employees: number(12) },
      'met',
      /従業員12人/,
    ],
    [
      'too many people leave the capital open',
      { industry: chose('retail'), employees: number(80) },
      'unknown',
      /資本金/,
    ],
    [
      'an industry that the law does not tell apart',
      { industry: chose('fishing'), employees: number(3) },
      'unknown',
      /業種/,
    ],
  ])('%s', (...row) => {
    const [, answers, judgement, sentence] = row
    const verdict = judge(size, answers)
    expect(verdict.judgement).toBe(judgement)
    expect(verdict.sentence.ja).toMatch(sentence)
  })

  it('quotes what was answered and what is asked', () => {
    const answers = {
      industry: chose('retail'),
      capital: number(6000),
      employees: number(1051),
    }
    expect(judge({ ...size, capitalUnitYen: 10_000 }, answers).sentence).toEqual({
      ja: '小売業で、資本金60,000,000円、従業員1,051人です。条件は資本金50,000,000円以下か従業員50人以下で、条件を満たしません。',
      en: 'In retail, with a capital of 60,000,000 yen and 1,051 employees: a capital of at most 50,000,000 yen, or at most 50 employees, is needed. This is not met.',
    })
  })

  it('is judged by the bounds that the call restates', () => {
    const bounds = { retail: { ...sizeBounds.retail, employees: 300 } }
    const answers = { industry: chose('retail'), employees: number(120), capital: number(1e9) }
    expect(judge(size, answers).judgement).toBe('not-met')
    expect(judge({ ...size, bounds }, answers).judgement).toBe('met')
  })

  it('is judged by its people alone where the form does not ask for the capital', () => {
    const answers = { industry: chose('retail'), employees: number(51) }
    expect(judge({ ...size, capital: null }, answers).judgement).toBe('not-met')
  })

  test.each<[Industry, number, string]>([
    ['manufacturing', 20, 'met'],
    ['manufacturing', 21, 'not-met'],
    ['retail', 5, 'met'],
    ['services', 6, 'not-met'],
  ])('that is a small one, in %s with %i people: %s', (industry, people, judgement) => {
    const answers = { industry: chose(industry), employees: number(people) }
    expect(judge({ ...size, size: 'small' }, answers)).toMatchObject({ judgement })
  })
})

const tokyo = { rule: 'area', question: 'place', areas: ['130001'], label }
const people = {
  rule: 'number',
  question: 'employees',
  least: 2,
  most: 300,
  label: { ja: '常時雇用する従業員', en: 'Permanent employees' },
  unit: { ja: '人', en: 'people' },
}
const paid = {
  rule: 'declared',
  question: 'tax',
  options: ['paid'],
  label: form.questions[0]?.label,
}
const decision = {
  rule: 'document',
  document: 'notice',
  date: 'notice-date',
  earliest: '2023-04-01',
  label: { ja: '国の支給決定', en: 'The national decision' },
}
const notice = {
  kind: 'file',
  files: [{ upload: 'u1', name: '決定通知.pdf', type: 'pdf', size: 1 }],
} as const
const day = (date: string) => ({ kind: 'date', date: date as CalendarDate }) as const
const none = { rule: 'no-earlier-award', programmes: ['26', '28'] }
const award = (programme: string): EarlierAward => ({
  programme,
  title: { ja: '職場環境整備助成金', en: 'Workplace grant' },
  decidedOn: '2022-10-01' as CalendarDate,
})

test.each<[string, object, Answers, string, string]>([
  ['a ward of the prefecture', tokyo, { place: chose('area-131041') }, 'met', 'area-131041'],
  [
    'a town elsewhere',
    tokyo,
    { place: chose('area-141003') },
    'not-met',
    '対象の地域ではありません',
  ],
  [
    'a code that was typed',
    tokyo,
    { place: { kind: 'text', text: '１３１０４１' } },
    'met',
    '131041',
  ],
  ['words', tokyo, { place: { kind: 'text', text: '新宿区' } }, 'unknown', '「新宿区」'],
  ['a key', { ...tokyo, areas: ['in-town'] }, { place: chose('in-town') }, 'met', 'in-town'],
  ['one person', people, { employees: number(1) }, 'not-met', '1人です（条件は2人以上300人以下）'],
  ['two people', people, { employees: number(2) }, 'met', '2人です'],
  ['301 people', people, { employees: number(301) }, 'not-met', '301人です'],
  ['no answer', people, {}, 'unknown', 'まだ回答がありません'],
  ['taxes paid', paid, { tax: chose('paid') }, 'met', '「滞納はない」'],
  ['taxes owed', paid, { tax: chose('owed') }, 'not-met', '「滞納がある」'],
  ['no document', decision, { 'notice-date': day('2023-05-01') }, 'unknown', '国の支給決定'],
  ['no day', decision, { notice }, 'unknown', '国の支給決定'],
  ['a decision', decision, { notice, 'notice-date': day('2023-04-01') }, 'met', '令和5年4月1日'],
  [
    'a decision too early',
    decision,
    { notice, 'notice-date': day('2023-03-31') },
    'not-met',
    '令和5年3月31日です（条件は令和5年4月1日以後）',
  ],
  ['a document without a day', { ...decision, date: null }, { notice }, 'met', '決定通知.pdf'],
])('%s', (...row) => {
  const [, rule, answers, judgement, quoted] = row
  const verdict = judge(rule, answers)
  expect(verdict.judgement).toBe(judgement)
  expect(verdict.sentence.ja).toContain(quoted)
  expect(verdict.sentence.en).not.toMatch(/[ぁ-ん]/)
})

test.each<[string, EarlierAward[] | null, string]>([
  ['none', [], 'met'],
  ['of another programme', [award('31')], 'met'],
  ['of one that is listed', [award('31'), award('28')], 'not-met'],
  ['not looked up', null, 'unknown'],
])('earlier awards: %s', (_, awards, judgement) => {
  expect(judge(none, {}, awards).judgement).toBe(judgement)
})

test.each([
  [[people, paid], { employees: number(5), tax: chose('paid') }, 'met'],
  [[people, paid], { employees: number(5) }, 'unknown'],
  [[people, paid], { tax: chose('owed') }, 'not-met'],
  [[], {}, 'met'],
] as const)('all rules together %#', (rules, answers, judgement) => {
  const verdicts = rules.map((rule) => judge(rule, answers))
  expect(eligibilityOf(verdicts)).toBe(judgement)
})
