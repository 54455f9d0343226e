/** The authorities whose books the database holds. */
import type pg from 'pg'
import type { Bilingual } from '../kit/bilingual.ts'
import type { Books } from './database.ts'

/** A public body: its code of six digits and its name. */
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

/** Every authority of the database. Asked as the owner, who sees them all. */
export async function listAuthorities(owner: pg.Client): Promise<readonly Authority[]> {
  const found = await owner.query<{ authority: string; name_ja: string; name_en: string }>(
    'select authority, name_ja, name_en from authority order by authority',
  )
  return found.rows.map((row) => ({
    code: row.authority,
    name: { ja: row.name_ja, en: row.name_en },
  }))
}
