/** Issuing official letters within the act that they tell of, and trying how they would read. */
import { type FiscalYear, fiscalYearOf } from '../../domain/fiscal-year.ts'
import { composeLetter, type ComposedLetters } from '../../domain/letter/compose.ts'
import { formatLetterNumber, type NumberForm } from '../../domain/letter/number.ts'
import type { LetterSort } from '../../domain/letter/sort.ts'
import { type CalendarDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { newId } from '../../kit/id.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { insertLetter } from '../../store/letter.ts'
import { readNumberForm, takeNumber } from '../../store/letter-number.ts'
import type { Running } from '../run.ts'
import { type LetterOrder, readMatter, type ReadMatter } from './matter.ts'

/** A letter that was issued, and the number it bears. */
export type IssuedLetter = { readonly letter: string; readonly number: string }

/**
 * Issues a letter within a running command: composes it from the text that holds now, gives it the
 * next number of its fiscal year, and keeps it word for word with the application. Everything that
 * can be refused is refused before the number is taken, so that none is left out. Refuses values
 * that are missing or unfit, an addressee without a name, and characters that cannot be printed.
 *
 * The year's numbers are held until the act ends; whatever the act locks beside it locks before.
 */
export async function issueLetter<S extends LetterSort>(
  { books, command, recordedAt }: Pick<Running, 'books' | 'command' | 'recordedAt'>,
  order: LetterOrder<S>,
): Promise<Result<IssuedLetter>> {
  const { date, year } = dayOf(recordedAt)
  const read = await readMatter(books, order)
  if (!read.ok) return read
  const tried = composeWith(read.value, { date, year, form: await readNumberForm(books, year) })
  if (!tried.ok) return tried
  const { serial, form } = await takeNumber(books, year, command)
  const composed = composeWith(read.value, { date, year, form, serial })
  check(composed.ok, 'a letter that could be composed has its number')
  const letter = newId()
  const document = composed.value
  const { programme, templateVersion } = read.value
  const { sort, application } = order
  const kept = { letter, application, programme, sort, templateVersion, year, serial, document }
  await insertLetter(books, { ...kept, command })
  return ok({ letter, number: document.ja.number })
}

/**
 * How a letter would read if it were issued at a moment, with 〇 for its number. Keeps nothing, and
 * refuses what {@link issueLetter} refuses.
 */
export async function previewLetter<S extends LetterSort>(
  books: Books,
  order: LetterOrder<S>,
  at: Instant,
): Promise<Result<ComposedLetters>> {
  const { date, year } = dayOf(at)
  const read = await readMatter(books, order)
  if (!read.ok) return read
  return composeWith(read.value, { date, year, form: await readNumberForm(books, year) })
}

type Numbered = {
  readonly date: CalendarDate
  readonly year: FiscalYear
  readonly form: NumberForm
  /** Absent while no number has been taken. */
  readonly serial?: number
}

function composeWith(
  { matter }: ReadMatter,
  { date, year, form, serial }: Numbered,
): Result<ComposedLetters> {
  const number = formatLetterNumber(form, { year, serial: serial ?? null })
  return composeLetter({ ...matter, date, number })
}

function dayOf(at: Instant): { readonly date: CalendarDate; readonly year: FiscalYear } {
  const date = japanDate(new Date(at))
  return { date, year: fiscalYearOf(date) }
}
