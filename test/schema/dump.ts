/**
 * The whole schema as text, from the catalogue: tables with their columns, constraints, indexes,
 * policies and grants. Committed as db/schema.sql, so that a review sees what a migration makes.
 */
import type pg from 'pg'

const publicTables = `
  select relname as name, oid from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`

/** Dumps the schema of the database that `client` is connected to. */
export async function dumpSchema(client: pg.Client): Promise<string> {
  const tables = await client.query<{ name: string; oid: number }>(publicTables)
  const parts: string[] = []
  for (const { name, oid } of tables.rows) parts.push(await dumpTable(client, name, oid))
  return `-- The schema as the migrations make it. Written by "npm run schema"; held by a test.\n\n${parts.join('\n')}`
}

async function dumpTable(client: pg.Client, name: string, oid: number): Promise<string> {
  const columns = await lines(client, columnsOf, oid)
  const constraints = await lines(client, constraintsOf, oid)
  const inside = [...columns, ...constraints].map((line) => `  ${line}`).join(',\n')
  const statements = [
    `create table ${name} (\n${inside}\n);`,
    ...(await lines(client, indexesOf, oid)),
    ...(await lines(client, securityOf, oid)),
    ...(await lines(client, policiesOf, oid)),
    ...(await lines(client, grantsOf, oid)),
    ...(await lines(client, columnGrantsOf, oid)),
    ...(await lines(client, triggersOf, oid)),
  ]
  return `${statements.join('\n')}\n`
}

async function lines(client: pg.Client, query: string, oid: number): Promise<string[]> {
  const found = await client.query<{ line: string }>(query, [oid])
  return found.rows.map(({ line }) => line)
}

const columnsOf = `
  select format('%s %s%s%s%s', attname, format_type(atttypid, atttypmod),
    case when attnotnull then ' not null' else '' end,
    case when attidentity = 'a' then ' generated always as identity' else '' end,
    coalesce(' default ' || pg_get_expr(adbin, adrelid), '')) as line
  from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid = $1 and attnum > 0 and not attisdropped order by attnum`

const constraintsOf = `
  select format('constraint %s %s', conname, pg_get_constraintdef(oid)) as line
  from pg_constraint where conrelid = $1 and contype <> 'n' order by contype desc, conname`

const indexesOf = `
  select pg_get_indexdef(indexrelid) || ';' as line from pg_index
  where indrelid = $1 and not exists (select from pg_constraint where conindid = indexrelid
    and conrelid = indrelid)
  order by indexrelid::regclass::text`

const securityOf = `
  select format('alter table %s enable row level security;', relname) as line
  from pg_class where oid = $1 and relrowsecurity`

const policiesOf = `
  select format('create policy %s on %s for %s using (%s);', polname, polrelid::regclass,
    case polcmd when '*' then 'all' else polcmd::text end, pg_get_expr(polqual, polrelid)) as line
  from pg_policy where polrelid = $1 order by polname`

const grantsOf = `
  select format('grant %s on %s to %s;', string_agg(lower(privilege_type), ', '
    order by privilege_type), relname, grantee::regrole) as line
  from pg_class, aclexplode(relacl)
  where pg_class.oid = $1 and grantee <> relowner group by relname, grantee order by grantee`

const columnGrantsOf = `
  select format('grant %s (%s) on %s to %s;', lower(privilege_type), attname,
    attrelid::regclass, grantee::regrole) as line
  from pg_attribute, aclexplode(attacl) where attrelid = $1 order by attname, privilege_type`

const triggersOf = `
  select pg_get_triggerdef(oid) || ';' as line from pg_trigger
  where tgrelid = $1 and not tgisinternal order by tgname`
