/** Reading the answers that were handed in, by the offering's questions. */
import { listUploadsAt } from '../../commands/draft/open-draft.ts'
import { type Answers, type Typed, otherKey } from '../../domain/question/answer.ts'
import { accountOwner } from '../../domain/question/draft-owner.ts'
import type { FormPlace } from '../../domain/question/form-place.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import { listFaults, readAnswers } from '../../domain/question/read-answers.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { pointerOf } from '../../kit/schema-fault.ts'
import { findApplication } from '../../store/application.ts'
import { findCommandByKey } from '../../store/command.ts'
import type { Books } from '../../store/database.ts'
import { listUploadsOf, type Upload } from '../../store/upload.ts'
import { inBooks } from '../books.ts'
import type { ApiRefusal, Call, FieldError } from '../endpoint.ts'

/** Answers as they come: by key, a text, a number or several texts. */
export type GivenAnswers = Readonly<Record<string, string | number | readonly string[]>>

/** Answers as they come, and the questions that they answer. */
export type AskedAnswers = {
  readonly place: FormPlace
  readonly form: QuestionForm
  readonly given: GivenAnswers
}

/** Reads answers. Refuses unknown questions, what cannot be read, and what is missing. */
export async function readGivenAnswers(
  call: Pick<Call, 'context' | 'caller'>,
  { place, form, given }: AskedAnswers,
): Promise<Result<Answers, ApiRefusal>> {
  const entries = Object.entries(given)
  if (form.questions.length === 0 && entries.length === 0) return ok({})
  const known = new Set(form.questions.flatMap(({ key }) => [key, otherKey(key)]))
  const strange = entries.filter(([key]) => !known.has(key)).map(([key]) => key)
  if (strange.length > 0) return notValid(strange.map(unknownQuestion))
  const typed = Object.fromEntries(entries.map(([key, value]) => [key, textsOf(value)]))
  const asksFiles = form.questions.some(({ answer }) => answer.kind === 'file')
  const uploads = asksFiles ? await inBooks(call, (books) => readUploads(books, call, place)) : []
  const read = readAnswers(form, typed satisfies Typed, uploads)
  const faults = listFaults(form, read)
  if (faults.length === 0) return ok(read.answers)
  return notValid(
    faults.map(({ key, refusal: { code }, message }) => {
      return { pointer: pointerOf(['answers', key]), code, message }
    }),
  )
}

/** An answer as a form would have sent it. */
export const textsOf = (value: GivenAnswers[string]): readonly string[] =>
  typeof value === 'object' ? value : [String(value)]

/** The files that wait to be sent; for a retry, those that went with its first try as well. */
async function readUploads(
  books: Books,
  { context, caller }: Pick<Call, 'context' | 'caller'>,
  place: FormPlace,
) {
  const owner = accountOwner(caller.account)
  const waiting = await listUploadsAt(books, { owner, place })
  const command = await findCommandByKey(books, context.idempotencyKey ?? '')
  const sent = command?.outcome as { readonly applications?: readonly { id: string }[] } | null
  const [first] = sent?.applications ?? []
  const application = first && (await findApplication(books, first.id))
  const isTheirs = application?.offering === place.offering
  const gone: readonly Upload[] = isTheirs ? await listUploadsOf(books, application.id) : []
  return [...waiting, ...gone]
}

function notValid(errors: readonly FieldError[]): Refused<ApiRefusal> {
  const { code, message } = refuse(
    'answers_not_valid',
    `答えていない質問か、直すところが${errors.length}件あります。最初：${errors[0]?.message.ja ?? ''}`,
    `${errors.length} answers are missing or need attention. First: ${errors[0]?.message.en ?? ''}`,
  ).refusal
  return { ok: false, refusal: { code, message, errors } }
}

function unknownQuestion(key: string): FieldError {
  const shown = key.slice(0, 60).replaceAll(/[\p{Cc}\p{Cs}]/gu, '\uFFFD')
  const { code, message } = refuse(
    'question_unknown',
    `「${shown}」という質問はありません。`,
    `There is no question "${shown}".`,
  ).refusal
  return { pointer: pointerOf(['answers', key]), code, message }
}
