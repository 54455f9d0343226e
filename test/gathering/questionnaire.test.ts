/** The questionnaire: those who came are asked once, answer once, and can be forgotten. */
import { expect, it } from 'vitest'
import { actingAs } from '../../src/commands/context.ts'
import { saveDraft } from '../../src/commands/draft/save-draft.ts'
import {
  answerQuestionnaire,
  forgetAnswers,
  sendQuestionnaire,
} from '../../src/commands/gathering/questionnaire.ts'
import { letInByName } from '../../src/commands/gathering/let-in.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { accountOwner } from '../../src/domain/question/draft-owner.ts'
import { summarise } from '../../src/domain/delivery/questionnaire-summary.ts'
import { parseStoredAnswers } from '../../src/domain/question/stored-answers.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import type { Result } from '../../src/kit/result.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { getQuestionForm } from '../../src/store/question-form.ts'
import { listQuestionnaireAnswers } from '../../src/store/questionnaire.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, runner, taken } from '../world/delivery.ts'
import {
  type Fair,
  type FairVisitor,
  inMay,
  letIn,
  openDoorOf,
  openFair,
  reserveSeat,
} from '../world/gathering.ts'
import { ask, line, oneOf } from '../world/questions.ts'

const { context, database } = await cloneDatabase()
const evening = at(context, '2023-06-01T09:00:00Z')
const staff = runner(evening)

const inBooks = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(database, context.authority, read)

const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.code)

const questions = [
  ask('liked', oneOf('yes', 'no'), { required: true, personal: false, statistics: true }),
  ask('mail', { kind: 'mail' }),
  ask('words', line, { personal: false }),
]

async function asked(): Promise<Fair> {
  const fair = await openFair(context)
  const place = { offering: fair.offering, purpose: 'questionnaire', version: 0 } as const
  taken(await replaceQuestions(at(runner(context), inMay), { ...place, questions }))
  return fair
}

/** Somebody fills in the questionnaire and sends it. */
async function answer(
  fair: Fair,
  visitor: FairVisitor,
  typed: Readonly<Record<string, readonly string[]>>,
) {
  const by = actingAs(evening, visitor.actor)
  const owner = accountOwner(present(visitor.actor.account, 'an account'))
  const place = { offering: fair.offering, purpose: 'questionnaire' } as const
  const draft = { owner, place }
  taken(await saveDraft(by, { ...draft, typed, version: 1, revision: null, writer: newId() }))
  return answerQuestionnaire(by, { draft, application: visitor.application })
}

it('goes once to those who came and have an account', async () => {
  const fair = await asked()
  const [came, stayed] = [await reserveSeat(context, fair), await reserveSeat(context, fair)]
  await letIn(context, [came])
  const { by } = await openDoorOf(context, fair.session)
  const walkIn = { session: fair.session, name: '飛入 太郎', language: 'ja', key: newId() } as const
  taken(await letInByName(by, walkIn))
  const round = { offering: fair.offering, session: fair.session }
  expect(taken(await sendQuestionnaire(staff, round)).outcome).toEqual({ told: 1, without: 1 })
  expect(taken(await sendQuestionnaire(staff, round)).outcome).toEqual({ told: 0, without: 1 })
  const sent = await inBooks(async ({ client }) => {
    const found = await client.query<{ application: string; details: { page: string } }>(
      "select application, details from notice where template = 'questionnaire'",
    )
    return found.rows
  })
  expect(sent.map(({ application }) => application)).toEqual([came.application])
  expect(JSON.stringify(sent)).toContain(`/my/applications/${came.application}/questionnaire`)
  expect(JSON.stringify(sent)).not.toContain(stayed.application)
})

it('is not sent without questions, nor by a volunteer', async () => {
  const fair = await openFair(context)
  const round = { offering: fair.offering, session: null }
  expect(codeOf(await sendQuestionnaire(staff, round))).toBe('questionnaire_has_no_questions')
  const { by } = await openDoorOf(context, fair.session)
  expect(codeOf(await sendQuestionnaire(by, round))).toBe('act_not_allowed')
})

it('is answered once, by those who came, and tells nobody who said it', async () => {
  const fair = await asked()
  const [came, stayed] = [await reserveSeat(context, fair), await reserveSeat(context, fair)]
  await letIn(context, [came])
  expect(codeOf(await answer(fair, came, { words: ['よかった'] }))).toBe('answer_is_missing')
  const typed = { liked: ['yes'], mail: ['hanako@example.jp'], words: ['よかった'] }
  expect(codeOf(await answer(fair, stayed, typed))).toBe('act_does_not_follow')
  taken(await answer(fair, came, typed))
  expect(codeOf(await answer(fair, came, typed))).toBe('done_already')
  const kept = await inBooks((books) => listQuestionnaireAnswers(books, fair))
  expect(kept).toHaveLength(1)
  const outcomes = await inBooks(async ({ client }) => {
    const found = await client.query<{ outcome: unknown }>('select outcome from command')
    return JSON.stringify(found.rows)
  })
  expect(outcomes).not.toMatch(/hanako@example|よかった/)
})

it('adds up for staff, and withholds small numbers from the public', async () => {
  const fair = await asked()
  const visitors = []
  for (let index = 0; index < 6; index += 1) visitors.push(await reserveSeat(context, fair))
  await letIn(context, visitors)
  for (const [index, visitor] of visitors.entries()) {
    taken(await answer(fair, visitor, { liked: [index === 0 ? 'no' : 'yes'] }))
  }
  const [form, kept] = await inBooks(async (books) => [
    await getQuestionForm(books, { offering: fair.offering, purpose: 'questionnaire' }),
    await listQuestionnaireAnswers(books, { offering: fair.offering, session: fair.session }),
  ])
  const responses = kept.map(({ answers }) => parseStoredAnswers(answers))
  const [liked] = summarise(form, responses, 'staff')
  expect(liked?.lines?.map(({ count }) => count)).toMatchObject([
    { state: 'number', value: 5 },
    { state: 'number', value: 1 },
    { state: 'zero' },
  ])
  const [hidden] = summarise(form, responses, 'public')
  expect(JSON.stringify(hidden)).toContain('suppressed')
})

it('forgets what tells who somebody is, and keeps the rest', async () => {
  const fair = await asked()
  const visitor = await reserveSeat(context, fair)
  await letIn(context, [visitor])
  const typed = { liked: ['yes'], mail: ['hanako@example.jp'], words: ['よかった'] }
  taken(await answer(fair, visitor, typed))
  const found = await inBooks((books) => findApplication(books, visitor.application))
  const party = present(found?.party, 'a party')
  expect(await inBooks((books) => forgetAnswers(books, party))).toBe(1)
  const [kept] = await inBooks((books) => listQuestionnaireAnswers(books, fair))
  expect(Object.keys(parseStoredAnswers(kept?.answers))).toEqual(['liked', 'words'])
})
