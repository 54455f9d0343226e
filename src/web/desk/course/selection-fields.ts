/** The fields that say how people are chosen, made for the questions that the course asks. */
import { selectionMethods } from '../../../domain/delivery/course/selection-settings.ts'
import { optionsOf, type Question, type QuestionForm } from '../../../domain/question/question.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Choice, Field, FieldTable } from '../../form/field.ts'
import { choiceField, numberField, parsedField, textField } from '../../form/fields.ts'

/** How many criteria of one's own, and how many classes, the form has room for. */
export const [handRows, classRows] = [5, 3]

const people: Bilingual = { ja: '人', en: 'people' }
const pointsUnit: Bilingual = { ja: '点', en: 'points' }

/** The way of choosing, and the reserve list. */
export const methodFields = {
  method: choiceField({
    label: { ja: '選び方', en: 'How people are chosen' },
    required: true,
    choices: [
      {
        value: 'first-come',
        label: selectionMethods['first-come'],
        hint: {
          ja: '申し込んだ順に、その場で決まります。',
          en: 'Decided at once, in the order of application.',
        },
      },
      {
        value: 'rank',
        label: selectionMethods.rank,
        hint: {
          ja: '締切のあと、点数の高い順に決めます。',
          en: 'Decided after the deadline; more points come first.',
        },
      },
      {
        value: 'lottery',
        label: selectionMethods.lottery,
        hint: {
          ja: '締切のあと、だれでも確かめられる抽選で決めます。照合値がすぐに公表されます。',
          en: 'Decided after the deadline by a draw that anyone can repeat. Its digest is public at once.',
        },
      },
    ],
  }),
  reserve: numberField({
    label: { ja: '補欠の人数', en: 'Length of the reserve list' },
    hint: {
      ja: '点数順と抽選のときに使います。空のときは、定員に入らなかった方全員が補欠になります。',
      en: 'By points or by lot. Left blank: everyone who gets no place is on it.',
    },
    required: false,
    least: 0,
    greatest: 10_000,
    unit: people,
  }),
}

/** What a draw takes in from outside. */
export const drawFields = {
  valueJa: textField({
    label: { ja: '公開の値の名前', en: 'Public value, in Japanese' },
    hint: {
      ja: '例：締切の翌営業日の日経平均株価の終値。だれにも決められず、一覧の確定のあとに分かるものを予告すると、結果を選べないことを示せます。',
      en: 'Something that nobody can set and that becomes known after the list is final. It shows that the outcome cannot be picked.',
    },
    required: false,
    longest: 200,
  }),
  valueEn: textField({
    label: { ja: '公開の値の名前（英語）', en: 'Public value, in English' },
    required: false,
    longest: 200,
  }),
}

/** The points: those that staff give, and those that answers earn. */
export function pointFields(form: QuestionForm): FieldTable {
  const minimum = numberField({
    label: { ja: '受講に必要な点数', en: 'Points needed' },
    hint: {
      ja: 'これより少ない方は受講不可になります。空のときは、点数にかかわらず定員まで決めます。',
      en: 'Whoever has fewer is not accepted. Left blank: no bound.',
    },
    required: false,
    least: -10_000,
    greatest: 10_000,
    unit: pointsUnit,
  })
  const hand = numbers(handRows).flatMap((row): [string, Field<unknown>][] => [
    [
      `handJa${row}`,
      textField({
        label: { ja: `職員が採点する項目 ${row}`, en: `Criterion ${row}, in Japanese` },
        required: false,
        longest: 200,
      }),
    ],
    [
      `handEn${row}`,
      textField({
        label: { ja: `項目 ${row} の英語名`, en: `Criterion ${row}, in English` },
        required: false,
        longest: 200,
      }),
    ],
    [
      `handMost${row}`,
      numberField({
        label: { ja: `項目 ${row} の満点`, en: `Most points of ${row}` },
        required: false,
        least: 1,
        greatest: 1000,
        unit: pointsUnit,
      }),
    ],
  ])
  return { minimum, ...Object.fromEntries(hand), ...answerFields(form) }
}

/** The points that answers earn, question by question. */
function answerFields({ questions }: QuestionForm): FieldTable {
  const entries = questions.flatMap(({ key, label, answer }): [string, Field<unknown>][] => {
    if (answer.kind === 'choice') {
      return optionsOf(answer).map((option) => [
        optionName(key, option.key),
        numberField({
          label: {
            ja: `「${label.ja}」で「${option.label.ja}」`,
            en: `"${option.label.en}" to "${label.en}"`,
          },
          required: false,
          least: -1000,
          greatest: 1000,
          unit: pointsUnit,
        }),
      ])
    }
    return answer.kind === 'number' ? [[stepsName(key), stepsField(label)]] : []
  })
  return Object.fromEntries(entries)
}

const stepsField = ({ ja, en }: Bilingual) =>
  parsedField({
    label: { ja: `「${ja}」の点数`, en: `Points for "${en}"` },
    hint: {
      ja: '「3=10、5=20」のように書くと、3以上で10点、5以上で20点になります。',
      en: '"3=10, 5=20" gives 10 points from 3 on, and 20 from 5 on.',
    },
    required: false,
    longest: 200,
    parse: parseSteps,
  })

/** Points from a number on. */
export type Steps = readonly { readonly atLeast: number; readonly points: number }[]

function parseSteps(text: string): Result<Steps> {
  const parts = text
    .normalize('NFKC')
    .split(/[,、;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const steps = parts.map((part) => /^(-?\d+(?:\.\d+)?)\s*=\s*(-?\d{1,4})$/.exec(part))
  if (steps.some((found) => found === null)) return refuseSteps(text)
  return ok(steps.map((found) => ({ atLeast: Number(found?.[1]), points: Number(found?.[2]) })))
}

const refuseSteps = (text: string): Result<Steps> =>
  refuse(
    'point_steps_form_unknown',
    `「${text.slice(0, 40)}」を読み取れません。「3=10、5=20」のように書いてください。`,
    `"${text.slice(0, 40)}" could not be read. Write it like "3=10, 5=20".`,
  )

/** Who goes first: those who chose an option. */
export function classFields(form: QuestionForm): FieldTable {
  const choices = form.questions.flatMap(optionChoices)
  const entries = numbers(classRows).flatMap((row): [string, Field<unknown>][] => [
    [
      `classJa${row}`,
      textField({
        label: { ja: `優先枠 ${row} の名前`, en: `Class ${row}, in Japanese` },
        hint: { ja: '例：都内に住む方', en: 'For example: residents' },
        required: false,
        longest: 200,
      }),
    ],
    [
      `classEn${row}`,
      textField({
        label: { ja: `優先枠 ${row} の英語名`, en: `Class ${row}, in English` },
        required: false,
        longest: 200,
      }),
    ],
    [
      `classWhen${row}`,
      choiceField({
        label: { ja: `優先枠 ${row} に当たる回答`, en: `Answer that belongs to ${row}` },
        required: false,
        as: 'select',
        choices,
      }),
    ],
    [
      `classSeats${row}`,
      numberField({
        label: { ja: `優先枠 ${row} の人数`, en: `Places of ${row}` },
        hint: { ja: '空のときは、当たる方全員が先です。', en: 'Left blank: all of them go first.' },
        required: false,
        least: 1,
        greatest: 10_000,
        unit: people,
      }),
    ],
  ])
  return Object.fromEntries(entries)
}

function optionChoices({ key, label, answer }: Question): readonly Choice[] {
  if (answer.kind !== 'choice') return []
  return optionsOf(answer).map((option) => ({
    value: `${key}:${option.key}`,
    label: {
      ja: `「${label.ja}」で「${option.label.ja}」`,
      en: `"${option.label.en}" to "${label.en}"`,
    },
  }))
}

/** 1 up to a number: the rows of a form. */
export const numbers = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1)
/** The field of the points of an option. */
export const optionName = (question: string, option: string): string =>
  `option.${question}.${option}`
/** The field of the points of a number. */
export const stepsName = (question: string): string => `steps.${question}`
