/** What the planner knows of the tables: how large they are, and which values they hold. */
import type pg from 'pg'

/**
 * Looks at the tables that deliveries and imports fill. Of a new database PostgreSQL knows nothing
 * until its own look, which comes once a minute. Needs the owner.
 */
export async function refreshStatistics(owner: pg.Client): Promise<void> {
  await owner.query(`analyze command, party, party_identifier, party_detail, fact, offering,
    resource, session, seats, application, application_detail, step, activity`)
}

/**
 * Tells the planner of tables that it has never looked at that their rows are of one authority.
 * Without that it takes the authority to single out a row in 200, and every index that begins with
 * it to be as good as the right one: a foreign key's check then reads all rows of the authority.
 * PostgreSQL's own look replaces this. Needs the owner. PostgreSQL before 18 cannot be told.
 * https://www.postgresql.org/docs/18/functions-admin.html#FUNCTIONS-ADMIN-STATSMOD
 */
export async function assumeOneAuthority(owner: pg.Client): Promise<void> {
  const found = await owner.query<{ version: number }>(
    `select current_setting('server_version_num')::integer as version`,
  )
  if ((found.rows[0]?.version ?? 0) < 180_000) return
  await owner.query(`
    select pg_restore_attribute_stats(
      'schemaname', space.nspname::text, 'relname', class.relname::text,
      'attname', 'authority', 'inherited', false,
      'null_frac', 0::real, 'avg_width', 7, 'n_distinct', 1::real)
    from pg_attribute as attribute
    join pg_class as class on class.oid = attribute.attrelid and class.relkind = 'r'
    join pg_namespace as space on space.oid = class.relnamespace
      and space.nspname = current_schema()
    where attribute.attname = 'authority' and not attribute.attisdropped
      and not exists (select from pg_statistic as known
        where known.starelid = class.oid and known.staattnum = attribute.attnum)`)
}
