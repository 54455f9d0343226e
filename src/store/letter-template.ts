/** The texts of letters as an authority wrote them, version by version. */
import type { LetterTemplate } from '../domain/letter/definition.ts'
import type { LetterSort } from '../domain/letter/sort.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A version of a text; without a document, it goes back to the program's usual one. */
export type TemplateVersion = {
  /** Counts from 1; 0 where nobody has changed anything. */
  readonly version: number
  readonly document: LetterTemplate | null
}

/** A version with who made it, when and why. */
export type TemplateEntry = TemplateVersion & {
  readonly by: string
  readonly at: Instant
  readonly reason: string | null
}

/** The newest version of a sort. */
export async function readTemplateVersion(
  { db, authority }: Books,
  sort: LetterSort,
): Promise<TemplateVersion> {
  const row = await db
    .selectFrom('letter_template')
    .select(['version', 'document'])
    .where('authority', '=', authority)
    .where('sort', '=', sort)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? versionOf(row) : { version: 0, document: null }
}

/** Every version of the texts, by sort, the newest first. */
export async function listTemplateVersions(
  { db, authority }: Books,
  sort: LetterSort | null = null,
): Promise<readonly (TemplateEntry & { readonly sort: string })[]> {
  const rows = await db
    .selectFrom('letter_template as template')
    .innerJoin('command', (join) =>
      join
        .onRef('command.authority', '=', 'template.authority')
        .onRef('command.position', '=', 'template.command'),
    )
    .select(['template.sort', 'template.version', 'template.document'])
    .select(['command.actor', 'command.recorded_at', 'command.reason'])
    .where('template.authority', '=', authority)
    .$if(sort !== null, (query) => query.where('template.sort', '=', sort ?? ''))
    .orderBy('template.sort')
    .orderBy('template.version', 'desc')
    .execute()
  return rows.map((row) => ({
    ...versionOf(row),
    sort: row.sort,
    by: row.actor,
    at: toInstant(row.recorded_at),
    reason: row.reason,
  }))
}

/** Keeps a version. Where somebody else was faster, the database refuses. */
export async function insertTemplateVersion(
  { db, authority }: Books,
  given: TemplateVersion & { readonly sort: LetterSort; readonly command: number },
): Promise<void> {
  const { sort, version, document, command } = given
  const written = document === null ? null : JSON.stringify(document)
  await db
    .insertInto('letter_template')
    .values({ authority, sort, version, document: written, command })
    .execute()
}

function versionOf(row: { readonly version: number; readonly document: unknown }): TemplateVersion {
  // Written by this file, from a text that was parsed.
  return { version: row.version, document: row.document as LetterTemplate | null }
}
