/**
 * Of a new database the planner knows nothing: any index that begins with the authority seems to
 * find a single row. A connection keeps the plan by which it checks a foreign key, and with such an
 * index every row that is written looks at all rows of the authority.
 */
import { expect, inject, test } from 'vitest'
import { newClient } from '../../src/store/database.ts'
import { templateName } from '../database/names.ts'

test('tables that others refer to have no other whole index that begins with authority', async () => {
  const client = newClient({ ...inject('owner'), database: templateName })
  await client.connect()
  const found = await client.query<{ name: string }>(`
    select indexrelid::regclass::text as name
    from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
    where attname = 'authority' and not indisunique and indpred is null
      and indrelid in (select confrelid from pg_constraint where contype = 'f'
        and connamespace = 'public'::regnamespace and cardinality(confkey) > 1)
    order by 1`)
  await client.end()
  // That of facts is wider than their key, and never seems to be the cheaper one.
  expect(found.rows.map(({ name }) => name)).toEqual(['fact_by_cell'])
})
