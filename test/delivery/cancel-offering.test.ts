/** An offering that is called off: who is told, what is freed, and what stays. */
import { expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { actingAs } from '../../src/commands/context.ts'
import { cancelOffering, foreseeCancellation } from '../../src/commands/offering/cancel-offering.ts'
import { cancelSession, resizeSession } from '../../src/commands/offering/session.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { sliceActs } from '../../src/store/act-list.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findOffering } from '../../src/store/offering.ts'
import { listSeatFaults, readSeats } from '../../src/store/seats.ts'
import { readSessions } from '../../src/store/session.ts'
import { cloneDatabase } from '../database/clone.ts'
import {
  applicant,
  at,
  claimant,
  instant,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from '../world/delivery.ts'

const { context, database } = await cloneDatabase()
const inMay = at(context, '2023-05-10T03:00:00Z')
const reason = '会場が使えなくなったため'
const firstOfMay = {
  ...juneFirst,
  startsAt: instant('2023-05-09T13:00:00+09:00'),
  endsAt: instant('2023-05-09T15:00:00+09:00'),
}

const inBooks = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(database, context.authority, read)

async function reserve(place: { offering: string; session: string | null }, change = {}) {
  const done = taken(await claim(inMay, request(place, applicant(), change)))
  return present(done.outcome.applications[0], 'an application')
}

async function statesOf(offering: string) {
  return inBooks(async ({ client }) => {
    const found = await client.query<{ state: string; count: number }>(
      'select state, count(*)::int as count from application where offering = $1 group by state',
      [offering],
    )
    return Object.fromEntries(found.rows.map(({ state, count }) => [state, count]))
  })
}

async function told(offering: string) {
  return inBooks(async ({ client }) => {
    const found = await client.query<{ application: string; reason: string }>(
      `select about->>'application' as application, details->>'reason' as reason from notice
      where about->>'offering' = $1 and template = 'offering-cancelled'`,
      [offering],
    )
    return found.rows
  })
}

test('everyone who has a seat or waits is told once, and all seats are free', async () => {
  const { offering, sessions } = await openOffering(context, {
    settings: { capacity: 1 },
    sessions: [juneFirst, firstOfMay],
  })
  const [coming = '', past = ''] = sessions
  const place = { offering, session: coming }
  const first = await reserve(place)
  const second = await reserve(place, { otherwise: 'wait' })
  const nameless = claimant('電話の方')
  const silent = { ...nameless, detail: { ...nameless.detail, mail: null } }
  const late = { act: 'wait', claimants: [silent] }
  const without = taken(await claim(inMay, request(place, runner(context).by, late)))
  expect(without.outcome.applications[0]?.state).toBe('waiting')
  const then = instant('2023-05-10T03:00:00Z')
  expect(await inBooks((books) => foreseeCancellation(books, offering, then))).toEqual({
    sessions: 1,
    applications: 3,
    withoutMail: 1,
  })
  const done = taken(await cancelOffering(runner(inMay), { offering, reason }))
  expect(done.outcome).toEqual({ offering, sessions: 1, cancelled: 3 })
  expect(await statesOf(offering)).toEqual({ cancelled: 3 })
  const letters = await told(offering)
  expect(letters.map((letter) => letter.application).toSorted()).toEqual(
    [first.id, second.id].toSorted(),
  )
  expect(letters[0]?.reason).toBe(reason)
  const seats = await inBooks((books) => readSeats(books, [coming]))
  expect(seats.get(coming)?.taken).toBe(0)
  const kept = await inBooks((books) => readSessions(books, sessions))
  expect([kept.get(coming)?.state, kept.get(past)?.state]).toEqual(['cancelled', 'scheduled'])
  expect(await inBooks(listSeatFaults)).toEqual([])
})

test('nobody comes in afterwards, and it is cancelled once', async () => {
  const { offering, sessions } = await openOffering(context)
  const session = present(sessions[0], 'a session')
  taken(await cancelOffering(runner(inMay), { offering, reason }))
  const late = await claim(inMay, request({ offering, session }, applicant()))
  expect(late).toMatchObject({ refusal: { code: 'session_was_cancelled' } })
  expect(await cancelOffering(runner(inMay), { offering, reason })).toMatchObject({
    refusal: { code: 'offering_cancelled_already' },
  })
  expect(await cancelOffering(runner(inMay), { offering, reason: ' ' })).toMatchObject({
    refusal: { code: 'reason_missing' },
  })
})

test('a course is withdrawn from as a whole; whoever waits for it is offered nothing', async () => {
  const { offering } = await openOffering(context, {
    kind: 'course',
    settings: { seatsPer: 'offering', capacity: 1 },
  })
  const place = { offering, session: null }
  const own = { lifecycle: 'course' as const }
  const applied = await reserve(place, { ...own, act: 'apply' })
  await reserve(place, { ...own, act: 'reserve' })
  await reserve(place, { ...own, act: 'wait' })
  taken(await cancelOffering(runner(inMay), { offering, reason }))
  expect(await statesOf(offering)).toEqual({ withdrawn: 3 })
  expect(await told(offering)).toHaveLength(3)
  const accept = { act: 'accept', applications: [applied.id] }
  expect((await actOnApplications(runner(inMay), accept)).ok).toBe(false)
  expect((await inBooks((books) => findOffering(books, offering)))?.state).toBe('cancelled')
  expect(await inBooks(listSeatFaults)).toEqual([])
})

test('a session of a course that seats by its dates is cancelled like any other', async () => {
  const { offering, sessions } = await openOffering(context, { kind: 'course' })
  const session = present(sessions[0], 'a session')
  await reserve({ offering, session }, { lifecycle: 'course', act: 'reserve' })
  const done = taken(await cancelSession(runner(inMay), { session, reason }))
  expect(done.outcome).toMatchObject({ cancelled: 1 })
  expect(await statesOf(offering)).toEqual({ withdrawn: 1 })
})

test('what has begun stays, with those who came', async () => {
  const { offering, sessions } = await openOffering(context)
  const session = present(sessions[0], 'a session')
  const { id } = await reserve({ offering, session })
  const onTheDay = at(context, '2023-06-01T04:30:00Z')
  taken(await actOnApplications(runner(onTheDay), { act: 'check-in', applications: [id] }))
  const done = taken(await cancelOffering(runner(onTheDay), { offering, reason }))
  expect(done.outcome).toEqual({ offering, sessions: 0, cancelled: 0 })
  expect(await statesOf(offering)).toEqual({ 'checked-in': 1 })
})

test('staff of another programme cancel nothing, and touch none of its sessions', async () => {
  const { offering, sessions } = await openOffering(context)
  const session = present(sessions[0], 'a session')
  const known = present(await inBooks((books) => findOffering(books, offering)), 'an offering')
  for (const role of ['officer', 'operator'] as const) {
    const account = newId()
    const of = (programme: string): Actor => ({
      name: `account:${account}`,
      account,
      parties: [],
      grants: [{ role, programme, session: null }],
    })
    const elsewhere = actingAs(inMay, of('another'))
    const refused = { refusal: { code: 'act_not_allowed' } }
    expect(await cancelOffering(elsewhere, { offering, reason })).toMatchObject(refused)
    expect(await resizeSession(elsewhere, { session, capacity: 9 })).toMatchObject(refused)
    const here = actingAs(inMay, of(known.programme))
    expect((await resizeSession(here, { session, capacity: 9 })).ok).toBe(true)
  }
  const within = { programmes: [known.programme], actor: 'nobody' }
  const slice = { at: null, limit: 10 }
  const listed = (programmes: readonly string[]) =>
    inBooks((books) =>
      sliceActs(books, {
        prefixes: ['session.resize'],
        within: { ...within, programmes },
        isDescending: true,
        slice,
      }),
    )
  const own = (await listed([known.programme])).rows
  expect(own.map((act) => act.offering)).toEqual([offering, offering])
  expect((await listed(['another'])).rows).toEqual([])
})
