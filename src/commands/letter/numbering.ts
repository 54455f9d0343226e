/** The form of the numbers of letters: how it stands, and choosing another. */
import { mayAct } from '../../domain/access/capability.ts'
import { type FiscalYear, fiscalYearOf } from '../../domain/fiscal-year.ts'
import { formatLetterNumber, type NumberForm, parseNumberForm } from '../../domain/letter/number.ts'
import { japanDate } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import { listNumberings, readNumberForm, writeNumberForm } from '../../store/letter-number.ts'
import type { ActorContext, Context } from '../context.ts'
import { type Done, runAct } from '../run.ts'

/** How the numbers of this fiscal year stand. */
export type NumberingNow = {
  readonly year: FiscalYear
  readonly form: NumberForm
  /** The number of letters that were issued in it. */
  readonly last: number
  /** The number that the next letter bears. */
  readonly next: string
}

/** How the numbers stand now. */
export function readNumbering(context: Context): Promise<NumberingNow> {
  const year = yearOf(context)
  return withAuthority(context.database, context.authority, async (books) => {
    const form = await readNumberForm(books, year)
    const last = (await listNumberings(books)).find((each) => each.year === year)?.last ?? 0
    return { year, form, last, next: formatLetterNumber(form, { year, serial: last + 1 }) }
  })
}

/** The form that was chosen. */
export type NumberFormSaved = { readonly year: FiscalYear; readonly form: NumberForm }

/**
 * Gives the numbers of this fiscal year another form, from the next one on, and those of the years
 * after it. The count goes on.
 */
export async function saveNumberForm(
  context: ActorContext,
  given: { readonly form: string },
): Promise<Result<Done<NumberFormSaved>>> {
  const may = mayAct(context.by, 'letter.template.edit', { programme: '' })
  if (!may.ok) return may
  const form = parseNumberForm(given.form)
  if (!form.ok) return form
  const year = yearOf(context)
  const act = { name: 'letter.number', input: { year, form: form.value } } as const
  return runAct(context, act, async ({ books, command }) => {
    await writeNumberForm(books, { year, form: form.value, command })
    return ok({ year, form: form.value })
  })
}

function yearOf({ clock }: Context): FiscalYear {
  return fiscalYearOf(japanDate(clock.now()))
}
