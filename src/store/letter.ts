/** Letters as they were issued: what they say, and the PDF that was made of them. */
import { sql } from 'kysely'
import type { FiscalYear } from '../domain/fiscal-year.ts'
import type { ComposedLetters } from '../domain/letter/compose.ts'
import type { LetterSort } from '../domain/letter/sort.ts'
import type { CalendarDate } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A letter in a list. */
export type LetterEntry = {
  readonly letter: string
  readonly application: string
  /** The programme's key. */
  readonly programme: string
  readonly sort: LetterSort
  /** 0 for the program's usual text. */
  readonly templateVersion: number
  readonly number: string
  readonly issuedOn: CalendarDate
  /** Null where what it says was erased. */
  readonly addressee: string | null
  readonly subject: string | null
  /** Whether there is an English edition. */
  readonly hasEnglish: boolean
}

/** A letter as a whole; without a document where what it says was erased. */
export type Letter = LetterEntry & { readonly document: ComposedLetters | null }

/** A letter that is issued. */
export type NewLetter = {
  readonly letter: string
  readonly application: string
  readonly programme: string
  readonly sort: LetterSort
  readonly templateVersion: number
  readonly year: FiscalYear
  readonly serial: number
  readonly document: ComposedLetters
  readonly command: number
}

/** Keeps a letter that is issued, to be printed soon. */
export async function insertLetter(
  { db, authority }: Books,
  { letter, year, serial, document, templateVersion, ...given }: NewLetter,
): Promise<void> {
  const { number, date, addressee } = document.ja
  const row = {
    ...{ authority, letter, ...given, serial, number },
    template_version: templateVersion,
    fiscal_year: year,
    issued_on: date,
    addressee_type: addressee.type,
  }
  await db.insertInto('letter').values(row).execute()
  const written = JSON.stringify(document)
  await db.insertInto('letter_detail').values({ authority, letter, document: written }).execute()
  await db.insertInto('letter_unprinted').values({ authority, letter }).execute()
}

/** Which letters to list; what is absent narrows nothing. */
export type LetterFilter = {
  readonly sort?: LetterSort
  readonly application?: string
  /** Programmes' keys; null for all. */
  readonly programmes: readonly string[] | null
}

/** Where to go on in a list: after the last entry of the page before, or before its first. */
export type LetterCursor = {
  readonly after: string | null
  readonly before?: string | null
  readonly limit: number
}

/** Letters, newest first, beginning after the cursor's; oldest first where they end before one. */
export async function listLetters(
  { db, authority }: Books,
  { sort, application, programmes }: LetterFilter,
  { after, before = null, limit }: LetterCursor,
): Promise<readonly LetterEntry[]> {
  const conditions = [
    sql`letter.authority = ${authority}`,
    ...(sort === undefined ? [] : [sql`letter.sort = ${sort}`]),
    ...(application === undefined ? [] : [sql`letter.application = ${application}`]),
    ...(programmes === null ? [] : [sql`letter.programme = any(${[...programmes]})`]),
    ...(after === null ? [] : [sql`letter.letter < ${after}`]),
    ...(before === null ? [] : [sql`letter.letter > ${before}`]),
  ]
  const order = before === null ? sql`desc` : sql`asc`
  const found = await sql<EntryRow>`
    select ${entryColumns} from letter ${withDetail}
    where ${sql.join(conditions, sql` and `)}
    order by letter.letter ${order} limit ${limit}`.execute(db)
  return found.rows.map(entryOf)
}

/** The letters that answer an application, the newest first. */
export function listLettersOf(books: Books, application: string): Promise<readonly LetterEntry[]> {
  return listLetters(books, { application, programmes: null }, { after: null, limit: 1000 })
}

/** One letter as a whole, where there is one. */
export async function findLetter(
  { db, authority }: Books,
  letter: string,
): Promise<Letter | undefined> {
  const found = await sql<EntryRow & { readonly document: unknown }>`
    select ${entryColumns}, detail.document from letter ${withDetail}
    where letter.authority = ${authority} and letter.letter = ${letter}`.execute(db)
  const [row] = found.rows
  // Written by this file, as it was composed.
  return row && { ...entryOf(row), document: row.document as ComposedLetters | null }
}

const withDetail = sql`
  left join letter_detail as detail
    on detail.authority = letter.authority and detail.letter = letter.letter`

const entryColumns = sql`
  letter.letter, letter.application, letter.programme, letter.sort, letter.template_version,
  letter.number, letter.issued_on, detail.document #>> '{ja,addressee,name}' as addressee,
  detail.document #>> '{ja,subject}' as subject,
  coalesce(jsonb_typeof(detail.document -> 'en') = 'object', false) as has_english`

type EntryRow = {
  readonly letter: string
  readonly application: string
  readonly programme: string
  readonly sort: LetterSort
  readonly template_version: number
  readonly number: string
  readonly issued_on: CalendarDate
  readonly addressee: string | null
  readonly subject: string | null
  readonly has_english: boolean
}

function entryOf(row: EntryRow): LetterEntry {
  const { letter, application, programme, sort, number, addressee, subject } = row
  return {
    ...{ letter, application, programme, sort, number, addressee, subject },
    templateVersion: row.template_version,
    issuedOn: row.issued_on,
    hasEnglish: row.has_english,
  }
}
