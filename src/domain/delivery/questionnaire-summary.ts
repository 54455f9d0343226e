/**
 * What a questionnaire's answers add up to. Staff see every number. For the public, small numbers
 * of people are withheld, with what would give them away (`counting/suppression.ts`,
 * `decisions/008-small-numbers.md`); a question that was put only to some is withheld where their
 * number is.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { type ShownCell, showAll, smallNumberThreshold, suppress } from '../counting/suppression.ts'
import { type Answers, findAnswer, isShown } from '../question/answer.ts'
import {
  type NumberSetting,
  optionsOf,
  type Question,
  type QuestionForm,
} from '../question/question.ts'

/** Who reads a summary. */
export type Audience = 'staff' | 'public'

/** How often one answer was given. */
export type AnswerLine = { readonly label: Bilingual; readonly count: ShownCell }

/** One question's answers. */
export type QuestionSummary = {
  readonly key: string
  readonly label: Bilingual
  /** Whether one person may have given several answers, so that the lines add up to more. */
  readonly several: boolean
  /** How many were asked. */
  readonly asked: number
  /** The last line is of those who gave no answer. */
  readonly lines: readonly AnswerLine[]
}

/** A question whose answers are withheld as a whole, because too few were asked. */
export type WithheldQuestion = Pick<QuestionSummary, 'key' | 'label'> & { readonly lines: null }

/** Sums up the questions that are kept for statistics, in the order of the form. */
export function summarise(
  form: QuestionForm,
  responses: readonly Answers[],
  audience: Audience,
): readonly (QuestionSummary | WithheldQuestion)[] {
  const summaries = new Map<string, QuestionSummary | WithheldQuestion>()
  for (const question of form.questions) {
    const answers = answersOf(question)
    if (!question.statistics || question.personal || answers === null) continue
    const { key, label } = question
    const asked = responses.filter((each) => isShown(question, each))
    const isWithheld =
      audience === 'public' && tellsTooMuch(question, { asked: asked.length, summaries })
    const summary = isWithheld
      ? { key, label, lines: null }
      : {
          key,
          label,
          ...summaryOf(
            answers,
            asked.map((each) => givenTo(question, each)),
            audience,
          ),
        }
    summaries.set(key, summary)
  }
  return [...summaries.values()]
}

/** The answers that a question can have, by what stands for them in a response. */
type PossibleAnswers = {
  readonly several: boolean
  readonly answers: readonly { readonly key: string; readonly label: Bilingual }[]
}

/** More steps than these are a measurement, not a choice. */
const mostSteps = 11

/** Choices, and whole numbers on a short scale; null for what cannot be counted by answer. */
function answersOf({ answer }: Question): PossibleAnswers | null {
  if (answer.kind === 'choice') return { several: answer.several, answers: optionsOf(answer) }
  return answer.kind === 'number' ? scaleOf(answer) : null
}

function scaleOf({ min, max, integers }: NumberSetting): PossibleAnswers | null {
  if (!integers || min === null || max === null || max - min + 1 > mostSteps) return null
  const answers = Array.from({ length: max - min + 1 }, (_, index) => {
    const key = String(min + index)
    return { key, label: { ja: key, en: key } }
  })
  return { several: false, answers }
}

/** What was answered, as keys of {@link answersOf}. */
function givenTo(question: Question, response: Answers): readonly string[] {
  const answer = findAnswer(response, question.key)
  if (answer?.kind === 'choice') return answer.options
  return answer?.kind === 'number' ? [String(answer.number)] : []
}

/**
 * Whether the number of those asked must not be told: it is small, or it belongs to an answer of
 * another question that is withheld.
 */
function tellsTooMuch(
  { showWhen }: Question,
  given: {
    readonly asked: number
    readonly summaries: ReadonlyMap<string, QuestionSummary | WithheldQuestion>
  },
): boolean {
  if (given.asked < smallNumberThreshold) return true
  if (showWhen === null) return false
  const condition = given.summaries.get(showWhen.key)
  if (condition === undefined) return false
  return (
    condition.lines === null || condition.lines.some(({ count }) => count.state === 'suppressed')
  )
}

function summaryOf(
  { several, answers }: PossibleAnswers,
  given: readonly (readonly string[])[],
  audience: Audience,
): Pick<QuestionSummary, 'several' | 'asked' | 'lines'> {
  const keys = answers.map(({ key }) => key)
  const counts = [
    ...keys.map((key) => given.filter((each) => each.includes(key)).length),
    given.filter((each) => !each.some((key) => keys.includes(key))).length,
  ]
  const shown =
    audience === 'staff' ? showAll(counts) : hide(counts, { several, total: given.length })
  const labels = [...answers.map(({ label }) => label), noAnswer]
  const lines = labels.flatMap((label, index) => {
    const count = shown[index]
    return count === undefined ? [] : [{ label, count }]
  })
  return { several, asked: given.length, lines }
}

/**
 * Where several answers may be given, a number close to all of them tells how few did not give it:
 * it is withheld too.
 */
function hide(
  counts: readonly number[],
  { several, total }: { readonly several: boolean; readonly total: number },
): readonly ShownCell[] {
  const shown = suppress(counts, { threshold: smallNumberThreshold, additive: !several, total })
  if (!several) return shown
  return shown.map((cell, index) => {
    const others = total - (counts[index] ?? 0)
    return others > 0 && others < smallNumberThreshold ? { state: 'suppressed' } : cell
  })
}

const noAnswer: Bilingual = { ja: '無回答', en: 'No answer' }
