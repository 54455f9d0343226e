/** The PDF of letters: kept once, given out as they are for ever, erased with whom they name. */
import { sql } from 'kysely'
import type { Language } from '../kit/bilingual.ts'
import type { Instant } from '../kit/calendar.ts'
import type { Books } from './database.ts'

/** A letter's PDF. */
export type LetterPrint = {
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string
}

/** The PDF of a letter in a language, where it has been printed. */
export async function findPrint(
  { db, authority }: Books,
  letter: string,
  language: Language,
): Promise<LetterPrint | undefined> {
  const row = await db
    .selectFrom('letter_print')
    .select(['bytes', 'digest'])
    .where('authority', '=', authority)
    .where('letter', '=', letter)
    .where('language', '=', language)
    .executeTakeFirst()
  return row && { bytes: new Uint8Array(row.bytes), digest: row.digest }
}

/**
 * Keeps a PDF, unless there is one already: what was kept first stays. A letter that was erased
 * meanwhile keeps none.
 */
export async function keepPrint(
  { db, authority }: Books,
  given: LetterPrint & {
    readonly letter: string
    readonly language: Language
    readonly printedAt: Instant
  },
): Promise<void> {
  const { letter, language, bytes, digest, printedAt } = given
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  await sql`
    insert into letter_print (authority, letter, language, bytes, digest, printed_at)
    select ${authority}, letter, ${language}, ${content}, ${digest}, ${printedAt}::timestamptz
    from letter_detail where authority = ${authority} and letter = ${letter}
    on conflict (authority, letter, language) do nothing`.execute(db)
}

/** Letters that are still to be printed, the oldest first. */
export async function listUnprinted(
  { db, authority }: Books,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('letter_unprinted')
    .select('letter')
    .where('authority', '=', authority)
    .orderBy('letter')
    .limit(limit)
    .execute()
  return rows.map(({ letter }) => letter)
}

/** Takes a letter from those that are still to be printed. */
export async function notePrinted({ db, authority }: Books, letter: string): Promise<void> {
  await db
    .deleteFrom('letter_unprinted')
    .where('authority', '=', authority)
    .where('letter', '=', letter)
    .execute()
}

/**
 * Erases what the letters of applications say, and their PDF. That they were sent, when and under
 * which number, stays. `of: 'persons'` leaves those to organisations, which stay when the one who
 * applied for the organisation leaves.
 */
export async function eraseLetters(
  { db, authority }: Books,
  applications: readonly string[],
  of: 'persons' | 'all',
): Promise<void> {
  const whose = of === 'all' ? sql`` : sql`and letter.addressee_type = 'person'`
  for (const table of ['letter_unprinted', 'letter_detail'] as const) {
    await sql`
      delete from ${sql.table(table)} as part using letter
      where part.authority = ${authority} and letter.authority = ${authority}
        and letter.letter = part.letter
        and letter.application = any(${[...applications]}::uuid[]) ${whose}`.execute(db)
  }
}
