/**
 * Who stands together in a selection, and who gets the seats. A group is accepted whole or not at
 * all; it stands at the number of its last member, because only then it was complete.
 */

/** Someone who may be chosen. */
export type Candidate = {
  /** The place in the order of application to this intake, from 1. It is published. */
  readonly number: number
  /** What those who applied together have in common. */
  readonly group: string | null
  /** The key of their priority class. */
  readonly priority: string | null
  /** Their points; null where the selection does not go by points. */
  readonly points: number | null
}

/** One candidate, or a group that is chosen together. */
export type Lot = {
  /** The last member's. */
  readonly number: number
  /** All members', ascending. */
  readonly numbers: readonly number[]
  /** The class that all members are in. */
  readonly priority: string | null
  /** Those of the member with the fewest. */
  readonly points: number | null
}

/** The seats of a selection; null where they never run out. */
export type Room = {
  readonly seats: number | null
  readonly reserve: number | null
  readonly classes: readonly { readonly key: string; readonly seats: number | null }[]
}

/** Where lots came to stand: each list in order. */
export type Placement = {
  readonly accepted: readonly Lot[]
  readonly reserve: readonly Lot[]
  readonly left: readonly Lot[]
  /** Those who came before others because of their class. */
  readonly ahead: ReadonlySet<Lot>
}

/** The lots of candidates, by number. */
export function lotsOf(candidates: readonly Candidate[]): readonly Lot[] {
  const byGroup = new Map<string, Candidate[]>()
  for (const each of candidates) {
    const key = each.group === null ? `number:${each.number}` : `group:${each.group}`
    const members = byGroup.get(key)
    if (members) members.push(each)
    else byGroup.set(key, [each])
  }
  return [...byGroup.values()].map(lotOfMembers).toSorted((one, other) => one.number - other.number)
}

/**
 * Gives out the seats: to the classes in their order, then to everyone in the order given. A group
 * that does not fit into what is left is passed over, and the next that fits takes the seats.
 * @param lots in the order of the selection, the first to be seated first
 */
export function place(lots: readonly Lot[], room: Room): Placement {
  const ahead = new Set(room.classes.flatMap((each) => takeClass(lots, each)))
  const rest = lots.filter((lot) => !ahead.has(lot))
  const seated = fill([...ahead, ...rest], room.seats)
  const kept = fill(seated.passed, room.reserve)
  return { accepted: seated.taken, reserve: kept.taken, left: kept.passed, ahead }
}

function lotOfMembers(members: readonly Candidate[]): Lot {
  const numbers = members.map(({ number }) => number).toSorted((one, other) => one - other)
  const [first] = members
  const isOneClass = members.every(({ priority }) => priority === first?.priority)
  const points = members.map((member) => member.points)
  return {
    number: Math.max(...numbers),
    numbers,
    priority: isOneClass ? (first?.priority ?? null) : null,
    points: points.reduce((least, each) =>
      least === null || each === null ? null : Math.min(least, each),
    ),
  }
}

function takeClass(lots: readonly Lot[], { key, seats }: Room['classes'][number]): readonly Lot[] {
  return fill(
    lots.filter(({ priority }) => priority === key),
    seats,
  ).taken
}

function fill(lots: readonly Lot[], seats: number | null): { taken: Lot[]; passed: Lot[] } {
  const taken: Lot[] = []
  const passed: Lot[] = []
  let free = seats ?? Number.POSITIVE_INFINITY
  for (const lot of lots) {
    const fits = lot.numbers.length <= free
    if (fits) free -= lot.numbers.length
    ;(fits ? taken : passed).push(lot)
  }
  return { taken, passed }
}
