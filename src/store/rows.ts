/** Writing many rows of one table in one statement. */
import { sql } from 'kysely'
import type { Books } from './database.ts'
import type { Tables } from './tables.ts'

/** A row by its columns, as JSON would carry it. The authority is that of the books. */
export type NewRow<T extends keyof Tables> = Readonly<
  Partial<Record<Exclude<keyof Tables[T], 'authority'>, unknown>>
>

/**
 * Inserts rows that all have the columns of the first. Where a key is taken the database refuses
 * the whole: the caller holds what makes it free.
 */
export async function insertRows<T extends keyof Tables>(
  { db, authority }: Books,
  table: T,
  rows: readonly NewRow<T>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = sql.join(['authority', ...Object.keys(first)].map((column) => sql.ref(column)))
  const written = JSON.stringify(rows.map((row) => ({ authority, ...row })))
  const into = sql.table(table)
  await Promise.all([
    rows.length >= many && sql`discard plans`.execute(db),
    sql`insert into ${into} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${into}, ${written}::jsonb)`.execute(
      db,
    ),
  ])
}

/**
 * From so many rows on, the plans by which a connection checks foreign keys are made anew: those
 * that it made when the tables held a few rows read them through, for every row that is written.
 */
const many = 500
