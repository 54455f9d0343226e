/** The facts behind a figure, as entries: pseudonymous, each with the party that stands for it. */
import { sql } from 'kysely'
import type { Entry } from '../domain/edition/edition.ts'
import { isIn, population, type Question, recordedOn, survivors } from './count.ts'
import type { Books } from './database.ts'

/**
 * Every entry behind a figure in the order of the facts' ids, in pages of `size`. The database
 * finds and sorts them once and hands them out through a cursor, so a long list costs no more for
 * each entry than a short one. A reading that is broken off ends with its transaction.
 */
export async function* eachEntryPage(
  books: Books,
  question: Question,
  { asOf, size }: { readonly asOf: number; readonly size: number },
): AsyncGenerator<readonly Entry[]> {
  const { db } = books
  cursors += 1
  const cursor = sql.id(`entries_${cursors}`)
  // The whole list is read, so a plan that is quick to give its first rows alone is no gain.
  await sql`set local cursor_tuple_fraction = 1`.execute(db)
  await sql`declare ${cursor} no scroll cursor for ${entriesBehind(books, question, asOf)}`.execute(
    db,
  )
  for (;;) {
    const page = await sql<Entry>`fetch forward ${sql.lit(size)} from ${cursor}`.execute(db)
    if (page.rows.length > 0) yield page.rows
    if (page.rows.length < size) break
  }
  await sql`close ${cursor}`.execute(db)
}

/** Names cursors apart, as several may be open in one transaction. */
let cursors = 0

function entriesBehind({ authority }: Books, question: Question, asOf: number) {
  const terms = question.rule.terms.map((term) => sql`(${isIn(term)})`)
  return sql`
    with recursive ${survivors(authority, asOf)}
    select fact.id as fact, fact.kind, coalesce(survivor.survivor, fact.party) as party,
      fact.party_type as "partyType", fact.offering, fact.quantity, fact.unit, fact.tags,
      fact.occurred_on as "occurredOn", ${recordedOn} as "recordedOn"
    from fact left join survivor on survivor.party = fact.party
    where ${population(authority, asOf, question)} and (${sql.join(terms, sql` or `)})
    order by fact.id`
}
