/**
 * What a grant comes to: worked out from the rule of its course when it is applied for, decided at
 * most so high, fixed at most as high as decided (適正化法 第15条), and changed by the same rule. Every
 * sum is whole yen, and no step goes through a fraction.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { check } from '../../../kit/check.ts'
import { ok, type Refusal, refuse, type Result } from '../../../kit/result.ts'
import type { AmountRule, GrantCourse } from './grant-course.ts'
import { mostYen, yenWords } from './yen.ts'

/** What is asked for on a course: what its rule needs, null for the rest. */
export type AskedGrant = {
  /** The key of a fixed sum. */
  readonly tier: string | null
  /** The eligible cost. */
  readonly costYen: number | null
  readonly persons: number | null
  /** The sum asked for; null for as much as the rule gives. */
  readonly yen: number | null
}

/** What an award is in figures. */
export type GrantAmount = {
  readonly yen: number
  /** For how many people; null where the grant is not for people. */
  readonly persons: number | null
}

/** What was spent or done, by the result report: what the course's rule needs. */
export type SpentGrant = Pick<AskedGrant, 'costYen' | 'persons'>

/** The sum that a course gives for what is asked; refuses with the first fault. */
export function computeAward(course: GrantCourse, asked: AskedGrant): Result<GrantAmount> {
  const [fault] = listAwardFaults(course, asked)
  if (fault) return { ok: false, refusal: fault }
  const most = mostFor(course.amount, asked)
  check(most !== null, 'what is asked has what the rule needs')
  return ok({ yen: asked.yen ?? most, persons: asked.persons })
}

/** Everything that is wrong with what is asked; nothing where it can be awarded. */
export function listAwardFaults(course: GrantCourse, asked: AskedGrant): readonly Refusal[] {
  const faults = inputFaults(course.amount, asked)
  const most = faults.length === 0 ? mostFor(course.amount, asked) : null
  if (most === null) return faults
  const { amount } = course
  const least = amount.by === 'rate' ? (amount.leastYen ?? amount.roundDownTo) : 1
  if (most < least) return [belowLeast(most, least)]
  if (asked.yen === null) return []
  if (!isYen(asked.yen)) return [notYen(asked.yen)]
  if (amount.by === 'tier' && asked.yen !== most) return [notTheTier(asked.yen, most)]
  if (asked.yen < least) return [belowLeast(asked.yen, least)]
  return asked.yen > most ? [aboveCap(asked.yen, most)] : []
}

/** A decision in yen: at most what was worked out. In part where it is less. */
export function decideAmount(
  computed: GrantAmount,
  decidedYen: number,
): Result<GrantAmount & { readonly isInPart: boolean }> {
  if (!isYen(decidedYen)) return { ok: false, refusal: notYen(decidedYen) }
  if (decidedYen > computed.yen) {
    return { ok: false, refusal: aboveCap(decidedYen, computed.yen) }
  }
  return ok({ ...computed, yen: decidedYen, isInPart: decidedYen < computed.yen })
}

/**
 * The greatest sum at which an award can be fixed: what the rule gives for what was spent, never
 * above what was decided. Zero where nothing was spent. Refuses a report that lacks a number.
 */
export function fixAmount(
  decided: GrantAmount,
  spent: SpentGrant,
  { amount }: GrantCourse,
): Result<GrantAmount> {
  const missing = [
    amount.by !== 'person' && !isCount(spent.costYen) ? noCost : null,
    amount.by === 'person' && !isCount(spent.persons) ? noPersons : null,
  ].find((each) => each !== null)
  if (missing) return { ok: false, refusal: missing }
  return ok({
    yen: Math.min(decided.yen, reachedBy(amount, spent)),
    persons: spent.persons ?? decided.persons,
  })
}

/** Checks a sum that an officer fixes by hand: at most as high as {@link fixAmount} says. */
export function checkFixed(fixedYen: number, most: GrantAmount): Result<number> {
  if (!(Number.isSafeInteger(fixedYen) && fixedYen >= 0)) {
    return { ok: false, refusal: notYen(fixedYen) }
  }
  if (fixedYen <= most.yen) return ok(fixedYen)
  const [fixed, limit] = [yenWords(fixedYen), yenWords(most.yen)]
  return refuse(
    'fixed_amount_above_limit',
    `確定額${fixed.ja}が、交付決定額と実績から求めた上限の${limit.ja}を超えています。${limit.ja}以下にしてください。`,
    `The fixed amount of ${fixed.en} is above ${limit.en}, the limit by the decision and the report. Enter at most ${limit.en}.`,
  )
}

/** A change of an award by the rule of its course. */
export type AmountChange = GrantAmount & {
  /** Above zero where the award rises, and has to find room under the call's ceiling. */
  readonly differenceYen: number
}

/** Works out a changed award. Refuses a rise where the call does not allow one. */
export function changeAmount(
  course: GrantCourse,
  asked: AskedGrant,
  award: { readonly decidedYen: number; readonly mayRaise: boolean },
): Result<AmountChange> {
  const changed = computeAward(course, asked)
  if (!changed.ok) return changed
  const differenceYen = changed.value.yen - award.decidedYen
  if (differenceYen <= 0 || award.mayRaise) return ok({ ...changed.value, differenceYen })
  const [wanted, decided] = [yenWords(changed.value.yen), yenWords(award.decidedYen)]
  return refuse(
    'change_raises_the_award',
    `変更後の${wanted.ja}が、交付決定額の${decided.ja}を超えています。${decided.ja}以下で申請してください。`,
    `${wanted.en} after the change is above the award of ${decided.en}. Ask for at most ${decided.en}.`,
  )
}

/** What the rule gives at most for what is asked; null where it lacks what it needs. */
function mostFor(amount: AmountRule, asked: AskedGrant): number | null {
  if (amount.by === 'tier') {
    return amount.tiers.find(({ key }) => key === asked.tier)?.yen ?? null
  }
  const given = amount.by === 'rate' ? asked.costYen : asked.persons
  return given === null ? null : reachedBy(amount, asked)
}

/** A fixed sum repays at most what was spent. */
function reachedBy(amount: AmountRule, { costYen, persons }: SpentGrant): number {
  if (amount.by === 'person') return Math.min(persons ?? 0, amount.mostPersons) * amount.yen
  if (amount.by === 'tier') return costYen ?? 0
  return Math.min(amount.capYen, shareOf(amount, costYen ?? 0))
}

/** Exact for costs below a trillion yen: all steps are integers below 2⁵³. */
function shareOf(
  { numerator, denominator, roundDownTo }: Extract<AmountRule, { by: 'rate' }>,
  costYen: number,
): number {
  const whole = costYen * numerator
  const share = (whole - (whole % denominator)) / denominator
  return share - (share % roundDownTo)
}

function inputFaults(amount: AmountRule, asked: AskedGrant): readonly Refusal[] {
  if (asked.costYen !== null && !isCount(asked.costYen)) return [noCost]
  if (asked.persons !== null && !isCount(asked.persons)) return [noPersons]
  if (amount.by === 'tier') {
    return amount.tiers.some(({ key }) => key === asked.tier) ? [] : [noTier(amount.tiers)]
  }
  if (amount.by === 'rate') return isCount(asked.costYen) && asked.costYen > 0 ? [] : [noCost]
  if (!isCount(asked.persons) || asked.persons === 0) return [noPersons]
  return asked.persons > amount.mostPersons ? [manyPersons(asked.persons, amount.mostPersons)] : []
}

const isCount = (value: number | null): value is number =>
  value !== null && Number.isSafeInteger(value) && value >= 0 && value <= mostYen

const isYen = (value: number): boolean => isCount(value) && value > 0

const noCost = refuse(
  'eligible_cost_is_missing',
  '対象経費を、円単位の整数で入力してください。',
  'Enter the eligible cost in whole yen.',
).refusal

const noPersons = refuse(
  'number_of_people_is_missing',
  '対象の人数を、1人以上の整数で入力してください。',
  'Enter the number of people, a whole number from 1.',
).refusal

function noTier(tiers: readonly { readonly label: Bilingual }[]): Refusal {
  const [ja, en] = [
    tiers.map(({ label }) => label.ja).join('、'),
    tiers.map(({ label }) => label.en).join(', '),
  ]
  return refuse(
    'grant_tier_unknown',
    `金額の区分を選んでください: ${ja}。`,
    `Choose one of these sums: ${en}.`,
  ).refusal
}

function manyPersons(persons: number, most: number): Refusal {
  return refuse(
    'people_above_the_limit',
    `人数の${persons}人が、上限の${most}人を超えています。${most}人以下にしてください。`,
    `${persons} people are more than the ${most} that this course pays for. Enter at most ${most}.`,
  ).refusal
}

function aboveCap(wantedYen: number, capYen: number): Refusal {
  const [wanted, cap] = [yenWords(wantedYen), yenWords(capYen)]
  return refuse(
    'amount_above_cap',
    `${wanted.ja}は、このコースで認められる上限の${cap.ja}を超えています。${cap.ja}以下にしてください。`,
    `${wanted.en} is above ${cap.en}, the most that this course allows. Enter at most ${cap.en}.`,
  ).refusal
}

function notTheTier(wantedYen: number, tierYen: number): Refusal {
  const [wanted, tier] = [yenWords(wantedYen), yenWords(tierYen)]
  return refuse(
    'amount_differs_from_the_fixed_sum',
    `${wanted.ja}は、選んだ区分の定額${tier.ja}と違います。${tier.ja}にしてください。`,
    `${wanted.en} is not the fixed sum of ${tier.en}. Enter ${tier.en}.`,
  ).refusal
}

function belowLeast(yen: number, leastYen: number): Refusal {
  const [found, least] = [yenWords(yen), yenWords(leastYen)]
  return refuse(
    'amount_below_least',
    `助成額が${found.ja}となり、下限の${least.ja}に届きません。対象経費を確かめてください。`,
    `The grant would be ${found.en}, below the least sum of ${least.en}. Check the eligible cost.`,
  ).refusal
}

function notYen(value: number): Refusal {
  return refuse(
    'amount_is_not_whole_yen',
    `「${value}」は金額として使えません。1円以上の整数で入力してください。`,
    `"${value}" is not an amount. Enter whole yen, from 1.`,
  ).refusal
}
