/**
 * Making the list of a draw final: from then on nobody comes in or goes out, and its digest is
 * public.
 */
import type { DrawEntry } from '../../domain/delivery/course/draw.ts'
import { listDigestOf } from '../../domain/delivery/course/lottery.ts'
import { type OfferingPhase, phaseOf } from '../../domain/delivery/phase.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { closeDrawList, findDraw } from '../../store/course-draw.ts'
import type { Books } from '../../store/database.ts'
import { readSeats } from '../../store/seats.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { readCandidates } from './intake.ts'
import { lockCourse } from './open-course.ts'
import { courseRights } from './rights.ts'

/** A list that became final. */
export type FinalList = { readonly digest: string; readonly numbers: number }

/**
 * Makes the list final, with the terms under which it is drawn: the places, the reserve list, who
 * goes first. Refuses while people may still apply.
 */
export async function fixDrawList(
  context: ActorContext,
  given: { readonly offering: string },
): Promise<Result<Done<FinalList>>> {
  // Whatever is on its way into the books comes in first: no number appears in the list afterwards.
  const of = { offering: given.offering }
  const act = { name: 'course.draw-list', input: given, of, lock: 'publishing' } as const
  return runAct(context, act, async ({ books, command, recordedAt }) => {
    const asked = { by: context.by, right: courseRights.select }
    const course = await lockCourse(books, given.offering, asked)
    if (!course.ok) return course
    const { offering, settings } = course.value
    const { selection } = settings
    if (selection.method !== 'lottery') return notADraw
    const isOver = checkIntakeIsOver(phaseOf(offering, recordedAt))
    if (!isOver.ok) return isOver
    const draw = present(await findDraw(books, offering.id), 'the draw of a course with a draw')
    if (draw.list) return alreadyFinal
    const entries = (await readCandidates(books, offering.id, selection)).map(
      ({ number, group, priority, person }): DrawEntry => {
        return { number, group, priority, application: person.application }
      },
    )
    if (entries.length === 0) return nobodyToSelect
    const digest = listDigestOf(entries.map(({ number }) => number))
    const seats = await readFreeSeats(books, offering.id)
    const list = { closedAt: recordedAt, digest, settings: selection, seats, entries }
    await closeDrawList(books, offering.id, { list, command })
    return ok({ digest, numbers: entries.length })
  })
}

/** How many places a course has left to give; null where they never run out. */
export async function readFreeSeats(books: Books, offering: string): Promise<number | null> {
  const seats = present((await readSeats(books, [offering])).get(offering), 'the seats of a course')
  return seats.capacity === null ? null : seats.capacity - seats.taken
}

/** Nobody is selected while others may still apply. */
export function checkIntakeIsOver(phase: OfferingPhase): Result<void> {
  return phase === 'over' || phase === 'closed' ? ok(undefined) : intakeIsOpen
}

const intakeIsOpen = refuse(
  'intake_still_open',
  '受付がまだ終わっていません。受付の終わりを待つか、募集の概要で「締め切る」を押してから選考してください。',
  'The intake is not over yet. Wait until it is, or close applications on the overview first.',
)

const notADraw = refuse(
  'selection_is_not_by_lot',
  'この講座は抽選で選ぶ設定になっていません。「講座の設定」を確かめてください。',
  'This course does not choose people by lot. See the settings of the course.',
)

const alreadyFinal = refuse(
  'draw_list_is_final_already',
  '抽選の一覧はすでに確定しています。このまま抽選に進んでください。',
  'The list of the draw is final already. Go on to the draw.',
)

/** Nobody waits to be selected. */
export const nobodyToSelect = refuse(
  'nobody_to_select',
  '選考を待っている申込がありません。申込の一覧を確かめてください。',
  'Nobody waits to be selected. See the list of applications.',
)
