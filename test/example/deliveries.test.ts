/** Acts of delivery, run as commands: a start that is cut short is taken up again, today's offerings open. */
import { expect, test } from 'vitest'
import { todayActs } from '../../examples/tokyo-2023/today.ts'
import { yearActs } from '../../examples/tokyo-2023/year/year.ts'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { type ActorContext, actingAs } from '../../src/commands/context.ts'
import { countReport } from '../../src/commands/count-report.ts'
import { ownerOf } from '../../src/domain/access/actor.ts'
import { type DeliveryAct, isDeliveryAct } from '../../src/domain/delivery-act.ts'
import type { Instant } from '../../src/kit/calendar.ts'
import { DeliveryPlayer } from '../../src/main/example/deliveries.ts'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, taken } from '../world/delivery.ts'
import { readTokyoPlan } from './plan-file.ts'

const { context, database } = await cloneDatabase()
const acting = actingAs(context, ownerOf('example'))
taken(await adoptPlan(at(context, '2023-04-01T00:00:00Z'), { plan: readTokyoPlan() }))

/** Runs acts as a start does: each at its own time, under its own key. */
async function play(prefix: string, acts: readonly DeliveryAct[]): Promise<void> {
  const player = new DeliveryPlayer(2023)
  for (const [index, act] of acts.entries()) {
    const own: ActorContext = { ...at(acting, act.at), idempotencyKey: `${prefix}/${index}` }
    taken(await player.run(own, act))
  }
}

const countOf = (statement: string) =>
  withAuthority(database, context.authority, async ({ client }) => {
    const found = await client.query<{ count: number }>(
      `select count(*)::int as count ${statement}`,
    )
    return found.rows[0]?.count
  })

const everything = () =>
  Promise.all(
    ['command', 'application', 'step', 'fact', 'session'].map((of) => countOf(`from ${of}`)),
  )

/** The acts of one offering, those of its other fiscal years with them. */
function actsOf(name: string): readonly DeliveryAct[] {
  return yearActs()
    .filter(isDeliveryAct)
    .filter((act) => nameOf(act).split('/')[0] === name)
}

function nameOf(act: DeliveryAct): string {
  if (act.act === 'offer') return act.name
  if (act.act === 'undo-list') return act.name.split('_')[0] ?? ''
  return 'offering' in act ? act.offering : act.session
}

test.each(['11', '14', '19', '20-advice'])(
  'the acts of %s that were cut short are taken up where they ended',
  async (name) => {
    const acts = actsOf(name)
    const before = await countOf('from command')
    await play(name, acts.slice(0, Math.ceil(acts.length * 0.7)))
    await play(name, acts)
    const once = await everything()
    expect(once[0]).toBe((before ?? 0) + acts.length)
    await play(name, acts)
    expect(await everything()).toEqual(once)
  },
)

test.each(['35-2', '37-2'])(
  'the deeds of %s that were cut short are taken up where they ended',
  async (name) => {
    const acts = actsOf(name)
    const facts = await countOf('from fact')
    await play(name, acts.slice(0, Math.ceil(acts.length * 0.7)))
    await play(name, acts)
    const once = await everything()
    expect(once[3]).toBeGreaterThan(facts ?? 0)
    await play(name, acts)
    expect(await everything()).toEqual(once)
  },
)

test('today’s offerings open, and no figure of fiscal 2023 knows of them', async () => {
  const before = taken(await countReport(context, 2023))
  const now = '2026-11-22T05:00:00.000Z' as Instant
  await play('today', todayActs(now))
  const open = `from offering where state = 'open' and opens_at < '${now}'
    and (closes_at is null or closes_at > '${now}')`
  expect(await countOf(open)).toBe(6)
  expect(await countOf(`from session where starts_at > '${now}'`)).toBeGreaterThan(100)
  const seminar = `from seats join session on session.session = seats.place
    where seats.capacity = 12 and seats.taken = 11 and session.starts_at > '${now}'`
  expect(await countOf(seminar)).toBe(1)
  expect(await countOf(`from application where lifecycle = 'course' and state = 'applied'`)).toBe(
    26,
  )
  const after = taken(await countReport(context, 2023))
  expect(after.rows.map(({ figures }) => figures)).toEqual(
    before.rows.map(({ figures }) => figures),
  )
})
