/** Returning an application: the items that are to be mended are named, question by question. */
import type { FormPurpose } from '../../domain/question/form-place.ts'
import { findQuestion } from '../../domain/question/question.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import { lockApplications } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { getQuestionForm } from '../../store/question-form.ts'
import { insertReturnItems, type ReturnItem } from '../../store/return-item.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { perform } from './act.ts'
import { findPurpose } from './send-answers.ts'

/** What is returned, and what is to be mended in it. */
export type Returning = {
  readonly application: string
  /** At least one. `question` null: in general. */
  readonly items: readonly { readonly question: string | null; readonly remark: string }[]
  /** What a kind of delivery does in the same act: its letter. */
  readonly also?: (running: Running, items: readonly ReturnItem[]) => Promise<Result<void>>
}

/** What came of it. */
export type Returned = { readonly items: number }

/** Returns an application to whoever sent it. Refuses without items, or with unknown questions. */
export function returnApplication(
  context: ActorContext,
  { application: id, items: given, also }: Returning,
): Promise<Result<Done<Returned>>> {
  const items = given.filter(({ remark }) => !isBlank(remark))
  // What was said about somebody's papers stays out of the record of acts.
  const asked = items.map(({ question }) => question)
  const act = { name: 'application.return', input: { application: id, items: asked } }
  return runAct(context, { ...act, lock: 'writing' }, async (running) => {
    const { books, command } = running
    const application = (await lockApplications(books, [id])).get(id)
    if (!application) return applicationUnknown
    if (items.length === 0) return itemsMissing
    const purpose = (await findPurpose(books, application, 'resubmit')) ?? 'application'
    if (!(await areAsked(books, { offering: application.offering, purpose }, asked))) {
      return questionUnknown
    }
    const done = await perform(running, {
      act: 'return',
      applications: [id],
      by: context.by,
      now: running.recordedAt,
      reason: null,
      brings: ['items'],
    })
    if (!done.ok) return done
    await insertReturnItems(books, { application: id, command, purpose, items })
    const followed = await also?.(running, items)
    return followed && !followed.ok ? followed : ok({ items: items.length })
  })
}

/** Whether each of the questions is one of the form's. */
async function areAsked(
  books: Books,
  place: { readonly offering: string; readonly purpose: FormPurpose },
  keys: readonly (string | null)[],
): Promise<boolean> {
  const form = await getQuestionForm(books, place)
  return keys.every((key) => key === null || findQuestion(form, key) !== undefined)
}

const applicationUnknown = refuse(
  'application_unknown',
  '申込が見つかりません。一覧から選び直してください。',
  'This application cannot be found. Choose it from the list again.',
)

const itemsMissing = refuse(
  'items_missing',
  '直していただく項目がありません。項目を選び、どう直すかを書いてください。',
  'There is nothing to mend. Choose the items, and say how to mend them.',
)

const questionUnknown = refuse(
  'question_unknown',
  '質問が見つかりません。画面を開き直して、項目を選び直してください。',
  'One of the questions cannot be found. Open the page again, and choose the items anew.',
)
