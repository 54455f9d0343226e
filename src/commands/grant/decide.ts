/**
 * Deciding a grant (交付決定, 適正化法 第6条): in full or in part, at most what the rule of its course
 * gives and what is left of the budget, with the conditions that go with this award (第7条), by a
 * letter (第8条). Where less is left than the smallest award, the call closes itself in the same act.
 */
import { type AskedGrant, computeAward, decideAmount } from '../../domain/delivery/grant/award.ts'
import { eligibilityOf } from '../../domain/delivery/grant/eligibility.ts'
import type { GrantCourse } from '../../domain/delivery/grant/grant-course.ts'
import { verdictOf } from '../../domain/delivery/grant/review.ts'
import { findGrantCourse, type GrantSettings } from '../../domain/delivery/grant/settings.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import type { Books } from '../../store/database.ts'
import { type Award, type AwardCondition, writeAward } from '../../store/grant-award.ts'
import { perform } from '../application/act.ts'
import type { Measure } from '../application/write-steps.ts'
import type { ActorContext } from '../context.ts'
import { issueLetter } from '../letter/issue-letter.ts'
import { type Done, runAct } from '../run.ts'
import { closeIfGone } from './closing.ts'
import { judgeCase } from './eligibility.ts'
import { decisionLetter } from './letter-values.ts'
import { type GrantCase, lockGrantCase } from './open-grant.ts'
import { checkVerdict, readReviews } from './review.ts'

/** What the sum is worked out from, where the officer recognises other figures than were given. */
export type AwardBasis = {
  /** The key of the course. */
  readonly course: string
  readonly tier: string | null
  readonly costYen: number | null
  readonly persons: number | null
}

/** A decision. */
export type GrantDecision = {
  readonly application: string
  /** Null for what the rule gives for what was asked. */
  readonly yen: number | null
  readonly basis?: AwardBasis | null
  /** Word for word; absent: the call's standard conditions. */
  readonly conditions?: readonly AwardCondition[]
  /** When the funded activity ends; absent: as it was applied for. */
  readonly endsOn?: CalendarDate | null
  /** Needed where a rule of eligibility is not met. */
  readonly reason?: string | null
}

/** What came of it. */
export type GrantDecided = {
  readonly application: string
  readonly yen: number
  readonly isInPart: boolean
  readonly letter: string
  readonly number: string
  /** Whether the budget is gone with it, and the call closed. */
  readonly isCallClosed: boolean
}

/**
 * Decides a grant. Refuses where reviews are missing or do not pass, a sum above what the rule
 * gives or above what is left, and a company that does not meet a rule without a reason.
 */
export async function decideGrant(
  context: ActorContext,
  given: GrantDecision,
): Promise<Result<Done<GrantDecided>>> {
  const reason = given.reason?.trim() || null
  const act = {
    name: 'grant.decide',
    input: { ...given, reason },
    reason,
    lock: 'writing',
  } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt, command } = running
    const held = await lockGrantCase(books, given.application)
    if (!held.ok) return held
    const { settings, application } = held.value
    const id = application.id
    const may = await checkDecidable(books, held.value, reason)
    if (!may.ok) return may
    const made = makeAward(held.value, given, japanDate(new Date(recordedAt)))
    if (!made.ok) return made
    const { award, isInPart } = made.value
    const conditions = conditionsOf(settings, given.conditions)
    if (!conditions.ok) return conditions
    const name = settings.variant === 'fixed-sum' ? 'decide-sum' : 'decide'
    const acted = await perform(running, {
      ...{ act: name, applications: [id], by: context.by, now: recordedAt, reason },
      brings: ['reviews', 'amount'],
      own: new Map([[id, { weight: award.decidedYen, measure: measuresOf(award) }]]),
    })
    if (!acted.ok) return acted
    await writeAward(books, award, { act: name, conditions: conditions.value, command })
    const isCallClosed = await closeIfGone(running, held.value)
    const letter = await issueLetter(running, {
      ...({ sort: 'grant-decision', application: id } as const),
      values: decisionLetter(held.value, award),
      conditions: conditions.value.map(({ text }) => text),
    })
    if (!letter.ok) return letter
    return ok({ application: id, yen: award.decidedYen, isInPart, isCallClosed, ...letter.value })
  })
}

/** Whether the reviews and the rules of eligibility let a grant be decided. */
async function checkDecidable(
  books: Books,
  held: GrantCase,
  reason: string | null,
): Promise<Result<void>> {
  // What is not under review is refused by the table of states, in its words.
  if (held.application.state !== 'reviewing') return ok(undefined)
  const { reviews } = await readReviews(books, held.application.id)
  const reviewed = checkVerdict(verdictOf(held.settings, reviews))
  if (!reviewed.ok) return reviewed
  const verdicts = await judgeCase(books, held)
  if (eligibilityOf(verdicts) !== 'not-met' || reason !== null) return ok(undefined)
  const unmet = verdicts.find(({ judgement }) => judgement === 'not-met')
  const { ja = '', en = '' } = unmet?.sentence ?? {}
  return refuse(
    'eligibility_is_not_met',
    `対象の要件を満たしていません: ${ja} それでも決定するときは、理由を書いてください。`,
    `A rule of eligibility is not met: ${en} To decide nonetheless, give a reason.`,
  )
}

/** The sum that the rule gives, by what the officer recognises or what was applied for. */
export type Computed = {
  readonly course: GrantCourse
  readonly asked: AskedGrant
  readonly yen: number
  readonly persons: number | null
}

/** Works the sum out that a decision may reach. Refuses where the course is not known. */
export function computeFor(
  { settings, request }: Pick<GrantCase, 'settings' | 'request'>,
  { basis = null }: Pick<GrantDecision, 'basis'>,
): Result<Computed> {
  const course = basis === null ? request.course : findGrantCourse(settings, basis.course)
  if (!course) return courseUnknown
  const { tier, costYen, persons } = basis ?? request.asked
  // What was asked for is the limit too: nobody is given more than they wished for.
  const asked = { tier, costYen, persons, yen: basis === null ? request.asked.yen : null }
  const computed = computeAward(course, asked)
  return computed.ok ? ok({ course, asked, ...computed.value }) : computed
}

function makeAward(
  held: GrantCase,
  given: GrantDecision,
  today: CalendarDate,
): Result<{ readonly award: Award; readonly isInPart: boolean }> {
  const computed = computeFor(held, given)
  if (!computed.ok) return computed
  const { course, asked } = computed.value
  const decided = decideAmount(computed.value, given.yen ?? computed.value.yen)
  if (!decided.ok) return decided
  const { yen, persons, isInPart } = decided.value
  const { application, request, settings } = held
  const award: Award = {
    ...{ application: application.id, course: course.key, tier: asked.tier },
    ...{ costYen: asked.costYen, persons, computedYen: computed.value.yen },
    ...{ decidedYen: yen, decidedOn: today },
    endsOn: given.endsOn === undefined ? request.endsOn : given.endsOn,
    fixed: settings.variant === 'fixed-sum' ? { yen, on: today } : null,
    ...{ paidYen: 0, paidOn: null, revokedYen: 0, repayment: null },
    version: (held.award?.version ?? 0) + 1,
  }
  return ok({ award, isInPart })
}

function measuresOf({ decidedYen, persons }: Award): readonly Measure[] {
  const yen: Measure = { quantity: decidedYen, unit: 'yen' }
  return persons === null ? [yen] : [yen, { quantity: persons, unit: 'person' }]
}

/** The conditions as they were chosen and amended; the standard ones where nothing was said. */
function conditionsOf(
  { conditions }: GrantSettings,
  given: readonly AwardCondition[] | undefined,
): Result<readonly AwardCondition[]> {
  if (given === undefined) {
    const standard = conditions.filter((condition) => condition.standard)
    return ok(standard.map(({ key, text }) => ({ key, text })))
  }
  const blank = given.find(({ text }) => isBlank(text.ja))
  if (blank) return conditionBlank
  return ok(
    given.map(({ key, text }) => ({
      key,
      text: { ja: text.ja.trim(), en: isBlank(text.en) ? text.ja.trim() : text.en.trim() },
    })),
  )
}

const courseUnknown = refuse(
  'grant_course_unknown',
  '申請のコースがわかりません。コースと金額のもとになる数を選んでください。',
  'It is not known which course was applied for. Choose the course and its figures.',
)

const conditionBlank = refuse(
  'award_condition_is_blank',
  '交付条件に、文が空のものがあります。文を書くか、その条件を外してください。',
  'One of the conditions has no text. Write it, or leave the condition out.',
)
