/**
 * Migrations: plain SQL files, run once each, in their order, by the database's owner. A database
 * that has seen migrations which this program does not know is newer, and is refused.
 */
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { digest } from '../kit/id.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { assumeOneAuthority } from './statistics.ts'

/** A migration with the digest of its text. */
export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }

const folder = new URL('../../db/migrations/', import.meta.url)
/** One lock for all programs that migrate the same database; any number that nobody else uses. */
const migrationLock = 731_904

/** The migrations that this program brings, in order. */
async function listMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { name, sql, checksum: digest(sql) }
    }),
  )
}

/** Brings the database to the present schema. Gives the names of the migrations that were run. */
export async function migrate(owner: pg.Client): Promise<Result<readonly string[]>> {
  await owner.query(`select pg_advisory_lock(${migrationLock})`)
  try {
    await owner.query(roleAndRegister)
    const migrations = await listMigrations()
    const done = await owner.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migration order by name',
    )
    const fault = faultIn(migrations, done.rows)
    if (fault) return fault
    const known = new Set(done.rows.map((row) => row.name))
    const open = migrations.filter(({ name }) => !known.has(name))
    for (const migration of open) await run(owner, migration)
    if (open.length > 0) await assumeOneAuthority(owner)
    return ok(open.map(({ name }) => name))
  } finally {
    await owner.query(`select pg_advisory_unlock(${migrationLock})`)
  }
}

/** The role that owns nothing, and the register of what was run. */
const roleAndRegister = `
  do $$
  begin
    if not exists (select from pg_roles where rolname = 'jisseki_app') then
      create role jisseki_app nologin;
    end if;
    if not pg_has_role(current_user, 'jisseki_app', 'member') then
      execute format('grant jisseki_app to %I', current_user);
    end if;
    -- Imports stage their rows in temporary tables.
    if not has_database_privilege('jisseki_app', current_database(), 'temporary') then
      execute format('grant temporary on database %I to jisseki_app', current_database());
    end if;
  end
  $$;
  create table if not exists schema_migration (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`

function faultIn(
  migrations: readonly Migration[],
  done: readonly { name: string; checksum: string }[],
) {
  const unknown = done.find((row) => !migrations.some(({ name }) => name === row.name))
  if (unknown) {
    return refuse(
      'database_is_newer',
      `このデータベースは、より新しい版の実績で使われています（${unknown.name}）。プログラムを新しい版に更新してから起動してください。`,
      `This database was used by a newer version of Jisseki (${unknown.name}). Update the program and start it again.`,
    )
  }
  const changed = done.find((row) =>
    migrations.some(({ name, checksum }) => name === row.name && checksum !== row.checksum),
  )
  if (!changed) return undefined
  return refuse(
    'migration_was_changed',
    `適用済みのデータベース定義 ${changed.name} の内容が変わっています。配布されたとおりのプログラムで起動してください。`,
    `The migration ${changed.name} differs from the one this database was made with. Start the program as it was released.`,
  )
}

async function run(owner: pg.Client, migration: Migration): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(migration.sql)
    await owner.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}
