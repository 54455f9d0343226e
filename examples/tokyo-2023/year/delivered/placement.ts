/**
 * Placements, played as they go: companies offer positions, people apply and are proposed, it is
 * decided, they begin to work, end, and are hired.
 */
import type { HostingDeed, PlacementDeed } from '../../../../src/domain/deed.ts'
import type { PartyReference } from '../../../../src/domain/party.ts'
import { addDays, type CalendarDate } from '../../../../src/kit/calendar.ts'
import { check, present } from '../../../../src/kit/check.ts'
import { workday } from '../days.ts'
import { rosterOf } from '../roster.ts'
import type { DatedAct } from '../timeline.ts'
import {
  applicationsOf,
  type Delivered,
  groupBy,
  list,
  listed,
  partyRows,
  stepActs,
} from './delivered.ts'
import { enteredOn, stageActs } from './stage.ts'

/** A person and the company that takes them in. */
type Placed = {
  readonly person: PartyReference
  readonly host: PartyReference
  readonly decidedOn: CalendarDate
  readonly startedOn: CalendarDate
  readonly hiredOn: CalendarDate | null
  /** The start was entered by mistake. */
  readonly isMistaken: boolean
}

/** The acts of placements. */
export function placementActs(delivered: Delivered): readonly DatedAct[] {
  const { name, sheet } = delivered
  const placed = [...hiredPeople(delivered), ...trials(delivered)]
  const span = placed.map(({ decidedOn }) => decidedOn)
  return [
    ...stageActs({ name, sheet, days: [], span, seatsPer: 'offering', capacity: null }),
    ...hostActs(name, placed),
    ...personLists(name, placed),
    ...placed.flatMap((each) => personActs(name, each)),
  ]
}

/** How many companies take in the people of a programme of which only those are counted. */
const hosts = 4

/** People whose dispatch was decided, at companies of their programme. */
function hiredPeople(delivered: Delivered): readonly Placed[] {
  const companies = rosterOf('company', delivered.delivery.line)
  const hired = partyRows(delivered, 'placement.hired')
  return partyRows(delivered, 'placement.dispatched').map(({ party, place, date, fate }) => {
    check(fate === 'stands', 'only dispatches that stand are played')
    const hiredOn = hired.find((row) => row.place === place)?.date ?? null
    const startedOn = workday(date, 3)
    const host = companies(place % hosts)
    return { person: party, host, decidedOn: date, startedOn, hiredOn, isMistaken: false }
  })
}

/** People at the companies whose trials are counted. */
function trials(delivered: Delivered): readonly Placed[] {
  const people = rosterOf('seeker', delivered.delivery.line)
  return partyRows(delivered, 'placement.started').map(({ party, date, fate }, index) => ({
    person: people(index),
    host: party,
    decidedOn: workday(addDays(date, -8), 0),
    startedOn: date,
    hiredOn: null,
    isMistaken: fate === 'astray',
  }))
}

/** The companies offer their positions when the offering opens. */
function hostActs(offering: string, placed: readonly Placed[]): readonly DatedAct[] {
  const own = [...groupBy(placed, ({ host }) => host.value).values()].map((group) => ({
    host: present(group[0], 'somebody at the company').host,
    seats: group.length,
  }))
  const on = listedOn(placed.map(({ decidedOn }) => decidedOn).toSorted()[0])
  const given = { offering, lifecycle: 'hosting' } as const
  const parties = own.map(({ host }) => host)
  return [
    ...list(on, {
      ...given,
      step: 'host',
      rows: parties.map((host) => listed(host, null)),
      of: '受入企業',
    }),
    ...stepActs(on, { ...given, step: 'accept', of: applicationsOf(parties, null) }),
    ...own.map(({ host, seats }): DatedAct => {
      const deed: HostingDeed = { does: 'position', title: '事務と軽作業の補助', seats }
      const act = { act: 'deed', ...given, party: host, name: positionOf(offering, host), deed }
      return { on, act } as DatedAct
    }),
  ]
}

const positionOf = (offering: string, { value }: PartyReference) => `${offering}/${value}/position`

/** The day on which people who are sent on a day are on the list. */
function listedOn(decidedOn: CalendarDate | undefined): CalendarDate {
  return enteredOn(present(decidedOn, 'a decision'), -20)
}

function personLists(offering: string, placed: readonly Placed[]): readonly DatedAct[] {
  const days = groupBy(placed, ({ decidedOn }) => listedOn(decidedOn))
  return [...days].flatMap(([day, group]) =>
    list(day as CalendarDate, {
      ...{ offering, lifecycle: 'placement', step: 'apply' },
      rows: group.map(({ person }) => listed(person, null)),
      of: day,
    }),
  )
}

/** The way of one person. */
function personActs(offering: string, placed: Placed): readonly DatedAct[] {
  const { person: party, host, decidedOn, startedOn, hiredOn, isMistaken } = placed
  const name = `${offering}/${party.value}/start`
  const deed = (does: PlacementDeed, on: CalendarDate, made: string | null = null): DatedAct => {
    const act = { act: 'deed', offering, lifecycle: 'placement', party } as const
    return { on, act: { ...act, name: made, deed: does } }
  }
  const lastDay = hiredOn === null ? workday(startedOn, 28) : addDays(hiredOn, -2)
  const to = lastDay < startedOn ? startedOn : lastDay
  const matchedOn = workday(addDays(decidedOn, -7), 0)
  const begun = [
    deed({ does: 'match', position: positionOf(offering, host) }, laterOf(matchedOn, decidedOn)),
    deed({ does: 'decide', on: decidedOn, from: startedOn, to }, workday(decidedOn, 1)),
    deed({ does: 'start', on: startedOn, host }, workday(startedOn, 1), name),
  ]
  if (isMistaken) {
    const reason = '別の企業の開始を取り違えて入力したため'
    return [...begun, deed({ does: 'undo-start', start: name, reason }, workday(startedOn, 8))]
  }
  const ended = deed({ does: 'end', on: to }, workday(to, 1))
  if (hiredOn === null) return [...begun, ended]
  const hired = { does: 'result', on: hiredOn, result: 'hired', why: 'regular' } as const
  return [...begun, ended, deed(hired, workday(hiredOn, 2))]
}

/** A proposal is made some days before the decision, but not before anybody is on the list. */
function laterOf(matchedOn: CalendarDate, decidedOn: CalendarDate): CalendarDate {
  const on = listedOn(decidedOn)
  return matchedOn < on ? on : matchedOn
}
