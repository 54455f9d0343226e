/** What verification says when the owner of the database, whom no grant holds back, tampers. */
import { beforeAll, expect, inject, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { correctFacts } from '../../src/commands/correct-facts.ts'
import { mergeParties } from '../../src/commands/merge-parties.ts'
import { publish } from '../../src/commands/publish.ts'
import { seal } from '../../src/commands/seal.ts'
import { verify } from '../../src/commands/verify.ts'
import { check } from '../../src/kit/check.ts'
import { newClient, openDatabase, withAuthority } from '../../src/store/database.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'
import { bring, person, record } from '../world/records.ts'

let clone: Clone

beforeAll(async () => {
  clone = await cloneDatabase()
  const { context } = clone
  await adoptPlan(context, { plan: smallPlan() })
  await bring(context, [
    record({ record: 'g1', party: person('P-1') }),
    record({ record: 'g2', party: person('P-2') }),
    record({ record: 'g3', party: person('P-3') }),
  ])
  await publish(context, { year: 2023 })
  await bring(context, [record({ record: 'g4', party: person('P-4') })], { reason: '遅れた名簿' })
  const reason = '同じ人'
  await mergeParties(context, { absorbed: person('P-1'), surviving: person('P-3'), reason })
  await correctFacts(context, { kind: 'gathering.attended', records: ['g3'], reason: '二重' })
  await publish(context, { year: 2023, reason: '遅れた名簿' })
  await sealAll()
})

/** Seals every act. One that ended while a transaction of another test is under way has to wait. */
async function sealAll(): Promise<void> {
  const { database, authority } = clone.context
  const open = `select count(*) as n from command where not exists (
    select from seal_command where seal_command.command = command.position)`
  for (let attempt = 0; attempt < 500; attempt++) {
    await seal(clone.context)
    const left = await withAuthority(database, authority, ({ client }) => client.query(open))
    if (left.rows[0]?.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('other transactions never ended')
}

const g2 = `(select id from fact where source_key = md5('gathering.attended:g2')::uuid)`

const tamperings: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a quantity',
    `update fact set party = null, party_type = null, quantity = 5 where id = ${g2}`,
    ['sealed_facts_differ', 'fact_changed'],
  ],
  [
    'a date',
    `update fact set occurred_on = '2022-01-01' where id = ${g2}`,
    ['sealed_facts_differ', 'fact_missing', 'value_differs'],
  ],
  [
    'a party',
    `update fact set party = (select party from party where party <> fact.party order by party
      limit 1) where id = ${g2}`,
    ['sealed_facts_differ', 'fact_changed'],
  ],
  ['a deleted fact', `delete from fact where id = ${g2}`, ['sealed_facts_differ', 'fact_missing']],
  [
    'a fact put in',
    `insert into fact select authority, gen_random_uuid(), programme, component, kind, party,
      party_type, offering, session, application, quantity, unit, tags, occurred_on, recorded_at,
      recorded_by, command, late, null, null, null from fact where id = ${g2}`,
    ['sealed_facts_differ', 'fact_added'],
  ],
  [
    'who recorded it',
    `update fact set recorded_by = 'x' where id = ${g2}`,
    ['sealed_facts_differ'],
  ],
  [
    'the reason of an act',
    `update command set reason = 'x' where reason is not null`,
    ['sealed_facts_differ'],
  ],
  ['a merge', `delete from party_merge`, ['sealed_facts_differ', 'fact_changed']],
  [
    'a plan',
    `update plan_version set document = jsonb_set(document, '{title,ja}', '"x"')`,
    ['sealed_facts_differ'],
  ],
  ['a seal of an act', `update seal_command set facts = 99`, ['sealed_facts_differ']],
  ['the digest of a seal', `update seal set digest = 'x' where number = 1`, ['seal_differs']],
  ['a seal cut off', `delete from seal_command; delete from seal`, ['seal_missing']],
  [
    'an edition',
    `update edition set document = jsonb_set(document, '{figures,0,value}', '99')`,
    ['edition_digest_differs', 'value_differs'],
  ],
  [
    'the newest edition taken away',
    `delete from edition where number = 2`,
    ['sealed_facts_differ'],
  ],
]

const tables = ['fact', 'command', 'party_merge', 'plan_version', 'seal', 'seal_command', 'edition']

test('untouched books verify clean', async () => {
  expect(await findings()).toEqual([])
})

test.each(tamperings)('%s is found', async (_, statement, codes) => {
  const keep = tables.map((table) => `create table kept_${table} as table ${table};`)
  const restore = tables.map(
    (table) => `delete from ${table}; insert into ${table} ${overriding(table)}
      select * from kept_${table}; drop table kept_${table};`,
  )
  await asOwner(`${keep.join('')} set session_replication_role = replica; ${statement}`)
  const found = await findings()
  await asOwner(`set session_replication_role = replica; ${restore.join('')}`)
  expect(found).toEqual(expect.arrayContaining([...codes]))
  expect(await findings()).toEqual([])
})

test('the date style of the server changes nothing', async () => {
  await asOwner(`alter database ${clone.name} set datestyle = 'SQL, DMY'`)
  const database = openDatabase({ ...inject('application'), database: clone.name })
  const verified = await verify({ ...clone.context, database }, { year: 2023 })
  await database.close()
  expect(verified).toMatchObject({ ok: true, value: { findings: [] } })
})

const overriding = (table: string) => (table === 'command' ? 'overriding system value' : '')

async function findings(): Promise<readonly string[]> {
  const verified = await verify(clone.context, { year: 2023 })
  check(verified.ok, 'there is an edition to verify')
  return [...new Set(verified.value.findings.map(({ code }) => code))]
}

async function asOwner(statement: string): Promise<void> {
  const client = newClient(clone.owner)
  await client.connect()
  await client.query(statement)
  await client.end()
}
