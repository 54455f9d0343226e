/**
 * Interviews at a gathering: each company has a booth, open all day. Visitors meet companies on the
 * days on which they came; weeks later the companies tell whom they hired.
 */
import type { PartyReference } from '../../../../src/domain/party.ts'
import { addDays, type CalendarDate } from '../../../../src/kit/calendar.ts'
import { present } from '../../../../src/kit/check.ts'
import { withinYear, workday } from '../days.ts'
import type { OfferingSheet } from '../offerings/sheet.ts'
import { rosterOf } from '../roster.ts'
import type { DatedAct } from '../timeline.ts'
import {
  type Delivered,
  findStep,
  groupBy,
  list,
  listed,
  partyRows,
  stepActs,
} from './delivered.ts'
import type { Meeting } from './meeting.ts'
import { enteredOn, type Furnishing, momentOn } from './stage.ts'

/** One visitor at one booth. */
export type Interview = {
  readonly stage: string
  readonly on: CalendarDate
  readonly party: PartyReference
  readonly slot: string
  /** When the company told that it hires the visitor; null where it does not. */
  readonly hiredOn: CalendarDate | null
}

/** The interviews of a gathering, in the order of its table. */
export function interviewsOf(
  delivered: Delivered,
  meetings: readonly Meeting[],
): readonly Interview[] {
  const { booths = 1 } = delivered.sheet
  const visits = new Map(
    meetings.flatMap((meeting) =>
      meeting.came.map((row) => [visitKey(row), { meeting, party: row.party }] as const),
    ),
  )
  const hired = new Map(
    partyRows(delivered, 'gathering.hired').map(({ place, date }) => [place, date]),
  )
  return partyRows(delivered, 'gathering.interviewed').map(({ place, turn }) => {
    // Whoever came once has all interviews on that day.
    const visit = visits.get(visitKey({ place, turn })) ?? visits.get(visitKey({ place, turn: 0 }))
    const { meeting, party } = present(visit, `a visit of place ${place} at ${delivered.name}`)
    return {
      stage: meeting.stage,
      on: meeting.on,
      party,
      slot: slotAt(meeting.session, (place + turn * 5) % booths),
      hiredOn: turn === 0 ? (hired.get(place) ?? null) : null,
    }
  })
}

const visitKey = ({ place, turn }: { readonly place: number; readonly turn: number }) =>
  `${place}/${turn}`

const slotAt = (session: string, booth: number) => `${session}/${booth + 1}`

/** The booths of a gathering, and one slot at each for every day with interviews. */
export function furnishingOf(
  sheet: OfferingSheet,
  interviews: readonly Interview[],
  meetings: readonly Meeting[],
): Furnishing {
  if (interviews.length === 0) return { resources: [], slots: [] }
  const company = rosterOf('company', sheet.line)
  const booths = Array.from({ length: sheet.booths ?? 0 }, (_, index) => index)
  const [from, to] = sheet.hours
  return {
    resources: booths.map((booth) => {
      const ja = present(company(booth).name, 'the name of a company')
      const label = { ja, en: `Example company ${booth + 1}` }
      return { name: boothOf(sheet, booth), sort: 'booth', label }
    }),
    slots: meetings.flatMap(({ session, on }) =>
      booths.map((booth) => ({
        name: slotAt(session, booth),
        startsAt: momentOn(on, from),
        endsAt: momentOn(on, to),
        title: { ja: '', en: '' },
        place: { ja: `ブース${booth + 1}`, en: `Booth ${booth + 1}` },
        onlineLink: null,
        resource: boothOf(sheet, booth),
        capacity: null,
      })),
    ),
  }
}

const boothOf = ({ line }: OfferingSheet, booth: number) => `${line}/booth-${booth + 1}`

/** The acts of interviews: each day's are entered from paper, and their results later. */
export function interviewActs(
  delivered: Delivered,
  interviews: readonly Interview[],
): readonly DatedAct[] {
  const lag = findStep(delivered, 'gathering.hired')?.lag ?? 30
  return [...groupBy(interviews, ({ on }) => on).values()].flatMap((ofDay) => {
    const { on, stage } = present(ofDay[0], 'an interview')
    const common = { offering: stage, lifecycle: 'interview' } as const
    const rows = ofDay.map(({ party, slot }) => listed(party, slot))
    const told = withinYear(addDays(on, lag))
    const others = ofDay.filter(({ hiredOn }) => hiredOn === null)
    const hires = groupBy(ofDay, ({ hiredOn }) => hiredOn ?? '')
    return [
      ...list(workday(enteredOn(on, 1), 4), { ...common, step: 'record', rows, of: on }),
      ...stepActs(workday(told, 2), { ...common, step: 'decline', of: others.map(applicationOf) }),
      ...[...hires].flatMap(([date, hired]) => {
        if (date === '') return []
        const happenedAt = momentOn(date as CalendarDate, '12:00')
        const of = hired.map(applicationOf)
        return stepActs(workday(date as CalendarDate, 3), {
          ...common,
          step: 'hire',
          of,
          happenedAt,
        })
      }),
    ]
  })
}

const applicationOf = ({ party, slot }: Interview) => ({ party, session: slot })
