/**
 * The call board: what everyone in the hall may see. Numbers and times, no names; how long the wait
 * is, only from what was observed at the booth, and as a range.
 */
import type { Instant } from '../../../kit/calendar.ts'
import { minutesBetween } from '../../../kit/time-of-day.ts'
import {
  appointedAt,
  type BoothMoment,
  type CallRule,
  type QueuedInterview,
  servingAt,
  waitingAt,
} from './call-queue.ts'

/** How long someone who joins the queue now may wait, in minutes. */
export type WaitRange = { readonly fromMinutes: number; readonly toMinutes: number }

/** One booth on the board. */
export type BoothLine = {
  readonly booth: string
  readonly serving: readonly QueuedInterview[]
  /** Who is called after them, up to {@link nextShown}. */
  readonly next: readonly QueuedInterview[]
  /** All who wait and may be called. */
  readonly waitingCount: number
  /** Appointments that are still to come. */
  readonly appointedCount: number
  /** Null where too few interviews were seen to say. */
  readonly wait: WaitRange | null
}

/** How many of those who wait are shown. */
const nextShown = 5

/** The board of a gathering: a line for each booth, in the order of the booths. */
export function board(moment: {
  readonly interviews: readonly QueuedInterview[]
  readonly booths: readonly string[]
  readonly now: Instant
  readonly rule: CallRule
}): readonly BoothLine[] {
  return moment.booths.map((booth) => {
    const at = { ...moment, booth }
    const waiting = waitingAt(at)
    return {
      booth,
      serving: servingAt(at),
      next: waiting.slice(0, nextShown),
      waitingCount: waiting.length,
      appointedCount: appointedAt(at).length,
      wait: waitRange(at, waiting.length),
    }
  })
}

/**
 * How long it takes until so many who wait were called, from the last {@link observed} interviews
 * of the booth: between their lower and upper quartile each, what is left of the running ones
 * included, and rounded outwards to 5 minutes. Null before {@link leastObserved} were seen.
 */
function waitRange(moment: BoothMoment, ahead: number): WaitRange | null {
  const serving = servingAt(moment)
  const { desks } = moment.rule
  if (ahead === 0 && serving.length < desks) return { fromMinutes: 0, toMinutes: 0 }
  const durations = durationsAt(moment)
  if (durations.length < leastObserved) return null
  const elapsed = serving.map(({ calledAt }) => minutesBetween(calledAt ?? moment.now, moment.now))
  const [low, high] = [quantile(durations, 0.25), quantile(durations, 0.75)].map((each) => {
    const left = elapsed.reduce((sum, minutes) => sum + Math.max(0, each - minutes), 0)
    return (ahead * each + left) / desks
  })
  const fromMinutes = Math.floor((low ?? 0) / step) * step
  const toMinutes = Math.ceil((high ?? 0) / step) * step
  return { fromMinutes, toMinutes: Math.max(toMinutes, fromMinutes + step) }
}

const step = 5
/** Below 3 a single long interview would be the rule. */
const leastObserved = 3
/** The day changes: the morning says little about the afternoon. */
const observed = 10

/** From call to end, which is what the next one waits for; the last first. */
function durationsAt({ interviews, booth }: BoothMoment): readonly number[] {
  return interviews
    .flatMap(({ booth: own, calledAt, metAt }) =>
      own === booth && calledAt !== null && metAt !== null && metAt > calledAt
        ? [{ metAt, minutes: minutesBetween(calledAt, metAt) }]
        : [],
    )
    .toSorted((one, other) => (one.metAt < other.metAt ? 1 : -1))
    .slice(0, observed)
    .map(({ minutes }) => minutes)
}

/** Between two observed values the nearer one to the edge: a range is wide rather than narrow. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const at = share * (sorted.length - 1)
  return sorted[share < 0.5 ? Math.floor(at) : Math.ceil(at)] ?? 0
}
