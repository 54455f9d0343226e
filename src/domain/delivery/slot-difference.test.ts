/** Which slots are made, come back, go and stay when opening hours change. */
import { expect, test } from 'vitest'
import type { CalendarDate, Instant } from '../../kit/calendar.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { compareSlots, type KnownSlot } from './slot-difference.ts'

const at = (time: string) => instantAt('2023-06-05' as CalendarDate, time as TimeOfDay)
const stretch = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })
const night = '2023-06-04T15:00:00.000Z' as Instant

function known(from: string, to: string, change: Partial<KnownSlot> = {}): KnownSlot {
  const usual = { id: from, state: 'scheduled', taken: 0, byPlan: 'made' } as const
  return { ...stretch(from, to), ...usual, ...change }
}

const wanted = [stretch('09:00', '10:00'), stretch('10:00', '11:00')]
const nothing = { add: [], revive: [], withdraw: [], stay: [] }

test('where there is nothing, all that is wanted is made', () => {
  expect(compareSlots(wanted, [], night)).toEqual({ ...nothing, add: wanted })
})

test('what is there already is left alone', () => {
  const there = [known('09:00', '10:00'), known('10:00', '11:00', { taken: 1 })]
  expect(compareSlots(wanted, there, night)).toEqual(nothing)
})

test('free slots of other hours go, and make room; taken ones stay, and keep it', () => {
  const there = [known('09:00', '09:30'), known('10:30', '11:30', { taken: 1 })]
  expect(compareSlots(wanted, there, night)).toEqual({
    ...nothing,
    add: [stretch('09:00', '10:00')],
    withdraw: ['09:00'],
    stay: ['10:30'],
  })
})

test('what was made or cancelled by hand stays, and nothing is made over it', () => {
  const there = [
    known('09:30', '10:00', { byPlan: null }),
    known('10:00', '11:00', { state: 'cancelled' }),
    known('20:00', '21:00', { byPlan: null }),
  ]
  expect(compareSlots(wanted, there, night)).toEqual(nothing)
})

test('a withdrawn slot comes back when it is wanted once more', () => {
  const gone = { state: 'cancelled', byPlan: 'withdrawn' } as const
  const there = [known('09:00', '10:00', gone), known('14:00', '15:00', gone)]
  expect(compareSlots(wanted, there, night)).toEqual({
    ...nothing,
    add: [stretch('10:00', '11:00')],
    revive: ['09:00'],
  })
})

test('what has begun is neither made nor taken away', () => {
  const there = [known('08:00', '08:30'), known('09:15', '09:45')]
  expect(compareSlots(wanted, there, at('09:30'))).toEqual({
    ...nothing,
    add: [stretch('10:00', '11:00')],
  })
})
