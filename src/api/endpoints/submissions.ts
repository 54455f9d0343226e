/** What applicants send after they have applied, in its versions, and what is returned to them. */
import { z } from 'zod'
import { returnApplication } from '../../commands/application/return-application.ts'
import { findPurpose, sendAnswers } from '../../commands/application/send-answers.ts'
import { discardDraft } from '../../commands/draft/drafts.ts'
import { saveDraft } from '../../commands/draft/save-draft.ts'
import { accountOwner } from '../../domain/question/draft-owner.ts'
import { type FormPurpose, formPurposeNames } from '../../domain/question/form-place.ts'
import { parseStoredAnswers, storedAnswersSchema } from '../../domain/question/stored-answers.ts'
import { newId } from '../../kit/id.ts'
import { ok, refuse } from '../../kit/result.ts'
import { getQuestionForm } from '../../store/question-form.ts'
import { listReturns } from '../../store/return-item.ts'
import { listSubmissions } from '../../store/submission.ts'
import { answered } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { actName, givenAnswers } from '../schema/application.ts'
import { command, id, moment } from '../schema/basic.ts'
import { findSeenApplication } from './read-application.ts'
import { readGivenAnswers, textsOf } from './read-answers.ts'

const purpose = z.enum(formPurposeNames as [FormPurpose, ...FormPurpose[]])

const submission = z
  .strictObject({
    id,
    purpose,
    version: z.int(),
    formVersion: z.int(),
    act: z.string(),
    sentAt: moment,
    answers: storedAnswersSchema.nullable().meta({ description: 'Null where it was erased.' }),
  })
  .meta({ id: 'Submission' })

const returned = z
  .strictObject({
    purpose,
    returnedAt: moment,
    items: z.array(
      z.strictObject({ question: z.string().nullable(), remark: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Return' })

const list = endpoint({
  method: 'get',
  path: '/applications/{application}/submissions',
  name: 'listSubmissions',
  tag: 'applications',
  scope: 'application.read',
  summary: {
    ja: '申込のあとに送られた書類と差戻し',
    en: 'What was sent after applying, and returns',
  },
  answer: z
    .strictObject({ submissions: z.array(submission), returns: z.array(returned) })
    .meta({ id: 'Submissions' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const seen = await findSeenApplication(books, call)
      if (!seen.ok) return seen
      const sent = await listSubmissions(books, call.params.application)
      const returns = await listReturns(books, call.params.application)
      return ok({
        submissions: sent.map(({ sentBy: _by, answers, ...each }) => ({
          ...each,
          answers: answers === null ? null : parseStoredAnswers(answers),
        })),
        returns: returns.map((each) => {
          const { purpose: of, returnedAt, items } = each
          return { purpose: of, returnedAt, items: [...items] }
        }),
      })
    }),
})

const send = endpoint({
  method: 'post',
  path: '/applications/{application}/submissions',
  name: 'sendAnswers',
  tag: 'applications',
  scope: 'application.write',
  summary: { ja: '書類・報告を送る', en: 'Send papers or a report' },
  note: {
    ja: '操作（act）は listPossibleActs で分かります。',
    en: 'The acts that can be done are those of listPossibleActs.',
  },
  body: z.strictObject({ act: actName, answers: givenAnswers }).meta({ id: 'AnswersToSend' }),
  answer: z.strictObject({ command, submission: id }).meta({ id: 'AnswersSent' }),
  status: 201,
  handle: async (call) => {
    const { body, context, caller, params } = call
    const found = await inBooks(call, async (books) => {
      const seen = await findSeenApplication(books, call)
      if (!seen.ok) return seen
      const { application } = seen.value
      const asked = await findPurpose(books, application, body.act)
      if (asked === null) return actSendsNothing
      const { offering, id: own } = application
      const place = { offering, purpose: asked, application: own }
      return ok({ place, form: await getQuestionForm(books, place) })
    })
    if (!found.ok) return found
    const { place, form } = found.value
    const read = await readGivenAnswers(call, { place, form, given: body.answers })
    if (!read.ok) return read
    const owner = accountOwner(caller.account)
    const entries = Object.entries(body.answers).map(([key, value]) => [key, textsOf(value)])
    const typed = Object.fromEntries(entries) as Readonly<Record<string, readonly string[]>>
    const draft = { owner, place, version: form.version, typed, revision: null, writer: newId() }
    const saved = await saveDraft(context, draft)
    if (!saved.ok) return saved
    const { revision } = saved.value
    const given = { application: params.application, act: body.act, owner, revision }
    const done = await sendAnswers(context, given)
    // A retry, and what is refused, leaves no draft behind.
    await discardDraft(context, { owner, place })
    return answered(done, ({ submission: sent }) => ({ submission: sent }))
  },
})

const giveBack = endpoint({
  method: 'post',
  path: '/desk/applications/{application}/returns',
  name: 'returnApplication',
  tag: 'applications',
  scope: 'application.write',
  summary: { ja: '申請を差し戻す', en: 'Return an application to be mended' },
  body: z
    .strictObject({
      items: z
        .array(
          z.strictObject({
            question: z.string().max(60).nullable().default(null).meta({
              description: 'The key of the question; null for the whole.',
            }),
            remark: z.string().min(1).max(2000),
          }),
        )
        .min(1)
        .max(300),
    })
    .meta({ id: 'ReturnItems' }),
  answer: z.strictObject({ command, items: z.int() }).meta({ id: 'Returned' }),
  handle: async (call) => {
    const seen = await inBooks(call, (books) => findSeenApplication(books, call))
    if (!seen.ok) return seen
    const { application } = call.params
    const done = await returnApplication(call.context, { application, items: call.body.items })
    return answered(done, ({ items }) => ({ items }))
  },
})

const actSendsNothing = refuse(
  'act_sends_nothing',
  'この操作では書類を送れません。listPossibleActs の操作から選んでください。',
  'Nothing is sent with this act. Choose one of listPossibleActs.',
)

/** The rows of what is sent after applying. */
export const submissionEndpoints: readonly AnyEndpoint[] = [list, send, giveBack]
