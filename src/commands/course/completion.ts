/** Marking people as having completed a course, each with a certificate. */
import { ok, type Refusal, refuse, type Result } from '../../kit/result.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { issueCertificates } from './certificate.ts'
import { type JudgedLearner, readClass } from './learners.ts'
import { lockCourse } from './open-course.ts'
import { courseRights } from './rights.ts'

/** Who is to be marked. */
export type Completion = {
  readonly offering: string
  readonly applications: readonly string[]
  /** Why those too who do not meet the rule; also where the year is closed. */
  readonly reason?: string | null
}

/** What came of it. */
export type Completed = {
  readonly completed: readonly string[]
  readonly refused: readonly { readonly application: string; readonly refusal: Refusal }[]
}

/**
 * Marks people as having completed the course and issues their certificates. Whoever does not meet
 * the rule at this moment is refused, unless a reason is given. Refuses where nobody is left.
 */
export async function completeCourse(
  context: ActorContext,
  given: Completion,
): Promise<Result<Done<Completed>>> {
  const { offering, applications } = given
  const reason = given.reason?.trim() || null
  const input = { ...given, reason }
  const act = { name: 'course.complete', input, reason, lock: 'in-turn' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: now } = running
    const asked = { by: context.by, right: courseRights.complete }
    const course = await lockCourse(books, offering, asked)
    if (!course.ok) return course
    if (applications.length === 0) return nobodyNamed
    const { learners } = await readClass(books, course.value, now)
    const known = new Map(learners.map((learner) => [learner.application, learner]))
    const short = applications.flatMap((application) => {
      const learner = known.get(application)
      const refusal = learner ? shortOf(learner, reason) : notALearner.refusal
      return refusal ? [{ application, refusal }] : []
    })
    const barred = new Set(short.map(({ application }) => application))
    const able = applications.filter((application) => !barred.has(application))
    const [first] = short
    if (able.length === 0 && first) return { ok: false, refusal: first.refusal }
    const acting = { act: 'complete', applications: able, reason, by: context.by, now } as const
    const acted = await perform(running, acting)
    if (!acted.ok) return acted
    const { done: completed, refused } = acted.value
    const issued = await issueCertificates(running, course.value, completed)
    return issued.ok ? ok({ completed, refused: [...short, ...refused] }) : issued
  })
}

/** What a learner lacks, as the refusal of their completion. */
function shortOf({ judgement }: JudgedLearner, reason: string | null): Refusal | null {
  if (reason !== null || judgement?.state === 'completed') return null
  if (judgement === null) return ruleMissing.refusal
  const [ja, en] = [
    judgement.missing.map(({ message }) => message.ja).join(''),
    judgement.missing.map(({ message }) => message.en).join(' '),
  ]
  return refuse(
    'completion_rule_not_met',
    `修了の条件を満たしていません。${ja}それでも修了にするときは、理由を入力してください。`,
    `The rule for completion is not met. ${en} To mark it as completed all the same, give a reason.`,
  ).refusal
}

const nobodyNamed = refuse(
  'nobody_named',
  '修了にする人が選ばれていません。1人以上選んでください。',
  'Nobody was chosen. Choose at least one person.',
)

const notALearner = refuse(
  'not_a_learner',
  'この講座の受講者ではない人が含まれています。画面を開き直して、選び直してください。',
  'Somebody among them does not take this course. Open the page again, and choose anew.',
)

const ruleMissing = refuse(
  'completion_rule_missing',
  '修了の条件が設定されていません。「講座の設定」で条件を決めるか、修了にする理由を入力してください。',
  'The course has no rule for completion. Set one, or give a reason for the completion.',
)
