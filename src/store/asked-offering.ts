/** What a claim is read by: the offering and what it asks now, for many claims at once. */
import { sql } from 'kysely'
import type { Offering } from '../domain/delivery/offering.ts'
import { emptyForm, type QuestionForm } from '../domain/question/question.ts'
import type { Books } from './database.ts'
import { offeringColumns, offeringOf, type OfferingRow } from './offering.ts'
import { formOf } from './question-form.ts'

/** An offering with the questions of its application. */
export type AskedOffering = { readonly offering: Offering; readonly form: QuestionForm }

/** The offerings with these ids, each with its questions as they are now. */
export async function readAskedOfferings(
  { db, authority }: Books,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AskedOffering>> {
  const answer = await sql<OfferingRow & { readonly form: unknown }>`
    select ${offeringColumns}, (
      select document from offering_form
      where offering_form.authority = ${authority} and offering_form.offering = offering.offering
        and purpose = 'application'
      order by offering_form.version desc limit 1
    ) as form
    from offering where authority = ${authority} and offering = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return new Map(
    answer.rows.map((row) => {
      const form = row.form === null ? emptyForm : formOf(row.form)
      return [row.offering, { offering: offeringOf(row), form }]
    }),
  )
}
