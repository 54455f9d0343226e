/**
 * Carrying a selection out: everyone is accepted, put on the reserve list or declined by one act.
 */
import type { Choice } from '../../domain/delivery/course/selection.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { giveTurns, lockApplications } from '../../store/application.ts'
import { publishDraw } from '../../store/course-draw.ts'
import { type CourseChoice, insertChoices, listIntake } from '../../store/course-intake.ts'
import type { Books } from '../../store/database.ts'
import { type OwnPart, perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { beforeSelection } from './intake.ts'
import { lockCourse } from './open-course.ts'
import { courseRights } from './rights.ts'
import { type Proposal, proposeSelection } from './selection.ts'

/** A selection that is to be carried out. */
export type CarriedSelection = {
  readonly offering: string
  readonly publicValue: string | null
  /** The proposal that was looked at. */
  readonly digest: string
  /** Where the year is closed. */
  readonly reason?: string | null
}

/** How many were chosen and how many were not. */
export type Selected = {
  readonly accepted: number
  readonly reserve: number
  readonly declined: number
}

/**
 * Carries out the proposal that was looked at. Refuses where it would come out otherwise by now.
 */
export async function carryOutSelection(
  context: ActorContext,
  given: CarriedSelection,
): Promise<Result<Done<Selected>>> {
  const reason = given.reason?.trim() || null
  const act = {
    name: 'course.select',
    input: { ...given, reason },
    of: { offering: given.offering },
    reason,
    lock: 'in-turn',
  } as const
  return runAct(context, act, async (running) => {
    const { books, command, recordedAt } = running
    const asked = { by: context.by, right: courseRights.select }
    const course = await lockCourse(books, given.offering, asked)
    if (!course.ok) return course
    await holdIntake(books, given.offering)
    const { publicValue } = given
    const proposed = await proposeSelection(books, course.value, { now: recordedAt, publicValue })
    if (!proposed.ok) return proposed
    if (proposed.value.digest !== given.digest) return changedMeanwhile
    const done = await actOn(running, proposed.value, { ...given, reason, by: context.by })
    if (!done.ok) return done
    await insertChoices(books, choicesOf(proposed.value), command)
    const { record, outcome } = proposed.value
    if (record) await publishDraw(books, given.offering, { record, drawnAt: recordedAt, command })
    const { accepted, reserve, declined } = outcome
    return ok({
      accepted: accepted.length,
      reserve: reserve.length,
      declined: declined.length,
    })
  })
}

/**
 * Nobody withdraws between the moment in which it is worked out and that in which it is written.
 */
async function holdIntake(books: Books, offering: string): Promise<void> {
  const intake = await listIntake(books, offering)
  const waiting = intake.filter(({ state }) => beforeSelection.has(state))
  await lockApplications(
    books,
    waiting.map(({ application }) => application),
  )
}

type Acting = CarriedSelection & Pick<ActorContext, 'by'> & { readonly reason: string | null }

async function actOn(
  running: Running,
  proposal: Proposal,
  { offering, by, reason }: Acting,
): Promise<Result<void>> {
  const { accepted, reserve, declined } = proposal.outcome
  const parts = [
    { act: 'accept', choices: accepted, isTold: false },
    { act: 'reserve-list', choices: reserve, isTold: true },
    { act: 'decline', choices: declined, isTold: true },
  ] as const
  for (const { act, choices, isTold } of parts) {
    if (choices.length === 0) continue
    const applications = choices.map((choice) => personOf(proposal, choice).application)
    const own = isTold ? { own: reasonsOf(proposal, choices) } : {}
    const now = running.recordedAt
    const acted = await perform(running, { act, applications, reason, by, now, ...own })
    if (!acted.ok) return acted
    const [first] = acted.value.refused
    if (first) return { ok: false, refusal: first.refusal }
  }
  const waiting = reserve.map((choice) => personOf(proposal, choice).application)
  await giveTurns(running.books, offering, waiting)
  return ok(undefined)
}

/** Why, in the language of whoever it is about. */
function reasonsOf(proposal: Proposal, choices: readonly Choice[]): ReadonlyMap<string, OwnPart> {
  return new Map(
    choices.map((choice) => {
      const { application, language } = personOf(proposal, choice)
      return [application, { reason: choice.reason[language] }]
    }),
  )
}

function choicesOf(proposal: Proposal): readonly CourseChoice[] {
  const { accepted, reserve, declined } = proposal.outcome
  const listed = (outcome: CourseChoice['outcome'], choices: readonly Choice[]) =>
    choices.map((choice) => {
      const { rank, reason } = choice
      return { application: personOf(proposal, choice).application, outcome, rank, reason }
    })
  return [
    ...listed('accepted', accepted),
    ...listed('reserve', reserve),
    ...listed('declined', declined),
  ]
}

const personOf = ({ people }: Proposal, { number }: Choice) =>
  present(people.get(number), `number ${number} of the intake`)

const changedMeanwhile = refuse(
  'selection_changed_meanwhile',
  '見ていた間に申込か設定が変わり、選考の結果が変わりました。下の新しい結果を確かめて、もう一度実行してください。',
  'Applications or settings have changed, and with them the outcome. Look at the new one below, and carry it out again.',
)
