/**
 * The pure count and the SQL count agree on every data set: random facts, corrections, merges,
 * unmerges and rules, counted both ways.
 */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { type CountedFact, countByRule, factsBehind } from '../../src/domain/counting/count.ts'
import {
  type CountingRule,
  distinctKeys,
  faultsOf,
  type Term,
} from '../../src/domain/counting/rule.ts'
import { factUnits, tagNames } from '../../src/domain/fact/definition.ts'
import { factKind } from '../../src/domain/fact/kind.ts'
import { resolveMerges } from '../../src/domain/party.ts'
import { idFrom } from '../../src/kit/id.ts'
import { countFigures, type Question } from '../../src/store/count.ts'
import { type Books, transact } from '../../src/store/database.ts'
import { eachEntryPage } from '../../src/store/entries.ts'
import { readSurvivors } from '../../src/store/party.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'
import { day } from '../world/records.ts'

let clone: Clone

beforeAll(async () => {
  clone = await cloneDatabase()
  await adoptPlan(clone.context, { plan: smallPlan() })
})

const kinds = [
  'gathering.attended',
  'gathering.held',
  'course.attended',
  'grant.decided',
  'article.viewed',
  'support.visited',
] as const
const days = ['2023-03-31', '2023-04-01', '2023-11-15', '2024-03-31', '2024-04-01'].map(day)
const types = ['person', 'company'] as const

/** Entries for the most part, so that rules and facts meet. */
const unit = fc.oneof(
  { weight: 4, arbitrary: fc.constant('entry' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...factUnits) },
)

/** One fact in the making: everything but its identity. */
const factShape = fc
  .record({
    kind: fc.constantFrom(...kinds),
    party: fc.option(fc.nat(6), { freq: 3 }),
    offering: fc.option(fc.constantFrom('o1', 'o2')),
    quantity: fc.nat(40),
    unit,
    tags: fc.uniqueArray(fc.constantFrom('in-person', 'online', 'seminar'), { maxLength: 2 }),
    occurredOn: fc.constantFrom(...days),
    component: fc.constantFrom('', '', 'centre-grant'),
    recordedAt: fc.constantFrom('2023-04-01T14:59:00Z', '2024-03-31T15:30:00Z'),
    corrected: fc.nat(4).map((number) => number === 0),
  })
  .map((shape) => ({
    ...shape,
    quantity: shape.party !== null && shape.unit === 'entry' ? 1 : shape.quantity,
  }))

const termShape: fc.Arbitrary<Term> = fc.record({
  kinds: fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 2, maxLength: 4 }),
  tags: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...tagNames), { maxLength: 1 }) },
  ),
  partyType: fc.option(fc.constantFrom(...types), { freq: 1 }),
  unit,
  distinct: fc.constantFrom(...distinctKeys),
  aggregate: fc.constantFrom('count', 'sum'),
})

const ruleShape: fc.Arbitrary<CountingRule> = fc.record({
  version: fc.constant(1),
  terms: fc.array(termShape, { minLength: 1, maxLength: 3 }),
  dateField: fc.constantFrom('occurredOn', 'recordedOn'),
  window: fc.constantFrom('fiscal-year', 'cumulative'),
})

const world = fc.record({
  facts: fc.array(factShape, { minLength: 10, maxLength: 60 }),
  merges: fc.array(fc.record({ from: fc.nat(6), undone: fc.boolean() }), { maxLength: 4 }),
  rules: fc.array(ruleShape, { minLength: 1, maxLength: 6 }),
})

type World = typeof world extends fc.Arbitrary<infer W> ? W : never

test('SQL and the pure function count the same', { timeout: 240_000 }, async () => {
  let counted = 0
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const { pure, inSql, behindPure, behindSql } = await countBothWays(given)
      expect(inSql).toEqual(pure)
      expect(behindSql).toEqual(behindPure)
      counted += pure.filter(({ value }) => value > 0).length
    }),
    { numRuns: 120 },
  )
  // Rules that count nothing agree trivially; most must have counted something.
  expect(counted).toBeGreaterThan(60)
})

test('a term that its kinds do not know is a fault of its rule', () => {
  fc.assert(
    fc.property(ruleShape, (rule) => {
      const isStrange = (term: Term) =>
        term.kinds.some((kind) => !factKind(kind).units.includes(term.unit)) ||
        (term.aggregate === 'sum' && (term.unit === 'entry' || term.distinct !== 'entry'))
      const faulty = faultsOf(rule).length > 0
      expect(faulty || !rule.terms.some(isStrange)).toBe(true)
    }),
  )
})

async function countBothWays(given: World) {
  return transact(clone.database, clone.context.authority, {
    keep: () => false,
    work: async (books) => {
      const { facts, survivors } = await enter(books, given)
      const questions = given.rules.map((rule, index): Question => {
        const component = index % 2 === 0 ? '' : 'centre-grant'
        const window = { from: day('2023-04-01'), to: day('2024-03-31') }
        return { key: `${index}`, rule, scope: { programme: 'centre', component, window } }
      })
      const counts = await countFigures(books, questions, asOf)
      const behindSql: string[][] = []
      for (const question of questions) {
        const ids: string[] = []
        for await (const page of eachEntryPage(books, question, { asOf, size: 7 })) {
          ids.push(...page.map(({ fact }) => fact))
        }
        behindSql.push(ids)
      }
      const input = (question: Question) => ({ facts, survivors, scope: question.scope })
      return {
        pure: questions.map((question) => countByRule(question.rule, input(question))),
        inSql: questions.map(({ key }) => counts.get(key)),
        behindPure: questions.map((question) =>
          factsBehind(question.rule, input(question))
            .map(({ id }) => id)
            .toSorted(),
        ),
        behindSql,
      }
    },
  })
}

const byText = (one: readonly string[], other: readonly string[]) =>
  one.join(' ') < other.join(' ') ? -1 : 1

const asOf = Number.MAX_SAFE_INTEGER

const partyId = (number: number) => idFrom('party', `${number}`)
const typeOf = (number: number) => (number % 2 === 0 ? 'person' : 'company')

/** Writes the world into the books, and gives it as the pure count reads it. */
async function enter(books: Books, given: World) {
  const command = await enterCommand(books)
  for (let number = 0; number <= 6; number++) {
    await books.client.query('insert into party values ($1, $2, $3, $4)', [
      books.authority,
      partyId(number),
      typeOf(number),
      command,
    ])
  }
  await enterMerges(books, given, command)
  const facts: CountedFact[] = []
  for (const [index, shape] of given.facts.entries()) {
    const id = idFrom('fact', `${index}`)
    facts.push(await enterFact(books, { shape, id, corrects: null, command }))
    if (shape.corrected) {
      const correction = { shape, id: idFrom('correction', `${index}`), corrects: id, command }
      facts.push(await enterFact(books, correction))
    }
  }
  const standing = given.merges.flatMap(({ from, undone }) =>
    undone || from === 6 ? [] : [{ absorbed: partyId(from), surviving: partyId(from + 1) }],
  )
  const survivors = await readSurvivors(books, asOf)
  expect([...survivors].toSorted(byText)).toEqual([...resolveMerges(standing)].toSorted(byText))
  return { facts, survivors }
}

async function enterCommand({ client, authority }: Books): Promise<number> {
  const row = await client.query<{ position: number }>(
    `insert into command (authority, id, act, actor, idempotency_key, input_digest, recorded_at)
    values ($1, gen_random_uuid(), 'test', 'test', gen_random_uuid()::text, '', now())
    returning position`,
    [authority],
  )
  return row.rows[0]?.position ?? 0
}

/** Each merge joins a party to the next, so chains come up and rings cannot. */
async function enterMerges({ client, authority }: Books, given: World, command: number) {
  for (const [index, { from, undone }] of given.merges.entries()) {
    if (from === 6) continue
    const id = idFrom('merge', `${index}`)
    await client.query('insert into party_merge values ($1, $2, $3, $4, $5, $6)', [
      authority,
      id,
      partyId(from),
      partyId(from + 1),
      'same',
      command,
    ])
    if (undone) {
      const values = [authority, id, 'not the same', command]
      await client.query('insert into party_unmerge values ($1, $2, $3, $4)', values)
    }
  }
}

type Entering = {
  readonly shape: World['facts'][number]
  readonly id: string
  readonly corrects: string | null
  readonly command: number
}

async function enterFact(books: Books, { shape, id, corrects, command }: Entering) {
  const party = shape.party === null ? null : partyId(shape.party)
  const partyType = shape.party === null ? null : typeOf(shape.party)
  await books.client.query(
    `insert into fact (authority, id, programme, component, kind, party, party_type, offering,
      quantity, unit, tags, occurred_on, recorded_at, recorded_by, command, late, corrects, reason)
    values ($1, $2, 'centre', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'test', $13, false, $14,
      'test')`,
    [
      books.authority,
      id,
      shape.component,
      shape.kind,
      party,
      partyType,
      shape.offering,
      shape.quantity,
      shape.unit,
      shape.tags,
      shape.occurredOn,
      shape.recordedAt,
      command,
      corrects,
    ],
  )
  const recordedOn = day(shape.recordedAt.startsWith('2023') ? '2023-04-01' : '2024-04-01')
  const { recordedAt: _, corrected: __, ...rest } = shape
  const fact: CountedFact = {
    ...rest,
    id,
    programme: 'centre',
    party,
    partyType,
    corrects,
    recordedOn,
  }
  return fact
}
