/** Facts as acts of delivery leave them, and taking back those of an application. */
import { sql } from 'kysely'
import type { FactUnit, Tag } from '../domain/fact/definition.ts'
import type { FactKind } from '../domain/fact/kind.ts'
import type { PartyType } from '../domain/party.ts'
import type { CalendarDate, Instant } from '../kit/calendar.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'
import { type Correction, insertCorrections } from './fact.ts'
import { insertRows } from './rows.ts'

/** A fact that is recorded now. */
export type NewFact = {
  readonly programme: string
  readonly component: string
  readonly kind: FactKind
  readonly party: string | null
  readonly partyType: PartyType | null
  readonly offering: string | null
  readonly session: string | null
  readonly application: string | null
  readonly quantity: number
  readonly unit: FactUnit
  readonly tags: readonly Tag[]
  readonly occurredOn: CalendarDate
  /** In a closed period; then a reason stands beside it. */
  readonly late: boolean
  readonly reason: string | null
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly command: number
}

/** Records facts. */
export async function insertFacts(books: Books, facts: readonly NewFact[]): Promise<void> {
  await insertRows(
    books,
    'fact',
    facts.map(({ partyType, occurredOn, recordedAt, recordedBy, ...fact }) => ({
      ...fact,
      id: newId(),
      party_type: partyType,
      occurred_on: occurredOn,
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    })),
  )
}

/** Which standing facts of applications to take back. */
export type FactsOfApplications = {
  readonly applications: readonly string[]
  readonly kinds: readonly FactKind[]
  /** Only those of this session; null for all. */
  readonly session: string | null
}

/** Takes back the standing facts of applications that are of these kinds. */
export async function correctFactsOf(
  books: Books,
  { applications, kinds, session }: FactsOfApplications,
  by: Correction,
): Promise<number> {
  const { db, authority } = books
  const answer = await sql<{ id: string }>`
    select fact.id from fact
    where fact.authority = ${authority} and fact.application = any(${[...applications]})
      and fact.kind = any(${[...kinds]}) and fact.corrects is null
      and (${session}::text is null or fact.session = ${session})
      and not exists (
        select from fact as correction
        where correction.authority = fact.authority and correction.corrects = fact.id)`.execute(db)
  const ids = answer.rows.map(({ id }) => id)
  return ids.length === 0 ? 0 : insertCorrections(books, { ids }, by)
}
