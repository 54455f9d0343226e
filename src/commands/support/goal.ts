/** What a support aims at: setting goals, and saying whether they were reached. */
import type { GoalState } from '../../domain/delivery/support/goal.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import { isId, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { withAuthority } from '../../store/database.ts'
import { findGoal, insertGoal, settleGoal } from '../../store/support.ts'
import type { ActorContext } from '../context.ts'
import type { Done } from '../run.ts'
import { actOnSupport, dayOf } from './open-support.ts'

/** The goal that was set or settled. */
export type GoalWritten = { readonly application: string; readonly goal: string }

/** Sets a goal. The company reads it on its own page. */
export function setGoal(
  context: ActorContext,
  given: {
    readonly application: string
    readonly text: string
    readonly dueOn: CalendarDate | null
  },
): Promise<Result<Done<GoalWritten>>> {
  const { application, text, dueOn } = given
  const act = { name: 'support.goal', input: given, application }
  return actOnSupport(context, act, async ({ books, command }) => {
    const isText = text.trim() !== '' && plainText(1000).safeParse(text).success
    if (!isText) return goalWithoutText
    const goal = newId()
    const set = { id: goal, application, text, dueOn, state: 'open', settledOn: null } as const
    await insertGoal(books, set, command)
    return ok({ goal })
  })
}

/** Says how far a goal is; `open` takes an earlier answer back. */
export async function answerGoal(
  context: ActorContext,
  given: { readonly goal: string; readonly state: GoalState },
): Promise<Result<Done<GoalWritten>>> {
  const { database, authority } = context
  const { goal: id, state } = given
  const known = isId(id)
    ? await withAuthority(database, authority, (books) => findGoal(books, id))
    : undefined
  if (!known) return goalUnknown
  const { application } = known
  const act = { name: 'support.goal-answer', input: given, application }
  return actOnSupport(context, act, async ({ books, recordedAt }) => {
    const settledOn = state === 'open' ? null : dayOf(recordedAt)
    await settleGoal(books, { id, state, settledOn })
    return ok({ goal: id })
  })
}

const goalWithoutText = refuse(
  'support_goal_without_text',
  '目標を、1,000文字以内で入力してください。',
  'Write the goal, in at most 1,000 characters.',
)

const goalUnknown = refuse(
  'support_goal_unknown',
  'この目標は見つかりません。画面を開き直してください。',
  'This goal cannot be found. Open the page again.',
)
