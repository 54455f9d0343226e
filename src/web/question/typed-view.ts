/** The view of a form whose questions show what is kept of them. */
import { otherKey, type Typed, typedAt } from '../../domain/question/answer.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import type { FormView } from '../form/view.ts'
import { answerName, otherName } from './field-name.ts'

/** A view that shows what was typed in the fields of the questions, and all else as it is. */
export function viewTyped(form: FormView, questions: QuestionForm, typed: Typed): FormView {
  const texts = new Map(
    questions.questions.flatMap(({ key }) => [
      [answerName(key), typedAt(typed, key)] as const,
      [otherName(key), typedAt(typed, otherKey(key))] as const,
    ]),
  )
  return {
    ...form,
    // Files that came are kept, and need not be chosen again.
    isShownAgain: false,
    fileName: () => undefined,
    value: (name) => (texts.has(name) ? (texts.get(name)?.[0] ?? '') : form.value(name)),
    values: (name) => texts.get(name) ?? form.values(name),
  }
}
