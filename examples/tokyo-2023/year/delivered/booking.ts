/** Bookings, played as they go: a room is booked for an hour, and used or not. */
import { addDays } from '../../../../src/kit/calendar.ts'
import { workday } from '../days.ts'
import type { DatedAct } from '../timeline.ts'
import {
  applicationsOf,
  type Delivered,
  deskNumberOf,
  groupBy,
  list,
  listed,
  mistakes,
  type PartyRow,
  partyRows,
  stepActs,
  voidActs,
} from './delivered.ts'
import { enteredOn, momentOn, sessionOn, stageActs, stageOn } from './stage.ts'

/** The rooms, by their places. */
const rooms = [
  { ja: '練習室A（飯田橋）', en: 'Practice room A (Iidabashi)' },
  { ja: '練習室B（立川）', en: 'Practice room B (Tachikawa)' },
] as const

const hours = ['10:00', '11:00', '14:00', '15:00', '16:00'] as const

/** A booking in its slot. */
type Booked = PartyRow & { readonly stage: string; readonly room: number; readonly hour: number }

/** The acts of a booking. */
export function bookingActs(delivered: Delivered): readonly DatedAct[] {
  const booked = bookedOf(delivered)
  const stages = groupBy(booked, ({ stage }) => stage)
  return [...stages].flatMap(([name, own]) => [
    ...makingActs(delivered, name, own),
    ...own.flatMap((each) => useActs(each)),
  ])
}

/** The bookings of a day take one slot after the other. */
function bookedOf(delivered: Delivered): readonly Booked[] {
  const days = groupBy(partyRows(delivered, 'booking.used'), ({ date }) => date)
  return [...days.values()].flatMap((ofDay) =>
    ofDay.map((row, index) => ({
      ...row,
      party: row.fate === 'doubled' ? deskNumberOf(row.party) : row.party,
      stage: stageOn(delivered.name, row.date),
      room: index % rooms.length,
      hour: Math.floor(index / rooms.length),
    })),
  )
}

function makingActs(
  { sheet }: Delivered,
  name: string,
  booked: readonly Booked[],
): readonly DatedAct[] {
  const days = [...new Set(booked.map(({ date }) => date))].toSorted()
  const resources = rooms.map((label, room) => {
    return { name: roomOf(name, room), sort: 'room', label } as const
  })
  const slots = days.flatMap((date) =>
    rooms.flatMap((place, room) =>
      hours.map((from, hour) => ({
        name: slotOf({ stage: name, date, room, hour }),
        startsAt: momentOn(date, from),
        endsAt: momentOn(date, `${from.slice(0, 2)}:50`),
        title: { ja: '', en: '' },
        place,
        onlineLink: null,
        resource: roomOf(name, room),
      })),
    ),
  )
  const stage = { name, sheet, days: [], span: days, capacity: null } as const
  return stageActs({ ...stage, seatsPer: 'session' }, { resources, slots })
}

const roomOf = (stage: string, room: number) => `${stage}/room-${room + 1}`

const slotOf = ({ stage, date, room, hour }: Pick<Booked, 'stage' | 'date' | 'room' | 'hour'>) =>
  `${sessionOn(stage, date)}/${room + 1}-${hour + 1}`

/** Booked some days before; then used, called off, or used by mistake. */
function useActs(booked: Booked): readonly DatedAct[] {
  const { stage, party, date, fate } = booked
  const session = slotOf(booked)
  const given = { offering: stage, lifecycle: 'booking' } as const
  const of = applicationsOf([party], session)
  const rows = [listed(party, session)]
  const isUsed = fate !== 'cancelled'
  return [
    ...list(enteredOn(addDays(date, -6), 0), { ...given, step: 'reserve', rows, of: session }),
    ...stepActs(enteredOn(date, isUsed ? 0 : -2), {
      ...given,
      step: isUsed ? 'use' : 'cancel',
      of,
    }),
    ...(fate in mistakes
      ? voidActs(workday(date, 2), given, [{ fate, of: { party, session } }])
      : []),
  ]
}
