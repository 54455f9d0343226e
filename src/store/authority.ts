/** The authorities whose books the database holds. */
import type { Bilingual } from '../kit/bilingual.ts'
import type { Database, Books } from './database.ts'

export type Authority = { readonly code: string; readonly name: Bilingual }

/** Enters an authority, once. */
export async function insertAuthority({ db }: Books, authority: Authority): Promise<void> {
  await db
    .insertInto('authority')
    .values({
      authority: authority.code,
      name_ja: authority.name.ja,
      name_en: authority.name.en,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The authority of these books, where it has been entered. */
export async function findAuthority({ db, authority }: Books): Promise<Authority | undefined> {
  const row = await db
    .selectFrom('authority')
    .selectAll()
    .where('authority', '=', authority)
    .executeTakeFirst()
  return row && { code: row.authority, name: { ja: row.name_ja, en: row.name_en } }
}

/** Whether the database holds anything at all. Asked as the owner, who sees every authority. */
export async function hasAuthorities(database: Database): Promise<boolean> {
  const found = await database.pool.query('select from authority limit 1')
  return (found.rowCount ?? 0) > 0
}
