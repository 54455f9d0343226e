/** The names under which answers are sent with a form, and reading them. */
import { type AnswerFault, otherKey, type Typed, typedAt } from '../../domain/question/answer.ts'
import { findQuestion, type QuestionForm } from '../../domain/question/question.ts'
import type { FieldFault, SubmittedForm } from '../form/submitted.ts'

/** The field of a question's answer. */
export const answerName = (key: string): string => `answer.${key}`

/** The field of words of one's own beside a choice. */
export const otherName = (key: string): string => `other.${key}`

/** One of the fields of a question that take files, counted from 1. */
export const fileName = (key: string, number: number): string => `file.${key}.${number}`

/** The files of a question that its page showed: those of them that were unticked go. */
export const shownFileName = (key: string): string => `shown.${key}`

/** The hidden fields that say what a page knew of the draft. */
export const draftFields = {
  version: 'draft.version',
  revision: 'draft.revision',
  writer: 'draft.writer',
} as const

/** The most fields for files that a question shows at once. */
export const fileFields = 3

/** What was typed into the fields of a form of questions. */
export function typedIn(form: SubmittedForm, questions: QuestionForm): Typed {
  const entries = questions.questions.flatMap(({ key }) => [
    [key, form.texts(answerName(key))] as const,
    [otherKey(key), form.texts(otherName(key))] as const,
  ])
  return Object.fromEntries(entries.filter(([, texts]) => texts.length > 0))
}

/** Faults of answers at their fields. */
export function faultsAtFields(
  questions: QuestionForm,
  typed: Typed,
  faults: readonly AnswerFault[],
): readonly FieldFault[] {
  return faults.map(({ key, refusal, message }) => {
    const setting = findQuestion(questions, key)?.answer
    if (refusal.code === 'other_is_blank') return { field: otherName(key), message }
    const isEmptyFile = setting?.kind === 'file' && typedAt(typed, key).length === 0
    return { field: isEmptyFile ? fileName(key, 1) : answerName(key), message }
  })
}

/** Faults in the order of the questions that their fields belong to. */
export function inFormOrder(
  questions: QuestionForm,
  faults: readonly FieldFault[],
): readonly FieldFault[] {
  const placeOf = ({ field }: FieldFault) => {
    const [, key] = /^(?:answer|other|file)\.([^.]+)/.exec(field) ?? []
    return questions.questions.findIndex((question) => question.key === key)
  }
  return faults.toSorted((one, other) => placeOf(one) - placeOf(other))
}
