/** Notices in the transaction of their act; one for each subject; withdrawn, erased, forgotten. */
import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { forgetOldNotices, keepNotices } from '../../src/commands/notice/deliver.ts'
import { openPostman, postNotices } from '../../src/commands/notice/post.ts'
import { runAct } from '../../src/commands/run.ts'
import { newId } from '../../src/kit/id.ts'
import { present } from '../../src/kit/check.ts'
import { ok, refuse } from '../../src/kit/result.ts'
import { type Books, withAuthority } from '../../src/store/database.ts'
import { eraseNotices, withdrawNotices } from '../../src/store/notice/queue.ts'
import { findParty } from '../../src/store/party.ts'
import { type Clone, cloneDatabase, otherCity } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'
import { bring, person, record } from '../world/records.ts'
import { countNotices, post, reservation, rowOf, timed, type TimedContext } from './world.ts'

let clone: Clone
let context: TimedContext

beforeAll(async () => {
  clone = await cloneDatabase()
})

beforeEach(() => {
  context = timed(clone.context)
})

const act = { name: 'test.post', input: null } as const
const inBooks = <T>(work: (books: Books) => Promise<T>) =>
  withAuthority(context.database, context.authority, work)
const only = (ids: readonly string[]) => present(ids[0], 'a notice')

describe('a notice stands or falls with its act', () => {
  const notices = (command: number) => [{ ...reservation('act@example.com'), command }]

  test('an act that is done', async () => {
    const before = await countNotices(context)
    const done = await runAct(context, act, async ({ books, command, recordedAt }) => {
      await postNotices(books, notices(command), recordedAt)
      return ok(null)
    })
    expect(done.ok).toBe(true)
    expect(await countNotices(context)).toBe(before + 1)
  })

  test('an act that is refused, tried only, or fails', async () => {
    const before = await countNotices(context)
    const refused = await runAct(context, act, async ({ books, command, recordedAt }) => {
      await postNotices(books, notices(command), recordedAt)
      return refuse('full', '満席です。', 'Full.')
    })
    expect(refused.ok).toBe(false)
    const tried = { ...act, dryRun: true }
    await runAct(context, tried, async ({ books, command, recordedAt }) => {
      await postNotices(books, notices(command), recordedAt)
      return ok(null)
    })
    const failing = runAct(context, act, async ({ books, command, recordedAt }) => {
      await postNotices(books, notices(command), recordedAt)
      throw new Error('outage')
    })
    await expect(failing).rejects.toThrow('outage')
    expect(await countNotices(context)).toBe(before)
  })

  test('an act whose notice lacks a value fails, and leaves nothing', async () => {
    const before = await countNotices(context)
    const broken = reservation('x@example.com', { values: { offering: 'x' } as never })
    await expect(post(context, [reservation('y@example.com'), broken])).rejects.toThrow('"page"')
    expect(await countNotices(context)).toBe(before)
  })
})

describe('one notice for each subject', () => {
  const about = (subjectKey: string | null) => reservation('subject@example.com', { subjectKey })

  test('the second one is not queued, in the same act or a later one', async () => {
    expect(await post(context, [about('reminder:1'), about('reminder:1')])).toHaveLength(1)
    expect(await post(context, [about('reminder:1'), about('reminder:2')])).toHaveLength(1)
  })

  test('many at once queue one', async () => {
    const queued = await Promise.all(
      Array.from({ length: 8 }, () => post(context, [about('reminder:3'), about('reminder:4')])),
    )
    expect(queued.flat()).toHaveLength(2)
  })

  test('without a subject, each is queued', async () => {
    expect(await post(context, [about(null), about(null)])).toHaveLength(2)
  })

  test('another authority has subjects of its own', async () => {
    const there = timed({ ...clone.context, authority: otherCity.code })
    await post(context, [about('reminder:5')])
    expect(await post(there, [about('reminder:5')])).toHaveLength(1)
  })
})

it('queues many at a time, in one statement', async () => {
  const many = Array.from({ length: 2000 }, (_, at) => reservation(`many-${at}@example.com`))
  expect(new Set(await post(context, many)).size).toBe(2000)
})

it('reaches the queue through the postman of accounts', async () => {
  const account = newId()
  const postman = openPostman(context.clock)
  await inBooks((books) =>
    postman.post(books, {
      template: 'sign-up',
      language: 'en',
      address: 'new@example.com',
      account,
      values: { url: 'https://example.jp/en/sign-up/token', hours: 24 },
    }),
  )
  const found = await inBooks(({ db }) =>
    db.selectFrom('notice').selectAll().where('account', '=', account).execute(),
  )
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ template: 'sign-up', state: 'waiting', programme: '' })
})

it('withdraws by subject what has not been sent', async () => {
  const ids = await post(context, [
    reservation('w1@example.com', { subjectKey: 'reminder:w1' }),
    reservation('w2@example.com', { subjectKey: 'reminder:w2' }),
  ])
  expect(await inBooks((books) => withdrawNotices(books, ['reminder:w1', 'reminder:no']))).toBe(1)
  expect(await inBooks((books) => withdrawNotices(books, []))).toBe(0)
  const rows = await Promise.all(ids.map((id) => rowOf(context, id)))
  expect(new Map(rows.map(({ subject_key, state }) => [subject_key, state]))).toEqual(
    new Map([
      ['reminder:w1', 'withdrawn'],
      ['reminder:w2', 'waiting'],
    ]),
  )
})

it('erases what was queued for an account, and withdraws what waits', async () => {
  const account = newId()
  const id = only(await post(context, [reservation('gone@example.com', { account })]))
  const other = only(await post(context, [reservation('stays@example.com')]))
  expect(await inBooks((books) => eraseNotices(books, { account }))).toBe(1)
  const row = await rowOf(context, id)
  expect(row).toMatchObject({ address: null, details: {}, state: 'withdrawn' })
  expect(await rowOf(context, other)).toMatchObject({ address: 'stays@example.com' })
})

it('erases with a party what was queued for it', async () => {
  await adoptPlan(context, { plan: smallPlan() })
  await bring(context, [record({ record: 'n1', party: person('P-N') })])
  const party = present(await inBooks((books) => findParty(books, person('P-N'))), 'the party')
  const id = only(await post(context, [reservation('party@example.com', { party })]))
  const done = await eraseParty(context, { party: person('P-N'), reason: '本人の請求' })
  expect(done.ok).toBe(true)
  expect(await rowOf(context, id)).toMatchObject({ address: null, details: {}, state: 'withdrawn' })
})

it('forgets addresses and details of old notices, and leaves the row', async () => {
  const kept = only(await post(context, [reservation('old@example.com')]))
  await keepNotices(context)
  context.pass(91 * 1440)
  const waiting = only(await post(context, [reservation('recent@example.com')]))
  await forgetOldNotices(context, 90)
  expect(await rowOf(context, kept)).toMatchObject({ address: null, details: {}, state: 'kept' })
  expect(await rowOf(context, waiting)).toMatchObject({ address: 'recent@example.com' })
})

describe('the application', () => {
  const asApplication = (statement: string) => inBooks(({ client }) => client.query(statement))

  test.each([
    'delete from notice',
    "update notice set template = 'x'",
    'update notice set created_at = now()',
    'update notice set command = null',
    'truncate notice',
  ])('may not: %s', async (statement) => {
    await expect(asApplication(statement)).rejects.toThrow(/permission denied/)
  })

  test('sees the notices of its authority alone', async () => {
    const id = only(await post(context, [reservation('ours@example.com')]))
    const there = { ...context, authority: otherCity.code }
    await expect(rowOf(there, id)).rejects.toThrow(/no result/i)
  })
})
