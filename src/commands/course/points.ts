/** Points that staff give by hand before a selection. */
import { checkHandPoints } from '../../domain/delivery/course/points.ts'
import type { Criterion } from '../../domain/delivery/course/selection-settings.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type GivenPoints, writePoints } from '../../store/course-intake.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { readCandidates } from './intake.ts'
import { lockCourse } from './open-course.ts'
import { courseRights } from './rights.ts'

/** Gives points, in place of those given before: 10,000 at once at most. Null takes points away. */
export async function givePoints(
  context: ActorContext,
  given: { readonly offering: string; readonly points: readonly GivenPoints[] },
): Promise<Result<Done<{ readonly given: number }>>> {
  if (given.points.length > 10_000) return tooMany
  const of = { offering: given.offering }
  const act = { name: 'course.points', input: given, of, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command }) => {
    const asked = { by: context.by, right: courseRights.select }
    const course = await lockCourse(books, given.offering, asked)
    if (!course.ok) return course
    const { selection } = course.value.settings
    const candidates = await readCandidates(books, given.offering, selection)
    const known = new Set(candidates.map(({ person }) => person.application))
    const criteria = new Map(selection.criteria.map((each) => [each.key, each]))
    for (const each of given.points) {
      const refusal = known.has(each.application) ? faultOf(criteria, each) : notWaiting
      if (!refusal.ok) return refusal
    }
    await writePoints(books, given.points, command)
    return ok({ given: given.points.length })
  })
}

function faultOf(
  criteria: ReadonlyMap<string, Criterion>,
  { criterion: key, points }: GivenPoints,
): Result<unknown> {
  const criterion = criteria.get(key)
  if (criterion?.from !== 'hand') return criterionUnknown
  return points === null ? ok(null) : checkHandPoints(criterion, points)
}

const tooMany = refuse(
  'too_many_points_at_once',
  '一度に付けられる点数は10,000件までです。何回かに分けて保存してください。',
  'At most 10,000 points can be given at once. Save them in several parts.',
)

const notWaiting = refuse(
  'applicant_is_not_being_selected',
  '選考の対象でない申込に点数は付けられません。画面を開き直して、いまの一覧で付けてください。',
  'Points can only be given to those who are being selected. Open the page again.',
)

const criterionUnknown = refuse(
  'criterion_unknown',
  'この採点の項目はありません。設定が変わったかもしれません。画面を開き直してください。',
  'There is no such criterion: the settings may have changed. Open the page again.',
)
