import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cellSymbols } from '../counting/suppression.ts'
import type { Answer, Answers } from '../question/answer.ts'
import type { AnswerSetting, Question, QuestionForm } from '../question/question.ts'
import { type Audience, summarise } from './questionnaire-summary.ts'

const label = (text: string) => ({ ja: text, en: text })

const question = (key: string, answer: AnswerSetting, given: Partial<Question> = {}): Question => ({
  key,
  label: label(key),
  hint: null,
  required: false,
  answer,
  showWhen: null,
  personal: false,
  statistics: true,
  ...given,
})

const choice = (options: string, several = false): AnswerSetting => ({
  kind: 'choice',
  options: Array.from(options, (key) => ({ key, label: label(key) })),
  several,
  other: false,
})

const scale = (min: number | null, max: number | null, integers = true): AnswerSetting => ({
  kind: 'number',
  min,
  max,
  unit: null,
  integers,
})

const form: QuestionForm = {
  version: 1,
  questions: [
    question('useful', choice('YN')),
    question('why-not', choice('TP'), { showWhen: { key: 'useful', equals: ['N'] } }),
    question('learned-by', choice('WMF', true)),
    question('marks', scale(1, 3)),
    question('remarks', { kind: 'text', lines: 5, maxLength: 100 }),
    question('age', scale(0, 120)),
    question('share', scale(0, 1, false)),
    question('private', choice('AB'), { personal: true }),
    question('uncounted', choice('AB'), { statistics: false }),
  ],
}

const chose = (...options: readonly string[]): Answer => ({ kind: 'choice', options, other: null })
const marked = (number: number): Answer => ({ kind: 'number', number })

const times = (count: number, answers: Answers): readonly Answers[] =>
  Array.from({ length: count }, () => answers)

/** A question's summary in short: how many were asked, then the numbers. */
const shortly = (responses: readonly Answers[], key: string, audience: Audience): string => {
  const summary = summarise(form, responses, audience).find((each) => each.key === key)
  if (summary === undefined) return 'absent'
  if (summary.lines === null) return 'withheld'
  const numbers = summary.lines.map(
    ({ label: name, count }) =>
      `${name.en}=${count.state === 'number' ? count.value : cellSymbols[count.state].symbol}`,
  )
  return `${summary.asked}: ${numbers.join(' ')}`
}

describe('a summary', () => {
  const responses = [
    ...times(20, { useful: chose('Y'), marks: marked(3), 'learned-by': chose('W', 'M') }),
    ...times(9, { useful: chose('N'), 'why-not': chose('T'), marks: marked(1) }),
    ...times(7, { 'learned-by': chose('F') }),
  ]

  test.each<[string, string]>([
    ['useful', '36: Y=20 N=9 No answer=7'],
    ['why-not', '9: T=9 P=0 No answer=0'],
    ['learned-by', '36: W=20 M=20 F=7 No answer=9'],
    ['marks', '36: 1=9 2=0 3=20 No answer=7'],
    ['remarks', 'absent'],
    ['age', 'absent'],
    ['share', 'absent'],
    ['private', 'absent'],
    ['uncounted', 'absent'],
  ])('of "%s" is the same for staff and public where no number is small', (key, expected) => {
    expect(shortly(responses, key, 'staff')).toBe(expected)
    expect(shortly(responses, key, 'public')).toBe(expected)
  })

  it('withholds small numbers from the public, and what would give them away', () => {
    const few = [
      ...times(20, { useful: chose('Y') }),
      ...times(3, { useful: chose('N') }),
      ...times(8, {}),
    ]
    expect(shortly(few, 'useful', 'staff')).toBe('31: Y=20 N=3 No answer=8')
    expect(shortly(few, 'useful', 'public')).toBe('31: Y=20 N=x No answer=x')
  })

  it('withholds a question that too few were asked', () => {
    const few = [
      ...times(20, { useful: chose('Y') }),
      ...times(4, { useful: chose('N'), 'why-not': chose('T') }),
    ]
    expect(shortly(few, 'why-not', 'staff')).toBe('4: T=4 P=0 No answer=0')
    expect(shortly(few, 'why-not', 'public')).toBe('withheld')
    expect(shortly(times(4, { useful: chose('Y') }), 'useful', 'public')).toBe('withheld')
  })

  it('withholds a question whose number of people would tell a withheld answer', () => {
    const some = [
      ...times(3, { useful: chose('Y') }),
      ...times(9, { useful: chose('N'), 'why-not': chose('T') }),
      ...times(30, {}),
    ]
    expect(shortly(some, 'useful', 'public')).toBe('42: Y=x N=x No answer=30')
    expect(shortly(some, 'why-not', 'public')).toBe('withheld')
  })

  it('withholds an answer that nearly everyone gave, where several may be given', () => {
    const most = [
      ...times(30, { 'learned-by': chose('W', 'M') }),
      ...times(2, { 'learned-by': chose('M') }),
    ]
    expect(shortly(most, 'learned-by', 'public')).toBe('32: W=x M=32 F=0 No answer=0')
  })

  it('takes an answer of another version of the form as none', () => {
    expect(shortly(times(6, { useful: chose('gone') }), 'useful', 'staff')).toBe(
      '6: Y=0 N=0 No answer=6',
    )
  })

  it('never shows the public a number from 1 to 4', () => {
    const someone = fc.record(
      {
        useful: fc.constantFrom(chose('Y'), chose('N')),
        'why-not': fc.constantFrom(chose('T'), chose('P')),
        'learned-by': fc.subarray(['W', 'M', 'F']).map((options) => chose(...options)),
        marks: fc.constantFrom(marked(1), marked(2), marked(3)),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 40 }), (given) => {
        for (const summary of summarise(form, given, 'public')) {
          const numbers = (summary.lines ?? []).flatMap(({ count }) =>
            count.state === 'number' ? [count.value] : [],
          )
          expect(numbers.filter((value) => value < 5)).toEqual([])
          expect(summary.lines === null || summary.asked >= 5).toBe(true)
        }
      }),
    )
  })
})
