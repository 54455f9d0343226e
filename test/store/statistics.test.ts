/** What the planner is told of tables that it has not looked at yet. */
import { expect, test } from 'vitest'
import { withAuthority } from '../../src/store/database.ts'
import { cloneDatabase } from '../database/clone.ts'

const { context, database } = await cloneDatabase()

test.each([
  ['command', `position = 7`, 'command_pkey'],
  ['application', `application = '0190c0de-0000-7000-8000-000000000000'`, 'application_pkey'],
])(
  'a row of the new table %s is found by its key, not among all of the authority',
  async (table, key, index) => {
    const plan = await withAuthority(database, context.authority, async ({ client }) => {
      const found = await client.query<{ 'QUERY PLAN': string }>(
        `explain select 1 from ${table} where authority = '${context.authority}' and ${key}`,
      )
      return found.rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain(`using ${index} on ${table}`)
  },
)
