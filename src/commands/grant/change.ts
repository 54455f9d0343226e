/**
 * Changes of what was granted (適正化法 第7条第1項): approved with the sum that follows, or not; the
 * activity suspended, taken up again, or abandoned, each with approval.
 */
import { changeAmount } from '../../domain/delivery/grant/award.ts'
import { findGrantCourse } from '../../domain/delivery/grant/settings.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { type AwardCondition, readConditions, writeAward } from '../../store/grant-award.ts'
import { listSubmissions } from '../../store/submission.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { issueLetter } from '../letter/issue-letter.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { closeIfGone } from './closing.ts'
import type { AwardBasis } from './decide.ts'
import { awardMissing, type GrantCase, lockGrantCase } from './open-grant.ts'

/** A change that is approved. */
export type GrantChange = {
  readonly application: string
  /** What is approved, a sentence at least; the letter says it. */
  readonly changes: readonly string[]
  /** The figures after the change; null: the sum stays. */
  readonly basis: AwardBasis | null
  /** The sum after the change; null for what the rule gives. */
  readonly yen: number | null
  readonly endsOn?: CalendarDate | null
  /** Word for word; absent: as they were. */
  readonly conditions?: readonly AwardCondition[]
}

/** What came of it. */
export type GrantChanged = { readonly application: string; readonly yen: number }

/** Approves a change. Refuses a rise where the call allows none, or nothing is left for it. */
export async function approveGrantChange(
  context: ActorContext,
  given: GrantChange,
): Promise<Result<Done<GrantChanged>>> {
  const changes = given.changes.map((each) => each.trim()).filter((each) => each !== '')
  const act = {
    name: 'grant.approve-change',
    input: { ...given, changes },
    lock: 'writing',
  } as const
  return runAct(context, act, async (running) => {
    const { books, command, recordedAt } = running
    const held = await lockGrantCase(books, given.application)
    if (!held.ok) return held
    const { application, award } = held.value
    if (!award) return awardMissing
    if (changes.length === 0) return changesMissing
    const changed = amountAfter(held.value, given)
    if (!changed.ok) return changed
    const { id } = application
    const yen = changed.value.decidedYen
    const acted = await perform(running, {
      ...{ act: 'approve-change', applications: [id], by: context.by, now: recordedAt },
      reason: null,
      brings: ['amount'],
      own: new Map([[id, { weight: yen - award.revokedYen }]]),
    })
    if (!acted.ok) return acted
    const conditions = given.conditions ?? (await readConditions(books, id))
    const endsOn = given.endsOn === undefined ? award.endsOn : given.endsOn
    const version = award.version + 1
    const next = { ...award, ...changed.value, endsOn, version }
    await writeAward(books, next, { act: 'approve-change', conditions, command })
    await closeIfGone(running, held.value)
    const sums = yen === award.decidedYen ? null : { amount: yen, before: award.decidedYen }
    const letter = await changeLetter(running, held.value, { changes, sums })
    return letter.ok ? ok({ application: id, yen }) : letter
  })
}

/** What is done about what a company asked for, beside a change of the sum. */
export const changeAnswers = {
  suspend: { ja: '中断を承認します。', en: 'The suspension is approved.' },
  abandon: { ja: '廃止を承認します。', en: 'It is approved that the activity is abandoned.' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** Approves a suspension or an abandonment; the latter frees the budget. */
export async function answerGrantChange(
  context: ActorContext,
  given: { readonly application: string; readonly answer: keyof typeof changeAnswers },
): Promise<Result<Done<{ readonly application: string }>>> {
  const act = { name: `grant.${given.answer}`, input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const held = await lockGrantCase(running.books, given.application)
    if (!held.ok) return held
    const { id } = held.value.application
    const acted = await perform(running, {
      ...{ act: given.answer, applications: [id], by: context.by, now: running.recordedAt },
      reason: null,
    })
    if (!acted.ok) return acted
    const changes = [changeAnswers[given.answer]]
    const letter = await changeLetter(running, held.value, { changes, sums: null })
    return letter.ok ? ok({ application: id }) : letter
  })
}

function amountAfter(
  { award, settings }: GrantCase,
  { basis, yen }: GrantChange,
): Result<{ readonly computedYen: number; readonly decidedYen: number }> {
  if (!award) return awardMissing
  const { computedYen, decidedYen } = award
  if (basis === null && yen === null) return ok({ computedYen, decidedYen })
  const figures = basis ?? { ...award, persons: award.persons }
  const course = findGrantCourse(settings, figures.course)
  if (!course) return awardMissing
  const { tier, costYen, persons } = figures
  const changed = changeAmount(
    course,
    { tier, costYen, persons, yen },
    { decidedYen, mayRaise: settings.changeMayRaise },
  )
  if (!changed.ok) return changed
  const after = { tier, costYen, persons: changed.value.persons, course: course.key }
  const computed = Math.max(changed.value.yen, basis === null ? computedYen : changed.value.yen)
  return ok({ ...after, computedYen: computed, decidedYen: changed.value.yen })
}

async function changeLetter(
  running: Running,
  { application, award }: GrantCase,
  said: {
    readonly changes: readonly (string | Bilingual)[]
    readonly sums: { readonly amount: number; readonly before: number } | null
  },
) {
  const requestedOn = await readRequestedOn(running.books, application)
  return issueLetter(running, {
    sort: 'grant-change-approval',
    application: application.id,
    values: {
      ...{ changes: said.changes, requestedOn, decidedOn: award?.decidedOn ?? null },
      ...said.sums,
    },
  })
}

/** The day on which the change was asked for; that of the last step where it came on paper. */
async function readRequestedOn(
  books: Books,
  { id, changedAt }: GrantCase['application'],
): Promise<CalendarDate> {
  const sent = await listSubmissions(books, id, 'change')
  return japanDate(new Date(sent.at(-1)?.sentAt ?? changedAt))
}

const changesMissing = refuse(
  'changes_missing',
  '承認する内容を書いてください。承認通知書に載ります。',
  'Say what is approved: it goes into the letter.',
)
