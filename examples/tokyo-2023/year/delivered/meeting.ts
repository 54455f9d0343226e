/** The days of a gathering, and who was at each, as the line's table says. */
import type { CalendarDate } from '../../../../src/kit/calendar.ts'
import { check } from '../../../../src/kit/check.ts'
import {
  type Delivered,
  deskNumberOf,
  groupBy,
  mistakes,
  namelessRows,
  type PartyRow,
  partyRows,
} from './delivered.ts'
import { sessionOn, stageOn } from './stage.ts'

/** One day of a gathering, and who was there. */
export type Meeting = {
  readonly stage: string
  readonly session: string
  readonly on: CalendarDate
  /** Those who reserved, and called it off or not. */
  readonly reserved: readonly PartyRow[]
  readonly came: readonly PartyRow[]
  /** Those who were entered though they did not come. */
  readonly mistaken: readonly PartyRow[]
  /** Those on lists that come after the first edition. */
  readonly late: readonly PartyRow[]
  readonly heads: readonly number[]
}

/** The days of a gathering in their order. */
export function meetingsOf(delivered: Delivered): readonly Meeting[] {
  const registered = groupBy(partyRows(delivered, 'gathering.registered'), (row) => row.occasion)
  const attended = groupBy(partyRows(delivered, 'gathering.attended'), (row) => row.date)
  const heads = groupBy(namelessRows(delivered, 'gathering.attended'), (row) => row.date)
  const held = groupBy(namelessRows(delivered, 'gathering.held'), (row) => row.date)
  const days = [...new Set([...attended.keys(), ...held.keys()])].toSorted() as CalendarDate[]
  const isKnown = [...registered.keys(), ...heads.keys()].every((date) => attended.has(date))
  check(isKnown, `${delivered.name} has visitors on each of its days`)
  return days.map((on) => {
    const rows = attended.get(on) ?? []
    const stage = stageOn(delivered.name, on)
    return {
      stage,
      session: sessionOn(stage, on),
      on,
      reserved: registered.get(on) ?? [],
      came: rows.filter(({ fate }) => arrivals.has(fate)),
      mistaken: rows.filter(({ fate }) => fate in mistakes).map(enteredAs),
      late: rows.filter(({ fate }) => fate === 'late'),
      heads: (heads.get(on) ?? []).map(({ quantity }) => quantity),
    }
  })
}

const arrivals: ReadonlySet<string> = new Set(['stands', 'outside', 'redated'])

/** Whoever is entered twice is so under a number of the desk. */
function enteredAs(row: PartyRow): PartyRow {
  return row.fate === 'doubled' ? { ...row, party: deskNumberOf(row.party) } : row
}

/** Who of these has a reservation that stands. */
export function byReservation({ reserved }: Meeting, rows: readonly PartyRow[]) {
  const standing = reserved.filter(({ fate }) => fate !== 'cancelled')
  const numbers = new Set(standing.map(({ party }) => party.value))
  const [booked, others] = [true, false].map((is) =>
    rows.filter(({ party }) => numbers.has(party.value) === is).map(({ party }) => party),
  )
  return { booked: booked ?? [], others: others ?? [] }
}
