/** Copying what an earlier offering asks to one that begins from it. */
import type { ActorContext } from '../../../commands/context.ts'
import { replaceQuestions } from '../../../commands/question/edit-questions.ts'
import { type FormPurpose, formPurposes } from '../../../domain/question/form-place.ts'
import { idFrom } from '../../../kit/id.ts'
import { withAuthority } from '../../../store/database.ts'
import { getQuestionForm } from '../../../store/question-form.ts'

/** Copies the questions of every purpose; each is an act with a key that follows from the first. */
export async function copyQuestions(
  context: ActorContext,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const purpose of Object.keys(formPurposes) as readonly FormPurpose[]) {
    const form = await withAuthority(context.database, context.authority, (books) =>
      getQuestionForm(books, { offering: from, purpose }),
    )
    if (form.questions.length === 0) continue
    const idempotencyKey = idFrom(context.idempotencyKey ?? to, purpose)
    const { questions } = form
    const copy = { offering: to, purpose, version: 0, questions }
    await replaceQuestions({ ...context, idempotencyKey }, copy)
  }
}
