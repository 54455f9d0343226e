/**
 * From a draft to answers that can be sent. What is missing is said before; what was answered under
 * an older version is asked again only where the newer one does not take it as it is.
 */
import type { AnswerFault, Answers } from '../../domain/question/answer.ts'
import type { CarryNote } from '../../domain/question/carry-over.ts'
import type { DraftText } from '../../domain/question/draft.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import { listFaults, readAnswers } from '../../domain/question/read-answers.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { findDraft } from '../../store/draft.ts'
import { getQuestionForm } from '../../store/question-form.ts'
import { attachUploads, listUploadsOf, type Upload } from '../../store/upload.ts'
import type { Context } from '../context.ts'
import { endDraft } from './drafts.ts'
import { bringTo, type DraftAt, draftPlaceOf, listUploadsAt } from './open-draft.ts'
import { type DraftSave, saveDraft } from './save-draft.ts'

/** A draft as it stands before it is sent. */
export type CheckedDraft = DraftText & {
  /** The version that is asked now. */
  readonly form: QuestionForm
  readonly answers: Answers
  readonly uploads: readonly Upload[]
  /** What could not be read and what is missing, in the order of the form. */
  readonly faults: readonly AnswerFault[]
  /** What the newer version asks anew; empty where the page showed the present one. */
  readonly notes: readonly CarryNote[]
  readonly revision: number
  /** Whether it can be sent as it is. */
  readonly isReady: boolean
}

/** Saves what was typed and says what still keeps it from being sent. */
export async function checkDraft(
  context: Context,
  given: DraftSave,
): Promise<Result<CheckedDraft>> {
  const saved = await saveDraft(context, given)
  if (!saved.ok) return saved
  return withAuthority(context.database, context.authority, async (books) => {
    const { revision } = saved.value
    const read = await readStored(books, given)
    if (read === null) return draftMissing
    const faults = listFaults(read.form, read)
    const isReady = faults.length === 0 && read.notes.length === 0
    return ok({ ...read, faults, revision, isReady })
  })
}

/** Answers that can be sent, with the version of the form that they answer. */
export type ReadDraft = { readonly form: QuestionForm; readonly answers: Answers }

/**
 * Reads the answers of a stored draft, to be sent. Refuses where there is no draft, and where it is
 * not complete under the present version.
 */
export function readDraft(context: Context, at: DraftAt): Promise<Result<ReadDraft>> {
  return withAuthority(context.database, context.authority, async (books) => {
    const read = await readStored(books, at)
    if (read === null) return draftMissing
    const [fault] = listFaults(read.form, read)
    if (fault) return refuse(fault.refusal.code, fault.message.ja, fault.message.en)
    return ok({ form: read.form, answers: read.answers })
  })
}

/** An application that was made of a draft, with its answers. */
export type SentDraft = { readonly application: string; readonly answers: Answers }

/** Settles a draft in a transaction of its own; may be done again for the same application. */
export function settleSentDraft(context: Context, at: DraftAt, sent: SentDraft): Promise<boolean> {
  return withAuthority(context.database, context.authority, (books) => settleDraft(books, at, sent))
}

/**
 * Gives the answers' files to the application that was made of a draft, and ends the draft. Gives
 * whether every file was there or is the application's already.
 */
export async function settleDraft(books: Books, at: DraftAt, sent: SentDraft): Promise<boolean> {
  const { application, answers } = sent
  const uploads = Object.values(answers).flatMap((answer) =>
    answer.kind === 'file' ? answer.files.map(({ upload }) => upload) : [],
  )
  await attachUploads(books, draftPlaceOf(at), { application, uploads })
  await endDraft(books, at)
  const own = await listUploadsOf(books, application)
  return uploads.every((id) => own.some(({ upload }) => upload === id))
}

/** Reads a stored draft with its form, its files and what is wrong with it; null for none. */
export async function readStored(books: Books, at: DraftAt) {
  const place = draftPlaceOf(at)
  const draft = await findDraft(books, place)
  if (!draft) return null
  const form = await getQuestionForm(books, at.place)
  const uploads = await listUploadsAt(books, at)
  const renewed = await bringTo(books, { place: at.place, draft, form })
  const { revision } = draft
  return { form, uploads, revision, ...renewed, ...readAnswers(form, renewed.typed, uploads) }
}

const draftMissing: Refused = refuse(
  'draft_is_gone',
  '送る内容が見つかりません。すでに送信されたか、下書きが削除されています。申込の一覧を確かめてください。',
  'There is nothing to send: it was sent already, or the draft was deleted. Look at your applications.',
)
