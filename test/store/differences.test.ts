/** What an amended edition says about its differences, and how long lists are read and verified. */
import { beforeEach, describe, expect, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { mergeParties, undoMerge } from '../../src/commands/merge-parties.ts'
import { publish } from '../../src/commands/publish.ts'
import { figureQuestions } from '../../src/commands/questions.ts'
import { seal } from '../../src/commands/seal.ts'
import { verify } from '../../src/commands/verify.ts'
import { namedFacts } from '../../src/domain/edition/verify.ts'
import { check, present } from '../../src/kit/check.ts'
import { type Books, newClient, withAuthority } from '../../src/store/database.ts'
import { findEdition } from '../../src/store/edition.ts'
import { eachEntryPage } from '../../src/store/entries.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'
import { bring, person, record } from '../world/records.ts'

let clone: Clone

beforeEach(async () => {
  clone = await cloneDatabase()
  await adoptPlan(clone.context, { plan: smallPlan() })
})

async function asOwner(statement: string): Promise<void> {
  const client = newClient(clone.owner)
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Visitors of the fair, each as often as given. */
function visitors(times: Readonly<Record<string, number>>) {
  return Object.entries(times).flatMap(([who, count]) =>
    Array.from({ length: count }, (_, time) =>
      record({ record: `${who}-${time}`, party: person(who) }),
    ),
  )
}

/** People who came to the course, once each. */
function learners(...who: readonly string[]) {
  return who.map((each) =>
    record({ record: `c-${each}`, line: '2', kind: 'course.attended', party: person(each) }),
  )
}

const merge = (absorbed: string, surviving: string, reason: string) => ({
  absorbed: person(absorbed),
  surviving: person(surviving),
  reason,
})

/** Publishes an amended edition and gives the reasons of each of its differences. */
async function amend(): Promise<Readonly<Record<string, unknown>>> {
  const published = await publish(clone.context, { year: 2023, reason: '改訂' })
  check(published.ok, published.ok ? '' : published.refusal.message.en)
  const { database, authority } = clone.context
  const edition = await withAuthority(database, authority, (books) => findEdition(books, 2023))
  return Object.fromEntries(
    present(edition, 'edition').differences.map(({ line, indicator, reasons }) => [
      `${line}/${indicator}`,
      reasons,
    ]),
  )
}

describe('the reasons of a merge', () => {
  beforeEach(async () => {
    await bring(clone.context, visitors({ A: 3, B: 1, C: 1, D: 1 }))
    await bring(clone.context, learners('A', 'X', 'Y'))
    check((await publish(clone.context, { year: 2023 })).ok, 'the first edition is published')
  })

  test('stand with the figures whose facts it moved, and with no others', async () => {
    await mergeParties(clone.context, merge('X', 'Y', '同じ受講者'))
    await mergeParties(clone.context, merge('B', 'C', '同じ来場者'))
    const atFair = [{ cause: 'merge', text: '同じ来場者', facts: 1 }]
    expect(await amend()).toEqual({
      '1/people': atFair,
      '1/entries': atFair,
      '2/people': [{ cause: 'merge', text: '同じ受講者', facts: 1 }],
    })
  })

  test('are told apart with the facts that each moved, along a chain too', async () => {
    await mergeParties(clone.context, merge('A', 'B', 'AとB'))
    await mergeParties(clone.context, merge('B', 'C', 'BとC'))
    await mergeParties(clone.context, merge('X', 'C', 'XとC'))
    const atFair = [
      { cause: 'merge', text: 'AとB', facts: 3 },
      { cause: 'merge', text: 'BとC', facts: 4 },
    ]
    const reasons = await amend()
    expect(new Set(present(reasons['1/people'] as typeof atFair, 'reasons'))).toEqual(
      new Set(atFair),
    )
    expect(new Set(present(reasons['2/people'] as typeof atFair, 'reasons'))).toEqual(
      new Set([
        { cause: 'merge', text: 'AとB', facts: 1 },
        { cause: 'merge', text: 'BとC', facts: 1 },
        { cause: 'merge', text: 'XとC', facts: 1 },
      ]),
    )
  })

  test('are those of undoing it, once it is undone', async () => {
    await mergeParties(clone.context, merge('B', 'C', '同じ人'))
    await amend()
    await undoMerge(clone.context, merge('B', 'C', '別の人と分かった'))
    await mergeParties(clone.context, merge('X', 'Y', '同じ受講者'))
    const apart = [{ cause: 'merge', text: '別の人と分かった', facts: 1 }]
    expect(await amend()).toEqual({
      '1/people': apart,
      '1/entries': apart,
      '2/people': [{ cause: 'merge', text: '同じ受講者', facts: 1 }],
    })
  })

  test('are not given for a merge that came and went between two editions', async () => {
    await mergeParties(clone.context, merge('B', 'C', '取り違え'))
    await undoMerge(clone.context, merge('B', 'C', '取り違えの取消し'))
    await mergeParties(clone.context, merge('B', 'D', '同じ人'))
    expect(await amend()).toMatchObject({ '1/people': [{ text: '同じ人', facts: 1 }] })
  })
})

describe('the list behind a figure', () => {
  const read = async (books: Books, size: number, onPage: () => Promise<void>) => {
    const [question] = figureQuestions(smallPlan())
    const asOf = Number.MAX_SAFE_INTEGER
    const facts: string[] = []
    const pages = eachEntryPage(books, present(question, 'question'), { asOf, size })
    for await (const page of pages) {
      facts.push(...page.map(({ fact }) => fact))
      await onPage()
    }
    return facts
  }
  const openCursors = async ({ client }: Books) => {
    const found = await client.query<{ name: string }>(
      `select name from pg_cursors where name like 'entries%'`,
    )
    return found.rows.length
  }

  test('is found and sorted once, and handed out through a cursor', async () => {
    await bring(clone.context, visitors({ A: 3, B: 1, C: 3 }))
    const { database, authority } = clone.context
    await withAuthority(database, authority, async (books) => {
      const whole = await read(books, 100, () => Promise.resolve())
      expect(whole).toHaveLength(7)
      expect(whole).toEqual(whole.toSorted())
      for (const size of [1, 2, 7]) {
        const open: number[] = []
        const facts = await read(books, size, async () => {
          open.push(await openCursors(books))
        })
        expect(facts).toEqual(whole)
        expect(open).toEqual(Array.from({ length: Math.ceil(7 / size) }, () => 1))
      }
      expect(await openCursors(books)).toBe(0)
    })
  })

  test('can be read beside another one', async () => {
    await bring(clone.context, visitors({ A: 3, B: 1 }))
    const { database, authority } = clone.context
    await withAuthority(database, authority, async (books) => {
      const within: (readonly string[])[] = []
      const whole = await read(books, 2, async () => {
        within.push(await read(books, 3, () => Promise.resolve()))
      })
      expect(whole).toHaveLength(4)
      expect(within).toEqual([whole, whole])
    })
  })
})

test('lists of many pages agree, and what is gone from one is named up to a bound', async () => {
  const count = namedFacts + 201
  const records = Array.from({ length: count }, (_, number) =>
    record({ record: `R${number}`, party: person(`P-${number % 300}`) }),
  )
  await bring(clone.context, records)
  await seal(clone.context)
  const published = await publish(clone.context, { year: 2023 })
  expect(published).toMatchObject({ ok: true, value: { outcome: { entries: 2 * count } } })
  const findings = async () => {
    const verified = await verify(clone.context, { year: 2023 })
    check(verified.ok, 'there is an edition to verify')
    return verified.value.findings
  }
  expect(await findings()).toEqual([])
  await asOwner(`update fact set occurred_on = '2022-01-01'
    where id in (select id from fact order by id limit ${namedFacts + 1})`)
  const found = await findings()
  const missing = found.filter(({ code }) => code === 'fact_missing')
  expect(missing).toHaveLength(2 * namedFacts)
  expect(found.filter(({ code }) => code === 'more_facts_differ')).toEqual([
    { code: 'more_facts_differ', figure: '1/people', subject: null, expected: null, found: '1' },
    { code: 'more_facts_differ', figure: '1/entries', subject: null, expected: null, found: '1' },
  ])
})
