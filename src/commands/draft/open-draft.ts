/** Opening a form to fill in: its present version, with the draft that was left of it. */
import type { CarryNote } from '../../domain/question/carry-over.ts'
import { type DraftText, renewDraft } from '../../domain/question/draft.ts'
import type { DraftOwner } from '../../domain/question/draft-owner.ts'
import { type FormPlace, formSubject } from '../../domain/question/form-place.ts'
import { typeAnswers } from '../../domain/question/format-answer.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import { parseStoredAnswers } from '../../domain/question/stored-answers.ts'
import type { Instant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { findDraft, type StoredDraft } from '../../store/draft.ts'
import { findQuestionForm, getQuestionForm } from '../../store/question-form.ts'
import { findLastAnswers } from '../../store/submission.ts'
import { listUploadsOf, listWaitingUploads, type Upload } from '../../store/upload.ts'
import type { Context } from '../context.ts'

/** Whose draft of which form. */
export type DraftAt = { readonly owner: DraftOwner; readonly place: FormPlace }

/** A form with what is there to fill in already. */
export type OpenedDraft = DraftText & {
  readonly form: QuestionForm
  /** What to look at again, because the form is another one than the draft was made for. */
  readonly notes: readonly CarryNote[]
  /** The files that wait to be sent, whether an answer names them or not. */
  readonly uploads: readonly Upload[]
  /** To be handed back when it is saved; null where there is no draft yet. */
  readonly revision: number | null
  readonly savedAt: Instant | null
}

/**
 * Opens a form. A draft of an older version is brought to the present one, which is kept only when
 * it is saved.
 */
export function openDraft(context: Context, at: DraftAt): Promise<OpenedDraft> {
  return withAuthority(context.database, context.authority, async (books) => {
    const [form, draft, uploads] = [
      await getQuestionForm(books, at.place),
      await findDraft(books, draftPlaceOf(at)),
      await listUploadsAt(books, at),
    ]
    if (!draft) {
      const begun = await beginFrom(books, at.place, form)
      return { form, uploads, ...begun, revision: null, savedAt: null }
    }
    const renewed = await bringTo(books, { place: at.place, draft, form })
    return { form, uploads, ...renewed, revision: draft.revision, savedAt: draft.savedAt }
  })
}

/** What a draft begins with: the answers that were sent last, where it is for an application. */
async function beginFrom(
  books: Books,
  { application, ...place }: FormPlace,
  form: QuestionForm,
): Promise<DraftText & { readonly notes: readonly CarryNote[] }> {
  const last =
    application === undefined ? undefined : await findLastAnswers(books, application, place)
  const older = last && (await findQuestionForm(books, place, last.formVersion))
  if (!last || !older) return { typed: {}, setAside: [], notes: [] }
  const typed = typeAnswers(older, parseStoredAnswers(last.answers))
  return bringTo(books, { place, draft: { typed, setAside: [], formVersion: older.version }, form })
}

/** The files that answers may name: those that wait to be sent, and those of the application. */
export async function listUploadsAt(books: Books, at: DraftAt): Promise<readonly Upload[]> {
  const { application } = at.place
  const sent = application === undefined ? [] : await listUploadsOf(books, application)
  return [...sent, ...(await listWaitingUploads(books, draftPlaceOf(at)))]
}

/** The place under which the store keeps a draft and its files. */
export function draftPlaceOf({ owner, place }: DraftAt) {
  return { owner, subject: formSubject(place) }
}

/** Brings what was typed under a version to the one that is wanted. */
export async function bringTo(
  books: Books,
  given: {
    readonly place: FormPlace
    readonly draft: Pick<StoredDraft, 'typed' | 'setAside' | 'formVersion'>
    readonly form: QuestionForm
  },
): Promise<DraftText & { readonly notes: readonly CarryNote[] }> {
  const { place, draft, form } = given
  const { typed, setAside, formVersion } = draft
  if (formVersion === form.version) return { typed, setAside, notes: [] }
  const found = await findQuestionForm(books, place, formVersion)
  return renewDraft(draft, present(found, `version ${formVersion} of a form`), form)
}
