/** Changing and extending the period of a placement, its end, and taking the end back. */
import { checkPeriod, type Period } from '../../domain/delivery/placement/term.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { hasOtherOpenTerm, updateTerm } from '../../store/placement-term.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { oneAtATime } from './decision.ts'
import { lockPair, termOf } from './open-placement.ts'
import { letGo, type PlacementOfPerson } from './start.ts'

/** What the period is to be, and why. */
export type PeriodChange = Period & { readonly application: string; readonly reason: string }

/** Changes the period within what the settings allow. What has begun keeps its first day. */
export async function changePeriod(
  context: ActorContext,
  given: PeriodChange,
): Promise<Result<Done<PlacementOfPerson>>> {
  const reason = given.reason.trim()
  const input = { ...given, reason }
  const act = { name: 'placement.period', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: now } = running
    const pair = await lockPair(books, given.application)
    if (!pair.ok) return pair
    const term = termOf(pair.value)
    if (!term.ok) return term
    const { person, match, settings } = pair.value
    const { startedOn, startsOn, endsOn } = term.value
    const from = startedOn === null ? given.from : startsOn
    const period = checkPeriod({ from, to: given.to }, settings)
    if (!period.ok) return period
    if (startedOn !== null && given.to < startedOn) return endBeforeStart
    const done = await perform(running, {
      act: 'change-period',
      applications: [person.id],
      details: { before: { from: startsOn, to: endsOn }, after: period.value },
      ...{ by: context.by, now, reason, brings: ['period'] },
    })
    if (!done.ok) return done
    await updateTerm(books, match.id, { startsOn: from, endsOn: given.to })
    return ok({ application: person.id })
  })
}

/** The last day of work. */
export type EndGiven = { readonly application: string; readonly endedOn: CalendarDate }

/** Records the last day of work; the position keeps its place until the result is known. */
export async function endPlacement(
  context: ActorContext,
  given: EndGiven,
): Promise<Result<Done<PlacementOfPerson>>> {
  const act = { name: 'placement.end', input: given, lock: 'writing' } as const
  return runAct(context, act, (running) => makeEnd(running, context.by, given))
}

/** The same within a running command. */
export async function makeEnd(
  running: Running,
  by: ActorContext['by'],
  { application, endedOn }: EndGiven,
): Promise<Result<PlacementOfPerson>> {
  const { books, recordedAt: now } = running
  const pair = await lockPair(books, application)
  if (!pair.ok) return pair
  const term = termOf(pair.value)
  if (!term.ok) return term
  if (endedOn > japanDate(new Date(now))) return endLiesAhead
  const { person, host, match } = pair.value
  const done = await perform(running, {
    act: 'end',
    applications: [person.id],
    ...{ by, now, reason: null, brings: ['match', 'period'] },
  })
  if (!done.ok) return done
  const startedOn = present(term.value.startedOn, 'the first day of work')
  if (endedOn < startedOn) return endBeforeStart
  await updateTerm(books, match.id, { endedOn })
  const left = await letGo(running, by, host.id)
  return left.ok ? ok({ application }) : left
}

/** Takes the end back: the person is at work. */
export async function undoEnd(
  context: ActorContext,
  given: { readonly application: string; readonly reason: string },
): Promise<Result<Done<PlacementOfPerson>>> {
  const reason = given.reason.trim()
  const input = { ...given, reason }
  const act = { name: 'placement.undo-end', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: now } = running
    const pair = await lockPair(books, given.application)
    if (!pair.ok) return pair
    const term = termOf(pair.value)
    if (!term.ok) return term
    const { person, host, match } = pair.value
    if (await hasOtherOpenTerm(books, term.value)) return oneAtATime
    const acting = { by: context.by, now, reason, brings: ['match'] } as const
    const done = await perform(running, { act: 'undo-end', applications: [person.id], ...acting })
    if (!done.ok) return done
    await updateTerm(books, match.id, { endedOn: null })
    if (host.state === 'hosting') return ok({ application: person.id })
    const back = await perform(running, { act: 'have-again', applications: [host.id], ...acting })
    return back.ok ? ok({ application: person.id }) : back
  })
}

const endLiesAhead = refuse(
  'end_lies_ahead',
  '就労の終わりの日が今日より後です。終わってから記録してください。期間を変えるときは「期間を変える」を使ってください。',
  'The last day of work lies in the future. Record it once it has passed; to change the period, use "Change the period".',
)

const endBeforeStart = refuse(
  'placement_ends_before_it_began',
  '就労の終わりの日が、開始日より前です。日付を確かめてください。',
  'The last day of work lies before the first. Check the dates.',
)
