/** Moving a booking, and how many one person may have ahead. */
import { expect, test } from 'vitest'
import { actingAs } from '../../src/commands/context.ts'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { moveToSlot } from '../../src/commands/slot/move.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { present } from '../../src/kit/check.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listSeatFaults } from '../../src/store/seats.ts'
import type { Slot } from '../../src/store/slot.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, runner, taken } from '../world/delivery.ts'
import { bookSlot, monday, slotsOn, withSlots } from '../world/slots.ts'

const { context, database } = await cloneDatabase()
const then = at(runner(context), monday)
const as = (actor: Actor) => actingAs(then, actor)
const read = (id: string) =>
  withAuthority(database, context.authority, (books) => findApplication(books, id))

async function slotsOf(details = {}) {
  const { offering, resources } = await withSlots(context, 'booking', { details })
  const slots = await slotsOn(context, offering, {
    first: '2023-05-16',
    last: '2023-05-17',
    resource: resources[0] ?? '',
  })
  return slots.map((slot) => present(slot, 'a slot'))
}

async function book(slot: Slot | undefined, actor: Actor): Promise<string> {
  const answer = await bookSlot(context, { kind: 'booking', slot: present(slot, 'a slot'), actor })
  return present(taken(answer).outcome.applications[0], 'a booking').id
}

test('a booking moves: the old slot is free again, the new one is taken', async () => {
  const [nine, ten] = await slotsOf()
  const actor = applicant()
  const application = await book(nine, actor)
  const session = present(ten, 'ten').id
  const moved = taken(await moveToSlot(as(actor), { application, session })).outcome
  expect(await read(application)).toMatchObject({ state: 'cancelled' })
  expect(await read(moved.application)).toMatchObject({
    state: 'booked',
    session,
    account: actor.account,
  })
  await book(nine, applicant())
})

test('whoever finds the other slot taken keeps their own', async () => {
  const [nine, ten] = await slotsOf()
  const actor = applicant()
  const application = await book(nine, actor)
  await book(ten, applicant())
  const session = present(ten, 'ten').id
  expect(await moveToSlot(as(actor), { application, session })).toMatchObject({
    refusal: { code: 'no_seat_left' },
  })
  expect(await read(application)).toMatchObject({ state: 'booked', session: nine?.id })
})

test('two who change places at the same time end in order', async () => {
  const [nine, ten] = await slotsOf()
  const [one, other] = [applicant(), applicant()]
  const moves = [
    { by: one, application: await book(nine, one), session: present(ten, 'ten').id },
    { by: other, application: await book(ten, other), session: present(nine, 'nine').id },
  ]
  const answers = await Promise.all(
    moves.map(({ by, application, session }) => moveToSlot(as(by), { application, session })),
  )
  expect(answers.map(({ ok }) => ok)).toEqual([false, false])
})

test("somebody else's booking, the same slot and a cancelled booking are not moved", async () => {
  const [nine, ten] = await slotsOf()
  const actor = applicant()
  const application = await book(nine, actor)
  const session = present(ten, 'ten').id
  expect(await moveToSlot(as(applicant()), { application, session })).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
  const same = { application, session: present(nine, 'nine').id }
  expect(await moveToSlot(as(actor), same)).toMatchObject({
    refusal: { code: 'booking_at_same_slot' },
  })
  taken(await actOnApplications(as(actor), { act: 'cancel', applications: [application] }))
  expect(await moveToSlot(as(actor), { application, session })).toMatchObject({
    refusal: { code: 'booking_not_movable' },
  })
})

test('one person has so many bookings ahead, and may move them', async () => {
  const slots = await slotsOf({ mostAhead: 2 })
  const actor = applicant()
  const first = await book(slots[0], actor)
  await book(slots[1], actor)
  const third = present(slots[2], 'a third slot')
  expect(await bookSlot(context, { kind: 'booking', slot: third, actor })).toMatchObject({
    refusal: { code: 'too_many_bookings_ahead' },
  })
  const moved = taken(await moveToSlot(as(actor), { application: first, session: third.id }))
  const applications = [moved.outcome.application]
  taken(await actOnApplications(as(actor), { act: 'cancel', applications }))
  await book(slots[3], actor)
})

test('at the same time no more than so many are booked', async () => {
  const slots = await slotsOf({ mostAhead: 2 })
  const actor = applicant()
  const answers = await Promise.all(
    slots.map((slot) => bookSlot(context, { kind: 'booking', slot, actor })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
})

test('staff book for somebody beyond it', async () => {
  const slots = await slotsOf({ mostAhead: 1 })
  const { by: actor } = runner(context)
  const answers = await Promise.all(
    slots.map((slot) => bookSlot(context, { kind: 'booking', slot, actor })),
  )
  expect(answers.every(({ ok }) => ok)).toBe(true)
})

test('use is marked, counted once, and taken back', async () => {
  const [nine] = await slotsOf()
  const actor = applicant()
  const applications = [await book(nine, actor)]
  const onDay = at(runner(context), '2023-05-16T00:30:00Z')
  expect(await actOnApplications(then, { act: 'use', applications })).toMatchObject({
    refusal: { code: 'session_day_not_reached' },
  })
  taken(await actOnApplications(onDay, { act: 'use', applications }))
  expect(await actOnApplications(onDay, { act: 'use', applications })).toMatchObject({
    refusal: { code: 'act_does_not_follow' },
  })
  taken(await actOnApplications(onDay, { act: 'undo-use', applications, reason: '押し間違い' }))
  taken(await actOnApplications(onDay, { act: 'miss', applications }))
  taken(await actOnApplications(onDay, { act: 'undo-miss', applications }))
  expect(await read(applications[0] ?? '')).toMatchObject({ state: 'booked' })
})

test('the counters of seats are those of the bookings', async () => {
  expect(await withAuthority(database, context.authority, listSeatFaults)).toEqual([])
})
