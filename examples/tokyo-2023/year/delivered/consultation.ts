/**
 * Consultations, played as they go: each month's list of those who gave a name, day by day, and the
 * heads of those who gave none.
 */
import type { CalendarDate } from '../../../../src/kit/calendar.ts'
import { present } from '../../../../src/kit/check.ts'
import { workday } from '../days.ts'
import type { DatedAct } from '../timeline.ts'
import {
  type Delivered,
  groupBy,
  list,
  listed,
  mergeActs,
  mistakes,
  namelessRows,
  type PartyRow,
  partyRows,
} from './delivered.ts'
import { enteredOn, sessionOn, stageActs, stageOn } from './stage.ts'

/** The acts of a consultation. */
export function consultationActs(delivered: Delivered): readonly DatedAct[] {
  const rows = partyRows(delivered, 'consultation.held')
  const heads = namelessRows(delivered, 'consultation.held')
  const { name, sheet } = delivered
  const stages = groupBy([...rows, ...heads], ({ date }) => stageOn(name, date))
  return [
    ...[...stages].flatMap(([stage, of]) => {
      const days = [...new Set(of.map(({ date }) => date))].toSorted()
      return stageActs({ name: stage, sheet, days, seatsPer: 'session', capacity: null })
    }),
    ...receivedActs(
      delivered,
      rows.filter(({ fate }) => !(fate in mistakes)),
    ),
    ...heads.map(({ date, quantity }): DatedAct => {
      const session = sessionOn(stageOn(name, date), date)
      return { on: enteredOn(date, 1), act: { act: 'heads', session, heads: quantity } }
    }),
    ...mistakenActs(
      delivered,
      rows.filter(({ fate }) => fate in mistakes),
    ),
    ...mergeActs(delivered),
  ]
}

/** A list for each month, some days after its last consultation. */
function receivedActs(delivered: Delivered, rows: readonly PartyRow[]): readonly DatedAct[] {
  const months = groupBy(rows, ({ date }) => `${stageOn(delivered.name, date)} ${date.slice(0, 7)}`)
  return [...months].flatMap(([key, ofMonth]) => {
    const [offering = '', month = ''] = key.split(' ')
    const listing = inOrder(ofMonth).map((row) => rowOf(delivered, row))
    const given = { offering, lifecycle: 'consultation', step: 'receive' } as const
    return list(enteredOn(lastDay(ofMonth), 3), { ...given, rows: listing, of: month })
  })
}

/** What was entered by mistake came on a list of its own, which is taken back as a whole. */
function mistakenActs(delivered: Delivered, rows: readonly PartyRow[]): readonly DatedAct[] {
  const { name } = delivered
  return [...groupBy(rows, ({ fate }) => fate)].flatMap(([fate, mistaken]) => {
    const on = enteredOn(lastDay(mistaken), 6)
    const listing = inOrder(mistaken).map((row) => rowOf(delivered, row))
    const given = { offering: name, lifecycle: 'consultation', step: 'receive' } as const
    const entered = list(on, { ...given, rows: listing, of: fate })
    const reason = present(mistakes[mistaken[0]?.fate ?? 'stands'], 'what went wrong')
    return entered.flatMap((dated): readonly DatedAct[] =>
      dated.act.act === 'list'
        ? [dated, { on: workday(on, 4), act: { act: 'undo-list', name: dated.act.name, reason } }]
        : [],
    )
  })
}

function rowOf({ name }: Delivered, { party, date }: PartyRow) {
  return listed(party, sessionOn(stageOn(name, date), date))
}

const inOrder = (rows: readonly PartyRow[]) =>
  rows.toSorted((one, other) => (one.date < other.date ? -1 : Number(one.date > other.date)))

const lastDay = (rows: readonly PartyRow[]): CalendarDate =>
  present(inOrder(rows).at(-1), 'a consultation').date
