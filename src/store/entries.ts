/** The facts behind a figure, as entries: pseudonymous, each with the party that stands for it. */
import { sql } from 'kysely'
import type { Entry } from '../domain/edition/edition.ts'
import { isIn, population, type Question, recordedOn, survivors } from './count.ts'
import type { Books } from './database.ts'

/** A page of entries in the order of their facts' ids, beginning after `after`. */
async function listEntries(
  { db, authority }: Books,
  question: Question,
  page: { readonly asOf: number; readonly after: string | null; readonly limit: number },
): Promise<readonly Entry[]> {
  const terms = question.rule.terms.map((term) => sql`(${isIn(term)})`)
  const after = page.after === null ? sql`` : sql`and fact.id > ${page.after}::uuid`
  const answer = await sql<Entry>`
    with recursive ${survivors(authority, page.asOf)}
    select fact.id as fact, fact.kind, coalesce(survivor.survivor, fact.party) as party,
      fact.party_type as "partyType", fact.offering, fact.quantity, fact.unit, fact.tags,
      fact.occurred_on as "occurredOn", ${recordedOn} as "recordedOn"
    from fact left join survivor on survivor.party = fact.party
    where ${population(authority, page.asOf, question)} and (${sql.join(terms, sql` or `)}) ${after}
    order by fact.id limit ${page.limit}`.execute(db)
  return answer.rows
}

/** Every entry behind a figure, page by page. */
export async function* eachEntryPage(
  books: Books,
  question: Question,
  { asOf, size }: { readonly asOf: number; readonly size: number },
): AsyncGenerator<readonly Entry[]> {
  let after: string | null = null
  for (;;) {
    const page: readonly Entry[] = await listEntries(books, question, { asOf, after, limit: size })
    if (page.length > 0) yield page
    if (page.length < size) return
    after = page.at(-1)?.fact ?? null
  }
}
