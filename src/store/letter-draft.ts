/** Texts of letters that are tried before they are saved: each officer's own. */
import { sql } from 'kysely'
import type { LetterTemplate } from '../domain/letter/definition.ts'
import type { LetterSort } from '../domain/letter/sort.ts'
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** Whose draft it is, and of which sort of letters. */
export type LetterDraftPlace = { readonly sort: LetterSort; readonly actor: string }

/** The draft, where there is one. */
export async function findLetterDraft(
  { db, authority }: Books,
  { sort, actor }: LetterDraftPlace,
): Promise<LetterTemplate | undefined> {
  const row = await db
    .selectFrom('letter_draft')
    .select('document')
    .where('authority', '=', authority)
    .where('sort', '=', sort)
    .where('actor', '=', actor)
    .executeTakeFirst()
  // Written by this file, from a text that was parsed.
  return row && (row.document as LetterTemplate)
}

/** Keeps a draft in the place of the one before. */
export async function keepLetterDraft(
  { db, authority }: Books,
  { sort, actor }: LetterDraftPlace,
  given: { readonly document: LetterTemplate; readonly at: Instant },
): Promise<void> {
  await sql`
    insert into letter_draft (authority, sort, actor, document, changed_at)
    values (${authority}, ${sort}, ${actor}, ${JSON.stringify(given.document)}::jsonb,
      ${given.at}::timestamptz)
    on conflict (authority, sort, actor)
    do update set document = excluded.document, changed_at = excluded.changed_at`.execute(db)
}

/** Throws a draft away. */
export async function dropLetterDraft(
  { db, authority }: Books,
  { sort, actor }: LetterDraftPlace,
): Promise<void> {
  await db
    .deleteFrom('letter_draft')
    .where('authority', '=', authority)
    .where('sort', '=', sort)
    .where('actor', '=', actor)
    .execute()
}
