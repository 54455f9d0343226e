/** Slots that follow from opening hours: made, kept made, renewed; whoever has booked stays. */
import { expect, test } from 'vitest'
import { actingAs } from '../../src/commands/context.ts'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { cancelSession } from '../../src/commands/offering/session.ts'
import { keepSlotsAhead, renewSlots } from '../../src/commands/slot/keep-slots.ts'
import { saveKindSettings } from '../../src/commands/slot/kind-settings.ts'
import { present } from '../../src/kit/check.ts'
import { timeOfDay } from '../../src/kit/time-of-day.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listSeatFaults } from '../../src/store/seats.ts'
import type { Slot } from '../../src/store/slot.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import {
  bookSlot,
  monday,
  readOffering,
  saveOwn,
  slotsOn,
  usualSlots,
  withSlots,
} from '../world/slots.ts'

const { context, database } = await cloneDatabase()
const then = at(runner(context), monday)
const startsOf = (slots: readonly Slot[]) => slots.map(({ startsAt }) => timeOfDay(startsAt))
const [first, second] = ['2023-05-16', '2023-05-17']

async function change(offering: string, slots: Record<string, unknown>) {
  const { version } = await readOffering(context, offering)
  const details = { slots: { ...usualSlots, ...slots } }
  return taken(await saveKindSettings(then, { offering, version, details })).outcome.slots
}

test('slots are made for every room, for the weeks ahead, and not for weekends', async () => {
  const { offering, resources } = await withSlots(context, 'booking')
  const [resource = ''] = resources
  const tuesday = await slotsOn(context, offering, { first, resource })
  expect(startsOf(tuesday)).toEqual(['09:00', '10:00', '11:00'])
  expect(tuesday[0]).toMatchObject({ capacity: 1, taken: 0, place: { ja: '第1面接室' } })
  expect(await slotsOn(context, offering, { first: '2023-05-20', last: '2023-05-21' })).toEqual([])
  const all = await slotsOn(context, offering, { first: '2023-05-15', last: '2023-06-30' })
  // From Monday, when nine has struck, to the Monday in two weeks: 10 days and what is left of the first.
  expect(all).toHaveLength(2 * (2 + 10 * 3))
})

test('public holidays and closed days have no slots', async () => {
  const { offering } = await withSlots(context, 'booking')
  const inApril = at(runner(context), '2023-04-25T00:00:00Z')
  taken(await renewSlots(inApril, { offering }))
  // 2023-05-03 to 05 are holidays, 6 and 7 a weekend.
  const golden = { first: '2023-05-02', last: '2023-05-08' }
  const days = (await slotsOn(context, offering, golden)).map(({ startsAt }) =>
    startsAt.slice(0, 10),
  )
  expect([...new Set(days)]).toEqual(['2023-05-02', '2023-05-08'])
  await change(offering, { closed: [first] })
  expect(await slotsOn(context, offering, { first })).toEqual([])
  await change(offering, { openOnHolidays: true })
  expect(await slotsOn(context, offering, { first })).toHaveLength(6)
})

test("a room's own hours and place hold in place of the usual ones", async () => {
  const { offering, resources } = await withSlots(context, 'booking')
  const [resource = ''] = resources
  const none: readonly unknown[] = []
  const evening = [{ from: '17:00', to: '19:00' }]
  await saveOwn(context, resource, {
    hours: { week: [none, none, evening, none, none, none, none] },
    place: { ja: '2階 面接室', en: 'Room on floor 2' },
    equipment: [{ ja: 'プロジェクター', en: 'Projector' }],
  })
  const tuesday = await slotsOn(context, offering, { first, resource })
  expect(startsOf(tuesday)).toEqual(['17:00', '18:00'])
  expect(tuesday[0]?.place.ja).toBe('2階 面接室')
  expect(await slotsOn(context, offering, { first: second, resource })).toEqual([])
  expect(await slotsOn(context, offering, { first: second })).toHaveLength(3)
})

test('other hours take free slots out, leave booked ones, and bring back what was there', async () => {
  const { offering, resources } = await withSlots(context, 'booking')
  const [resource = ''] = resources
  const tuesday = await slotsOn(context, offering, { first, resource })
  const [nine, ten] = tuesday
  const [staying, leaving] = [applicant(), applicant()]
  taken(await bookSlot(context, { kind: 'booking', slot: present(nine, 'nine'), actor: staying }))
  const left = taken(
    await bookSlot(context, { kind: 'booking', slot: present(ten, 'ten'), actor: leaving }),
  )
  const applications = left.outcome.applications.map(({ id }) => id)
  taken(await actOnApplications(actingAs(then, leaving), { act: 'cancel', applications }))

  const afternoon = [{ from: '13:00', to: '15:00' }]
  const week = usualSlots.week.map((day) => (day.length === 0 ? day : afternoon))
  expect(await change(offering, { week })).toMatchObject({ left: 1 })
  const now = await slotsOn(context, offering, { first, resource })
  expect(startsOf(now)).toEqual(['09:00', '13:00', '14:00'])

  await change(offering, {})
  const again = await slotsOn(context, offering, { first, resource })
  expect(startsOf(again)).toEqual(['09:00', '10:00', '11:00'])
  // The slot that somebody once had is the same one; nothing else keeps its id.
  expect(again[1]).toMatchObject({ id: ten?.id, state: 'scheduled', capacity: 1 })
  taken(await bookSlot(context, { kind: 'booking', slot: present(again[1], 'ten') }))
})

test('a slot that was cancelled by hand stays cancelled', async () => {
  const { offering, resources } = await withSlots(context, 'booking')
  const [resource = ''] = resources
  const [nine] = await slotsOn(context, offering, { first, resource })
  taken(await cancelSession(then, { session: present(nine, 'a slot').id, reason: '点検' }))
  taken(await renewSlots(then, { offering }))
  const slots = await slotsOn(context, offering, { first, resource })
  expect(slots.map(({ state }) => state)).toEqual(['cancelled', 'scheduled', 'scheduled'])
})

test('as days go by the clock makes what is missing, once', async () => {
  const { offering } = await withSlots(context, 'booking')
  const later = at(context, '2023-05-17T00:00:00Z')
  expect(await slotsOn(context, offering, { first: '2023-05-31' })).toEqual([])
  expect(await keepSlotsAhead(later)).toBeGreaterThanOrEqual(12)
  expect(await slotsOn(context, offering, { first: '2023-05-31' })).toHaveLength(6)
  expect(await keepSlotsAhead(later)).toBe(0)
})

test('two people want one slot: one has it, the other is told', async () => {
  const { offering, resources } = await withSlots(context, 'booking')
  const [slot] = await slotsOn(context, offering, { first, resource: resources[0] ?? '' })
  const booking = { kind: 'booking', slot: present(slot, 'a slot') } as const
  const answers = await Promise.all([1, 2, 3].map(() => bookSlot(context, booking)))
  const codes = answers.map((answer) => (answer.ok ? 'booked' : answer.refusal.code))
  expect(codes.toSorted()).toEqual(['booked', 'no_seat_left', 'no_seat_left'])
})

test('those without the right, and hours that are none, are refused', async () => {
  const { offering } = await withSlots(context, 'booking')
  expect(await renewSlots(actingAs(then, applicant()), { offering })).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
  const { version } = await readOffering(context, offering)
  const details = { slots: { ...usualSlots, minutes: 1 } }
  expect(await saveKindSettings(then, { offering, version, details })).toMatchObject({
    refusal: { code: 'opening_hours_not_valid' },
  })
  expect(
    await saveKindSettings(then, { offering, version: 1, details: { slots: usualSlots } }),
  ).toMatchObject({ refusal: { code: 'offering_changed_meanwhile' } })
})

test('the counters of seats are those of the bookings', async () => {
  const faults = await withAuthority(database, context.authority, listSeatFaults)
  expect(faults).toEqual([])
})
