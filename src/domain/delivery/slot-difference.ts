/** What is to be done so that the slots there are become those that the opening hours ask for. */
import type { Instant } from '../../kit/calendar.ts'
import type { Stretch } from './series.ts'
import type { SessionState } from './session.ts'

/** A slot that there is. */
export type KnownSlot = Stretch & {
  readonly id: string
  readonly state: SessionState
  readonly taken: number
  /** Null where it was made by hand. */
  readonly byPlan: 'made' | 'withdrawn' | null
}

/** What is to be done. */
export type SlotDifference = {
  readonly add: readonly Stretch[]
  /** The ids of slots that come back. */
  readonly revive: readonly string[]
  /** The ids of free slots that go. */
  readonly withdraw: readonly string[]
  /** The ids of slots that the hours do not have, and that stay because somebody is in them. */
  readonly stay: readonly string[]
}

/**
 * Compares the slots of one counsellor or room. Only what begins after `now` is touched. A slot
 * that was made or cancelled by hand stays as it is, and nothing is made over it.
 */
export function compareSlots(
  wanted: readonly Stretch[],
  known: readonly KnownSlot[],
  now: Instant,
): SlotDifference {
  const coming = wanted.filter(({ startsAt }) => startsAt > now)
  const isWanted = markSet(coming)
  const astray = known.filter(
    (slot) =>
      slot.byPlan === 'made' &&
      slot.state === 'scheduled' &&
      slot.startsAt > now &&
      !isWanted.has(markOf(slot)),
  )
  const withdraw = astray.filter(({ taken }) => taken === 0)
  const going = new Set(withdraw.map(({ id }) => id))
  const resting = new Map(
    known.filter(({ byPlan }) => byPlan === 'withdrawn').map((slot) => [markOf(slot), slot.id]),
  )
  const inTheWay = known.filter(({ id, byPlan }) => byPlan !== 'withdrawn' && !going.has(id))
  const isThere = markSet(inTheWay)
  const missing = coming.filter(
    (slot) => !isThere.has(markOf(slot)) && !inTheWay.some((other) => touches(slot, other)),
  )
  return {
    add: missing.filter((slot) => !resting.has(markOf(slot))),
    revive: missing.flatMap((slot) => resting.get(markOf(slot)) ?? []),
    withdraw: withdraw.map(({ id }) => id),
    stay: astray.filter(({ taken }) => taken > 0).map(({ id }) => id),
  }
}

const markOf = ({ startsAt, endsAt }: Stretch): string => `${startsAt}/${endsAt}`

const markSet = (slots: readonly Stretch[]): ReadonlySet<string> => new Set(slots.map(markOf))

const touches = (one: Stretch, other: Stretch): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt
