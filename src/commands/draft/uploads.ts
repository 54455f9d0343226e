/** Handing in files before an application is sent, and finding them again. */
import type { AnsweredFile } from '../../domain/question/answer.ts'
import type { DraftOwner } from '../../domain/question/draft-owner.ts'
import { examineFile, type IncomingFile } from '../../domain/question/examine-file.ts'
import { maxWaitingBytes, refuseRoom } from '../../domain/question/file-limit.ts'
import { findQuestion } from '../../domain/question/question.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { getQuestionForm } from '../../store/question-form.ts'
import {
  deleteWaitingUpload,
  findUpload,
  holdUploads,
  insertUpload,
  listWaitingUploads,
  sumWaitingBytes,
  type Upload,
} from '../../store/upload.ts'
import type { Context } from '../context.ts'
import { type DraftAt, draftPlaceOf } from './open-draft.ts'

/** A file that comes in as the answer to a question. */
export type UploadGiven = DraftAt & { readonly question: string; readonly file: IncomingFile }

/**
 * Keeps a file for the answer to a question; the same file once, however often it is sent. Refuses
 * one that the question does not take, by what its bytes are, more files than the question asks
 * for, and more than there is room for before they are sent.
 */
export function addUpload(context: Context, given: UploadGiven): Promise<Result<AnsweredFile>> {
  return withAuthority(context.database, context.authority, async (books) => {
    const { owner, place, question: key, file } = given
    const question = findQuestion(await getQuestionForm(books, place), key)
    if (question?.answer.kind !== 'file') return noFileAsked
    const examined = examineFile(question.answer, file)
    if (!examined.ok) return examined
    await holdUploads(books, owner)
    const { name, type, size } = examined.value
    const beside = await listWaitingUploads(books, draftPlaceOf(given))
    const sha256 = digest(file.bytes)
    const twin = beside.find(
      (one) => one.question === key && one.name === name && one.sha256 === sha256,
    )
    if (twin) return ok({ upload: twin.upload, name, type, size })
    const waiting = await sumWaitingBytes(books, owner)
    if (waiting + size > maxWaitingBytes) return refuseRoom(name, size, waiting)
    const count = beside.filter((one) => one.question === key).length
    if (count >= question.answer.count) return refuseCount(name, question.answer.count)
    const createdAt = toInstant(context.clock.now())
    const content = { name, type, bytes: file.bytes, sha256 }
    const kept = { ...draftPlaceOf(given), question: key, ...content, createdAt }
    return ok({ upload: await insertUpload(books, kept), name, type, size })
  })
}

/** Takes a file back that was not sent yet. Gives whether it was there. */
export function removeUpload(
  context: Context,
  given: { readonly owner: DraftOwner; readonly upload: string },
): Promise<boolean> {
  return withAuthority(context.database, context.authority, (books) =>
    deleteWaitingUpload(books, given),
  )
}

/** A file with its bytes. Who may have it is for the caller to ask: by its owner or application. */
export function openUpload(
  context: Context,
  upload: string,
): Promise<(Upload & { readonly bytes: Uint8Array }) | undefined> {
  return withAuthority(context.database, context.authority, (books) => findUpload(books, upload))
}

const noFileAsked: Refused = refuse(
  'question_takes_no_file',
  'この質問は、ファイルを受け取る質問ではなくなりました。画面を開き直してください。',
  'This question does not ask for a file any more. Open the page again.',
)

function refuseCount(name: string, most: number): Refused {
  return refuse(
    'files_too_many',
    `「${name}」は添付できません。この質問のファイルは${most}個までです。先にほかのファイルを外してください。`,
    `"${name}" cannot be attached: this question takes at most ${most}. Remove another file first.`,
  )
}
