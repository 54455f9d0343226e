/** Timed work: one at a time over all servers, woken, failing, and ending in order. */
import { beforeAll, expect, it } from 'vitest'
import type { Job } from '../../src/jobs/job.ts'
import { type RunningJobs, startJobs } from '../../src/jobs/runner.ts'
import { openJobLocks } from '../../src/store/job-lock.ts'
import { type Clone, cloneDatabase, otherCity } from '../database/clone.ts'

let clone: Clone

beforeAll(async () => {
  clone = await cloneDatabase()
})

/** Something that is settled from outside. */
function newGate() {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { passed, open }
}

/** A job that runs when it is woken, and at no other time. */
const onCall = (name: string, run: Job['run']): Job => ({ name, everySeconds: 3600, run })

type Failure = { readonly job: string; readonly message: string }

function start(jobs: readonly Job[]): {
  readonly running: RunningJobs
  readonly failures: Failure[]
} {
  const failures: Failure[] = []
  const onFailure = (job: string, error: unknown) =>
    void failures.push({ job, message: error instanceof Error ? error.message : '' })
  return { running: startJobs({ context: clone.context, jobs, onFailure }), failures }
}

it('runs a job when it is woken, and once more when it is woken while it runs', async () => {
  const gates = [newGate(), newGate()]
  const begun = [newGate(), newGate()]
  let runs = 0
  const { running } = start([
    onCall('woken', async () => {
      const at = runs
      runs += 1
      begun[at]?.open()
      await gates[at]?.passed
    }),
  ])
  running.wake('woken')
  await begun[0]?.passed
  running.wake('woken')
  running.wake('woken')
  running.wake('another')
  expect(runs).toBe(1)
  gates[0]?.open()
  await begun[1]?.passed
  gates[1]?.open()
  await running.stop()
  expect(runs).toBe(2)
})

it('runs again and again by itself', async () => {
  const third = newGate()
  let runs = 0
  const job = {
    name: 'steady',
    everySeconds: 0.01,
    run: async () => {
      runs += 1
      if (runs === 3) third.open()
      return Promise.resolve()
    },
  }
  const { running } = start([job])
  await third.passed
  await running.stop()
  expect(runs).toBeGreaterThanOrEqual(3)
})

it('lets one server run a job at a time, and each server its other jobs', async () => {
  const [mayEnd, hasBegun, otherRan] = [newGate(), newGate(), newGate()]
  const ran: string[] = []
  const first = start([
    onCall('sweep', async () => {
      ran.push('first')
      hasBegun.open()
      await mayEnd.passed
    }),
  ])
  const second = start([
    onCall('sweep', () => Promise.resolve(ran.push('second'))),
    onCall('other', () => {
      ran.push('other')
      otherRan.open()
      return Promise.resolve()
    }),
  ])
  first.running.wake('sweep')
  await hasBegun.passed
  second.running.wake('sweep')
  second.running.wake('other')
  await otherRan.passed
  await second.running.stop()
  mayEnd.open()
  await first.running.stop()
  expect(ran).toEqual(['first', 'other'])
})

it('tells of a failure and goes on; others are not held up', async () => {
  const [again, other] = [newGate(), newGate()]
  let runs = 0
  const { running, failures } = start([
    {
      name: 'shaky',
      everySeconds: 0.01,
      run: () => {
        runs += 1
        if (runs === 2) again.open()
        return runs === 1 ? Promise.reject(new Error('outage')) : Promise.resolve()
      },
    },
    onCall('calm', () => Promise.resolve(other.open())),
  ])
  running.wake('calm')
  await Promise.all([again.passed, other.passed])
  await running.stop()
  expect(failures).toEqual([{ job: 'shaky', message: 'outage' }])
})

it('does not let a job that failed be pressed', async () => {
  const failed = newGate()
  let runs = 0
  const { running, failures } = start([
    onCall('down', () => {
      runs += 1
      failed.open()
      return Promise.reject(new Error('down'))
    }),
  ])
  running.wake('down')
  await failed.passed
  while (failures.length === 0) await new Promise((resolve) => setImmediate(resolve))
  running.wake('down')
  await running.stop()
  expect(runs).toBe(1)
})

it('stops by waiting for what is under way, which is told to end', async () => {
  const begun = newGate()
  let ended = false
  const { running } = start([
    onCall('long', async (_context, signal) => {
      begun.open()
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      ended = true
    }),
  ])
  running.wake('long')
  await begun.passed
  await running.stop()
  expect(ended).toBe(true)
})

it('gives its connection back, also after one that broke', async () => {
  const { database, authority } = clone.context
  const locks = openJobLocks(database, authority)
  const [one, two] = await Promise.all([locks.take('one'), locks.take('two')])
  expect(await openJobLocks(database, authority).take('one')).toBeNull()
  const elsewhere = await openJobLocks(database, otherCity.code).take('one')
  expect(elsewhere).not.toBeNull()
  await Promise.all([one?.(), elsewhere?.()])
  expect(await openJobLocks(database, authority).take('two')).toBeNull()
  const again = await openJobLocks(database, authority).take('one')
  await database.pool.query(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and datname = current_database()`)
  await Promise.all([two?.(), again?.()])
  const after = await openJobLocks(database, authority).take('two')
  expect(after).not.toBeNull()
  await after?.()
  expect(database.pool.totalCount - database.pool.idleCount).toBe(0)
})
