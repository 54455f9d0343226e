/** Acts at the same time: retries under one key, two who undo one import, many who import. */
import { beforeAll, expect, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { correctFacts, undoImport } from '../../src/commands/correct-facts.ts'
import { countReport } from '../../src/commands/count-report.ts'
import { importFacts } from '../../src/commands/import-facts.ts'
import { mergeParties } from '../../src/commands/merge-parties.ts'
import { publish } from '../../src/commands/publish.ts'
import { verify } from '../../src/commands/verify.ts'
import { runAct } from '../../src/commands/run.ts'
import { check } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { ok as done } from '../../src/kit/result.ts'
import { withAuthority } from '../../src/store/database.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'
import { bring, person, record } from '../world/records.ts'

let clone: Clone

beforeAll(async () => {
  clone = await cloneDatabase()
  await adoptPlan(clone.context, { plan: smallPlan() })
})

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

async function entries(): Promise<number | undefined> {
  const report = await countReport(clone.context, 2023)
  check(report.ok, 'the report is counted')
  return report.value.rows[0]?.figures[1]?.count.value
}

test('a retry under the same key, however often and at once, is one act', async () => {
  const context = { ...clone.context, idempotencyKey: 'key-1' }
  const given = {
    kind: 'gathering.attended',
    year: 2023,
    file: { name: 'a.csv', digest: 'a' },
    batches: [{ records: [{ row: 2, record: record({ record: 'a' }) }], faults: [] }],
  } as const
  const answers = await Promise.all(times(6).map(() => importFacts(context, given)))
  const commands = answers.map((answer) => (answer.ok ? answer.value.command : answer.refusal))
  expect(new Set(commands).size).toBe(1)
  expect(answers.every(({ ok }) => ok)).toBe(true)
  const other = { ...given, file: { name: 'b.csv', digest: 'b' } }
  expect(await importFacts(context, other)).toMatchObject({
    ok: false,
    refusal: { code: 'idempotency_key_reused' },
  })
  expect(await entries()).toBe(1)
})

test('an act is found by the offering that it concerns, and its outcome stays its own', async () => {
  const context = { ...clone.context, idempotencyKey: 'concerns-1' }
  const of = { offering: newId() }
  const run = () =>
    runAct(context, { name: 'course.points', input: of, of }, () =>
      Promise.resolve(done({ given: 3 })),
    )
  const [first, again] = [await run(), await run()]
  expect(again).toEqual(first)
  expect(first).toMatchObject({ value: { outcome: { given: 3 } } })
  const kept = await withAuthority(clone.database, context.authority, ({ client }) =>
    client.query(`select outcome from command where idempotency_key = 'concerns-1'`),
  )
  expect(kept.rows).toEqual([{ outcome: { given: 3, of } }])
})

test('an import that several undo at once is undone once', async () => {
  const brought = await bring(clone.context, [record({ record: 'u1' }), record({ record: 'u2' })])
  const answers = await Promise.all(
    times(4).map(() => undoImport(clone.context, { id: brought.command })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))
  expect(refused.filter((code) => !code.includes('undone'))).toEqual([])
  expect(await entries()).toBe(1)
})

test('a retry of an undoing under its own key gives the first answer again', async () => {
  const brought = await bring(clone.context, [record({ record: 'k1' })])
  const context = { ...clone.context, idempotencyKey: 'undo-k1' }
  const first = await undoImport(context, { id: brought.command })
  expect(first.ok).toBe(true)
  expect(await undoImport(context, { id: brought.command })).toEqual(first)
})

test('one record corrected by two at once is corrected once, and the other is told', async () => {
  await bring(clone.context, [record({ record: 'c1' })])
  const given = { kind: 'gathering.attended', records: ['c1'], reason: '二重' } as const
  const answers = await Promise.all(times(3).map(() => correctFacts(clone.context, given)))
  const codes = answers.map((answer) => (answer.ok ? 'done' : answer.refusal.code)).toSorted()
  expect(codes).toEqual(['done', 'record_unknown', 'record_unknown'])
})

test('merges of the same parties at once leave one merge and a report that counts', async () => {
  await bring(clone.context, [
    record({ record: 'm1', party: person('M-1'), line: '2', kind: 'course.attended' }),
    record({ record: 'm2', party: person('M-2'), line: '2', kind: 'course.attended' }),
    record({ record: 'm3', party: person('M-3'), line: '2', kind: 'course.attended' }),
  ])
  const pairs = [
    ['M-1', 'M-2'],
    ['M-2', 'M-1'],
    ['M-1', 'M-3'],
    ['M-3', 'M-2'],
  ] as const
  const merges = pairs.map(([absorbed, surviving]) =>
    mergeParties(clone.context, {
      absorbed: person(absorbed),
      surviving: person(surviving),
      reason: '同じ人',
    }),
  )
  const answers = await Promise.all(merges)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
  const report = await countReport(clone.context, 2023)
  check(report.ok, 'the report is counted')
  expect(report.value.rows[1]?.result).toBe('1人')
})

test('the same records in several files at once come in once', async () => {
  const sheet = times(20).map((n) => record({ record: `p${n}`, party: person(`P-${n}`) }))
  await Promise.all(times(4).map(() => bring(clone.context, sheet)))
  expect(await entries()).toBe(21)
})

test('an edition made while records come in verifies, whatever it has seen', async () => {
  const writers = times(4).map((n) =>
    bring(clone.context, [record({ record: `w${n}`, party: person(`W-${n}`) })], {
      reason: '同時',
    }),
  )
  const published = await publish(clone.context, { year: 2023 })
  expect(published).toMatchObject({ ok: true })
  await Promise.all(writers)
  expect(await verify(clone.context, { year: 2023 })).toMatchObject({
    ok: true,
    value: { findings: [] },
  })
  expect(await entries()).toBe(25)
})
