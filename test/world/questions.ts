/** Forms of questions for tests: one that asks everything once, and any form at all. */
import fc from 'fast-check'
import type { AnsweredFile, Typed } from '../../src/domain/question/answer.ts'
import { otherKey } from '../../src/domain/question/answer.ts'
import { parseQuestionForm } from '../../src/domain/question/document.ts'
import {
  type AnswerSetting,
  optionsOf,
  type Question,
  type QuestionForm,
} from '../../src/domain/question/question.ts'
import { calendarDate } from '../../src/kit/calendar.ts'

const both = (text: string) => ({ ja: text, en: `${text} (en)` })

/** A question with a key, its label, and how it is answered. */
export function ask(key: string, answer: AnswerSetting, more: Partial<Question> = {}): Question {
  return {
    key,
    label: both(key),
    hint: null,
    required: false,
    answer,
    showWhen: null,
    personal: true,
    statistics: false,
    ...more,
  }
}

/** An option whose label is its key in both languages. */
export const option = (key: string) => ({ key, label: both(`${key}です`) })

/** A choice of one. */
export const oneOf = (...keys: readonly string[]): AnswerSetting => ({
  kind: 'choice',
  options: keys.map(option),
  several: false,
  other: false,
})

/** Words in one line. */
export const line: AnswerSetting = { kind: 'text', lines: 1, maxLength: 100 }

/** A form of these questions, held to all rules. */
export function formOf(...questions: readonly Question[]): QuestionForm {
  const form = parseQuestionForm({ version: 1, questions })
  if (!form.ok) throw new Error(form.refusal.message.en)
  return form.value
}

/** One of each kind; the company is asked only of those who work. */
export const everyKind = formOf(
  ask('name', line, { required: true }),
  ask('kana', { kind: 'kana' }, { required: true }),
  ask('born', { kind: 'date', earliest: null, latest: calendarDate(2010, 4, 1) }),
  ask('works', oneOf('yes', 'no'), { required: true, statistics: true }),
  ask(
    'company',
    { kind: 'corporate-number' },
    { required: true, showWhen: { key: 'works', equals: ['yes'] } },
  ),
  ask('wishes', {
    kind: 'choice',
    options: ['office', 'sales', 'care'].map(option),
    several: true,
    other: true,
  }),
  ask('years', {
    kind: 'number',
    min: 0,
    max: 60,
    unit: { ja: '年', en: 'years' },
    integers: true,
  }),
  ask('telephone', { kind: 'telephone' }),
  ask('mail', { kind: 'mail' }, { required: true }),
  ask('postal-code', { kind: 'postal-code' }),
  ask('papers', { kind: 'file', types: ['pdf', 'jpeg'], maxBytes: 1_000_000, count: 2 }),
  ask('reason', { kind: 'text', lines: 5, maxLength: 400 }),
)

/** Files that were handed in. */
export const someUploads: readonly AnsweredFile[] = [
  {
    upload: '01900000-0000-7000-8000-000000000001',
    name: '履歴書; 2024 [final].pdf',
    type: 'pdf',
    size: 900_000,
  },
  { upload: '01900000-0000-7000-8000-000000000002', name: 'a.jpg', type: 'jpeg', size: 1 },
]

const keys = fc.constantFrom('a', 'b', 'c', 'd', 'constructor', 'e-1')

const anySetting: fc.Arbitrary<AnswerSetting> = fc.oneof(
  fc.record({
    kind: fc.constant('text'),
    lines: fc.integer({ min: 1, max: 3 }),
    maxLength: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({
    kind: fc.constant('choice'),
    options: fc
      .uniqueArray(fc.constantFrom('one', 'two', 'three', 'four'), { minLength: 1 })
      .map((found) => found.map(option)),
    several: fc.boolean(),
    other: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('number'),
    min: fc.option(fc.integer({ min: -100, max: 0 })),
    max: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    unit: fc.option(fc.constantFrom({ ja: '人', en: 'people' }, { ja: '万円', en: '10,000 yen' })),
    integers: fc.boolean(),
  }),
  fc.constant({
    kind: 'date',
    earliest: calendarDate(2000, 1, 1),
    latest: calendarDate(2030, 12, 31),
  } as const),
  fc.constant({ kind: 'file', types: ['pdf', 'jpeg'], maxBytes: 1_000_000, count: 2 } as const),
  fc
    .constantFrom('corporate-number', 'telephone', 'mail', 'kana', 'postal-code')
    .map((kind) => ({ kind }) as const),
)

/** Any form of up to five questions that holds to the rules, conditions among them. */
export const anyForm: fc.Arbitrary<QuestionForm> = fc
  .uniqueArray(
    fc.record({
      key: keys,
      setting: anySetting,
      required: fc.boolean(),
      condition: fc.option(fc.nat()),
    }),
    {
      selector: ({ key }) => key,
      maxLength: 5,
    },
  )
  .map((drawn) => {
    const questions: Question[] = []
    for (const { key, setting, required, condition } of drawn) {
      const showWhen = condition === null ? null : conditionAmong(questions, condition)
      questions.push(ask(key, setting, { required, showWhen }))
    }
    return formOf(...questions)
  })

function conditionAmong(questions: readonly Question[], draw: number): Question['showWhen'] {
  const choices = questions.flatMap(({ key, answer }) =>
    answer.kind === 'choice' ? optionsOf(answer).map((one) => ({ key, equals: [one.key] })) : [],
  )
  return choices[draw % Math.max(1, choices.length)] ?? null
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    'one',
    'two',
    'threeです',
    'other',
    '１，２００人',
    '300万円',
    '△5.25',
    '令和5年4月1日',
    '2023-04-01',
    '8700110005901',
    '０３（１２３４）５６７８',
    'a@example.jp',
    'やまだ　はなこ',
    '〒163-8001',
    ...someUploads.map(({ upload }) => upload),
  ),
)

/** Whatever somebody may type under the keys of {@link anyForm}. */
export const anyTyped: fc.Arbitrary<Typed> = fc.dictionary(
  fc.oneof(keys, keys.map(otherKey)),
  fc.array(anyText, { maxLength: 3 }),
)

/** A form with something typed that fits it more often than not. */
export const anyFilledForm = fc.tuple(anyForm, anyTyped).chain(([form, rest]) =>
  fc.tuple(...form.questions.map((question) => fc.option(fittingText(question)))).map((texts) => ({
    form,
    typed: {
      ...rest,
      ...Object.fromEntries(
        form.questions.flatMap(({ key }, at) => {
          const text = texts[at]
          return text === null || text === undefined ? [] : [[key, [text]] as const]
        }),
      ),
    },
  })),
)

function fittingText({ answer }: Question): fc.Arbitrary<string> {
  if (answer.kind === 'text') return fc.string({ unit: 'grapheme', maxLength: 12 })
  if (answer.kind === 'choice') return fc.constantFrom(...optionsOf(answer).map(({ key }) => key))
  if (answer.kind === 'number') return fc.integer({ min: -200, max: 2000 }).map(String)
  if (answer.kind === 'date') return fc.constantFrom('2024-02-29', '令和6年4月1日', 'R7.1.2')
  if (answer.kind === 'file') return fc.constantFrom(...someUploads.map(({ upload }) => upload))
  const examples = {
    'corporate-number': '8700110005901',
    telephone: '０９０ー１２３４ー５６７８',
    mail: 'Hanako@Example.jp',
    kana: 'ﾔﾏﾀﾞ はなこ',
    'postal-code': '１６３８００１',
  } as const
  return fc.constant(examples[answer.kind])
}
