/**
 * Filling in a form of questions: what a page sent is saved as a draft and its files are kept
 * before anything is found fault with, so that nothing that was typed or attached is lost.
 */
import { claimDrafts } from '../../commands/draft/drafts.ts'
import { openDraft, type DraftAt, type OpenedDraft } from '../../commands/draft/open-draft.ts'
import { type DraftSave, saveDraft, type SavedDraft } from '../../commands/draft/save-draft.ts'
import { checkDraft, type CheckedDraft } from '../../commands/draft/send-draft.ts'
import { addUpload, removeUpload } from '../../commands/draft/uploads.ts'
import type { Typed } from '../../domain/question/answer.ts'
import { accountOwner, browserOwner, type DraftOwner } from '../../domain/question/draft-owner.ts'
import type { FormPlace } from '../../domain/question/form-place.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { digest } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import {
  type FieldFault,
  type FormRefusal,
  refuseFields,
  type SubmittedForm,
} from '../form/submitted.ts'
import { type AnyVisit, contextOf } from '../personal.ts'
import { draftCookie } from '../visitor.ts'
import {
  answerName,
  draftFields,
  faultsAtFields,
  fileFields,
  fileName,
  inFormOrder,
  shownFileName,
  typedIn,
} from './field-name.ts'

/** Whose drafts a visitor's are: their account's, or their browser's until they sign in. */
export function draftOwnerOf(visit: AnyVisit): DraftOwner {
  const { account } = visit.visitor.actor
  return account === null ? browserOwner(digest(visit.draftToken())) : accountOwner(account)
}

/**
 * Makes what a browser has kept the account's, once its visitor has signed in. To be called
 * wherever an account's drafts are shown; opening a form does so itself.
 */
export async function claimBrowserDrafts(visit: AnyVisit): Promise<void> {
  const { account } = visit.visitor.actor
  const token = visit.cookie(draftCookie)
  if (account === null || token === undefined) return
  const owners = { browser: browserOwner(digest(token)), account: accountOwner(account) }
  await claimDrafts(contextOf(visit), owners)
}

/** Opens a form of questions for a visitor. */
export async function openAnswers(visit: AnyVisit, place: FormPlace): Promise<OpenedDraft> {
  await claimBrowserDrafts(visit)
  return openDraft(contextOf(visit), { owner: draftOwnerOf(visit), place })
}

/**
 * Saves what a page of questions sent: for the act of saving a draft, by hand or while it is typed.
 * Refuses files that cannot be taken, at their fields; everything else is kept all the same.
 */
export async function saveAnswers(
  visit: AnyVisit,
  form: SubmittedForm,
  place: FormPlace,
): Promise<Result<SavedDraft, FormRefusal>> {
  const received = await receive(visit, form, place)
  const saved = await saveDraft(contextOf(visit), received.save)
  if (!saved.ok) return saved
  return received.faults.length === 0 ? saved : refuseFields(received.faults)
}

/**
 * Saves what a page of questions sent, and refuses all that keeps it from being sent on, each fault
 * at its field. Where the questions have changed meanwhile the page is to be shown again.
 */
export async function checkAnswers(
  visit: AnyVisit,
  form: SubmittedForm,
  place: FormPlace,
): Promise<Result<CheckedDraft, FormRefusal>> {
  const received = await receive(visit, form, place)
  await dropUnticked(visit, form, { ...received, keys: fileKeys(received.questions) })
  const checked = await checkDraft(contextOf(visit), received.save)
  if (!checked.ok) return checked
  const { form: questions, typed, faults, notes } = checked.value
  const atFields = faultsAtFields(questions, typed, faults)
  const own = received.faults.map(({ field }) => field)
  const all = [...received.faults, ...atFields.filter(({ field }) => !own.includes(field))]
  if (all.length > 0) return refuseFields(inFormOrder(questions, all))
  return notes.length > 0 ? questionsChanged : ok(checked.value)
}

/**
 * What the page shows in its fields: what is kept, or what was sent where that could not be kept.
 */
export function shownTyped(visit: AnyVisit, opened: OpenedDraft): Typed {
  const { entered } = visit
  const isUnkept = entered !== null && unkept.has(entered.refusal.code)
  return isUnkept ? typedIn(entered.form, opened.form) : opened.typed
}

/** The refusals of saving a draft. */
const unkept: ReadonlySet<string> = new Set(['draft_too_long', 'form_version_unknown'])

type Received = {
  readonly at: DraftAt
  readonly questions: QuestionForm
  readonly save: DraftSave
  readonly faults: readonly FieldFault[]
}

async function receive(visit: AnyVisit, form: SubmittedForm, place: FormPlace): Promise<Received> {
  const at = { owner: draftOwnerOf(visit), place }
  const { form: questions } = await openAnswers(visit, place)
  const { typed, faults } = await takeFiles(visit, form, { at, questions })
  const revision = form.text(draftFields.revision)
  const version = form.text(draftFields.version)
  const save = {
    ...at,
    typed,
    version: /^\d{1,9}$/.test(version) ? Number(version) : -1,
    revision: /^\d{1,9}$/.test(revision) ? Number(revision) : null,
    writer: form.text(draftFields.writer).slice(0, 100),
  }
  return { at, questions, save, faults }
}

/** Keeps the files that came, and puts their ids beside those that were attached before. */
async function takeFiles(
  visit: AnyVisit,
  form: SubmittedForm,
  { at, questions }: Pick<Received, 'at' | 'questions'>,
): Promise<{ readonly typed: Typed; readonly faults: readonly FieldFault[] }> {
  const typed: Record<string, readonly string[]> = { ...everythingIn(form, questions) }
  const faults: FieldFault[] = []
  for (const { key, answer } of questions.questions) {
    const came = filesIn(form, key)
    if (answer.kind !== 'file' || came.length === 0) continue
    await dropUnticked(visit, form, { at, keys: [key] })
    const [ids, refused] = [[...(typed[key] ?? [])], [] as Bilingual[]]
    for (const file of came) {
      const added = await addUpload(contextOf(visit), { ...at, question: key, file })
      if (added.ok) ids.push(added.value.upload)
      else refused.push(added.refusal.message)
    }
    typed[key] = ids
    // The page that follows has a field for another file only where there is room for one.
    const field = ids.length < answer.count ? fileName(key, 1) : answerName(key)
    faults.push(...refused.map((message) => ({ field, message })))
  }
  return { typed, faults }
}

function filesIn(form: SubmittedForm, key: string) {
  const fields = Array.from({ length: fileFields }, (_, index) => fileName(key, index + 1))
  return fields.map((field) => form.file(field)).filter((file) => file !== undefined)
}

/** A page of an older version has fields that the present one does not know: they are kept, too. */
function everythingIn(form: SubmittedForm, questions: QuestionForm): Typed {
  const older = form.entries.flatMap(([name]) => {
    const [, prefix, key] = /^(answer|other)\.(.+)$/.exec(name) ?? []
    if (key === undefined) return []
    return [[prefix === 'other' ? `${key}.other` : key, form.texts(name)] as const]
  })
  return { ...Object.fromEntries(older), ...typedIn(form, questions) }
}

/** Takes back the files that the page showed and that were unticked. */
async function dropUnticked(
  visit: AnyVisit,
  form: SubmittedForm,
  { at, keys }: { readonly at: DraftAt; readonly keys: readonly string[] },
): Promise<void> {
  for (const key of keys) {
    const kept = new Set(form.texts(answerName(key)))
    const unticked = form.texts(shownFileName(key)).filter((id) => uuid.test(id) && !kept.has(id))
    for (const upload of unticked) {
      await removeUpload(contextOf(visit), { owner: at.owner, upload })
    }
  }
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

const fileKeys = ({ questions }: QuestionForm): readonly string[] =>
  questions.filter(({ answer }) => answer.kind === 'file').map(({ key }) => key)

const questionsChanged = refuse(
  'questions_changed_meanwhile',
  '入力している間に質問が変わりました。下の案内を見て、答えを確かめてください。入力した内容は残っています。',
  'The questions have changed while you were filling them in. See the notes below and check your answers. What you entered is still here.',
)
