/** Parties: finding them by their identifiers, merging two into one, undoing a merge, erasing. */
import { sql } from 'kysely'
import { type Merge, type PartyReference, resolveMerges } from '../domain/party.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** The party that a reference names, where it is in the books. */
export async function findParty(
  { db, authority }: Books,
  reference: PartyReference,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('party_identifier')
    .select('party')
    .where('authority', '=', authority)
    .where('party_type', '=', reference.type)
    .where('scheme', '=', reference.scheme)
    .where('value', '=', reference.value)
    .executeTakeFirst()
  return row?.party
}

/** A merge that holds, with its id. */
export type StandingMerge = Merge & { readonly id: string; readonly reason: string }

/** The merges that hold as of a command: recorded by then and not undone by then. */
export async function listMerges(
  { db, authority }: Books,
  asOf: number,
): Promise<readonly StandingMerge[]> {
  return db
    .selectFrom('party_merge as merge')
    .select(['merge.id', 'merge.absorbed', 'merge.surviving', 'merge.reason'])
    .where('merge.authority', '=', authority)
    .where('merge.command', '<=', asOf)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('party_unmerge as undone')
            .select('undone.merge')
            .whereRef('undone.authority', '=', 'merge.authority')
            .whereRef('undone.merge', '=', 'merge.id')
            .where('undone.command', '<=', asOf),
        ),
      ),
    )
    .orderBy('merge.command')
    .execute()
}

/** Why each merge was undone that was undone after one command and up to another, by its id. */
export async function readUnmerges(
  { db, authority }: Books,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('party_unmerge')
    .select(['merge', 'reason'])
    .where('authority', '=', authority)
    .where('command', '>', after)
    .where('command', '<=', upTo)
    .execute()
  return new Map(rows.map(({ merge, reason }) => [merge, reason]))
}

/** The party that stands for each absorbed one, as of a command. */
export async function readSurvivors(
  books: Books,
  asOf: number,
): Promise<ReadonlyMap<string, string>> {
  return resolveMerges(await listMerges(books, asOf))
}

/** A party that a list refers to, as the books know it. */
export type ReferredParty = PartyReference & { readonly party: string }

/**
 * The parties that references name, in their order; those that the books do not know yet are
 * entered.
 */
export async function findOrInsertParties(
  books: Books,
  references: readonly PartyReference[],
  command: number,
): Promise<readonly ReferredParty[]> {
  const known = await findParties(books, references)
  const entered = new Map<string, { party: string; reference: PartyReference }>()
  const found = references.map((reference) => {
    const key = keyOf(reference)
    const party = known.get(key) ?? entered.get(key)?.party ?? newId()
    if (!known.has(key)) entered.set(key, { party, reference })
    return { ...reference, party }
  })
  const fresh = [...entered.values()]
  await insertRows(
    books,
    'party',
    fresh.map(({ party, reference: { type } }) => ({ party, party_type: type, command })),
  )
  await insertRows(
    books,
    'party_identifier',
    fresh.map(({ party, reference: { type, scheme, value } }) => ({
      party_type: type,
      scheme,
      value,
      party,
    })),
  )
  const named = fresh.filter(({ reference }) => reference.name !== null)
  await insertRows(
    books,
    'party_detail',
    named.map(({ party, reference: { name } }) => ({ party, name })),
  )
  return found
}

async function findParties(
  { db, authority }: Books,
  references: readonly PartyReference[],
): Promise<ReadonlyMap<string, string>> {
  const column = (of: (reference: PartyReference) => string) => references.map(of)
  const answer = await sql<{ type: string; scheme: string; value: string; party: string }>`
    select identifier.party_type as type, identifier.scheme, identifier.value, identifier.party
    from unnest(${column(({ type }) => type)}::text[], ${column(({ scheme }) => scheme)}::text[],
      ${column(({ value }) => value)}::text[]) as asked (type, scheme, value)
    join party_identifier as identifier on identifier.authority = ${authority}
      and identifier.party_type = asked.type and identifier.scheme = asked.scheme
      and identifier.value = asked.value`.execute(db)
  return new Map(answer.rows.map((row) => [keyOf(row), row.party]))
}

const keyOf = ({
  type,
  scheme,
  value,
}: {
  readonly type: string
  readonly scheme: string
  readonly value: string
}) => `${type}/${scheme}/${value}`

/** A person who is met for the first time. */
export type NewPerson = {
  readonly party: string
  /** A number that no office gave out: what the person's first application is known by. */
  readonly number: string
  readonly name: string | null
  readonly command: number
}

/** Enters persons, each as a party of its own. */
export async function insertPersons(books: Books, persons: readonly NewPerson[]): Promise<void> {
  const type = { party_type: 'person' }
  await insertRows(
    books,
    'party',
    persons.map(({ party, command }) => ({ ...type, party, command })),
  )
  await insertRows(
    books,
    'party_identifier',
    persons.map(({ party, number }) => ({ ...type, scheme: 'local', value: number, party })),
  )
  const named = persons.filter(({ name }) => name !== null)
  await insertRows(
    books,
    'party_detail',
    named.map(({ party, name }) => ({ party, name })),
  )
}

/** Records that two parties are one. */
export async function insertMerge(
  { db, authority }: Books,
  merge: Merge & { readonly reason: string; readonly command: number },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('party_merge')
    .values({ authority, id, ...merge })
    .execute()
  return id
}

/** Records that a merge was wrong. */
export async function insertUnmerge(
  { db, authority }: Books,
  undone: { readonly merge: string; readonly reason: string; readonly command: number },
): Promise<void> {
  await db
    .insertInto('party_unmerge')
    .values({ authority, ...undone })
    .execute()
}

/**
 * Deletes what tells who a party is: its name and its identifiers. Its facts stay, pseudonymous,
 * and every figure stays as it was.
 */
export async function erasePartyDetails({ db, authority }: Books, party: string): Promise<void> {
  for (const table of ['party_detail', 'party_identifier'] as const) {
    await db
      .deleteFrom(table)
      .where('authority', '=', authority)
      .where('party', '=', party)
      .execute()
  }
}
