/** The day itself: who came counts, who did not is missed, and what was wrong is taken back. */
import { expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { actingAs } from '../../src/commands/context.ts'
import { countReport } from '../../src/commands/count-report.ts'
import { countHeads } from '../../src/commands/offering/head-count.ts'
import { cancelSession, holdSession, moveSession } from '../../src/commands/offering/session.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import {
  applicant,
  at,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from '../world/delivery.ts'

const { context, database } = await cloneDatabase()
const inMay = at(context, '2023-05-10T03:00:00Z')
const onTheDay = at(context, '2023-06-01T04:30:00Z')

async function reserved(count: number, sessions = [juneFirst]) {
  const made = await openOffering(context, { settings: { capacity: 20 }, sessions })
  const place = { offering: made.offering, session: present(made.sessions[0], 'a session') }
  const people = Array.from({ length: count }, () => applicant())
  const ids: string[] = []
  for (const person of people) {
    const answer = taken(await claim(inMay, request(place, person)))
    ids.push(present(answer.outcome.applications[0], 'an application').id)
  }
  return { ...place, people, ids }
}

async function facts(kind: string, session: string) {
  return withAuthority(database, context.authority, async ({ client }) => {
    const found = await client.query<{ corrects: string | null; quantity: number; tags: string[] }>(
      'select corrects, quantity, tags from fact where kind = $1 and session = $2',
      [kind, session],
    )
    return found.rows
  })
}

async function notices(session: string): Promise<Readonly<Record<string, number>>> {
  return withAuthority(database, context.authority, async ({ client }) => {
    const found = await client.query<{ template: string; count: number }>(
      `select template, count(*)::int as count from notice where about->>'session' = $1
      group by template`,
      [session],
    )
    return Object.fromEntries(found.rows.map(({ template, count }) => [template, count]))
  })
}

test('a check-in counts at once in the figure; an undone one does not', async () => {
  const { ids } = await reserved(3)
  const before = await figure()
  const [one = '', two = ''] = ids
  taken(await actOnApplications(runner(onTheDay), { act: 'check-in', applications: [one, two] }))
  expect(await figure()).toBe(before + 2)
  const again = await actOnApplications(runner(onTheDay), { act: 'check-in', applications: [one] })
  expect(again).toMatchObject({ refusal: { code: 'act_does_not_follow' } })
  const undo = { act: 'undo-check-in', applications: [two] }
  expect(await actOnApplications(runner(onTheDay), undo)).toMatchObject({
    refusal: { code: 'reason_missing' },
  })
  taken(await actOnApplications(runner(onTheDay), { ...undo, reason: '人違い' }))
  expect(await figure()).toBe(before + 1)
})

async function figure(): Promise<number> {
  const counted = await countReport(context, 2023)
  const report = taken(counted)
  const row = report.rows.find(({ line }) => line.code === '1')
  const value = row?.figures.find(({ indicator }) => indicator.key === 'people')?.count
  return value?.value ?? 0
}

test('only a door pass of this session opens its door', async () => {
  const { ids, session } = await reserved(1)
  const pass = (of: string): Actor => ({
    name: 'pass',
    account: null,
    parties: [],
    grants: [{ role: 'door', programme: '', session: of }],
  })
  const check = { act: 'check-in', applications: ids }
  const elsewhere = await actOnApplications(actingAs(onTheDay, pass('another')), check)
  expect(elsewhere).toMatchObject({ refusal: { code: 'act_not_allowed' } })
  expect(await actOnApplications(actingAs(onTheDay, pass(session)), check)).toMatchObject({
    ok: true,
  })
})

test('nobody is checked in before the day, or by the applicant', async () => {
  const { ids, people } = await reserved(1)
  const check = { act: 'check-in', applications: ids }
  expect(await actOnApplications(runner(inMay), check)).toMatchObject({
    refusal: { code: 'session_day_not_reached' },
  })
  const own = actingAs(onTheDay, present(people[0], 'a person'))
  expect(await actOnApplications(own, check)).toMatchObject({
    refusal: { code: 'act_not_allowed' },
  })
})

test('a session that was held counts once, and whoever did not come is missed', async () => {
  const { ids, session } = await reserved(3)
  taken(
    await actOnApplications(runner(onTheDay), { act: 'check-in', applications: ids.slice(0, 1) }),
  )
  taken(await countHeads(runner(onTheDay), { session, heads: 12 }))
  const held = taken(await holdSession(runner(onTheDay), { session }))
  expect(held.outcome).toMatchObject({ missed: 2 })
  expect(await facts('gathering.held', session)).toEqual([
    { corrects: null, quantity: 1, tags: ['in-person'] },
  ])
  expect((await facts('gathering.attended', session)).map((fact) => fact.quantity)).toEqual([1, 12])
  expect(await holdSession(runner(onTheDay), { session })).toMatchObject({
    refusal: { code: 'session_not_scheduled' },
  })
})

test('cancelling a session cancels what was reserved; moving it tells everyone', async () => {
  const { ids, session } = await reserved(2)
  const moved = taken(
    await moveSession(runner(inMay), {
      ...juneFirst,
      session,
      startsAt: juneFirst.startsAt,
      place: { ja: '別の会場', en: 'Another hall' },
    }),
  )
  expect(moved.outcome).toMatchObject({ told: 2 })
  const cancelled = taken(await cancelSession(runner(inMay), { session, reason: '台風のため' }))
  expect(cancelled.outcome).toMatchObject({ cancelled: 2 })
  expect(await notices(session)).toEqual({
    reserved: 2,
    'session-moved': 2,
    'session-cancelled': 2,
  })
  const again = await actOnApplications(runner(onTheDay), { act: 'check-in', applications: ids })
  expect(again.ok).toBe(false)
  const registered = await facts('gathering.registered', session)
  expect(registered.filter(({ corrects }) => corrects !== null)).toHaveLength(2)
})
