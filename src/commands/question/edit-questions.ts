/** Publishing what an offering asks: each act makes one new version of its form. */
import { parseQuestionForm } from '../../domain/question/document.ts'
import { editForm, type FormChange } from '../../domain/question/edit-form.ts'
import type { FormPlace } from '../../domain/question/form-place.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { getQuestionForm, insertQuestionForm } from '../../store/question-form.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor } from '../offering/offering.ts'
import { type Done, runAct } from '../run.ts'

/** The version that was published. */
export type QuestionsPublished = FormPlace & { readonly version: number }

/** Changes of a form, and the version that they are made to. */
export type QuestionsEdit = FormPlace & {
  /** The version that was looked at; another one means that somebody else was faster. */
  readonly version: number
  readonly changes: readonly FormChange[]
}

/** Publishes the next version of a form, with changes to the one before. */
export function editQuestions(
  context: ActorContext,
  given: QuestionsEdit,
): Promise<Result<Done<QuestionsPublished>>> {
  return publish(context, given, (form) => editForm(form, given.changes))
}

/** Publishes the next version of a form as a whole: from a file, from the API, or a copy. */
export function replaceQuestions(
  context: ActorContext,
  given: FormPlace & { readonly version: number; readonly questions: unknown },
): Promise<Result<Done<QuestionsPublished>>> {
  return publish(context, given, (form) =>
    parseQuestionForm({ version: form.version + 1, questions: given.questions }),
  )
}

function publish(
  context: ActorContext,
  given: FormPlace & { readonly version: number },
  make: (form: QuestionForm) => Result<QuestionForm>,
): Promise<Result<Done<QuestionsPublished>>> {
  const { offering, purpose } = given
  const act = { name: 'questions.publish', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command }) => {
    const right = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(books, offering, right)
    if (!found.ok) return found
    const form = await getQuestionForm(books, given)
    if (form.version !== given.version) return changedMeanwhile
    const made = make(form)
    if (!made.ok) return made
    await insertQuestionForm(books, given, { form: made.value, command })
    return ok({ offering, purpose, version: made.value.version })
  })
}

const changedMeanwhile: Refused = refuse(
  'questions_changed_meanwhile',
  'ほかの人がこの質問を直しました。画面を開き直して、変更をもう一度入れてください。',
  'Somebody else has changed these questions. Open the page again, and make your change once more.',
)
