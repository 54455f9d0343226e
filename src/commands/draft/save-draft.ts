/**
 * Saving what was typed, which is no act of the books: no record of it is kept beside the draft
 * itself.
 */
import { type Typed, typedFor } from '../../domain/question/answer.ts'
import { type DraftText, maxDraftLength, mergeDraft } from '../../domain/question/draft.ts'
import { withPageQuestions } from '../../domain/question/page-question.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import { type Instant, toInstant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { holdDraft, type StoredDraft, updateDraft } from '../../store/draft.ts'
import { findQuestionForm } from '../../store/question-form.ts'
import type { Context } from '../context.ts'
import { bringTo, type DraftAt, draftPlaceOf } from './open-draft.ts'

/** What a page saves. */
export type DraftSave = DraftAt & {
  /** The version of the form that the page shows. */
  readonly version: number
  readonly typed: Typed
  /** The revision that the page was made from; null where there was no draft. */
  readonly revision: number | null
  /** The page: whatever it sends has this id, and no other page has it. */
  readonly writer: string
}

/** What is kept now. */
export type SavedDraft = DraftText & {
  readonly version: number
  readonly revision: number
  readonly savedAt: Instant
}

/**
 * Saves a draft. Whoever saves last is believed; where the draft was saved elsewhere meanwhile,
 * what the page did not change stays, and what it overtakes is set aside. A page of an older
 * version than the draft is brought to the draft's. Refuses what is too long to be answers.
 */
export function saveDraft(context: Context, given: DraftSave): Promise<Result<SavedDraft>> {
  return withAuthority(context.database, context.authority, async (books) => {
    const shown = await findQuestionForm(books, given.place, given.version)
    if (!shown) return versionUnknown
    const typed = typedFor(withPageQuestions(shown), given.typed)
    const sent = { typed, setAside: [], formVersion: given.version }
    if (JSON.stringify(typed).length > maxDraftLength) return draftTooLong
    const at = toInstant(context.clock.now())
    const stored = await holdDraft(books, draftPlaceOf(given), { formVersion: given.version, at })
    const form = await laterForm(books, given, { shown, stored })
    const [before, after] = [
      await bringTo(books, { place: given.place, draft: stored, form }),
      await bringTo(books, { place: given.place, draft: sent, form }),
    ]
    const base = await baseOf(books, given, { stored, form })
    const text = mergeDraft(form, before, { ...after, base })
    const [formVersion, revision] = [form.version, stored.revision + 1]
    const { writer } = given
    const kept = { writer, written: after.typed, formVersion, savedAt: at, revision }
    await updateDraft(books, { ...stored, ...text, ...kept })
    return ok({ ...text, version: formVersion, revision, savedAt: at })
  })
}

/** What the page knew of the draft when it was typed; null where others have saved since. */
async function baseOf(
  books: Books,
  { place, writer, revision }: DraftSave,
  { stored, form }: { readonly stored: StoredDraft; readonly form: QuestionForm },
): Promise<Typed | null> {
  const isOwn = stored.writer === writer
  if (!isOwn && stored.revision !== (revision ?? 0)) return null
  const known = { ...stored, typed: isOwn ? stored.written : stored.typed }
  return (await bringTo(books, { place, draft: known, form })).typed
}

async function laterForm(
  books: Books,
  { place }: DraftSave,
  { shown, stored }: { readonly shown: QuestionForm; readonly stored: StoredDraft },
): Promise<QuestionForm> {
  if (stored.formVersion <= shown.version) return shown
  const found = await findQuestionForm(books, place, stored.formVersion)
  return present(found, `version ${stored.formVersion} of a form`)
}

const draftTooLong: Refused = refuse(
  'draft_too_long',
  '入力が長すぎて保存できません。文章を短くしてください。',
  'This is too long to be saved. Shorten your texts.',
)

const versionUnknown: Refused = refuse(
  'form_version_unknown',
  '質問の版が分かりません。画面を開き直してください。入力は、最後に保存したところまで残っています。',
  'The version of the questions is not known. Open the page again. What you entered is there, up to when it was last saved.',
)
