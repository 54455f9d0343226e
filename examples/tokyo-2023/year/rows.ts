/**
 * The records of a step before they are numbered and sent: those that stand in the end, and those
 * of its traps, each with its fate.
 */
import { addDays, type CalendarDate } from '../../../src/kit/calendar.ts'
import { check, present } from '../../../src/kit/check.ts'
import type { PartyReference } from '../../../src/domain/party.ts'
import { day, daysOf, withinYear } from './days.ts'
import type { Delivery, Step } from './delivery.ts'
import { type Roster, rosterOf, type Spelling } from './roster.ts'

/** What becomes of a record. `outside` lies outside the year; `redated` mends a misdated one. */
export type Fate =
  | 'stands'
  | 'late'
  | 'outside'
  | 'doubled'
  | 'astray'
  | 'misdated'
  | 'redated'
  | 'cancelled'
  | 'found-late'

export type Row = {
  readonly fate: Fate
  /** The place in the roster, and how the record spells the party; null for head-counts. */
  readonly place: number | null
  readonly spelling: Spelling
  readonly party: PartyReference | null
  /** How many times the party came before. */
  readonly turn: number
  readonly date: CalendarDate
  /** The day of the line that it belongs to, before the step's lag. */
  readonly occasion: CalendarDate
  readonly offering: string | null
  readonly quantity: number
}

/** Every record of a step, those that stand first. */
export function rowsOf(delivery: Delivery, step: Step): readonly Row[] {
  const known = remembered.get(step)
  if (known) return known
  const rows = makeRows(delivery, step)
  remembered.set(step, rows)
  return rows
}

/** Steps are asked for several times, and always give the same. */
const remembered = new WeakMap<Step, readonly Row[]>()

function makeRows(delivery: Delivery, step: Step): readonly Row[] {
  const plot = plotOf(delivery, step)
  const standing = measured(step, standingRows(step, plot))
  return [...standing, ...headRows(step, plot), ...trapRows(step, { plot, standing })]
}

/** Where and when a step's records lie. */
type Plot = {
  readonly roster: Roster
  readonly days: readonly CalendarDate[]
  readonly lag: number
  readonly line: string
}

function plotOf(delivery: Delivery, step: Step): Plot {
  return {
    roster: rosterOf(step.who ?? delivery.who, delivery.line),
    days: daysOf(step.days ?? delivery.days),
    lag: step.lag ?? 0,
    line: delivery.line,
  }
}

/** First every party once, then the same parties again and again, last those that come late. */
function standingRows(step: Step, plot: Plot): readonly Row[] {
  const { reach, entries, traps = {} } = step
  const { late = 0, split = 0, lateSplit = 0, chain = false } = traps
  check(entries >= reach, `${plot.line} ${step.kind} reaches more parties than it has records`)
  if (reach === 0) {
    return Array.from({ length: entries }, (_, index) => rowAt(plot, null, { turn: index }))
  }
  const settled = reach - late
  const spellingOf = (again: number): Spelling => {
    if (again < split + lateSplit) return 1
    return chain && again === settled ? 2 : 0
  }
  return Array.from({ length: entries }, (_, index) => {
    if (index < settled) return rowAt(plot, index, {})
    const again = index - settled
    if (index >= entries - late) {
      return rowAt(plot, settled + index - (entries - late), { fate: 'late' })
    }
    const turn = 1 + Math.floor(again / settled)
    return rowAt(plot, again % settled, { turn, spelling: spellingOf(again) })
  })
}

type RowChange = Partial<Pick<Row, 'fate' | 'spelling' | 'turn'>>

function rowAt(plot: Plot, place: number | null, change: RowChange): Row {
  const { fate = 'stands', spelling = 0, turn = 0 } = change
  const index = occasionOf(place, turn, plot.days.length)
  const occasion = present(plot.days[index], 'a day of the step')
  return {
    fate,
    place,
    spelling,
    party: place === null ? null : plot.roster(place, spelling),
    turn,
    occasion,
    date: plot.lag === 0 ? occasion : withinYear(addDays(occasion, plot.lag)),
    offering: plot.days.length > fewDays ? null : `${plot.line}-${index + 1}`,
    quantity: 1,
  }
}

/** A step with more days than this runs all year; one with fewer has occasions with a number. */
const fewDays = 40

/** Spreads parties over the days: in turn over few of them, scattered over many. */
function occasionOf(place: number | null, turn: number, days: number): number {
  if (place === null) return turn % days
  const first = days > fewDays ? scatter(place) : place
  return (first + turn * (days > fewDays ? 17 : 1)) % days
}

/** A number that looks like chance and is always the same (the 32-bit finaliser of MurmurHash3). */
function scatter(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function headRows(step: Step, plot: Plot): readonly Row[] {
  if (!step.heads) return []
  const { heads, records } = step.heads
  return shareOut(heads, records).map((quantity, index) => ({
    ...rowAt(plot, null, { turn: index }),
    quantity,
  }))
}

function measured(step: Step, rows: readonly Row[]): readonly Row[] {
  const { measure } = step
  if (!measure) return rows
  const quantities =
    measure.unit === 'view' ? shareOut(measure.total, rows.length) : measure.amounts
  return rows.map((row, index) => ({
    ...row,
    quantity: present(quantities[index % quantities.length], 'a quantity'),
  }))
}

/** Shares a total out into parts of different size that add up to it. */
function shareOut(total: number, parts: number): readonly number[] {
  const weights = Array.from({ length: parts }, (_, index) => 3 + (scatter(index + parts) % 5))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let weighed = 0
  return weights.map((weight) => {
    const before = Math.round((total * weighed) / whole)
    weighed += weight
    return Math.round((total * weighed) / whole) - before
  })
}

type Trapped = { readonly plot: Plot; readonly standing: readonly Row[] }

/** The records of the traps. Each takes a party that the step does not reach otherwise. */
function trapRows(step: Step, { plot, standing }: Trapped): readonly Row[] {
  const { traps = {} } = step
  const sample = standing.find((row) => row.fate === 'stands')
  let spare = step.reach
  const spares = (count: number | undefined, fate: Fate): Row[] =>
    Array.from({ length: count ?? 0 }, (_, index) => {
      const place = step.reach === 0 ? null : spare++
      const row = rowAt(plot, place, { fate, turn: place === null ? index * 5 : 0 })
      return { ...row, quantity: sample?.quantity ?? 1 }
    })
  const misdated = spares(traps.misdated, 'misdated')
  return [
    ...doubledRows(standing, traps.doubled ?? 0),
    ...spares(traps.astray, 'astray'),
    ...misdated,
    ...misdated.map((row, index) => outside(row, index, { fate: 'redated', days: -1 })),
    ...spares(traps.cancelled, 'cancelled'),
    ...spares(traps.foundLate, 'found-late'),
    ...spares(traps.before, 'outside').map((row, index) =>
      outside(row, index, { fate: 'outside', days: -1 }),
    ),
    ...spares(traps.after, 'outside').map((row, index) =>
      outside(row, index, { fate: 'outside', days: 1 }),
    ),
  ]
}

function doubledRows(standing: readonly Row[], count: number): readonly Row[] {
  const settled = standing.filter((row) => row.fate === 'stands' && row.spelling === 0)
  return Array.from({ length: count }, (_, index) => ({
    ...present(settled[(index * 13) % settled.length], 'a record to enter twice'),
    fate: 'doubled' as const,
  }))
}

/** Moves a record to one of the last three days before the year, or the first three after it. */
function outside(row: Row, index: number, to: { fate: Fate; days: 1 | -1 }): Row {
  const edge = to.days < 0 ? day('2023-03-31') : day('2024-04-01')
  const date = addDays(edge, to.days * (index % 3))
  return { ...row, fate: to.fate, offering: null, occasion: date, date }
}
