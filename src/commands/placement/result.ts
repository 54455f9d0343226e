/** What came of a placement: hired or not, and why. The company tells it; staff record it. */
import { hiredReasons, isNameIn, notHiredReasons } from '../../domain/delivery/placement/reason.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { freePosition, takePosition } from '../../store/placement-position.ts'
import { deleteRetention, type PlacementResult, updateTerm } from '../../store/placement-term.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { lockPair, termOf } from './open-placement.ts'
import type { PlacementOfPerson } from './start.ts'
import { noonOf } from './visit.ts'

/** A result and its reason, of the list that belongs to it. */
export type ResultTold = {
  readonly application: string
  readonly result: PlacementResult
  readonly reason: string
  readonly words: string | null
}

/** A result as staff record it. */
export type ResultGiven = ResultTold & {
  /** The day of hiring, or of the refusal. */
  readonly on: CalendarDate
  /** Why it is entered so late, where its year is closed. */
  readonly lateReason: string | null
}

/** Records the result. Whoever is not hired gives the place of the position back. */
export async function recordPlacementResult(
  context: ActorContext,
  given: ResultGiven,
): Promise<Result<Done<PlacementOfPerson>>> {
  const { words: _words, ...input } = given
  const reason = given.lateReason?.trim() || null
  const act = { name: 'placement.result', input, reason, lock: 'writing' } as const
  return runAct(context, act, (running) => noteResult(running, context.by, given))
}

/** The same within a running command. */
export async function noteResult(
  running: Running,
  by: ActorContext['by'],
  given: ResultGiven,
): Promise<Result<PlacementOfPerson>> {
  const { books, recordedAt: now } = running
  const { application, result, reason, on } = given
  const label = reasonLabel(given)
  if (label === null) return reasonUnknown
  const pair = await lockPair(books, application)
  if (!pair.ok) return pair
  if (on > japanDate(new Date(now))) return resultLiesAhead
  const term = termOf(pair.value)
  if (!term.ok) return term
  const { match } = pair.value
  const isHired = result === 'hired'
  const done = await perform(running, {
    act: isHired ? 'hire' : 'not-hire',
    applications: [application],
    happenedAt: noonOf(on),
    ...{ by, now, brings: ['match'], reason: isHired ? given.lateReason?.trim() || null : label },
  })
  if (!done.ok) return done
  if (on < present(term.value.startedOn, 'the first day of work')) return resultBeforeStart
  const words = given.words?.trim() || null
  const change = { result, resultOn: on, resultReason: reason, resultWords: words }
  await updateTerm(books, match.id, change)
  if (!isHired) await freePosition(books, match.position)
  return ok({ application })
}

/** Takes a result back with all that was noted of retention. */
export async function undoResult(
  context: ActorContext,
  given: { readonly application: string; readonly reason: string },
): Promise<Result<Done<PlacementOfPerson>>> {
  const reason = given.reason.trim()
  const input = { ...given, reason }
  const act = { name: 'placement.undo-result', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: now } = running
    const pair = await lockPair(books, given.application)
    if (!pair.ok) return pair
    const term = termOf(pair.value)
    if (!term.ok) return term
    const { person, match } = pair.value
    const acting = { by: context.by, now, reason, brings: ['match'] } as const
    const done = await perform(running, {
      act: 'undo-result',
      applications: [person.id],
      ...acting,
    })
    if (!done.ok) return done
    const isSeatGone =
      term.value.result === 'not-hired' && !(await takePosition(books, match.position))
    if (isSeatGone) return positionIsTaken
    await deleteRetention(books, match.id)
    const nothing = { result: null, resultOn: null, resultReason: null, resultWords: null }
    await updateTerm(books, match.id, nothing)
    return ok({ application: person.id })
  })
}

/** Keeps what the company tells of the result, until staff have recorded it. */
export async function reportResult(
  context: ActorContext,
  given: ResultTold,
): Promise<Result<Done<PlacementOfPerson>>> {
  const { words: _words, ...input } = given
  const act = { name: 'placement.report', input, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: now } = running
    if (reasonLabel(given) === null) return reasonUnknown
    const pair = await lockPair(books, given.application)
    if (!pair.ok) return pair
    const term = termOf(pair.value)
    if (!term.ok) return term
    const { person, host, match } = pair.value
    if (person.state !== 'dispatched' && person.state !== 'ended') return notAtTheEnd
    const acting = { by: context.by, now, reason: null, brings: ['match'] } as const
    const details = { result: given.result }
    const done = await perform(running, {
      act: 'report-result',
      applications: [host.id],
      details,
      ...acting,
    })
    if (!done.ok) return done
    const told = { hostResult: given.result, hostReason: given.reason, hostToldAt: now }
    await updateTerm(books, match.id, { ...told, hostWords: given.words?.trim() || null })
    return ok({ application: person.id })
  })
}

/** The result that a reason belongs to. */
export function resultOfReason(reason: string): PlacementResult {
  return isNameIn(hiredReasons, reason) ? 'hired' : 'not-hired'
}

/** The words of the reason; null where it is not of the result's list. */
function reasonLabel({ result, reason }: Pick<ResultTold, 'result' | 'reason'>): string | null {
  if (result === 'hired') return isNameIn(hiredReasons, reason) ? hiredReasons[reason].ja : null
  return isNameIn(notHiredReasons, reason) ? notHiredReasons[reason].ja : null
}

const reasonUnknown = refuse(
  'result_reason_unknown',
  '結果の理由を、その結果の一覧から選んでください。',
  'Choose the reason from the list that belongs to the result.',
)

const resultLiesAhead = refuse(
  'result_lies_ahead',
  '結果の日が今日より後です。その日が来てから記録してください。',
  'The day of the result lies in the future. Record it once it has come.',
)

const resultBeforeStart = refuse(
  'result_lies_before_the_start',
  '結果の日が、就労の開始日より前です。日付を確かめてください。',
  'The day of the result lies before the first day of work. Check the date.',
)

const positionIsTaken = refuse(
  'position_was_taken_meanwhile',
  'この求人には、その後ほかの方が決まりました。受け入れる人数を増やしてから取り消してください。',
  'Somebody else has taken this position since. Let it be for more people first.',
)

const notAtTheEnd = refuse(
  'result_is_reported_too_early_or_late',
  '採用の結果は、就労が始まってから、結果が確定するまでの間に知らせられます。',
  'A result can be reported from the first day of work until it is settled.',
)
