/** What applicants' answers are worth in a selection, and to which priority class they belong. */
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Criterion, PriorityClass } from './selection-settings.ts'

/**
 * What a selection reads of an application's answers, by the keys of the questions: the options
 * that were chosen, or a number. An unanswered question has no entry.
 */
export type SelectionAnswers = Readonly<Record<string, readonly string[] | number>>

/** Points that staff gave, by the keys of the criteria. */
export type HandPoints = Readonly<Record<string, number>>

/** One criterion's points; null where staff have still to give them. */
export type ScoreLine = { readonly criterion: Criterion; readonly points: number | null }

/** What each criterion gives, and the sum; null while any of them is open. */
export type Score = { readonly lines: readonly ScoreLine[]; readonly total: number | null }

/** Whether points are what staff may give for a criterion: whole, from 0 to its most. */
export function checkHandPoints(criterion: Criterion, points: number): Result<number> {
  const most = criterion.from === 'hand' ? criterion.most : 0
  if (criterion.from === 'hand' && Number.isInteger(points) && points >= 0 && points <= most) {
    return ok(points)
  }
  return refuse(
    'hand_points_out_of_range',
    `「${criterion.label.ja}」の${points}点は付けられません。0から${most}までの整数で入力してください。`,
    `${points} cannot be given for "${criterion.label.en}". Give a whole number from 0 to ${most}.`,
  )
}

/** Scores an applicant. An answer that no criterion names earns nothing. */
export function scoreOf(
  criteria: readonly Criterion[],
  given: { readonly answers: SelectionAnswers; readonly hand: HandPoints },
): Score {
  const lines = criteria.map((criterion) => ({ criterion, points: pointsFor(criterion, given) }))
  const total = lines.reduce<number | null>(
    (sum, { points }) => (sum === null || points === null ? null : sum + points),
    0,
  )
  return { lines, total }
}

/** The first class whose condition the answers meet; null for everyone else. */
export function classOf(
  classes: readonly PriorityClass[],
  answers: SelectionAnswers,
): string | null {
  const found = classes.find(({ when }) => {
    const answer = ownOf(answers, when.question)
    return Array.isArray(answer) && answer.some((chosen) => when.chose.includes(chosen))
  })
  return found?.key ?? null
}

function pointsFor(
  criterion: Criterion,
  { answers, hand }: { readonly answers: SelectionAnswers; readonly hand: HandPoints },
): number | null {
  if (criterion.from === 'hand') return ownOf(hand, criterion.key) ?? null
  const answer = ownOf(answers, criterion.question)
  if (criterion.from === 'choice') {
    const chosen = Array.isArray(answer) ? answer : []
    return best(chosen.map((option) => ownOf(criterion.points, option) ?? 0))
  }
  const reached = criterion.steps.filter(
    ({ atLeast }) => typeof answer === 'number' && answer >= atLeast,
  )
  return reached.toSorted((one, other) => other.atLeast - one.atLeast)[0]?.points ?? 0
}

const best = (points: readonly number[]): number => (points.length === 0 ? 0 : Math.max(...points))

/** What a record itself holds: a question may be called "constructor". */
function ownOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
