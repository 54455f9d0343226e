/** The numbers that offices know people by. */
import { sql } from 'kysely'
import type { Books } from './database.ts'

/**
 * One number for each of the parties that has any: one that an office gave, or else the number of
 * the person's first application.
 */
export async function readPersonNumbers(
  { db, authority }: Books,
  parties: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const answer = await sql<{ party: string; value: string }>`
    select distinct on (party) party, value from party_identifier
    where authority = ${authority} and party = any(${[...parties]}::uuid[]) and scheme = 'local'
      and party_type = 'person'
    order by party, value like 'T-%', value`.execute(db)
  return new Map(answer.rows.map(({ party, value }) => [party, value]))
}
