/**
 * Dispatches of experts, played as they go: a company asks, it is decided, an expert is assigned and
 * reports visits; the company confirms some of them.
 */
import type { DispatchDeed } from '../../../../src/domain/deed.ts'
import type { Bilingual } from '../../../../src/kit/bilingual.ts'
import type { CalendarDate } from '../../../../src/kit/calendar.ts'
import { present } from '../../../../src/kit/check.ts'
import { lateDays, workday } from '../days.ts'
import type { DatedAct } from '../timeline.ts'
import { type Delivered, mergeActs } from './delivered.ts'
import {
  afterList,
  type Entrant,
  entrantLists,
  type EntrantRow,
  entrantsOf,
  mistakenActs,
  respelt,
} from './entrant.ts'
import { stageActs } from './stage.ts'

/** The experts of a dispatch, with invented names. */
const experts = ['例示 一郎', '例示 二葉', '例示 三和'] as const

/** The acts of a dispatch. */
export function dispatchActs(delivered: Delivered): readonly DatedAct[] {
  const { name, sheet } = delivered
  const entrants = entrantsOf(delivered, {
    entries: ['dispatch.decided'],
    others: ['dispatch.visited'],
  })
  const span = entrants.flatMap(({ rows }) => rows.map(({ date }) => date))
  const made = stageActs({ name, sheet, days: [], span, seatsPer: 'offering', capacity: null })
  const entered: DatedAct = {
    on: present(made[0], 'the offer').on,
    act: {
      act: 'experts',
      offering: name,
      experts: experts.map((label, index) => ({
        name: `${name}/${index}`,
        label: `${label}（${name}）`,
        fields: fieldsOf(delivered).map(({ ja }) => ja),
        contracts: [],
      })),
    },
  }
  return [
    ...made.slice(0, 1),
    entered,
    ...made.slice(1),
    ...entrantLists(name, { lifecycle: 'dispatch', step: 'apply' }, entrants),
    ...entrants.flatMap((entrant) => companyActs(delivered, entrant)),
    ...mergeActs(delivered, respelt),
  ]
}

function fieldsOf({ sheet }: Delivered): readonly Bilingual[] {
  return (sheet.details?.['fields'] ?? []) as readonly Bilingual[]
}

/** Everything that is done with the request of one company. */
function companyActs(delivered: Delivered, entrant: Entrant): readonly DatedAct[] {
  const { party, place, rows } = entrant
  const { name: offering } = delivered
  const deed = (does: DispatchDeed, on: CalendarDate, name: string | null = null): DatedAct => {
    return { on, act: { act: 'deed', offering, lifecycle: 'dispatch', party, name, deed: does } }
  }
  const decided = rows.find(({ kind }) => kind === 'dispatch.decided')
  const decidedOn = afterList(entrant, decided?.date ?? entrant.firstOn, 0)
  const fields = fieldsOf(delivered)
  const field = present(fields[place % fields.length], 'a field').ja
  const visits = rows.filter(({ kind }) => kind === 'dispatch.visited')
  const done = [
    deed({ does: 'decide', visits: 5, field, area: '' }, decidedOn),
    deed({ does: 'assign', expert: `${offering}/${place % experts.length}` }, decidedOn),
    ...visits.flatMap((row, index) => {
      const name = `${offering}/${party.value}/${index}`
      const isLate = row.fate === 'late'
      const isBefore = row.date < decidedOn && row.fate !== 'outside' && !isLate
      const heldOn = isBefore ? workday(decidedOn, 2 + index) : row.date
      const on = isLate ? lateDays.entry(delivered.delivery.line) : afterList(entrant, heldOn, 3)
      return visitActs(deed, { row, on, heldOn, name, turn: place + index })
    }),
  ]
  return [...done, ...mistakenActs({ offering, lifecycle: 'dispatch' }, entrant, done)]
}

type Visiting = {
  readonly row: EntrantRow
  readonly on: CalendarDate
  readonly heldOn: CalendarDate
  readonly name: string
  readonly turn: number
}

const reports = [
  ['現在の取組と課題を聞き取った。', '課題の整理表を作り、優先順位を決めるよう助言した。'],
  ['社内の規程と運用を確かめた。', '規程の改正案と、社員への説明の進め方を助言した。'],
  ['取組の進み具合を確かめた。', '続けるための担当者の決め方と、次の目標を助言した。'],
] as const

/** A visit, its confirmation, and taking it back where it was reported twice. */
function visitActs(
  deed: (does: DispatchDeed, on: CalendarDate, name?: string) => DatedAct,
  { row, on, heldOn, name, turn }: Visiting,
): readonly DatedAct[] {
  const [done, advice] = present(reports[turn % reports.length], 'a report')
  const reason = row.fate === 'late' ? '専門家の報告書が締めの後に届いたため' : null
  const channel = turn % 4 === 3 ? 'online' : 'in-person'
  const visit = { on: heldOn, minutes: 120, channel, done, advice, reason } as const
  const reported = deed({ does: 'visit', ...visit }, on, name)
  if (row.isTwice) {
    const undo = { does: 'undo', visit: name, reason: '同じ訪問を二重に報告したため' } as const
    return [reported, deed(undo, workday(on, 4))]
  }
  if (turn % 3 !== 0 || row.fate === 'late') return [reported]
  const words = turn % 2 === 0 ? '具体的で分かりやすかった。' : ''
  const said = { does: 'confirm', visit: name, rating: 4 + (turn % 2), words } as const
  return [reported, deed(said, workday(on, 5))]
}
