/** The fields of a call's rules of eligibility: each names questions, and what they ask. */
import {
  type EligibilityRule,
  eligibilityRules,
} from '../../../domain/delivery/grant/eligibility-rule.ts'
import { optionsOf, type QuestionForm } from '../../../domain/question/question.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { type FieldTable, readFields } from '../../form/field.ts'
import { choiceField, numberField, textField } from '../../form/fields.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../../form/submitted.ts'
import type { KnownValues } from '../../ui/form/form.tsx'

const number = (ja: string, en: string) =>
  numberField({ label: { ja, en }, required: false, least: 0, greatest: 999_999_999_999 })

/** The fields of the rule in a row. */
export function ruleRow(row: number, form: QuestionForm) {
  const questions = form.questions.map(({ key, label }) => ({ value: key, label }))
  const question = (ja: string, en: string) =>
    choiceField({ label: { ja, en }, required: false, as: 'select', choices: questions })
  return {
    [`ruleSort${row}`]: choiceField({
      label: { ja: '要件', en: 'Rule' },
      required: false,
      as: 'select',
      choices: Object.entries(eligibilityRules).map(([value, label]) => ({ value, label })),
    }),
    [`ruleQuestion${row}`]: question('見る質問（規模: 業種）', 'Question (size: industry)'),
    [`ruleSecond${row}`]: question('規模: 資本金　書類: 日付', 'Size: capital; document: its day'),
    [`ruleThird${row}`]: question('規模: 従業員数', 'Size: employees'),
    [`ruleValues${row}`]: textField({
      label: {
        ja: '認める選択肢・地域のコード・過去の受給の事業',
        en: 'Options, codes of areas, or programmes',
      },
      hint: {
        ja: '「,」で区切ります。選択肢は言葉で書けます。',
        en: 'With commas. Options by their words or keys.',
      },
      required: false,
      longest: 2000,
    }),
    [`ruleLeast${row}`]: number('数の下限', 'Least'),
    [`ruleMost${row}`]: number('数の上限', 'Most'),
  } as const satisfies FieldTable
}

/** The values of the rows as the settings have them. */
export function knownRuleRows(rules: readonly EligibilityRule[], form: QuestionForm): KnownValues {
  return Object.fromEntries(
    rules.flatMap((rule, index) =>
      Object.entries({ Sort: rule.rule, ...valuesOf(rule, form) }).map(
        ([name, value]) => [`rule${name}${index + 1}`, value] as const,
      ),
    ),
  )
}

function valuesOf(rule: EligibilityRule, form: QuestionForm): KnownValues {
  switch (rule.rule) {
    case 'size':
      return { Question: rule.industry, Second: rule.capital, Third: rule.employees }
    case 'area':
      return { Question: rule.question, Values: rule.areas.join(', ') }
    case 'number':
      return { Question: rule.question, Least: rule.least, Most: rule.most }
    case 'declared':
      return { Question: rule.question, Values: wordsOf(rule.question, rule.options, form) }
    case 'document':
      return { Question: rule.document, Second: rule.date }
    case 'no-earlier-award':
      break
  }
  return { Values: rule.programmes.join(', ') }
}

function wordsOf(key: string, options: readonly string[], form: QuestionForm): string {
  const setting = form.questions.find((question) => question.key === key)?.answer
  const known = setting?.kind === 'choice' ? optionsOf(setting) : []
  const wordOf = (option: string) => known.find((each) => each.key === option)?.label.ja ?? option
  return options.map(wordOf).join(', ')
}

/** Reads the rows. Refuses a rule that lacks what it reads. */
export function readRules(
  submitted: SubmittedForm,
  form: QuestionForm,
  before: readonly EligibilityRule[],
): Result<readonly unknown[], FormRefusal> {
  const rules: unknown[] = []
  for (let row = 1; row <= before.length + 2; row++) {
    if (submitted.text(`ruleSort${row}`) === '') continue
    const read = readFields(submitted, ruleRow(row, form) as FieldTable)
    if (!read.ok) return read
    const rule = ruleOf((name) => read.value[`rule${name}${row}`], form)
    if (rule === null) return atField(`ruleSort${row}`, ruleIncomplete)
    const old = before[row - 1]
    // What the page does not show, such as bounds that the call restates, stays.
    rules.push(old?.rule === rule.rule ? { ...old, ...rule } : rule)
  }
  return ok(rules)
}

type Typed = (name: string) => unknown
type RuleWritten = Readonly<Record<string, unknown>> & { readonly rule: unknown }

function ruleOf(typed: Typed, form: QuestionForm): RuleWritten | null {
  const text = (name: string) => (typeof typed(name) === 'string' ? String(typed(name)) : null)
  const [rule, question, second] = [text('Sort'), text('Question'), text('Second')]
  const values = (text('Values') ?? '').split(/[,、]/).flatMap((each) => each.trim() || [])
  if (rule === 'no-earlier-award') return values.length > 0 ? { rule, programmes: values } : null
  const asked = form.questions.find(({ key }) => key === question)
  if (!asked) return null
  const { label, key } = asked
  const employees = text('Third')
  const [least, most] = [typed('Least'), typed('Most')]
  const written: Readonly<Record<string, RuleWritten | false>> = {
    document: { rule, document: key, date: second, label },
    size: employees !== null && { rule, industry: key, capital: second, employees },
    number: (least !== null || most !== null) && {
      ...{ rule, question: key, least, most, label },
      unit: unitOf(asked),
    },
    area: values.length > 0 && { rule, question: key, areas: values, label },
    declared: values.length > 0 && {
      ...{ rule, question: key, label },
      options: values.map((word) => optionOf(word, asked)),
    },
  }
  return written[rule ?? ''] || null
}

type Asked = QuestionForm['questions'][number]

const unitOf = ({ answer }: Asked): Bilingual =>
  answer.kind === 'number' ? (answer.unit ?? blank) : blank

const blank: Bilingual = { ja: '―', en: '-' }

/** An option by its words or its key. */
function optionOf(word: string, asked: Asked): string {
  const options = asked.answer.kind === 'choice' ? optionsOf(asked.answer) : []
  const found = options.find(({ key, label }) => [key, label.ja, label.en].includes(word))
  return found?.key ?? word
}

const ruleIncomplete = refuse(
  'eligibility_rule_is_incomplete',
  'この要件に必要な質問か値がありません。見る質問と、認める値・数の範囲を入力してください。',
  'This rule lacks a question or a value. Choose the question, and enter what is allowed.',
)
