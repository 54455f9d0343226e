/** What an operator asks about a database: its version, its schema, and how much lies in it. */
import type pg from 'pg'

/** The state of a database. */
export type DatabaseStatus = {
  /** PostgreSQL's version: "18.4". */
  readonly postgres: string
  /** The newest migration that was run. */
  readonly schema: string | null
  readonly bytes: number
  readonly authorities: number
  readonly facts: number
  readonly editions: number
}

/** Looks at the database as its owner, over all authorities. */
export async function readStatus(owner: pg.Client): Promise<DatabaseStatus> {
  const found = await owner.query<DatabaseStatus>(`
    select current_setting('server_version') as postgres,
      (select max(name) from schema_migration) as schema,
      pg_database_size(current_database()) as bytes,
      (select count(*) from authority) as authorities,
      (select count(*) from fact) as facts,
      (select count(*) from edition) as editions`)
  const [status] = found.rows
  if (!status) throw new Error('the database gave no status')
  return status
}
