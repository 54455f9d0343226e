/** The running numbers of letters, and the form that an authority gives them. */
import { sql } from 'kysely'
import type { FiscalYear } from '../domain/fiscal-year.ts'
import { type NumberForm, usualNumberForm } from '../domain/letter/number.ts'
import { present } from '../kit/check.ts'
import type { Books } from './database.ts'

/** A number that was taken, with the form of its year. */
export type TakenNumber = { readonly serial: number; readonly form: NumberForm }

/**
 * Takes the next number of a year. The year's row is held until the transaction ends: a number is
 * never taken twice, and one that is taken by an act that comes to nothing is free again.
 */
export async function takeNumber(
  books: Books,
  year: FiscalYear,
  command: number,
): Promise<TakenNumber> {
  const { db, authority } = books
  const form = await readNumberForm(books, year)
  const taken = await sql<TakenNumber>`
    insert into letter_numbering (authority, fiscal_year, form, last, command)
    values (${authority}, ${year}, ${form}, 1, ${command})
    on conflict (authority, fiscal_year) do update set last = letter_numbering.last + 1
    returning last as serial, form`.execute(db)
  return present(taken.rows[0], 'the number that was taken')
}

/** The form of a year's numbers: its own, the one before it, or the usual one. */
export async function readNumberForm(
  { db, authority }: Books,
  year: FiscalYear,
): Promise<NumberForm> {
  const row = await db
    .selectFrom('letter_numbering')
    .select('form')
    .where('authority', '=', authority)
    .where('fiscal_year', '<=', year)
    .orderBy('fiscal_year', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.form as NumberForm | undefined) ?? usualNumberForm
}

/** How the numbers of a year stand. */
export type Numbering = { readonly year: FiscalYear; readonly form: NumberForm; last: number }

/** How the numbers of each year stand, the newest first. */
export async function listNumberings({ db, authority }: Books): Promise<readonly Numbering[]> {
  const rows = await db
    .selectFrom('letter_numbering')
    .select(['fiscal_year', 'form', 'last'])
    .where('authority', '=', authority)
    .orderBy('fiscal_year', 'desc')
    .execute()
  return rows.map(({ fiscal_year: year, form, last }) => ({
    year: year as FiscalYear,
    form: form as NumberForm,
    last,
  }))
}

/** Gives a year's numbers a form, from the next one on. */
export async function writeNumberForm(
  { db, authority }: Books,
  given: { readonly year: FiscalYear; readonly form: NumberForm; readonly command: number },
): Promise<void> {
  await sql`
    insert into letter_numbering (authority, fiscal_year, form, last, command)
    values (${authority}, ${given.year}, ${given.form}, 0, ${given.command})
    on conflict (authority, fiscal_year)
    do update set form = excluded.form, command = excluded.command`.execute(db)
}
