/** The register of experts: entering, changing, finding them, and how many requests they have. */
import { type RawBuilder, sql } from 'kysely'
import type { Expert, ExpertEntry } from '../domain/delivery/dispatch/expert.ts'
import { type Slice, type SliceRequest, sliceOf } from '../kit/slice.ts'
import type { Books } from './database.ts'
import { type KeyPart, slicing, usableSlice } from './slice.ts'

/** Enters an expert. */
export async function insertExpert(
  books: Books,
  { id, contracts, ...entry }: ExpertEntry & { readonly id: string },
  command: number,
): Promise<void> {
  const { db, authority } = books
  await db
    .insertInto('expert')
    .values({ authority, expert: id, ...columnsOf(entry), version: 1, command })
    .execute()
  await writeContracts(books, id, contracts)
}

/** Changes an expert's entry. */
export async function updateExpert(
  books: Books,
  { id, version, contracts, ...entry }: Expert,
): Promise<void> {
  const { db, authority } = books
  await db
    .updateTable('expert')
    .set({ ...columnsOf(entry), version })
    .where('authority', '=', authority)
    .where('expert', '=', id)
    .execute()
  await writeContracts(books, id, contracts)
}

function columnsOf(entry: Omit<ExpertEntry, 'contracts'>) {
  const { name, account, fields, areas, capacity, isOpen } = entry
  return { name, account, fields: [...fields], areas: [...areas], capacity, is_open: isOpen }
}

async function writeContracts(
  { db, authority }: Books,
  expert: string,
  contracts: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('expert_contract')
    .where('authority', '=', authority)
    .where('expert', '=', expert)
    .execute()
  if (contracts.length === 0) return
  await db
    .insertInto('expert_contract')
    .values(contracts.map((number) => ({ authority, expert, corporate_number: number })))
    .execute()
}

/** The expert with this id, held against other changes where that is asked. */
export async function findExpert(
  books: Books,
  id: string,
  hold: 'held' | 'free' = 'free',
): Promise<Expert | undefined> {
  if (hold === 'held') {
    await sql`select from expert where authority = ${books.authority} and expert = ${id}
      for no key update`.execute(books.db)
  }
  const [found] = await readExperts(books, sql<boolean>`expert.expert = ${id}`)
  return found?.expert
}

/** The expert who signs in with this account. */
export async function findExpertOf(books: Books, account: string): Promise<Expert | undefined> {
  const [found] = await readExperts(books, sql<boolean>`expert.account = ${account}`)
  return found?.expert
}

/** The experts with these ids, by their ids. */
export async function readExpertNames(
  { db, authority }: Books,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const answer = await sql<{ expert: string; name: string }>`
    select expert, name from expert
    where authority = ${authority} and expert = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(answer.rows.map(({ expert, name }) => [expert, name]))
}

/** An expert with how many requests they have under way. */
export type LoadedExpert = { readonly expert: Expert; readonly load: number }

/** Every expert with their load: at most 2,000, by name. */
export function listExperts(books: Books): Promise<readonly LoadedExpert[]> {
  return readExperts(books, sql<boolean>`true`)
}

async function readExperts(
  { db, authority }: Books,
  where: RawBuilder<boolean>,
): Promise<readonly LoadedExpert[]> {
  const answer = await sql<ExpertRow>`
    select ${expertColumns(authority)} from expert
    where expert.authority = ${authority} and ${where}
    order by name, expert limit 2000`.execute(db)
  return answer.rows.map(loadedOf)
}

/** The orders of the register. */
export const expertSorts = ['name', 'load'] as const

/** Which experts to list. */
export type ExpertQuery = {
  readonly sort: (typeof expertSorts)[number]
  readonly isDescending: boolean
  readonly slice: SliceRequest
  /** In the name, a field or an area. */
  readonly words?: string
  readonly isOpen?: boolean
}

/** A slice of the register. */
export async function sliceExperts(
  { db, authority }: Books,
  query: ExpertQuery,
): Promise<Slice<LoadedExpert>> {
  const { sort, slice, words, isOpen } = query
  const id: KeyPart = { value: sql`expert.expert`, type: 'uuid' }
  const parts: readonly KeyPart[] =
    sort === 'name'
      ? [{ value: sql`expert.name`, type: 'text' }, id]
      : [{ value: loadSql(authority), type: 'bigint' }, id]
  const { where, order, limit } = slicing(parts, query)
  const conditions = [
    sql<boolean>`expert.authority = ${authority}`,
    where,
    ...(isOpen === undefined ? [] : [sql<boolean>`is_open = ${isOpen}`]),
    ...(words ? [mentions(words)] : []),
  ]
  const answer = await sql<ExpertRow>`
    select ${expertColumns(authority)} from expert
    where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}`.execute(db)
  return sliceOf(answer.rows.map(loadedOf), usableSlice(parts, slice), ({ expert, load }) =>
    sort === 'name' ? [expert.name, expert.id] : [String(load), expert.id],
  )
}

function mentions(words: string): RawBuilder<boolean> {
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<boolean>`(name ilike ${pattern}
    or array_to_string(fields || areas, ' ') ilike ${pattern})`
}

const loadSql = (authority: string) => sql`(
  select count(*)::integer from dispatch join application
    on application.authority = ${authority} and application.application = dispatch.application
  where dispatch.authority = ${authority} and dispatch.expert = expert.expert
    and application.state in ('planned', 'running'))`

const expertColumns = (authority: string) => sql`expert.expert, account, name, fields, areas,
  capacity, is_open, version, ${loadSql(authority)} as load,
  array(select corporate_number from expert_contract
    where expert_contract.authority = ${authority} and expert_contract.expert = expert.expert
    order by corporate_number) as contracts`

type ExpertRow = {
  readonly expert: string
  readonly account: string | null
  readonly name: string
  readonly fields: readonly string[]
  readonly areas: readonly string[]
  readonly capacity: number | null
  readonly is_open: boolean
  readonly version: number
  readonly contracts: readonly string[]
  readonly load: number
}

function loadedOf({ expert, is_open: isOpen, load, ...row }: ExpertRow): LoadedExpert {
  return { expert: { id: expert, isOpen, ...row }, load }
}
