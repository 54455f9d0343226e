/** Editions as they were published. They are written once and read by every public face. */
import type { Edition, EditionFigure, Entry } from '../domain/edition/edition.ts'
import { check } from '../kit/check.ts'
import type { Books } from './database.ts'

/** How many entries lie in a page. */
export const entriesPerPage = 500

/** Writes an edition; its entries follow figure by figure. */
export async function insertEdition(
  { db, authority }: Books,
  edition: Edition,
  command: number,
): Promise<void> {
  await db
    .insertInto('edition')
    .values({
      authority,
      fiscal_year: edition.year,
      number: edition.number,
      document: JSON.stringify(edition),
      command,
    })
    .execute()
}

/** Where a figure's entries lie. */
export type FigurePlace = {
  readonly year: number
  readonly number: number
  readonly line: string
  readonly indicator: string
}

/** Writes entries of a figure, in the order of their facts' ids, from page `firstPage` on. */
export async function insertEntries(
  { db, authority }: Books,
  { year, ...place }: FigurePlace,
  { entries, firstPage }: { readonly entries: readonly Entry[]; readonly firstPage: number },
): Promise<void> {
  for (let at = 0; at < entries.length; at += entriesPerPage) {
    const page = firstPage + at / entriesPerPage
    const slice = JSON.stringify(entries.slice(at, at + entriesPerPage))
    await db
      .insertInto('edition_entries')
      .values({ authority, fiscal_year: year, ...place, page, entries: slice })
      .execute()
  }
}

/** An edition by its number; the newest one without. */
export async function findEdition(
  { db, authority }: Books,
  year: number,
  number?: number,
): Promise<Edition | undefined> {
  const row = await db
    .selectFrom('edition')
    .select('document')
    .where('authority', '=', authority)
    .where('fiscal_year', '=', year)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && editionOf(row.document)
}

/** The year and number of every edition, newest first. */
export async function listEditions({
  db,
  authority,
}: Books): Promise<readonly { readonly year: number; readonly number: number }[]> {
  const rows = await db
    .selectFrom('edition')
    .select(['fiscal_year', 'number'])
    .where('authority', '=', authority)
    .orderBy('fiscal_year', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({ year: row.fiscal_year, number: row.number }))
}

/** One page of a figure's entries, from 0. */
export async function readEntryPage(
  { db, authority }: Books,
  place: FigurePlace,
  page: number,
): Promise<readonly Entry[]> {
  const row = await db
    .selectFrom('edition_entries')
    .select('entries')
    .where('authority', '=', authority)
    .where('fiscal_year', '=', place.year)
    .where('number', '=', place.number)
    .where('line', '=', place.line)
    .where('indicator', '=', place.indicator)
    .where('page', '=', page)
    .executeTakeFirst()
  return row ? entriesOf(row.entries) : []
}

/** Every page of a figure's entries in its order, read one by one. */
export async function* eachFrozenPage(
  books: Books,
  place: FigurePlace,
  figure: Pick<EditionFigure, 'entries'>,
): AsyncGenerator<readonly Entry[]> {
  for (let page = 0; page * entriesPerPage < figure.entries; page++) {
    yield await readEntryPage(books, place, page)
  }
}

/** Every entry of a figure, for lists that are held as a whole. */
export async function readEntries(
  books: Books,
  place: FigurePlace,
  figure: Pick<EditionFigure, 'entries'>,
): Promise<readonly Entry[]> {
  const pages: (readonly Entry[])[] = []
  for await (const page of eachFrozenPage(books, place, figure)) pages.push(page)
  return pages.flat()
}

// What lies in these columns was written by this program; its digests are what verifies it.
function editionOf(document: unknown): Edition {
  check(typeof document === 'object' && document !== null, 'an edition is stored as an object')
  return document as Edition
}

function entriesOf(entries: unknown): readonly Entry[] {
  check(Array.isArray(entries), 'entries are stored as a list')
  return entries as readonly Entry[]
}
