import { readFile, writeFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { newClient } from '../../src/store/database.ts'
import { templateName } from '../database/names.ts'
import { dumpSchema } from './dump.ts'

let client: pg.Client

beforeAll(async () => {
  client = newClient({ ...inject('owner'), database: templateName })
  await client.connect()
})

afterAll(() => client.end())

const file = new URL('../../db/schema.sql', import.meta.url)

test('db/schema.sql is what the migrations make', async () => {
  const dump = await dumpSchema(client)
  if (process.env['JISSEKI_WRITE_SCHEMA'] === '1') await writeFile(file, dump)
  expect(await readFile(file, 'utf8')).toBe(dump)
})

describe('what distribution by authority asks of the schema', () => {
  test('every primary key and unique constraint begins with authority', async () => {
    const found = await client.query<{ name: string; first: string }>(`
      select indexrelid::regclass::text as name, attname as first
      from pg_index join pg_class on pg_class.oid = indrelid
        join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where relnamespace = 'public'::regnamespace and indisunique
        and relname <> 'schema_migration'`)
    expect(found.rows.length).toBeGreaterThan(15)
    expect(found.rows.filter(({ first }) => first !== 'authority')).toEqual([])
  })

  test('every foreign key carries authority and none sets anything to null', async () => {
    const found = await client.query<{ definition: string }>(`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace`)
    expect(found.rows.length).toBeGreaterThan(15)
    for (const { definition } of found.rows) {
      expect(definition).toMatch(/^FOREIGN KEY \(authority/)
      expect(definition).not.toMatch(/SET NULL/i)
    }
  })

  test('no table has a trigger of ours', async () => {
    const found = await client.query('select tgname from pg_trigger where not tgisinternal')
    expect(found.rows).toEqual([])
  })

  test('every table is under row security', async () => {
    const found = await client.query<{ relname: string }>(`
      select relname from pg_class where relkind = 'r' and not relrowsecurity
        and relnamespace = 'public'::regnamespace`)
    expect(found.rows.map(({ relname }) => relname)).toEqual(['schema_migration'])
  })
})
