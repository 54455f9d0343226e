/**
 * Companies that come to an offering, each with one application there: under its own name, or once
 * more under another spelling, or by mistake. Lists of them are entered month by month.
 */
import type { ListAct, StepAct } from '../../../../src/domain/delivery-act.ts'
import type { FactKind } from '../../../../src/domain/fact/kind.ts'
import type { PartyReference } from '../../../../src/domain/party.ts'
import type { CalendarDate } from '../../../../src/kit/calendar.ts'
import { check, present } from '../../../../src/kit/check.ts'
import { workday } from '../days.ts'
import { rosterOf } from '../roster.ts'
import type { Fate } from '../rows.ts'
import type { DatedAct } from '../timeline.ts'
import {
  type Delivered,
  groupBy,
  list,
  listed,
  type PartyRow,
  partyRows,
  stepActs,
} from './delivered.ts'
import { enteredOn, momentOn } from './stage.ts'

/** A company with what it came for, by kind of fact. */
export type Entrant = {
  readonly party: PartyReference
  readonly place: number
  /** Comes under another spelling of its name, so that nobody sees that it came before. */
  readonly isRespelt: boolean
  /** The mistake that the whole application is; null where it is none. */
  readonly mistake: Fate | null
  readonly rows: readonly EntrantRow[]
  /** The day of the first thing that happened. */
  readonly firstOn: CalendarDate
  /** The day on which its application is entered, with the others of the month. */
  readonly listedOn: CalendarDate
  /** The name of the list. */
  readonly list: string
}

/** Something that happened with a company. `isTwice`: entered a second time, and taken back. */
export type EntrantRow = {
  readonly kind: FactKind
  readonly date: CalendarDate
  readonly quantity: number
  readonly fate: Fate
  readonly isTwice: boolean
}

/** Why companies are taken back that were entered by mistake. */
const entrantMistakes: Readonly<Partial<Record<Fate, string>>> = {
  doubled: '同じ企業を二重に入力したため',
  astray: '別の事業の申込を取り違えて入力したため',
}

/** How companies under a second spelling are merged: when their list is in, which is monthly. */
export const respelt = { after: 40, reason: '表記の違いのため（同一と確認）' } as const

/**
 * The companies of an offering. Where one is entered twice by a kind of fact of `entries`, the second
 * entry is an application of its own, under the company's name as somebody else writes it.
 */
export function entrantsOf(
  delivered: Delivered,
  {
    entries,
    others,
  }: { readonly entries: readonly FactKind[]; readonly others: readonly FactKind[] },
): readonly Entrant[] {
  const rows = [...entries, ...others].flatMap((kind) =>
    partyRows(delivered, kind).map((row) => ({ row, kind })),
  )
  const { delivery, steps } = delivered
  const roster = rosterOf(steps[0]?.who ?? delivery.who, delivery.line)
  const owned = rows.map(({ row, kind }) => {
    const isOther = row.fate === 'doubled' && entries.includes(kind)
    return { kind, row, party: isOther ? roster(row.place, 2) : row.party, isOther }
  })
  const byParty = groupBy(owned, ({ party, isOther }) => `${party.value} ${isOther}`)
  const found = [...byParty.values()].map((own): Dated => {
    const { party, row, isOther } = present(own[0], 'a row of the company')
    const wrong = own.map((each) => mistakeOf(each.row)).find((fate) => fate !== null) ?? null
    const mistake = isOther ? 'doubled' : wrong
    const happened = own.map(({ kind, row: each }) => happeningOf(kind, each, isOther))
    const firstOn = present(happened.map(({ date }) => date).toSorted()[0], 'a first day')
    const isRespelt = isOther || row.spelling > 0
    return { party, place: row.place, isRespelt, mistake, rows: happened.toSorted(byDate), firstOn }
  })
  return listedByMonth(delivered.name, found)
}

type Dated = Omit<Entrant, 'listedOn' | 'list'>

function listedByMonth(name: string, found: readonly Dated[]): readonly Entrant[] {
  const months = groupBy(found.toSorted(byFirstDay), ({ firstOn }) => firstOn.slice(0, 7))
  return [...months].flatMap(([month, group]) => {
    const last = present(group.at(-1), 'the last of the month').firstOn
    return group.map((each) => {
      return { ...each, listedOn: enteredOn(last, 2), list: `${name}_${month}` }
    })
  })
}

function mistakeOf({ fate }: PartyRow): Fate | null {
  check(fate !== 'misdated' && fate !== 'cancelled', `companies are not ${fate} here`)
  return fate === 'astray' ? 'astray' : null
}

function happeningOf(kind: FactKind, row: PartyRow, isOther: boolean): EntrantRow {
  const { date, quantity, fate } = row
  return { kind, date, quantity, fate, isTwice: fate === 'doubled' && !isOther }
}

/** Lists of the companies, a list for each month. */
export function entrantLists(
  offering: string,
  given: Pick<ListAct, 'lifecycle' | 'step'>,
  entrants: readonly Entrant[],
): readonly DatedAct[] {
  return [...groupBy(entrants, (entrant) => entrant.list)].flatMap(([title, group]) => {
    const on = present(group[0], 'a company of the list').listedOn
    const rows = group.map(({ party, firstOn }) => {
      return listed(party, null, momentOn(firstOn, '12:00'))
    })
    return list(on, { offering, ...given, rows, of: title })
  })
}

/** Voids an application that was a mistake, some days after the last that was done with it. */
export function mistakenActs(
  given: Pick<StepAct, 'offering' | 'lifecycle'>,
  { party, mistake, listedOn }: Entrant,
  done: readonly DatedAct[],
): readonly DatedAct[] {
  if (mistake === null) return []
  const reason = present(entrantMistakes[mistake], 'what went wrong')
  const last =
    done
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? listedOn
  return stepActs(workday(last, 7), {
    ...given,
    step: 'void',
    of: [{ party, session: null }],
    reason,
  })
}

/** The day on which something is entered: some days after it happened, and after the list. */
export function afterList({ listedOn }: Entrant, date: CalendarDate, after: number): CalendarDate {
  const on = workday(date, after)
  return on < listedOn ? listedOn : on
}

const byDate = (one: EntrantRow, other: EntrantRow): number =>
  one.date < other.date ? -1 : Number(one.date > other.date)

const byFirstDay = (one: Dated, other: Dated): number =>
  one.firstOn < other.firstOn ? -1 : Number(one.firstOn > other.firstOn)
