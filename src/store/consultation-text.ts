/** What was written in consultations. It can be erased, and is nowhere else in the books. */
import { sql } from 'kysely'
import type { ConsultationText, TextSort } from '../domain/delivery/consultation/text.ts'
import type { Offering } from '../domain/delivery/offering.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** Keeps a text. */
export async function insertText(
  { db, authority }: Books,
  { id, writtenAt, ...text }: ConsultationText,
): Promise<void> {
  await db
    .insertInto('consultation_text')
    .values({ authority, text: id, written_at: writtenAt, ...text })
    .execute()
}

/** The texts of a consultation that are of these sorts, the oldest first: at most 1,000. */
export async function listTexts(
  { db, authority }: Books,
  application: string,
  sorts: readonly TextSort[],
): Promise<readonly ConsultationText[]> {
  const rows = await db
    .selectFrom('consultation_text')
    .selectAll()
    .where('authority', '=', authority)
    .where('application', '=', application)
    .where('sort', 'in', [...sorts])
    .orderBy('written_at')
    .orderBy('text')
    .limit(1000)
    .execute()
  return rows.map((row) => ({
    id: row.text,
    application: row.application,
    sort: row.sort as TextSort,
    author: row.author,
    body: row.body,
    writtenAt: toInstant(row.written_at),
  }))
}

/** How many texts of a sort a consultation has. */
export async function countTexts(
  { db, authority }: Books,
  application: string,
): Promise<Readonly<Record<TextSort, number>>> {
  const rows = await db
    .selectFrom('consultation_text')
    .select(['sort', (select) => select.fn.countAll<number>().as('count')])
    .where('authority', '=', authority)
    .where('application', '=', application)
    .groupBy('sort')
    .execute()
  const of = (sort: TextSort) => rows.find((row) => row.sort === sort)?.count ?? 0
  return { message: of('message'), answer: of('answer'), note: of('note') }
}

/** Erases whatever was written in the consultations of a party or an account. Gives how much. */
export function eraseTextsOf(
  books: Books,
  of: { readonly account: string } | { readonly party: string },
): Promise<number> {
  const whose =
    'account' in of
      ? sql<boolean>`application.account = ${of.account}`
      : sql<boolean>`application.party = ${of.party}`
  return erase(books, whose)
}

/**
 * Erases what was written in the consultations of an offering that were last moved, and last
 * written in, before a moment, and that nobody will come back to. Gives how much.
 */
export function eraseTextsBefore(
  books: Books,
  { offering, before }: { readonly offering: string; readonly before: Instant },
): Promise<number> {
  return erase(
    books,
    sql<boolean>`application.offering = ${offering}
      and application.changed_at < ${before}::timestamptz
      and not exists (
        select from consultation_text as newer where newer.authority = ${books.authority}
          and newer.application = application.application
          and newer.written_at >= ${before}::timestamptz)
      and not exists (
        select from consultation where consultation.authority = ${books.authority}
          and consultation.application = application.application
          and consultation.next_contact_on is not null)`,
  )
}

async function erase(
  { db, authority }: Books,
  whose: ReturnType<typeof sql<boolean>>,
): Promise<number> {
  const done = await sql`
    delete from consultation_text using application
    where consultation_text.authority = ${authority} and application.authority = ${authority}
      and application.application = consultation_text.application and ${whose}`.execute(db)
  return Number(done.numAffectedRows ?? 0n)
}

/** The offerings in whose consultations something is written, with their settings. */
export async function listWrittenOfferings({
  db,
  authority,
}: Books): Promise<
  readonly { readonly offering: string; readonly details: Offering['settings']['details'] }[]
> {
  const answer = await sql<{ offering: string; details: Offering['settings']['details'] }>`
    select offering.offering, offering.settings -> 'details' as details from offering
    where offering.authority = ${authority} and offering.kind = 'consultation' and exists (
      select from application join consultation_text on consultation_text.authority = ${authority}
        and consultation_text.application = application.application
      where application.authority = ${authority} and application.offering = offering.offering)
    order by offering.offering`.execute(db)
  return answer.rows
}
