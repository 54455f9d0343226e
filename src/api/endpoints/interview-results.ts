/** After a gathering: the results of interviews, and the questionnaire. */
import { z } from 'zod'
import { keepAnswers, sendQuestionnaire } from '../../commands/gathering/questionnaire.ts'
import { tellResults } from '../../commands/gathering/result.ts'
import { isCalendarDate } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { listResults } from '../../store/interview.ts'
import { getQuestionForm } from '../../store/question-form.ts'
import { answered, answeredOrTried } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { givenAnswers } from '../schema/application.ts'
import { bothLanguages, command, id, moment } from '../schema/basic.ts'
import { findDeskOffering } from './open-offering.ts'
import { readGivenAnswers } from './read-answers.ts'
import { findSeenApplication } from './read-application.ts'
import { hasFiles, settleFiles } from './settle-files.ts'

const listAll = endpoint({
  method: 'get',
  path: '/desk/offerings/{offering}/interviews',
  name: 'listInterviewResults',
  tag: 'gatherings',
  scope: 'application.read',
  summary: { ja: '実施した面接と結果の一覧', en: 'List interviews that took place, with results' },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          id,
          number: z.string(),
          booth: id,
          boothName: bothLanguages,
          name: z.string().nullable(),
          kana: z.string().nullable(),
          state: z.string(),
          startsAt: moment.nullable(),
          metAt: moment.nullable(),
        })
        .meta({ id: 'InterviewResult' }),
    ),
  }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.list')
      if (!found.ok) return found
      const results = await listResults(books, { offering: found.value.id })
      const items = results.map(({ code, booth, boothName, name, kana, state, ...each }) => {
        const { startsAt, metAt } = each
        return { id: each.id, number: code, booth, boothName, name, kana, state, startsAt, metAt }
      })
      return ok({ items })
    }),
})

const day = z.string().refine(isCalendarDate, {
  params: { ja: '2023-06-01の形の日付が必要です', en: 'a date as 2023-06-01 is needed' },
})

const tell = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/interview-results',
  name: 'tellInterviewResults',
  tag: 'gatherings',
  scope: 'activity.write',
  summary: { ja: '面接の採否を記録する', en: 'Record the results of interviews' },
  note: {
    ja: 'すべて記録するか、1件も記録しないかのどちらかです。open は結果を取り消します。',
    en: 'All of them, or none. "open" takes a result back.',
  },
  body: z
    .strictObject({
      results: z
        .array(
          z.strictObject({
            interview: id,
            outcome: z.enum(['hired', 'not-hired', 'open']),
            decidedOn: day.nullable().default(null),
          }),
        )
        .min(1)
        .max(5000),
    })
    .meta({ id: 'InterviewResults' }),
  hasDryRun: true,
  answer: z
    .strictObject({
      command,
      hired: z.int(),
      notHired: z.int(),
      reopened: z.int(),
      unchanged: z.int(),
    })
    .meta({ id: 'InterviewResultsTold' }),
  handle: async ({ context, params, body, dryRun }) => {
    const told = { offering: params.offering, booth: null, results: body.results, dryRun }
    const done = await tellResults(context, told)
    return answeredOrTried(done, dryRun, ({ hired, notHired, reopened, unchanged }) => {
      return { hired, notHired, reopened, unchanged }
    })
  },
})

const ask = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/questionnaire',
  name: 'sendQuestionnaire',
  tag: 'gatherings',
  scope: 'application.write',
  summary: { ja: '来場者にアンケートを送る', en: 'Ask those who came' },
  body: z
    .strictObject({
      session: id.nullable().default(null).meta({ description: 'Null for everyone who came.' }),
    })
    .meta({ id: 'QuestionnaireRound' }),
  answer: z
    .strictObject({ command, told: z.int(), without: z.int() })
    .meta({ id: 'QuestionnaireSent' }),
  handle: async ({ context, params, body }) => {
    const done = await sendQuestionnaire(context, { ...body, offering: params.offering })
    return answered(done, ({ told, without }) => ({ told, without }))
  },
})

const answer = endpoint({
  method: 'post',
  path: '/applications/{application}/questionnaire',
  name: 'answerQuestionnaire',
  tag: 'gatherings',
  scope: 'application.write',
  summary: { ja: 'アンケートに答える', en: 'Answer the questionnaire' },
  body: z.strictObject({ answers: givenAnswers }).meta({ id: 'QuestionnaireAnswers' }),
  answer: z.strictObject({ command, application: id }).meta({ id: 'QuestionnaireAnswered' }),
  status: 201,
  handle: async (call) => {
    const found = await inBooks(call, async (books) => {
      const seen = await findSeenApplication(books, call)
      if (!seen.ok) return seen
      const place = { offering: seen.value.offering.id, purpose: 'questionnaire' } as const
      return ok({ place, form: await getQuestionForm(books, place) })
    })
    if (!found.ok) return found
    const { place, form } = found.value
    const answers = await readGivenAnswers(call, { place, form, given: call.body.answers })
    if (!answers.ok) return answers
    const { application } = call.params
    const kept = { application, version: form.version, answers: answers.value }
    const done = await keepAnswers(call.context, kept)
    if (done.ok && hasFiles(answers.value)) {
      await settleFiles(call, place, { application, answers: answers.value })
    }
    return answered(done, () => ({ application }))
  },
})

/** The rows of what comes after a gathering. */
export const interviewResultEndpoints: readonly AnyEndpoint[] = [listAll, tell, ask, answer]
