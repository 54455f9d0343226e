/**
 * Sending answers after one has applied: papers, mended answers, reports. What is sent is kept as
 * the next version of its purpose, its files go along, the draft ends, and the application takes
 * its step: all in one act, under one key.
 */
import type { Application } from '../../domain/delivery/application.ts'
import type { LifecycleName } from '../../domain/delivery/register.ts'
import { purposeOfAct, sendingActsOf } from '../../domain/delivery/sent-form.ts'
import type { DraftOwner } from '../../domain/question/draft-owner.ts'
import type { Answers } from '../../domain/question/answer.ts'
import type { FormPurpose } from '../../domain/question/form-place.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import { listFaults } from '../../domain/question/read-answers.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { lockApplications, readDetails, rewriteDetailAnswers } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { getQuestionForm } from '../../store/question-form.ts'
import { insertSubmission, listSubmissions } from '../../store/submission.ts'
import type { ActorContext } from '../context.ts'
import type { DraftAt } from '../draft/open-draft.ts'
import { readStored, settleDraft } from '../draft/send-draft.ts'
import { checkSentForCertification } from '../certification/request.ts'
import { checkSentForGrant } from '../grant/after-sent.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { perform } from './act.ts'

/** What is sent, by which act, and whose draft holds it. */
export type SendingAnswers = {
  readonly application: string
  /** The act that sends it: "resubmit", "report". */
  readonly act: string
  readonly owner: DraftOwner
  /** The revision of the draft that was looked over; null where nothing was typed. */
  readonly revision: number | null
  /** What a kind of delivery does with the answers, in the same act; may refuse. */
  readonly also?: (running: Running, sent: SentForm) => Promise<Result<void>>
}

/** What was sent, as the kind of delivery reads it. */
export type SentForm = {
  /** As it was before the act. */
  readonly application: Application
  readonly purpose: FormPurpose
  readonly form: QuestionForm
  readonly answers: Answers
  readonly submission: string
}

/** What came of it. */
export type AnswersSent = { readonly submission: string }

/** Sends answers. Refuses what is incomplete, and whatever refuses the act. */
export function sendAnswers(
  context: ActorContext,
  { also, ...given }: SendingAnswers,
): Promise<Result<Done<AnswersSent>>> {
  const { application: id, act: name, owner, revision } = given
  const act = {
    name: `application.${name}`,
    input: { application: id, act: name, revision },
    lock: 'writing',
  } as const
  return runAct(context, act, async (running) => {
    const { books } = running
    const application = (await lockApplications(books, [id])).get(id)
    if (!application) return applicationUnknown
    const purpose = await findPurpose(books, application, name)
    if (purpose === null) return actSendsNothing
    const at: DraftAt = {
      owner,
      place: { offering: application.offering, purpose, application: id },
    }
    const read = await readComplete(books, at, revision)
    if (!read.ok) return read
    const submission = await keep(running, { application, purpose, act: name, ...read.value })
    const done = await perform(running, {
      act: name,
      applications: [id],
      by: context.by,
      now: running.recordedAt,
      reason: null,
      brings: ['answers', 'report'],
      details: { submission },
    })
    if (!done.ok) return done
    const sent = { application, purpose, submission, ...read.value }
    const checked = await checksOf[application.lifecycle]?.(running, sent, context.by)
    if (checked && !checked.ok) return checked
    const followed = await also?.(running, sent)
    if (followed && !followed.ok) return followed
    const { answers } = read.value
    return (await settleDraft(books, at, { application: id, answers }))
      ? ok({ submission })
      : filesMissing
  })
}

type SentCheck = (running: Running, sent: SentForm, by: ActorContext['by']) => Promise<Result<void>>

/** What a kind of delivery looks at in whatever was sent for it, by whomever. */
const checksOf: Readonly<Partial<Record<LifecycleName, SentCheck>>> = {
  grant: checkSentForGrant,
  certification: checkSentForCertification,
}

/** For which purpose an act of an application sends answers; null where it sends none. */
export async function findPurpose(
  books: Books,
  { id, lifecycle }: Pick<Application, 'id' | 'lifecycle'>,
  act: string,
): Promise<FormPurpose | null> {
  const acts = sendingActsOf(lifecycle)
  if (!acts.includes(act)) return null
  const sent = await listSubmissions(books, id)
  const reviewed = sent.filter(({ purpose }) => purpose === 'papers' || purpose === 'application')
  return purposeOfAct(lifecycle, act, reviewed.at(-1)?.purpose ?? 'application')
}

/** The draft, complete and as it was looked over. */
async function readComplete(
  books: Books,
  at: DraftAt,
  revision: number | null,
): Promise<Result<{ readonly form: QuestionForm; readonly answers: Answers }>> {
  const read = await readStored(books, at)
  if (read === null) {
    const form = await getQuestionForm(books, at.place)
    return form.questions.length === 0 ? ok({ form, answers: {} }) : draftMissing
  }
  if (read.revision !== revision) return draftChanged
  const [fault] = listFaults(read.form, read)
  if (fault) return { ok: false, refusal: { ...fault.refusal, message: fault.message } }
  return ok({ form: read.form, answers: read.answers })
}

type Kept = Omit<SentForm, 'submission'> & { readonly act: string }

/** Keeps what is sent. Of an application's own answers, those that it came with are version 1. */
async function keep(
  { books, command, recordedAt, recordedBy }: Running,
  { application, purpose, act, form, answers }: Kept,
): Promise<string> {
  const { id } = application
  const of = { application: id, purpose, command } as const
  if (purpose === 'application') {
    const known = await listSubmissions(books, id, purpose)
    const detail = (await readDetails(books, [id])).get(id)
    if (known.length === 0 && detail) {
      const first = { act: 'apply', sentAt: application.appliedAt, sentBy: recordedBy }
      const { formVersion } = application
      await insertSubmission(books, {
        ...of,
        ...first,
        formVersion: formVersion ?? 0,
        answers: detail.answers,
      })
    }
    await rewriteDetailAnswers(books, id, { answers, formVersion: form.version })
  }
  const sent = { act, sentAt: recordedAt, sentBy: recordedBy, formVersion: form.version, answers }
  return insertSubmission(books, { ...of, ...sent })
}

const applicationUnknown = refuse(
  'application_unknown',
  '申込が見つかりません。マイページの一覧から選び直してください。',
  'This application cannot be found. Choose it from the list on your page.',
)

const actSendsNothing = refuse(
  'act_sends_nothing',
  'この操作では書類を送れません。申込のページから選び直してください。',
  'Nothing is sent with this act. Choose one on the page of the application.',
)

const draftMissing = refuse(
  'draft_is_gone',
  '送る内容が見つかりません。すでに送信されたか、下書きが削除されています。申込のページを確かめてください。',
  'There is nothing to send: it was sent already, or the draft was deleted. Look at your application.',
)

const draftChanged = refuse(
  'draft_changed_meanwhile',
  '確認している間に、ほかの画面で内容が変わりました。内容をもう一度確かめてから送ってください。',
  'Another page has changed what you wrote while you were looking it over. Check it again, then send it.',
)

const filesMissing = refuse(
  'answer_file_unknown',
  '添付したファイルの一部が見つかりません。添付し直してから送ってください。',
  'Some of the files are gone. Attach them again, then send it.',
)
