/**
 * Supports, played as they go: companies are listed and approached, registered, visited and
 * contacted by agencies that share them; some hire, and are asked later whether the jobs hold.
 */
import type { SupportDeed } from '../../../../src/domain/deed.ts'
import { addMonths } from '../../../../src/domain/delivery/support/due.ts'
import type { ContactWay } from '../../../../src/domain/delivery/support/record.ts'
import type { FactKind } from '../../../../src/domain/fact/kind.ts'
import { check, present } from '../../../../src/kit/check.ts'
import { lateDays, workday } from '../days.ts'
import type { DatedAct } from '../timeline.ts'
import { type Delivered, findStep, groupBy, mergeActs } from './delivered.ts'
import {
  afterList,
  type Entrant,
  type EntrantRow,
  entrantLists,
  entrantsOf,
  mistakenActs,
  respelt,
} from './entrant.ts'
import { stageActs } from './stage.ts'

/** The agencies of the programme that several of them share. */
const agencies = [
  { name: { ja: '例示労働局', en: 'Labour bureau (example)' }, sort: 'labour-bureau' },
  { name: { ja: 'ハローワーク例示', en: 'Hello Work (example)' }, sort: 'hello-work' },
  { name: { ja: '例示しごと財団', en: 'Employment foundation (example)' }, sort: 'foundation' },
  { name: { ja: '例示就労支援センター', en: 'Support centre (example)' }, sort: 'local-agency' },
] as const

/** The acts of a support. */
export function supportActs(delivered: Delivered): readonly DatedAct[] {
  const { name, sheet } = delivered
  const entrants = entrantsOf(delivered, {
    entries: ['support.approached', 'support.registered'],
    others: ['support.visited', 'support.supported', 'support.hired'],
  })
  const span = entrants.flatMap(({ rows }) => rows.map(({ date }) => date))
  const made = stageActs({ name, sheet, days: [], span, seatsPer: 'offering', capacity: null })
  const opened = present(made[0], 'the offer').on
  const shared: DatedAct = { on: opened, act: { act: 'agencies', offering: name, agencies } }
  return [
    ...made.slice(0, 1),
    ...(isShared(delivered) ? [shared] : []),
    ...made.slice(1),
    ...listActs(delivered, entrants),
    ...entrants.flatMap((entrant) => companyActs(delivered, entrant)),
    ...mergeActs(delivered, respelt),
  ]
}

/** Programmes whose companies come from a list of those to get in touch with. */
const isShared = ({ name }: Delivered): boolean => name === '1' || name === '3'

function listActs(delivered: Delivered, entrants: readonly Entrant[]): readonly DatedAct[] {
  const isOutreach = isShared(delivered) || delivered.name === '25-1'
  return [...groupBy(entrants, (entrant) => entrant.list)].flatMap(([title, group]) => {
    const on = present(group[0], 'a company of the list').listedOn
    // The list of those to get in touch with tells companies apart that it has.
    const twice = group.filter(({ isRespelt }) => isRespelt)
    const fresh = group.filter(({ isRespelt }) => !isRespelt)
    const given = { lifecycle: 'support', step: 'apply' } as const
    if (!isOutreach) return entrantLists(delivered.name, given, group)
    const again = entrantLists(delivered.name, given, twice)
    if (fresh.length === 0) return again
    const rows = fresh.map((entrant) => outreachRow(delivered, entrant))
    const name = `${title}_働きかけ先.csv`
    return [{ on, act: { act: 'outreach', name, offering: delivered.name, rows } }, ...again]
  })
}

const areas = ['新宿区', '墨田区', '大田区', '八王子市', '立川市', '町田市'] as const

function outreachRow(delivered: Delivered, { party, place, firstOn }: Entrant) {
  const lead = agencies[place % agencies.length]
  const other = agencies[(place + 1) % agencies.length]
  const sharing = place % 3 === 0 ? [lead, other] : [lead]
  return {
    party,
    on: firstOn,
    area: present(areas[place % areas.length], 'an area'),
    why: delivered.name === '25-1' ? '採用の相談があった' : '法定雇用率に達していない',
    agencies: isShared(delivered) ? sharing.map((agency) => agency?.name.ja ?? '') : [],
  }
}

/** Everything that is done with one company. */
function companyActs(delivered: Delivered, entrant: Entrant): readonly DatedAct[] {
  const { party, rows } = entrant
  const { name: offering } = delivered
  const isRegistered = rows.some(({ kind }) => registers(delivered, kind))
  const registeredOn = rows.find(({ kind }) => kind !== 'support.approached')?.date
  const deed = (does: SupportDeed, on: DatedAct['on'], name: string | null = null): DatedAct => {
    return { on, act: { act: 'deed', offering, lifecycle: 'support', party, name, deed: does } }
  }
  const done = rows.flatMap((row, index) => {
    const on = afterList(entrant, row.date, 2)
    const name = `${offering}/${party.value}/${index}`
    const what = deedOf(row, entrant.place + index)
    if (what === null) return []
    const undo = { does: 'undo', record: name, reason: '同じ記録を二重に入力したため' } as const
    return [
      deed(what, row.fate === 'late' ? lateDays.entry(delivered.delivery.line) : on, name),
      ...(row.isTwice ? [deed(undo, workday(on, 6))] : []),
      ...(row.kind === 'support.hired' ? checkActs(deed, row, name) : []),
    ]
  })
  return [
    ...(isRegistered && registeredOn !== undefined
      ? [
          deed(
            { does: 'register', on: registeredOn, reason: null },
            afterList(entrant, registeredOn, 2),
          ),
        ]
      : []),
    ...done,
    ...mistakenActs({ offering, lifecycle: 'support' }, entrant, done),
  ]
}

/** A company is registered that is supported, or that the table says is. */
function registers(delivered: Delivered, kind: FactKind): boolean {
  if (findStep(delivered, 'support.registered') !== undefined) return kind === 'support.registered'
  return kind === 'support.supported'
}

const ways: readonly ContactWay[] = ['visit', 'telephone', 'online', 'visit', 'office']
const words = [
  '社内の理解と、任せられる業務の切り出しについて助言した。',
  '求人票の書き方と、募集の進め方を一緒に確かめた。',
  '受け入れる部署の担当者と、配慮の進め方を話し合った。',
] as const

function deedOf({ kind, date: on, fate }: EntrantRow, turn: number): SupportDeed | null {
  const reason = fate === 'late' ? '支援機関の活動記録が締めの後に届いたため' : null
  const said = present(words[turn % words.length], 'what was said')
  if (kind === 'support.visited') return { does: 'contact', on, way: 'visit', said, reason }
  if (kind === 'support.hired') return { does: 'hire', on, persons: 1 }
  if (kind === 'support.supported') {
    const way = present(ways[turn % ways.length], 'a way')
    return { does: 'contact', on, way, said, reason }
  }
  check(kind === 'support.approached' || kind === 'support.registered', `${kind} is played`)
  return null
}

/** The last day on which the example asks whether a job has held. */
const lastCheck = '2024-04-26'

/** Whether the job has held is asked after three and six months; one in six has not. */
function checkActs(
  deed: (does: SupportDeed, on: DatedAct['on']) => DatedAct,
  { date }: EntrantRow,
  hiring: string,
): readonly DatedAct[] {
  const hasHeld = Number(date.slice(8)) % 6 !== 0
  return ([3, 6] as const).flatMap((months) => {
    const on = workday(addMonths(date, months), 3)
    if (on > lastCheck || (!hasHeld && months > 3)) return []
    const answer = hasHeld ? 'yes' : 'no'
    return [deed({ does: 'answer', hiring, months, on, answer }, on)]
  })
}
