/** What one offering of a line delivers: the steps of the line's table that name it. */
import { lifecycleOf, type LifecycleName } from '../../../../src/domain/delivery/register.ts'
import type { FactKind } from '../../../../src/domain/fact/kind.ts'
import type { ListAct, ListedParty, StepAct } from '../../../../src/domain/delivery-act.ts'
import type { PartyReference } from '../../../../src/domain/party.ts'
import { type CalendarDate, type Instant } from '../../../../src/kit/calendar.ts'
import { check, present } from '../../../../src/kit/check.ts'
import { workday } from '../days.ts'
import type { Delivery, Step } from '../delivery.ts'
import type { OfferingSheet } from '../offerings/sheet.ts'
import { rosterOf } from '../roster.ts'
import { type Fate, type Row, rowsOf } from '../rows.ts'
import type { DatedAct } from '../timeline.ts'

/** The part of a line's year that one offering delivers. */
export type Delivered = {
  readonly name: string
  readonly sheet: OfferingSheet
  readonly delivery: Delivery
  readonly steps: readonly Step[]
}

/** A row about a party. */
export type PartyRow = Row & { readonly party: PartyReference; readonly place: number }

/** The rows of a kind that are about a party, and played. */
export function partyRows(
  { delivery, steps, sheet }: Delivered,
  kind: FactKind,
): readonly PartyRow[] {
  return steps
    .filter((step) => step.kind === kind)
    .flatMap((step) => rowsOf(delivery, step))
    .filter((row): row is PartyRow => row.party !== null && isPlayed(sheet, row))
}

/** Whether a row is played by acts of its offering, and does not come on a sheet. */
export function isPlayed({ plays }: OfferingSheet, { place }: Row): boolean {
  if (!plays || place === null) return true
  return place >= plays.from && place < plays.from + plays.count
}

/** The rows of a kind that name nobody. */
export function namelessRows({ delivery, steps }: Delivered, kind: FactKind): readonly Row[] {
  return steps
    .filter((step) => step.kind === kind)
    .flatMap((step) => rowsOf(delivery, step))
    .filter((row) => row.party === null)
}

/** The step of a kind, where the table has one. */
export function findStep({ steps }: Delivered, kind: FactKind): Step | undefined {
  return steps.find((step) => step.kind === kind)
}

/**
 * The number under which somebody was entered by mistake: one that the desk gives out for a person
 * whose own is not at hand.
 */
export function deskNumberOf(party: PartyReference): PartyReference {
  const value = party.value.replace(/-\d(\d{5})$/, '-7$1')
  check(value !== party.value, `${party.value} has a series to exchange`)
  return { ...party, value }
}

/** What entries are taken back for. */
export const mistakes: Readonly<Partial<Record<Fate, string>>> = {
  doubled: '同じ方を二重に入力したため',
  astray: '別の事業の参加者を取り違えて入力したため',
  misdated: '前年度の参加と取り違えて入力したため',
  'found-late': '締めの後の点検で対象外と分かったため',
}

/** A list of one stage, entered on a day. */
export function list(
  on: CalendarDate,
  given: Omit<ListAct, 'act' | 'at' | 'otherwise' | 'reason' | 'name'> & {
    /** What tells it from other lists of the same step. */
    readonly of: string
    readonly reason?: string
  },
): readonly DatedAct[] {
  const { of, reason = null, ...act } = given
  if (act.rows.length === 0) return []
  const label = present(lifecycleOf(act.lifecycle).acts[act.step], `the act ${act.step}`).label.ja
  const name = `${act.offering}_${label}_${of}.csv`
  return [{ on, act: { act: 'list', name, otherwise: null, reason, ...act } }]
}

/** A row of a list. People are numbers; organisations have invented names. */
export function listed(
  party: PartyReference,
  session: string | null,
  happenedAt: Instant | null = null,
): ListedParty {
  const personName = party.type === 'person' ? null : party.name
  return { session, party, personName, happenedAt }
}

/** Something that is done to applications on a day. */
export function stepActs(
  on: CalendarDate,
  given: Pick<StepAct, 'offering' | 'lifecycle' | 'step' | 'of'> & {
    readonly session?: string
    readonly happenedAt?: Instant
    readonly reason?: string
  },
): readonly DatedAct[] {
  const { session = null, happenedAt = null, reason = null, ...act } = given
  if (act.of.length === 0) return []
  return [{ on, act: { act: 'step', session, happenedAt, reason, ...act } }]
}

/** The applications of parties, in a session or in the offering as a whole. */
export function applicationsOf(
  parties: readonly PartyReference[],
  session: string | null,
): StepAct['of'] {
  return parties.map((party) => ({ party, session }))
}

/** Voids what was entered by mistake, in one act for each reason. */
export function voidActs(
  on: CalendarDate,
  given: { readonly offering: string; readonly lifecycle: LifecycleName },
  mistaken: readonly { readonly fate: Fate; readonly of: StepAct['of'][number] }[],
): readonly DatedAct[] {
  return Object.entries(mistakes).flatMap(([fate, reason]) => {
    const of = mistaken.filter((each) => each.fate === fate).map((each) => each.of)
    return stepActs(on, { ...given, step: 'void', of, reason })
  })
}

/** A merge for each party that came under a second number, once it is in the books. */
export function mergeActs(
  { delivery, sheet, steps }: Delivered,
  { after = 16, reason = '二重の登録のため（同一と確認）' } = {},
): readonly DatedAct[] {
  return steps.flatMap((each) => {
    const roster = rosterOf(each.who ?? delivery.who, delivery.line)
    return rowsOf(delivery, each)
      .filter((row) => row.spelling > 0 && isPlayed(sheet, row))
      .map(({ party, place, date }): DatedAct => {
        const absorbed = present(party, 'a party with a second number')
        const surviving = roster(present(place, 'its place'))
        return { on: workday(date, after), act: { act: 'merge', absorbed, surviving, reason } }
      })
  })
}

/** The rows of each value of a key, in the order in which the keys first come. */
export function groupBy<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
