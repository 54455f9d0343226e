import { beforeAll, describe, expect, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { changePeriod } from '../../src/commands/close-period.ts'
import { correctFacts, undoImport } from '../../src/commands/correct-facts.ts'
import { countReport } from '../../src/commands/count-report.ts'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { listImports } from '../../src/commands/list-imports.ts'
import { mergeParties, undoMerge } from '../../src/commands/merge-parties.ts'
import { check } from '../../src/kit/check.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'
import { bring, day, person, record } from '../world/records.ts'

let clone: Clone

beforeAll(async () => {
  clone = await cloneDatabase()
  await adoptPlan(clone.context, { plan: smallPlan() })
})

/** The report's result texts by line code. */
async function results(): Promise<Record<string, string>> {
  const report = await countReport(clone.context, 2023)
  check(report.ok, 'the report is counted')
  return Object.fromEntries(report.value.rows.map((row) => [row.line.code, row.result]))
}

describe('a year in the books, step by step', () => {
  test('records are counted by entries and by parties', async () => {
    const brought = await bring(clone.context, [
      record({ record: 'a1', party: person('P-1') }),
      record({ record: 'a2', party: person('P-1'), occurredOn: day('2023-07-01') }),
      record({ record: 'a3', party: person('P-2') }),
      record({ record: 'a4', party: person('P-3'), occurredOn: day('2023-03-31') }),
      record({ record: 'a5', party: null, quantity: 30 }),
    ])
    expect(brought.outcome).toMatchObject({ read: 5, added: 5, known: 0, newParties: 3, faulty: 0 })
    expect(await results()).toMatchObject({ 1: '2人(延べ33人)', 2: '0人' })
  })

  test('the same records again add nothing, under another file name too', async () => {
    const again = await bring(clone.context, [record({ record: 'a1', party: person('P-1') })])
    expect(again.outcome).toMatchObject({ added: 0, known: 1, newParties: 0 })
    expect(await results()).toMatchObject({ 1: '2人(延べ33人)' })
  })

  test('equal rows without a number are told apart within a file and known again', async () => {
    const two = [
      record({ line: '2', kind: 'course.attended' }),
      record({ line: '2', kind: 'course.attended' }),
    ]
    expect((await bring(clone.context, two)).outcome).toMatchObject({ added: 2, known: 0 })
    expect((await bring(clone.context, two)).outcome).toMatchObject({ added: 0, known: 2 })
    expect(await results()).toMatchObject({ 2: '1人' })
  })

  test('a number with other content, and a number twice in a file, are faults of their rows', async () => {
    const brought = await bring(clone.context, [
      record({ record: 'a1', party: person('P-9') }),
      record({ record: 'b1' }),
      record({ record: 'b1' }),
      record({ record: 'b2', line: '99' }),
      record({ record: 'b3', occurredOn: day('2031-01-01') }),
    ])
    expect(brought.outcome).toMatchObject({ read: 5, added: 1, faulty: 4 })
    expect(brought.outcome.faults.map(({ row, code }) => [row, code])).toEqual([
      [2, 'record_differs_from_books'],
      [4, 'record_stands_twice_in_file'],
      [5, 'line_unknown_to_plan'],
      [6, 'date_in_the_future'],
    ])
  })

  test('one faulty row holds the whole sheet back where that is asked', async () => {
    const before = await results()
    await expect(
      bring(clone.context, [record({ record: 'c1' }), record({ line: '99' })], {
        wholeOrNothing: true,
      }),
    ).rejects.toThrow(/nothing was imported/)
    expect(await results()).toEqual(before)
  })

  test('a dry run says what it would do and keeps nothing', async () => {
    const before = await results()
    const dry = await bring(clone.context, [record({ record: 'd1', party: person('P-77') })], {
      dryRun: true,
    })
    expect(dry.outcome).toMatchObject({ added: 1, newParties: 1 })
    expect(await results()).toEqual(before)
  })

  test('a correction takes a fact back, and the record can come again right', async () => {
    const taken = await correctFacts(clone.context, {
      kind: 'gathering.attended',
      records: ['a3'],
      reason: '別の事業の来場者だった',
    })
    expect(taken).toMatchObject({ ok: true, value: { outcome: { corrected: 1 } } })
    expect(await results()).toMatchObject({ 1: '1人(延べ33人)' })
    const twice = await correctFacts(clone.context, {
      kind: 'gathering.attended',
      records: ['a3'],
      reason: 'もう一度',
    })
    expect(twice).toMatchObject({ ok: false, refusal: { code: 'record_unknown' } })
    await bring(clone.context, [record({ record: 'a3', party: person('P-4') })])
    expect(await results()).toMatchObject({ 1: '2人(延べ34人)' })
  })

  test('an import is undone as a whole, once, and the same file can come again', async () => {
    const sheet = [
      record({ record: 'e1', party: person('P-5') }),
      record({ record: 'e2', party: person('P-6') }),
    ]
    const brought = await bring(clone.context, sheet)
    expect(await results()).toMatchObject({ 1: '4人(延べ36人)' })
    const undone = await undoImport(clone.context, { id: brought.command })
    expect(undone).toMatchObject({ ok: true, value: { outcome: { corrected: 2 } } })
    const [newest, before] = await listImports(clone.context, 2)
    expect(newest).toMatchObject({ id: brought.command, added: 2, undone: true })
    expect(before).toMatchObject({ undone: false })
    expect(await results()).toMatchObject({ 1: '2人(延べ34人)' })
    const again = await undoImport(clone.context, { id: brought.command })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'already_undone' } })
    expect((await bring(clone.context, sheet)).outcome).toMatchObject({ added: 2, known: 0 })
    expect(await results()).toMatchObject({ 1: '4人(延べ36人)' })
  })

  test('merged parties count once, until the merge is undone', async () => {
    const merge = { absorbed: person('P-5'), surviving: person('P-6'), reason: '同じ人' }
    expect(await mergeParties(clone.context, merge)).toMatchObject({ ok: true })
    expect(await results()).toMatchObject({ 1: '3人(延べ36人)' })
    expect(await mergeParties(clone.context, merge)).toMatchObject({
      ok: false,
      refusal: { code: 'parties_are_one_already' },
    })
    const further = { absorbed: person('P-6'), surviving: person('P-1'), reason: '同じ人' }
    expect(await mergeParties(clone.context, further)).toMatchObject({ ok: true })
    expect(await results()).toMatchObject({ 1: '2人(延べ36人)' })
    expect(await undoMerge(clone.context, further)).toMatchObject({ ok: true })
    expect(await undoMerge(clone.context, merge)).toMatchObject({ ok: true })
    expect(await results()).toMatchObject({ 1: '4人(延べ36人)' })
  })

  test('a merge needs one type and a reason', async () => {
    const company = { ...person('P-6'), type: 'company' } as const
    const merge = { absorbed: person('P-5'), surviving: company, reason: '同じ' }
    expect(await mergeParties(clone.context, merge)).toMatchObject({
      ok: false,
      refusal: { code: 'party_types_differ' },
    })
    const blank = { absorbed: person('P-5'), surviving: person('P-6'), reason: ' ' }
    expect(await mergeParties(clone.context, blank)).toMatchObject({
      ok: false,
      refusal: { code: 'reason_missing' },
    })
  })

  test('the merge that joined two parties is the one that is undone, in a chain too', async () => {
    const [a, b, c] = ['P-1', 'P-5', 'P-6'].map(person)
    const reason = '同じ人'
    check(a && b && c, 'there are three')
    await mergeParties(clone.context, { absorbed: a, surviving: b, reason })
    await mergeParties(clone.context, { absorbed: a, surviving: c, reason })
    expect(await results()).toMatchObject({ 1: '2人(延べ36人)' })
    const undone = await undoMerge(clone.context, { absorbed: a, surviving: c, reason: '別人' })
    expect(undone).toMatchObject({ ok: true })
    expect(await results()).toMatchObject({ 1: '3人(延べ36人)' })
    await undoMerge(clone.context, { absorbed: a, surviving: b, reason: '別人' })
    expect(await results()).toMatchObject({ 1: '4人(延べ36人)' })
  })

  test("a person's details can be erased; facts and figures stay", async () => {
    const before = await results()
    const erased = await eraseParty(clone.context, { party: person('P-1'), reason: '本人の請求' })
    expect(erased).toMatchObject({ ok: true })
    expect(await results()).toEqual(before)
    const again = await eraseParty(clone.context, { party: person('P-1'), reason: '本人の請求' })
    expect(again).toMatchObject({ ok: false, refusal: { code: 'party_unknown' } })
    const known = await bring(clone.context, [record({ record: 'a1', party: person('P-1') })])
    expect(known.outcome).toMatchObject({ added: 0, known: 1, faulty: 0 })
  })

  test('in a closed year a record needs a reason, and is marked late', async () => {
    const close = { year: 2023, programme: '', closes: true, reason: '年度の締め' }
    expect(await changePeriod(clone.context, close)).toMatchObject({ ok: true })
    const sheet = [record({ record: 'f1', party: person('P-8') })]
    const refused = await bring(clone.context, sheet)
    expect(refused.outcome).toMatchObject({ added: 0, faulty: 1 })
    expect(refused.outcome.faults[0]).toMatchObject({ row: 2, code: 'period_closed' })
    const late = await bring(clone.context, sheet, { reason: '名簿が遅れて届いた' })
    expect(late.outcome).toMatchObject({ added: 1, late: 1 })
    expect(await undoImport(clone.context, { id: late.command })).toMatchObject({
      ok: false,
      refusal: { code: 'reason_missing' },
    })
    expect(
      await undoImport(clone.context, { id: late.command, reason: '二重だった' }),
    ).toMatchObject({ ok: true })
    const other = { ...close, programme: 'course', closes: false, reason: '講座だけ再開' }
    expect(await changePeriod(clone.context, other)).toMatchObject({ ok: true })
    expect((await bring(clone.context, sheet)).outcome).toMatchObject({ added: 0, faulty: 1 })
    const fair = { ...close, programme: 'fair', closes: false, reason: '面接会だけ再開' }
    expect(await changePeriod(clone.context, fair)).toMatchObject({ ok: true })
    expect((await bring(clone.context, sheet)).outcome).toMatchObject({ added: 1, late: 0 })
  })
})
