/** Recording a visit to the workplace: when it was, and how it went. */
import { isNameIn, visitOutcomes } from '../../domain/delivery/placement/reason.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { insertVisit } from '../../store/placement-match.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'
import { lockPair } from './open-placement.ts'

/** A visit as it is told. */
export type VisitGiven = {
  readonly application: string
  readonly visitedOn: CalendarDate
  /** The name of one of {@link visitOutcomes}. */
  readonly outcome: string
  readonly words: string | null
}

/** The visit that was recorded. */
export type VisitRecorded = { readonly application: string; readonly visit: string }

/** Records a visit of a person who is proposed to a company. Refuses days to come. */
export async function recordVisit(
  context: ActorContext,
  given: VisitGiven,
): Promise<Result<Done<VisitRecorded>>> {
  const { words: _words, ...input } = given
  const act = { name: 'placement.visit', input, lock: 'writing' } as const
  return runAct(context, act, (running) => noteVisit(running, context.by, given))
}

/** The same within a running command. */
async function noteVisit(
  running: Running,
  by: ActorContext['by'],
  { application, visitedOn, outcome, words }: VisitGiven,
): Promise<Result<VisitRecorded>> {
  const { books, recordedAt: now, command } = running
  if (!isNameIn(visitOutcomes, outcome)) return outcomeUnknown
  const pair = await lockPair(books, application)
  if (!pair.ok) return pair
  if (visitedOn > japanDate(new Date(now))) return visitLiesAhead
  const done = await perform(running, {
    act: 'visit-workplace',
    applications: [application],
    happenedAt: noonOf(visitedOn),
    details: { outcome },
    ...{ by, now, reason: null, brings: ['match'] },
  })
  if (!done.ok) return done
  const visit = newId()
  const kept = { id: visit, match: pair.value.match.id, visitedOn, outcome }
  await insertVisit(books, { ...kept, words: words?.trim() || null }, command)
  return ok({ application, visit })
}

/** A day as a moment that lies in it, in Japan. */
export const noonOf = (day: CalendarDate) => instantAt(day, '12:00' as TimeOfDay)

const outcomeUnknown = refuse(
  'visit_outcome_unknown',
  '見学の結果を、一覧から選んでください。',
  'Choose how the visit went from the list.',
)

const visitLiesAhead = refuse(
  'visit_lies_ahead',
  '見学の日が今日より後です。見学が終わってから記録してください。',
  'The day of the visit lies in the future. Record it once it has taken place.',
)
