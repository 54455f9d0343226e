/** The settings of a course. Who sets up a draw publishes its commitment by the same act. */
import {
  type CourseSettings,
  formatCourseSettings,
  parseCourseSettings,
} from '../../domain/delivery/course/settings.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { phaseOf } from '../../domain/delivery/phase.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findDraw } from '../../store/course-draw.ts'
import { updateOffering } from '../../store/offering.ts'
import type { ActorContext } from '../context.ts'
import { getOfferingFor, type OfferingWritten } from '../offering/offering.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { commitDraw } from './commit-draw.ts'
import { courseOf } from './open-course.ts'

/** What a course's settings are to be. */
export type CourseEdit = {
  readonly offering: string
  /** The version that was looked at. */
  readonly version: number
  /** As {@link parseCourseSettings} reads it. */
  readonly details: Offering['settings']['details']
}

/**
 * Saves the settings. A course with a draw gets its secret at once: only the digest is published.
 * Refuses to make a course one with a draw when its intake is over, and to change how people are
 * chosen once the list of a draw is final.
 */
export async function saveCourseSettings(
  context: ActorContext,
  given: CourseEdit,
): Promise<Result<Done<OfferingWritten>>> {
  const settings = parseCourseSettings(given.details)
  if (!settings.ok) return settings
  const act = { name: 'course.edit', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const by = { by: context.by, act: 'offering.edit' } as const
    const found = await getOfferingFor(running.books, given.offering, by)
    const course = found.ok ? courseOf(found.value) : found
    if (!course.ok) return course
    const { offering } = course.value
    if (offering.version !== given.version) return changedMeanwhile
    const drawn = await prepareDraw(running, course.value, settings.value)
    if (!drawn.ok) return drawn
    const version = offering.version + 1
    const details = { ...offering.settings.details, ...formatCourseSettings(settings.value) }
    const edited = { ...offering, version, settings: { ...offering.settings, details } }
    await updateOffering(running.books, edited, running)
    return ok({ offering: offering.id, version })
  })
}

async function prepareDraw(
  running: Running,
  { offering, settings }: { readonly offering: Offering; readonly settings: CourseSettings },
  { selection }: CourseSettings,
): Promise<Result<void>> {
  const draw = await findDraw(running.books, offering.id)
  const isSame = canonicalJson(settings.selection) === canonicalJson(selection)
  if (draw?.list && !isSame) return listIsFinal
  if (selection.method !== 'lottery' || draw) return ok(undefined)
  const phase = phaseOf(offering, running.recordedAt)
  if (phase === 'over' || phase === 'closed') return intakeIsOver
  await commitDraw(running, offering.id)
  return ok(undefined)
}

const changedMeanwhile = refuse(
  'offering_changed_meanwhile',
  'ほかの人がこの募集を直しました。画面を開き直して、変更をもう一度入れてください。',
  'Somebody else has changed this offering. Open the page again, and make your change once more.',
)

const listIsFinal = refuse(
  'draw_list_is_final',
  '抽選の一覧が確定しているため、選考のしかたは変えられません。ほかの設定だけを直してください。',
  'The list of the draw is final, so how people are chosen cannot be changed. Change the rest only.',
)

const intakeIsOver = refuse(
  'draw_set_up_after_the_intake',
  '受付が終わってから抽選に変えることはできません。抽選にするときは、受付期間を延ばしてから変えてください。',
  'A draw cannot be set up once the intake is over. Extend the time for applications first.',
)
