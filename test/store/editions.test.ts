/** Publishing, amending and verifying; and what verification says when the owner tampers. */
import { beforeAll, describe, expect, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { correctFacts } from '../../src/commands/correct-facts.ts'
import { mergeParties } from '../../src/commands/merge-parties.ts'
import { publish } from '../../src/commands/publish.ts'
import { seal } from '../../src/commands/seal.ts'
import { verify } from '../../src/commands/verify.ts'
import type { Edition } from '../../src/domain/edition/edition.ts'
import { planOfEdition, reportOfEdition } from '../../src/domain/edition/report.ts'
import { verifyExport } from '../../src/domain/edition/verify.ts'
import { figureKey } from '../../src/domain/report.ts'
import { check, present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findEdition, readEntries } from '../../src/store/edition.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'
import { bring, person, record } from '../world/records.ts'

let clone: Clone

beforeAll(async () => {
  clone = await cloneDatabase()
  await adoptPlan(clone.context, { plan: smallPlan() })
  await bring(clone.context, [
    record({ record: 'g1', party: person('P-1') }),
    record({ record: 'g2', party: person('P-2') }),
    record({ record: 'g3', party: person('P-2') }),
    record({ record: 'g4', party: person('P-3') }),
  ])
})

async function editionOf(number: number): Promise<Edition> {
  const { database, authority } = clone.context
  const found = await withAuthority(database, authority, (books) =>
    findEdition(books, 2023, number),
  )
  return present(found, `edition ${number}`)
}

async function findings(edition?: number) {
  const verified = await verify(clone.context, { year: 2023, ...(edition ? { edition } : {}) })
  check(verified.ok, 'there is an edition to verify')
  return verified.value.findings
}

/** The export of an edition, as a file would hold it. */
async function exported(number: number) {
  const { database, authority } = clone.context
  const edition = await editionOf(number)
  const lists = await withAuthority(database, authority, async (books) => {
    const all: [string, Awaited<ReturnType<typeof readEntries>>][] = []
    for (const figure of edition.figures) {
      const place = { year: 2023, number, line: figure.line, indicator: figure.indicator }
      all.push([figureKey(figure.line, figure.indicator), await readEntries(books, place, figure)])
    }
    return all
  })
  return { format: 'jisseki-edition-1', edition, entries: Object.fromEntries(lists) } as const
}

describe('an edition', () => {
  test('freezes the report', async () => {
    await seal(clone.context)
    const published = await publish(clone.context, { year: 2023 })
    expect(published).toMatchObject({ ok: true, value: { outcome: { number: 1, figures: 4 } } })
    const report = reportOfEdition(await editionOf(1))
    expect(report.rows.map((row) => row.result)).toEqual([
      '3人(延べ4人)',
      '0人',
      '各事業欄記載',
      '0円',
    ])
    expect(await findings()).toEqual([])
  })

  test('is amended only with a reason and a difference', async () => {
    expect(await publish(clone.context, { year: 2023 })).toMatchObject({
      ok: false,
      refusal: { code: 'amendment_needs_reason' },
    })
    expect(await publish(clone.context, { year: 2023, reason: 'なし' })).toMatchObject({
      ok: false,
      refusal: { code: 'nothing_changed_since_last_edition' },
    })
  })

  test('an amended one names each difference with its reasons; the first stays as it was', async () => {
    await bring(clone.context, [record({ record: 'g5', party: person('P-9') })], {
      reason: '名簿が遅れて届いた',
    })
    await correctFacts(clone.context, {
      kind: 'gathering.attended',
      records: ['g3'],
      reason: '二重の受付',
    })
    await mergeParties(clone.context, {
      absorbed: person('P-3'),
      surviving: person('P-1'),
      reason: '同じ人の二重登録',
    })
    const published = await publish(clone.context, { year: 2023, reason: '遅れた名簿' })
    expect(published).toMatchObject({ ok: true, value: { outcome: { number: 2, differences: 2 } } })
    const second = await editionOf(2)
    expect(second.previousDigest).toBe((await editionOf(1)).digest)
    expect(second.differences).toMatchObject([
      {
        indicator: 'people',
        before: 3,
        after: 3,
        reasons: [
          { cause: 'late', text: '名簿が遅れて届いた', facts: 1 },
          { cause: 'correction', text: '二重の受付', facts: 1 },
          { cause: 'merge', text: '同じ人の二重登録', facts: 1 },
        ],
      },
      { indicator: 'entries', before: 4, after: 4 },
    ])
    expect(reportOfEdition(await editionOf(1)).rows[0]?.result).toBe('3人(延べ4人)')
    expect(await findings(1)).toEqual([])
    expect(await findings(2)).toEqual([])
  })

  test('can be verified from its exported file alone', async () => {
    const file = await exported(2)
    const plan = planOfEdition(file.edition)
    expect(verifyExport(file, plan)).toEqual([])
    const less = {
      ...file,
      entries: { ...file.entries, '1/entries': file.entries['1/entries']?.slice(1) ?? [] },
    }
    expect(verifyExport(less, plan).map(({ code }) => code)).toEqual([
      'entries_digest_differs',
      'value_differs',
    ])
    const [first, ...rest] = file.edition.figures
    const figures = [{ ...present(first, 'a figure'), value: 99 }, ...rest]
    const forged = { ...file, edition: { ...file.edition, figures } }
    expect(verifyExport(forged, plan).map(({ code }) => code)).toEqual([
      'edition_digest_differs',
      'value_differs',
    ])
  })
})
