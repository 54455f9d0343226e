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

/** A company's 法人番号 and its name, as far as the books know them. */
export type CompanyKnown = { readonly number: string; readonly name: string | null }

/** The 法人番号 and the names of those of the parties that have one. */
export async function readCompanies(
  { db, authority }: Books,
  parties: readonly string[],
): Promise<ReadonlyMap<string, CompanyKnown>> {
  const answer = await sql<{ party: string } & CompanyKnown>`
    select identifier.party, identifier.value as number, detail.name
    from party_identifier as identifier
    left join party_detail as detail on detail.authority = ${authority}
      and detail.party = identifier.party
    where identifier.authority = ${authority} and identifier.party = any(${[...parties]}::uuid[])
      and identifier.scheme = 'corporate-number'`.execute(db)
  return new Map(answer.rows.map(({ party, number, name }) => [party, { number, name }]))
}
