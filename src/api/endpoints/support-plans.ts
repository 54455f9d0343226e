/** What a support aims at, and what is due in it. */
import { z } from 'zod'
import { answerDue, planFollowUp, planNextStep, undoAnswer } from '../../commands/support/due.ts'
import { answerGoal, setGoal } from '../../commands/support/goal.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { answered } from '../answered.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, id, reason } from '../schema/basic.ts'
import { day, dueAnswer, owing } from '../schema/support.ts'

const planned = z.strictObject({ command, due: id }).meta({ id: 'SupportPlanned' })
const aimed = z.strictObject({ command, goal: id }).meta({ id: 'SupportAimed' })

const nextStep = endpoint({
  method: 'post',
  path: '/desk/supports/{application}/next-step',
  name: 'planSupportStep',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '次の予定を決める', en: 'Say what comes next' },
  body: z
    .strictObject({
      text: plainText(1000).min(1),
      on: day,
      owing,
      before: z.enum(['done', 'dropped']).default('done').meta({
        description: 'What became of the step that stands now.',
      }),
    })
    .meta({ id: 'SupportNextStep' }),
  answer: planned,
  status: 201,
  handle: async ({ context, params: { application }, body }) =>
    answered(await planNextStep(context, { ...body, application }), ({ due }) => ({ due })),
})

const followUp = endpoint({
  method: 'post',
  path: '/desk/supports/{application}/follow-ups',
  name: 'planSupportFollowUp',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: 'フォローする日を加える', en: 'Add a day to get in touch' },
  body: z
    .strictObject({ text: plainText(1000).min(1), on: day, owing })
    .meta({ id: 'SupportFollowUp' }),
  answer: planned,
  status: 201,
  handle: async ({ context, params: { application }, body }) =>
    answered(await planFollowUp(context, { ...body, application }), ({ due }) => ({ due })),
})

const answer = endpoint({
  method: 'post',
  path: '/desk/supports/dues/{due}/answer',
  name: 'answerSupportDue',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '予定や定着の確認に答える', en: 'Settle what is due' },
  body: z
    .strictObject({
      answer: dueAnswer,
      on: day,
      persons: z.int().min(1).max(10_000).nullable().default(null),
      reason,
    })
    .meta({ id: 'SupportAnswer' }),
  answer: planned,
  handle: async ({ context, params: { due }, body }) =>
    answered(await answerDue(context, { ...body, due }), () => ({ due })),
})

const undo = endpoint({
  method: 'post',
  path: '/desk/supports/dues/{due}/undo',
  name: 'undoSupportAnswer',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '予定への答えを取り消す', en: 'Take an answer back' },
  body: z.strictObject({ reason: plainText(2000).min(1) }).meta({ id: 'SupportAnswerUndo' }),
  answer: planned,
  handle: async ({ context, params: { due }, body }) =>
    answered(await undoAnswer(context, { due, reason: body.reason }), () => ({ due })),
})

const goal = endpoint({
  method: 'post',
  path: '/desk/supports/{application}/goals',
  name: 'setSupportGoal',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '目標を加える', en: 'Set a goal' },
  body: z
    .strictObject({ text: plainText(1000).min(1), dueOn: day.nullable().default(null) })
    .meta({ id: 'SupportNewGoal' }),
  answer: aimed,
  status: 201,
  handle: async ({ context, params: { application }, body }) =>
    answered(await setGoal(context, { ...body, application }), (made) => ({ goal: made.goal })),
})

const settle = endpoint({
  method: 'put',
  path: '/desk/supports/goals/{goal}',
  name: 'answerSupportGoal',
  tag: 'supports',
  scope: 'application.write',
  summary: { ja: '目標の達成を記録する', en: 'Say how far a goal is' },
  body: z
    .strictObject({ state: z.enum(['open', 'reached', 'dropped']) })
    .meta({ id: 'SupportGoalState' }),
  answer: aimed,
  handle: async ({ context, params, body: { state } }) =>
    answered(await answerGoal(context, { goal: params.goal, state }), (made) => {
      return { goal: made.goal }
    }),
})

/** The rows of plans and goals. */
export const supportPlanEndpoints: readonly AnyEndpoint[] = [
  nextStep,
  followUp,
  answer,
  undo,
  goal,
  settle,
]
