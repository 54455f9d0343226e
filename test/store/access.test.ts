/** What the application's role may not do, and what one authority may not see of another. */
import { beforeAll, describe, expect, test } from 'vitest'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import { mergeParties } from '../../src/commands/merge-parties.ts'
import { publish } from '../../src/commands/publish.ts'
import { withAuthority } from '../../src/store/database.ts'
import { type Clone, cloneDatabase, otherCity, tokyo } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'
import { bring, person, record } from '../world/records.ts'

let clone: Clone

beforeAll(async () => {
  clone = await cloneDatabase()
  await adoptPlan(clone.context, { plan: smallPlan() })
  const named = { type: 'person', scheme: 'local', value: 'P-2', name: 'n' } as const
  await bring(clone.context, [record({ record: 'x1' }), record({ record: 'x2', party: named })])
  await mergeParties(clone.context, { absorbed: named, surviving: person('P-1'), reason: 'same' })
  await publish(clone.context, { year: 2023 })
})

const tables = [
  'authority',
  'command',
  'plan_version',
  'programme',
  'party',
  'party_identifier',
  'party_detail',
  'party_merge',
  'party_unmerge',
  'fact',
  'period_event',
  'seal',
  'seal_command',
  'edition',
  'edition_entries',
]

/** What may be deleted, to erase a person's details. */
const erasable = ['party_identifier', 'party_detail']

function asApplication(authority: string, statement: string) {
  return withAuthority(clone.database, authority, ({ client }) => client.query(statement))
}

describe('the books are append-only', () => {
  test.each(tables)('%s: no update, no truncation', async (table) => {
    const update = asApplication(tokyo.code, `update ${table} set authority = authority`)
    await expect(update).rejects.toThrow(/permission denied/)
    await expect(asApplication(tokyo.code, `truncate ${table}`)).rejects.toThrow(
      /permission denied/,
    )
  })

  test.each(tables.filter((table) => !erasable.includes(table)))(
    '%s: no deletion',
    async (table) => {
      await expect(asApplication(tokyo.code, `delete from ${table}`)).rejects.toThrow(
        /permission denied/,
      )
    },
  )

  test('the role owns nothing and passes by no policy', async () => {
    const found = await asApplication(
      tokyo.code,
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
        (select count(*) from pg_class where relowner = pg_roles.oid)::int as owned
      from pg_roles where rolname = current_user`,
    )
    expect(found.rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owned: 0 },
    ])
  })
})

describe('one authority is invisible to another', () => {
  // Every table that holds an authority's rows, filled for one authority by the acts above.
  test.each(tables.filter((table) => table !== 'party_unmerge'))('%s', async (table) => {
    const count = `select count(*) as n from ${table} where authority = '${tokyo.code}'`
    expect((await asApplication(tokyo.code, count)).rows).not.toEqual([{ n: 0 }])
    expect((await asApplication(otherCity.code, count)).rows).toEqual([{ n: 0 }])
  })

  test('nor can it write into the books of another', async () => {
    const insert = `insert into programme values ('${tokyo.code}', 'intruder', '')`
    await expect(asApplication(otherCity.code, insert)).rejects.toThrow(/row-level security/)
  })

  test('a connection outside of any authority sees nothing', async () => {
    const client = await clone.database.pool.connect()
    try {
      expect((await client.query('select count(*) as n from fact')).rows).toEqual([{ n: 0 }])
    } finally {
      client.release()
    }
  })
})
