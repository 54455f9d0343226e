/** Draws: the secret, the final list, the record. */
import type { CourseDraw, DrawEntry, DrawList } from '../domain/delivery/course/draw.ts'
import { type DrawRecord, parseDrawRecord } from '../domain/delivery/course/draw-record.ts'
import type { SelectionSettings } from '../domain/delivery/course/selection-settings.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { check, present } from '../kit/check.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** Enters a draw with its secret. */
export async function insertDraw(
  books: Books,
  draw: Pick<CourseDraw, 'offering' | 'commitment' | 'committedAt'> & { readonly secret: string },
  command: number,
): Promise<void> {
  const { offering, commitment, secret, committedAt } = draw
  await insertRows(books, 'course_draw', [
    { offering, commitment, secret, committed_at: committedAt, command },
  ])
}

/** The draw of an offering as far as it has come; without its secret, which nobody needs to see. */
export async function findDraw(books: Books, offering: string): Promise<CourseDraw | undefined> {
  const row = await rowsOf(books, offering).executeTakeFirst()
  if (!row) return undefined
  const { commitment, committed_at: committedAt } = row
  return {
    ...{ offering, commitment, committedAt: toInstant(committedAt) },
    list: row.closed_at && listOf(row, row.closed_at),
    drawn: row.drawn_at && { record: recordOf(row.record), drawnAt: toInstant(row.drawn_at) },
  }
}

/** The secret of a draw, for drawing. */
export async function getDrawSecret(books: Books, offering: string): Promise<string> {
  const row = await rowsOf(books, offering).executeTakeFirst()
  return present(row?.secret, 'the secret of a draw')
}

function rowsOf({ db, authority }: Books, offering: string) {
  return db
    .selectFrom('course_draw')
    .selectAll()
    .where('authority', '=', authority)
    .where('offering', '=', offering)
}

type ListRow = {
  readonly list_digest: string | null
  readonly terms: unknown
  readonly entries: unknown
}

/** Written by this file, from values that were parsed. */
function listOf({ list_digest: digest, terms, entries }: ListRow, closedAt: Date): DrawList {
  const { settings, seats } = terms as Terms
  return {
    closedAt: toInstant(closedAt),
    digest: present(digest, 'the digest of a final list'),
    ...{ settings, seats },
    entries: entries as readonly DrawEntry[],
  }
}

type Terms = { readonly settings: SelectionSettings; readonly seats: number | null }

function recordOf(record: unknown): DrawRecord {
  const read = parseDrawRecord(record)
  check(read.ok, 'a record that was published has its form')
  return read.value
}

/** Makes the list of a draw final. */
export async function closeDrawList(
  { db, authority }: Books,
  offering: string,
  { list, command }: { readonly list: DrawList; readonly command: number },
): Promise<void> {
  const { digest, settings, seats, entries, closedAt } = list
  await db
    .updateTable('course_draw')
    .set({
      list_digest: digest,
      terms: JSON.stringify({ settings, seats }),
      entries: JSON.stringify(entries),
      closed_at: closedAt,
      command,
    })
    .where('authority', '=', authority)
    .where('offering', '=', offering)
    .execute()
}

/** Publishes the record of a draw. */
export async function publishDraw(
  { db, authority }: Books,
  offering: string,
  drawn: { readonly record: DrawRecord; readonly drawnAt: Instant; readonly command: number },
): Promise<void> {
  const { record, drawnAt, command } = drawn
  await db
    .updateTable('course_draw')
    .set({ record: JSON.stringify(record), drawn_at: drawnAt, command })
    .where('authority', '=', authority)
    .where('offering', '=', offering)
    .execute()
}
