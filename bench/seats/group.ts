/**
 * The group `seats`: 240 seats under a rush of 10,000 requests from 64 connections over HTTP, beside
 * two rivals on the same PostgreSQL; seats that never run out; and a server that is killed.
 */
import { listSeatFaults } from '../../src/store/seats.ts'
import { withAuthority } from '../../src/store/database.ts'
import { check } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { type Server, startServer, stopServer } from '../api-server.ts'
import { printBar, say } from '../bar.ts'
import { type Ground, makeGround } from '../ground.ts'
import { openWay, type Run, run } from './load.ts'
import { enterPeople, openSeats, tokenOf } from './people.ts'
import { advisoryLock, conditionalUpdate, withRivals } from './rivals.ts'
import { idsIn, rush } from './rush.ts'

const connections = 64
const count = 10_000
const seats = 240

/** Runs the bars of the group; gives which of them passed. */
export async function benchSeats(): Promise<readonly boolean[]> {
  const ground = await makeGround()
  try {
    await enterPeople(ground, 40_000)
    return await withRivals(ground.target, connections, async (pool) => {
      const server = await startServer(ground)
      try {
        await warm(ground, server.origin)
        const update = await conditionalUpdate(pool, { count, connections, seats })
        const lock = await advisoryLock(pool, { count, connections, seats })
        const rushed = await sellOut(ground, server.origin)
        const endless = await neverFull(ground, server.origin)
        const oneByOne = await conditionalUpdate(pool, { count, connections, seats: 1_000_000_000 })
        print('conditional update', update)
        print('advisory lock and count', lock)
        print('ours, over HTTP', rushed)
        print('conditional update, never full', oneByOne)
        print('ours, never full', endless)
        return [
          bar('seats/against-update', rushed, { rival: update, least: 0.25 }),
          bar('seats/against-lock', rushed, { rival: lock, least: 1 }),
          printBar({
            name: 'seats/p99-against-lock',
            value: rushed.p99,
            unit: 'ms',
            ratio: rushed.p99 / lock.p99,
            limit: '<= 2 x the p99 of an advisory lock with a count',
            pass: rushed.p99 <= 2 * lock.p99,
          }),
          bar('seats/never-full', endless, { rival: oneByOne, least: 1 }),
          await survivesKill(ground, server),
        ]
      } finally {
        await stopServer(server)
      }
    })
  } finally {
    await ground.leave()
  }
}

function print(name: string, { perSecond, p50, p99 }: Run): void {
  const [rate, middle, slow] = [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)]
  say(`seats: ${name}: ${rate} requests/s, p50 ${middle} ms, p99 ${slow} ms`)
}

function bar(name: string, ours: Run, against: { readonly rival: Run; readonly least: number }) {
  const ratio = ours.perSecond / against.rival.perSecond
  const limit = `>= ${against.least} x the rival's rate`
  const pass = ratio >= against.least
  return printBar({ name, value: ours.perSecond, unit: 'requests/s', ratio, limit, pass })
}

async function warm({ context }: Ground, origin: string): Promise<void> {
  const offering = await openSeats(context, seats)
  const none = { retries: 0, cancellations: 0 }
  await rush({ origin, offering, count: 2000, connections, ...none, from: 30_000 })
}

/** The rush, watched: at no moment are more seats held than there are. */
async function sellOut(ground: Ground, origin: string): Promise<Run> {
  const offering = await openSeats(ground.context, seats)
  const watch = watchSeats(ground, offering)
  const shares = { retries: 0.05, cancellations: 0.02, from: 0 }
  const rushed = await rush({ origin, offering, count, connections, ...shares })
  const { most, looks } = await watch.stop()
  await expectBooks(ground, offering, rushed.standing)
  const told = `${rushed.standing.length} standing at the end`
  say(`seats: at most ${most} of ${seats} held in ${looks} looks, ${told}`)
  check(most <= seats, `never more than ${seats} seats are held`)
  return rushed.run
}

/** Looks at the counter and at the applications themselves, again and again. */
function watchSeats({ owner }: Ground, offering: string) {
  const state = { most: 0, looks: 0, isOver: false }
  const watching = (async () => {
    while (!state.isOver) {
      const found = await owner.query<{ held: number; taken: number }>(
        `select (select count(*)::integer from application where place = $1 and holds_seat) as held,
          (select taken from seats where place = $1) as taken`,
        [offering],
      )
      const { held = 0, taken = 0 } = found.rows[0] ?? {}
      check(held === taken, `the counter (${taken}) is the count (${held})`)
      state.most = Math.max(state.most, held)
      state.looks += 1
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return {
    stop: async () => {
      state.isOver = true
      await watching
      return state
    },
  }
}

/** What was acknowledged stands in the books, nothing else does, and nobody stands twice. */
async function expectBooks(
  { owner, context }: Ground,
  offering: string,
  standing: readonly string[],
): Promise<void> {
  const found = await owner.query<{ application: string; party: string }>(
    'select application, party from application where place = $1 and holds_seat',
    [offering],
  )
  const held = new Set(found.rows.map(({ application }) => application))
  check(held.size === standing.length, `${held.size} hold seats, ${standing.length} were told so`)
  check(
    standing.every((id) => held.has(id)),
    'no acknowledged reservation is lost',
  )
  check(new Set(found.rows.map(({ party }) => party)).size === held.size, 'nobody stands twice')
  const faults = await withAuthority(context.database, context.authority, listSeatFaults)
  check(faults.length === 0, 'every counter is the count')
}

async function neverFull(ground: Ground, origin: string): Promise<Run> {
  const offering = await openSeats(ground.context, null)
  const none = { retries: 0, cancellations: 0 }
  const rushed = await rush({ origin, offering, count, connections, ...none, from: 12_000 })
  await expectBooks(ground, offering, rushed.standing)
  return rushed.run
}

/** Kills the server with requests under way; what it acknowledged must be there afterwards. */
async function survivesKill(ground: Ground, server: Server): Promise<boolean> {
  const offering = await openSeats(ground.context, null)
  const way = openWay(server.origin, connections)
  const acknowledged: string[] = []
  const path = `/api/v1/offerings/${offering}/applications`
  let lost = 0
  await run({ count: 3000, connections }, async (index) => {
    if (index === 1500) server.child.kill('SIGKILL')
    const asked = { token: tokenOf(22_500 + index), key: newId(), body: '{"act":"reserve"}' }
    const answer = await way.post(path, asked).catch(() => null)
    if (answer?.status === 201) acknowledged.push(...idsIn(answer))
    else lost += 1
  })
  way.close()
  const again = await startServer(ground, server.port + 1)
  await stopServer(again)
  const found = await ground.owner.query<{ application: string }>(
    'select application from application where place = $1 and holds_seat',
    [offering],
  )
  const held = new Set(found.rows.map(({ application }) => application))
  const missing = acknowledged.filter((id) => !held.has(id)).length
  const told = `${acknowledged.length} acknowledged, ${lost} cut off, ${missing} missing`
  say(`seats: killed with requests under way: ${told}`)
  return printBar({
    name: 'seats/kill',
    value: missing,
    unit: 'acknowledged reservations that are missing',
    ratio: null,
    limit: '0',
    pass: missing === 0 && acknowledged.length > 0 && lost > 0,
  })
}
