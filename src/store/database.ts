/**
 * The way into the database: a pool, and transactions that act for one authority. Inside
 * `withAuthority` the application's role sees and writes the rows of that authority alone, by row
 * security; outside of it, none.
 */
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { Bug, check } from '../kit/check.ts'
import type { Vault } from '../kit/vault.ts'
import { type LockMode, lockStatement } from './lock.ts'
import { type Messages, openMessages } from './message.ts'
import type { Tables } from './tables.ts'

/** Connection settings, or the address of a server. */
export type ConnectionTarget =
  | { readonly url: string }
  | {
      readonly host: string
      readonly port: number
      readonly user: string
      readonly password: string
      readonly database: string
    }

/** The pool of connections, as the application's role. */
export type Database = {
  readonly pool: pg.Pool
  /**
   * Transactions end before they are safe on disk. Only for acts that are done again from the first
   * missing one where a power failure takes the last of them; a transaction after them ends as
   * usual, and then they are all safe.
   */
  readonly isRepeatable?: boolean
  /** Seals what the books keep and only the program may read. Absent: nothing such is read. */
  readonly vault?: Vault
  close(): Promise<void>
}

/** A transaction for one authority: typed queries, and the connection for COPY and cursors. */
export type Books = {
  readonly authority: string
  readonly db: Kysely<Tables>
  readonly client: pg.PoolClient
}

/** Opens a pool. Nothing connects before the first query. */
export function openDatabase(
  target: ConnectionTarget,
  options: { readonly connections?: number; readonly vault?: Vault } = {},
): Database {
  const pool = new pg.Pool({ ...poolConfig(target), max: options.connections ?? 8 })
  // An idle connection that the server ends is replaced at the next query, which says why not.
  pool.on('error', () => undefined)
  // The same for one in use: it fails the query that is under way, or the next one.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const { vault } = options
  return { pool, ...(vault && { vault }), close: () => pool.end() }
}

/** A client with the same settings and types, for one long act outside the pool. */
export function newClient(target: ConnectionTarget): pg.Client {
  return new pg.Client(poolConfig(target))
}

/** Runs `work` in one transaction for `authority`; rolls back when it throws. */
export function withAuthority<T>(
  database: Database,
  authority: string,
  work: (books: Books) => Promise<T>,
): Promise<T> {
  return transact(database, authority, { work, keep: () => true })
}

/** What to do in a transaction, and whether to keep what came of it. */
export type Transaction<T> = {
  /** What the transaction may pass beside, where it writes acts. */
  readonly lock?: LockMode
  /**
   * Whether it begins with the first message of `work`: for what many wait for. There is no way
   * around the messages then, and `Books.client` is out of reach.
   */
  readonly beginsWithWork?: boolean
  readonly work: (books: Books) => Promise<T>
  readonly keep: (result: T) => boolean
}

/** Runs `work` in one transaction for `authority`, and commits only where `keep` says so. */
export async function transact<T>(
  database: Database,
  authority: string,
  { lock, beginsWithWork = false, work, keep }: Transaction<T>,
): Promise<T> {
  const opening = ['begin', ...settingsFor(authority)]
  if (database.isRepeatable === true) opening.push('set local synchronous_commit = off')
  if (lock !== undefined) opening.push(lockStatement(authority, lock))
  const client = await database.pool.connect()
  const messages = openMessages(client, beginsWithWork ? { first: opening } : {})
  const own = { authority, db: queriesOn(messages) }
  try {
    if (!beginsWithWork) await client.query(opening.join(';\n'))
    const result = await work(beginsWithWork ? gathered(own) : { ...own, client })
    messages.end()
    await client.query(keep(result) ? 'commit' : 'rollback')
    client.release()
    return result
  } catch (error) {
    messages.end()
    const broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    client.release(broken)
    throw error
  }
}

/**
 * Reads for `authority` with one message, which is a transaction of its own: `work` asks for all
 * that it wants to know at once.
 */
export async function readAtOnce<T>(
  database: Database,
  authority: string,
  work: (books: Books) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect()
  const messages = openMessages(client, { first: settingsFor(authority), isOnly: true })
  try {
    const result = await work(gathered({ authority, db: queriesOn(messages) }))
    client.release()
    return result
  } catch (error) {
    client.release(!(error instanceof pg.DatabaseError))
    throw error
  } finally {
    messages.end()
  }
}

/**
 * What makes a transaction act for an authority. SET LOCAL takes no parameters; the check makes the
 * literal safe. Unlike set_config() it reaches the shards where the tables are distributed.
 */
function settingsFor(authority: string): string[] {
  check(/^[0-9]{6}$/.test(authority), `authority "${authority}" is a code of six digits`)
  return [
    'set local role jisseki_app',
    `set local jisseki.authority = '${authority}'`,
    `set local datestyle = 'ISO'`,
    `set local timezone = 'UTC'`,
  ]
}

/** Books whose statements are gathered into messages: nothing may go to the database past them. */
function gathered(books: Pick<Books, 'authority' | 'db'>): Books {
  return {
    ...books,
    get client(): never {
      throw new Bug('statements go past those that are gathered')
    },
  }
}

/** Whether the database refused a row because its key is taken: somebody else was first. */
export function isTaken(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505'
}

/** Typed queries on one connection that is held elsewhere. */
function queriesOn(messages: Messages): Kysely<Tables> {
  // Cursors are the only other thing that the builder would ask for, and none are used.
  const query = messages.query as unknown as PostgresPoolClient['query']
  const held = { query, release: () => undefined }
  const pool = { connect: () => Promise.resolve(held), end: () => Promise.resolve() }
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
  })
}

function poolConfig(target: ConnectionTarget): pg.PoolConfig {
  const place = 'url' in target ? { connectionString: target.url } : target
  return { ...place, types: { getTypeParser }, application_name: 'jisseki' }
}

const { builtins } = pg.types

/** A date is a calendar date, and a bigint must fit a number; all else as the driver does. */
const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format) => {
  if (oid === builtins.DATE) return (text: string) => text
  if (oid === builtins.INT8) return safeInteger
  return pg.types.getTypeParser(oid, format)
}

function safeInteger(text: string): number {
  const number = Number(text)
  check(Number.isSafeInteger(number), `bigint ${text} is beyond the safe integers`)
  return number
}
