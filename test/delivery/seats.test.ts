/** Seats: never more than there are, freed ones go to the wait list, retries are safe. */
import { expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { lapseOffers } from '../../src/commands/application/sweep.ts'
import { editOffering } from '../../src/commands/offering/offering.ts'
import { resizeSession } from '../../src/commands/offering/session.ts'
import { findOffering } from '../../src/store/offering.ts'
import { claim, claimTogether } from '../../src/commands/application/claim.ts'
import { actingAs } from '../../src/commands/context.ts'
import { withAuthority } from '../../src/store/database.ts'
import { lockApplications } from '../../src/store/application.ts'
import { readSeats, resizeSeats } from '../../src/store/seats.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { cloneDatabase } from '../database/clone.ts'
import { applicant, at, claimant, openOffering, request, runner, taken } from '../world/delivery.ts'

const { context, database, owner } = await cloneDatabase()
const inMay = at(context, '2023-05-10T03:00:00Z')

async function fair(capacity: number, change: Record<string, unknown> = {}) {
  const { offering, sessions } = await openOffering(context, { settings: { capacity, ...change } })
  return { offering, session: present(sessions[0], 'a session') }
}

const seatsOf = (place: string) =>
  withAuthority(database, context.authority, async (books) =>
    present((await readSeats(books, [place])).get(place), 'seats'),
  )

const inBooks = <T>(work: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(database, context.authority, work)

const stateOf = (id: string) =>
  withAuthority(database, context.authority, async (books) =>
    (await lockApplications(books, [id])).get(id),
  )

const idOf = (answer: Awaited<ReturnType<typeof claim>>) =>
  present(taken(answer).outcome.applications[0], 'an application').id

test('an offer by hand has the same deadline as one by the clock, and lapses like it', async () => {
  const place = await fair(1)
  const first = idOf(await claim(inMay, request(place, applicant())))
  const waits = { otherwise: 'wait' }
  const second = idOf(await claim(inMay, request(place, applicant(), waits)))
  const third = idOf(await claim(inMay, request(place, applicant(), waits)))
  const byHand = { act: 'offer', applications: [third] }
  expect(await actOnApplications(runner(inMay), byHand)).toMatchObject({
    refusal: { code: 'no_seat_left' },
  })
  // Two seats more: the first goes by turn to the second, the other one to the third.
  taken(await resizeSession(runner(inMay), { session: place.session, capacity: 2 }))
  expect(await stateOf(second)).toMatchObject({ state: 'offered' })
  await inBooks((books) => resizeSeats(books, place.session, 3))
  taken(await actOnApplications(runner(inMay), byHand))
  const until = '2023-05-12T03:00:00.000Z'
  expect(await stateOf(third)).toMatchObject({ state: 'offered', offeredUntil: until })
  expect(await stateOf(second)).toMatchObject({ offeredUntil: until })
  expect(await lapseOffers(at(context, until))).toBe(2)
  expect(await stateOf(third)).toMatchObject({ state: 'cancelled' })
  expect(await stateOf(first)).toMatchObject({ state: 'reserved' })
})

test('more seats go to those who wait at once, who are told; fewer than are taken are refused', async () => {
  const place = await fair(1)
  idOf(await claim(inMay, request(place, applicant())))
  const waits = { otherwise: 'wait' }
  const waiting = [
    idOf(await claim(inMay, request(place, applicant(), waits))),
    idOf(await claim(inMay, request(place, applicant(), waits))),
    idOf(await claim(inMay, request(place, applicant(), waits))),
  ]
  const { session } = place
  const grown = taken(await resizeSession(runner(inMay), { session, capacity: 3 }))
  expect(grown.outcome).toMatchObject({ offered: 2 })
  const states = await Promise.all(waiting.map(stateOf))
  expect(states.map((each) => each?.state)).toEqual(['offered', 'offered', 'waiting'])
  expect(await offersTold(waiting)).toBe(2)
  const small = await resizeSession(runner(inMay), { session, capacity: 2 })
  expect(small).toMatchObject({ refusal: { code: 'capacity_below_taken_seats' } })
  expect(small.ok ? '' : small.refusal.message.ja).toContain('すでに3席が埋まっています')
  const endless = taken(await resizeSession(runner(inMay), { session, capacity: null }))
  expect(endless.outcome).toMatchObject({ offered: 1 })
})

test('an offering whose seats are counted as a whole grows and shrinks the same way', async () => {
  const { offering } = await openOffering(context, {
    kind: 'course',
    settings: { seatsPer: 'offering', capacity: 1 },
  })
  const place = { offering, session: null }
  const course = { lifecycle: 'course' as const }
  idOf(await claim(inMay, request(place, applicant(), { ...course, act: 'reserve' })))
  const id = idOf(await claim(inMay, request(place, applicant(), { ...course, act: 'wait' })))
  const edit = async (capacity: number) => {
    const known = await withAuthority(database, context.authority, (books) =>
      findOffering(books, offering),
    )
    const { version, opensAt, closesAt, settings } = present(known, 'the offering')
    return editOffering(runner(inMay), {
      ...{ offering, version, opensAt, closesAt },
      settings: { ...settings, capacity },
    })
  }
  expect(taken(await edit(2)).outcome).toMatchObject({ offered: 1 })
  expect(await stateOf(id)).toMatchObject({ state: 'offered' })
  expect(await offersTold([id])).toBe(1)
  expect(await edit(1)).toMatchObject({ refusal: { code: 'capacity_below_taken_seats' } })
})

async function offersTold(applications: readonly string[]) {
  return inBooks(async ({ client }) => {
    const found = await client.query<{ count: number }>(
      `select count(*)::int as count from notice
      where template = 'offered' and about->>'application' = any($1)`,
      [applications],
    )
    return found.rows[0]?.count
  })
}

test('seats run out, a freed one is offered at once, in order, and may be taken', async () => {
  const place = await fair(2)
  const [one, two, three, four] = [applicant(), applicant(), applicant(), applicant()]
  const first = idOf(await claim(inMay, request(place, one)))
  idOf(await claim(inMay, request(place, two)))
  expect(await claim(inMay, request(place, three))).toMatchObject({
    refusal: { code: 'no_seat_left' },
  })
  const third = idOf(await claim(inMay, request(place, three, { otherwise: 'wait' })))
  const fourth = idOf(await claim(inMay, request(place, four, { otherwise: 'wait' })))
  expect(await stateOf(third)).toMatchObject({ state: 'waiting' })

  const left = await actOnApplications(actingAs(inMay, one), {
    act: 'cancel',
    applications: [first],
  })
  expect(taken(left).outcome).toMatchObject({ done: [first], offered: [third] })
  expect(await stateOf(third)).toMatchObject({
    state: 'offered',
    offeredUntil: '2023-05-12T03:00:00.000Z',
  })
  expect(await stateOf(fourth)).toMatchObject({ state: 'waiting' })
  taken(await actOnApplications(actingAs(inMay, three), { act: 'accept', applications: [third] }))
  expect(await stateOf(third)).toMatchObject({ state: 'reserved', offeredUntil: null })
  expect(await seatsOf(place.session)).toMatchObject({ capacity: 2, taken: 2 })
})

test('the same key gives the same answer, also within one go; other input is refused', async () => {
  const place = await fair(5)
  const person = applicant()
  const asked = request(place, person)
  const answers = await claimTogether(inMay, [asked, asked])
  expect(answers[1]).toEqual(answers[0])
  expect(await claim(inMay, asked)).toEqual(answers[0])
  const other = request(place, person, { key: asked.key, channel: 'online' })
  expect(await claim(inMay, other)).toMatchObject({ refusal: { code: 'idempotency_key_reused' } })
  expect(await seatsOf(place.session)).toMatchObject({ taken: 1 })
})

test('nobody has two seats at one session, and a group is seated whole or not at all', async () => {
  const place = await fair(4, { groupLimit: 3 })
  const person = applicant()
  const group = ['佐藤', '鈴木', '高橋'].map((name) => claimant(name, { account: person.account }))
  const seated = taken(await claim(inMay, request(place, person, { claimants: group })))
  expect(seated.outcome.applications).toHaveLength(3)
  expect(
    await claim(inMay, request(place, applicant(), { claimants: group.slice(0, 2) })),
  ).toMatchObject({ refusal: { code: 'act_not_allowed' } })
  const others = applicant()
  const pair = group.slice(0, 2).map((each) => ({ ...each, account: others.account }))
  expect(await claim(inMay, request(place, others, { claimants: pair }))).toMatchObject({
    refusal: { code: 'no_seat_left' },
  })
  const known = await stateOf(present(seated.outcome.applications[0], 'an application').id)
  const party = { id: present(known?.party, 'a party'), type: 'person' } as const
  expect(
    await claim(
      inMay,
      request(place, person, { claimants: [claimant('佐藤', { party, account: person.account })] }),
    ),
  ).toMatchObject({ refusal: { code: 'applied_already' } })
})

test('one account brings no more people than may come together, in however many claims', async () => {
  const place = await fair(20, { groupLimit: 2 })
  const person = applicant()
  const named = (name: string) =>
    request(place, person, { claimants: [claimant(name, { account: person.account })] })
  expect(await claim(inMay, named('佐藤'))).toMatchObject({ ok: true })
  expect(await claim(inMay, named('鈴木'))).toMatchObject({ ok: true })
  expect(await claim(inMay, named('高橋'))).toMatchObject({
    refusal: { code: 'group_too_large' },
  })
})

test('under a rush of claims, cancellations and retries no seat is sold twice', async () => {
  const place = await fair(10)
  const people = Array.from({ length: 60 }, () => applicant())
  const answers = await Promise.all(
    people.map(async (person, index) => {
      const asked = request(place, person, { otherwise: index % 2 === 0 ? 'wait' : null })
      const [answer, again] = await Promise.all([claim(inMay, asked), claim(inMay, asked)])
      expect(again).toEqual(answer)
      if (answer.ok && index % 3 === 0) {
        const applications = [idOf(answer)]
        await actOnApplications(actingAs(inMay, person), { act: 'cancel', applications })
      }
      return answer
    }),
  )
  const { taken: held, capacity } = await seatsOf(place.session)
  expect(held).toBeLessThanOrEqual(capacity ?? 0)
  expect(answers.some(({ ok }) => ok)).toBe(true)
  const seated = await withAuthority(database, context.authority, async (books) => {
    const answered = await books.client.query<{ state: string; count: number }>(
      `select state, count(*)::int as count from application where place = $1 group by state`,
      [place.session],
    )
    return new Map(answered.rows.map(({ state, count }) => [state, count]))
  })
  expect((seated.get('reserved') ?? 0) + (seated.get('offered') ?? 0)).toBe(held)
})

test('the database itself refuses a seat beyond the capacity', async () => {
  const place = await fair(1)
  await claim(inMay, request(place, applicant()))
  await expect(
    withAuthority(database, context.authority, (books) =>
      books.client.query('update seats set taken = taken + 1 where place = $1', [place.session]),
    ),
  ).rejects.toThrow(/seats_are_never_exceeded/)
  expect(owner.user).not.toBe('')
})

test('an unknown offering, a closed window and an early one are refused in sentences', async () => {
  const place = await fair(1)
  const asked = (change: object, moment: string) =>
    claim(at(context, moment), request({ ...place, ...change }, applicant()))
  const may = '2023-05-10T03:00:00Z'
  expect(await asked({ session: newId() }, may)).toMatchObject({
    refusal: { code: 'offering_unknown' },
  })
  expect(await asked({}, '2023-04-05T00:00:00Z')).toMatchObject({
    refusal: { code: 'application_window_not_open' },
  })
  expect(await asked({}, '2023-06-01T03:00:00Z')).toMatchObject({
    refusal: { code: 'application_window_closed' },
  })
})
