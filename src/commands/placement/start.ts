/**
 * The first day of work. It counts twice: for the person, and for the company that takes them in.
 * Both facts are left by one act, and taken back by one.
 */
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { correctFactsOfAct, hasSomebodyAtWork, updateTerm } from '../../store/placement-term.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { lockPair, termOf } from './open-placement.ts'
import { noonOf } from './visit.ts'

/** Somebody who has begun to work. */
export type StartGiven = {
  readonly application: string
  readonly startedOn: CalendarDate
  /** Needed where the day lies in a closed year. */
  readonly reason: string | null
}

/** Whose placement it is. */
export type PlacementOfPerson = { readonly application: string }

/** Records the first day of work. Refuses days to come, and days after the period. */
export async function startPlacement(
  context: ActorContext,
  given: StartGiven,
): Promise<Result<Done<PlacementOfPerson>>> {
  const reason = given.reason?.trim() || null
  const act = { name: 'placement.start', input: given, reason, lock: 'writing' } as const
  return runAct(context, act, (running) => makeStart(running, context.by, { ...given, reason }))
}

/** The same within a running command. */
export async function makeStart(
  running: Running,
  by: ActorContext['by'],
  { application, startedOn, reason }: StartGiven,
): Promise<Result<PlacementOfPerson>> {
  const { books, recordedAt: now, command } = running
  const pair = await lockPair(books, application)
  if (!pair.ok) return pair
  const term = termOf(pair.value)
  if (!term.ok) return term
  if (startedOn > japanDate(new Date(now))) return startLiesAhead
  if (startedOn > term.value.endsOn) return startAfterEnd
  const { person, host, match } = pair.value
  const happenedAt = noonOf(startedOn)
  const acting = { by, now, reason, happenedAt } as const
  const begun = await perform(running, {
    act: 'start',
    applications: [person.id],
    ...{ ...acting, brings: ['match', 'period'] },
  })
  if (!begun.ok) return begun
  const taken = await perform(running, {
    act: 'take-in',
    applications: [host.id],
    ...{ ...acting, brings: ['match'], details: { match: match.id } },
  })
  if (!taken.ok) return taken
  const startsOn = startedOn < term.value.startsOn ? { startsOn: startedOn } : {}
  await updateTerm(books, match.id, { startedOn, startCommand: command, ...startsOn })
  return ok({ application })
}

/** Takes the start back: the fact of the person and that of the company, with a reason. */
export async function undoStart(
  context: ActorContext,
  given: { readonly application: string; readonly reason: string },
): Promise<Result<Done<PlacementOfPerson>>> {
  const reason = given.reason.trim()
  const input = { ...given, reason }
  const act = { name: 'placement.undo-start', input, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: now, command, recordedBy } = running
    const pair = await lockPair(books, given.application)
    if (!pair.ok) return pair
    const term = termOf(pair.value)
    if (!term.ok) return term
    const { person, host, match } = pair.value
    const acting = { by: context.by, now, reason, brings: ['match'] } as const
    const undone = await perform(running, {
      act: 'undo-start',
      applications: [person.id],
      ...acting,
    })
    if (!undone.ok) return undone
    const released = await perform(running, {
      act: 'undo-take-in',
      applications: [host.id],
      ...acting,
    })
    if (!released.ok) return released
    const started = present(term.value.startCommand, 'the act of the start')
    const by = { command, recordedAt: now, recordedBy, reason }
    await correctFactsOfAct(books, { application: host.id, command: started }, by)
    await updateTerm(books, match.id, { startedOn: null, startCommand: null })
    const left = await letGo(running, context.by, host.id)
    return left.ok ? ok({ application: person.id }) : left
  })
}

/** A company at which nobody is at work any more is a host as before. */
export async function letGo(
  running: Running,
  by: ActorContext['by'],
  host: string,
): Promise<Result<void>> {
  if (await hasSomebodyAtWork(running.books, host)) return ok(undefined)
  const acting = { by, now: running.recordedAt, reason: null, brings: ['match'] } as const
  const done = await perform(running, { act: 'let-go', applications: [host], ...acting })
  return done.ok ? ok(undefined) : done
}

const startLiesAhead = refuse(
  'start_lies_ahead',
  '就労の開始日が今日より後です。働き始めてから記録してください。',
  'The first day of work lies in the future. Record it once they have begun.',
)

const startAfterEnd = refuse(
  'start_lies_after_the_period',
  '就労の開始日が、決まった期間の終わりより後です。先に期間を変えてください。',
  'The first day of work lies after the period. Change the period first.',
)
