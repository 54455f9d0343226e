/** The way between the settings of a selection and the fields of its form. */
import type {
  Criterion,
  PriorityClass,
  SelectionSettings,
} from '../../../domain/delivery/course/selection-settings.ts'
import { optionsOf, type Question, type QuestionForm } from '../../../domain/question/question.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import type { KnownValues } from '../../ui/form/form.tsx'
import {
  classRows,
  handRows,
  numbers,
  optionName,
  type Steps,
  stepsName,
} from './selection-fields.ts'

/** What a table of fields was read into, by the fields' names. */
export type ReadValues = Readonly<Record<string, unknown>>

/** The settings as the fields show them. */
export function knownSelection(settings: SelectionSettings): KnownValues {
  const { method, reserve, minimum, publicValue, criteria, classes } = settings
  return {
    ...{ method, reserve, minimum },
    valueJa: publicValue?.ja,
    valueEn: english(publicValue),
    ...Object.fromEntries(handCriteria(criteria).flatMap(handValues)),
    ...Object.fromEntries(criteria.flatMap(answerValues)),
    ...Object.fromEntries(classes.flatMap(classValues)),
  }
}

/** English that only repeats the Japanese is left out. */
export const english = (text: Bilingual | null): string | undefined =>
  text === null || text.en === text.ja ? undefined : text.en

type Values = [string, string | number | null | undefined][]

const handValues = ({ label, most }: HandCriterion, index: number): Values => [
  [`handJa${index + 1}`, label.ja],
  [`handEn${index + 1}`, english(label)],
  [`handMost${index + 1}`, most],
]

function answerValues(criterion: Criterion): Values {
  if (criterion.from === 'hand') return []
  const { question } = criterion
  if (criterion.from === 'choice') {
    return Object.entries(criterion.points).map(([option, points]) => [
      optionName(question, option),
      points,
    ])
  }
  const steps = criterion.steps.map(({ atLeast, points }) => `${atLeast}=${points}`)
  return [[stepsName(question), steps.join(', ')]]
}

const classValues = ({ label, when, seats }: PriorityClass, index: number): Values => [
  [`classJa${index + 1}`, label.ja],
  [`classEn${index + 1}`, english(label)],
  [`classWhen${index + 1}`, `${when.question}:${when.chose[0] ?? ''}`],
  [`classSeats${index + 1}`, seats],
]

type HandCriterion = Extract<Criterion, { from: 'hand' }>

const handCriteria = (criteria: readonly Criterion[]): readonly HandCriterion[] =>
  criteria.filter((each) => each.from === 'hand')

/** The selection that was typed, as `parseSelectionSettings` reads it. */
export function selectionOf(
  values: ReadValues,
  form: QuestionForm,
  known: SelectionSettings,
): Readonly<Record<string, unknown>> {
  const { method, reserve, minimum } = values
  return {
    ...{ method, reserve, minimum },
    publicValue: bothOf(values['valueJa'], values['valueEn']),
    criteria: [...typedHand(values, form, known), ...form.questions.flatMap(typedAnswers(values))],
    classes: numbers(classRows).flatMap((row) => {
      const label = bothOf(values[`classJa${row}`], values[`classEn${row}`])
      const when = values[`classWhen${row}`]
      if (label === null || typeof when !== 'string') return []
      const before = known.classes[row - 1]
      const key = before?.key ?? `class-${row}`
      const seats = values[`classSeats${row}`]
      return [{ key, label, seats, when: conditionOf(when, before) }]
    }),
  }
}

/** A class that several options belong to, as the form cannot say it, keeps them all. */
function conditionOf(typed: string, before: PriorityClass | undefined) {
  const [question = '', option = ''] = typed.split(':')
  const isSame = before?.when.question === question && before.when.chose[0] === option
  return isSame ? before.when : { question, chose: [option] }
}

/** A text in both languages; null where there is none. */
export function bothOf(ja: unknown, en: unknown): Bilingual | null {
  if (typeof ja !== 'string' || ja === '') return null
  return { ja, en: typeof en === 'string' && en !== '' ? en : ja }
}

/** A criterion keeps its key, and with it the points that were given for it. */
function typedHand(values: ReadValues, form: QuestionForm, known: SelectionSettings) {
  const before = handCriteria(known.criteria)
  const taken = new Set([...form.questions, ...known.criteria, ...before].map(({ key }) => key))
  return numbers(handRows).flatMap((row) => {
    const label = bothOf(values[`handJa${row}`], values[`handEn${row}`])
    if (label === null) return []
    const key = before[row - 1]?.key ?? freeKey(taken)
    taken.add(key)
    return [{ from: 'hand', key, label, most: values[`handMost${row}`] ?? 10 }]
  })
}

function freeKey(taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(`hand-${number}`)) number += 1
  return `hand-${number}`
}

function typedAnswers(values: ReadValues) {
  return ({ key, label, answer }: Question): readonly Readonly<Record<string, unknown>>[] => {
    if (answer.kind === 'number') {
      const steps = values[stepsName(key)] as Steps | null
      return steps && steps.length > 0 ? [{ from: 'number', key, label, question: key, steps }] : []
    }
    if (answer.kind !== 'choice') return []
    const points = optionsOf(answer).flatMap((option): [string, number][] => {
      const given = values[optionName(key, option.key)]
      return typeof given === 'number' ? [[option.key, given]] : []
    })
    if (points.length === 0) return []
    return [{ from: 'choice', key, label, question: key, points: Object.fromEntries(points) }]
  }
}
