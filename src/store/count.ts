/**
 * The count in SQL: the same rules as the pure count (`domain/counting/count.ts`), over facts where
 * they lie. All figures that are asked for are counted in one statement, so they see one moment.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Count, Scope } from '../domain/counting/count.ts'
import type { CountingRule, Term } from '../domain/counting/rule.ts'
import { factKind } from '../domain/fact/kind.ts'
import { check } from '../kit/check.ts'
import type { Books } from './database.ts'

/** What to count, under a name of the caller's. */
export type Question = {
  readonly key: string
  readonly rule: CountingRule
  readonly scope: Scope
}

/** Counts every question as of a command. Each key of the questions is in the answer. */
export async function countFigures(
  { db, authority }: Books,
  questions: readonly Question[],
  asOf: number,
): Promise<ReadonlyMap<string, Count>> {
  if (questions.length === 0) return new Map()
  const terms = questions.flatMap((question, index) =>
    question.rule.terms.map((term) => countTerm({ authority, asOf, question, term, index })),
  )
  const answer = await sql<{ question: number; value: number; anonymous: number }>`
    with recursive ${survivors(authority, asOf)}
    select question, sum(value)::bigint as value, sum(anonymous)::bigint as anonymous
    from (${sql.join(terms, sql` union all `)}) as term (question, value, anonymous)
    group by question`.execute(db)
  const counts = new Map<string, Count>()
  for (const row of answer.rows) {
    const question = questions[row.question]
    check(question, 'the count answers a question that was asked')
    counts.set(question.key, { value: row.value, anonymous: row.anonymous })
  }
  return counts
}

/** Merges that hold as of a command, followed to the party that stands in the end. */
export function survivors(authority: string, asOf: number): RawBuilder<unknown> {
  return sql`
    standing as (
      select absorbed, surviving from party_merge as merge
      where merge.authority = ${authority} and merge.command <= ${asOf}
        and not exists (
          select from party_unmerge as undone
          where undone.authority = merge.authority and undone.merge = merge.id
            and undone.command <= ${asOf})
    ),
    chain (party, survivor) as (
      select absorbed, surviving from standing
      union
      select chain.party, standing.surviving
      from chain join standing on standing.absorbed = chain.survivor
    ),
    survivor as materialized (
      select distinct party, survivor from chain
      where not exists (select from standing where standing.absorbed = chain.survivor)
    )`
}

/** The facts in a rule's reach: its scope and window, as of a command, not taken back. */
export function population(authority: string, asOf: number, question: Question) {
  const { rule, scope } = question
  const date = rule.dateField === 'occurredOn' ? sql`fact.occurred_on` : recordedOn
  const from = rule.window === 'cumulative' ? sql`` : sql`and ${date} >= ${scope.window.from}`
  return sql`fact.authority = ${authority}
    and fact.programme = ${scope.programme} and fact.component = ${scope.component}
    and ${date} <= ${scope.window.to} ${from}
    and fact.corrects is null and fact.command <= ${asOf}
    and not exists (
      select from fact as correction
      where correction.authority = fact.authority and correction.corrects = fact.id
        and correction.command <= ${asOf})`
}

/** Whether a fact is in a term's population. */
export function isIn(term: Term): RawBuilder<unknown> {
  const type = term.partyType === null ? sql`` : sql`and fact.party_type = ${term.partyType}`
  const tags = term.tags.length === 0 ? sql`` : sql`and fact.tags @> ${[...term.tags]}::text[]`
  const kinds = sql`fact.kind = any(${[...term.kinds]}::text[])`
  return sql`${kinds} and fact.unit = ${term.unit} ${type} ${tags}`
}

/** The day on which a fact was recorded, in Japan. */
export const recordedOn = sql`(fact.recorded_at at time zone 'Asia/Tokyo')::date`

type TermQuestion = {
  readonly authority: string
  readonly asOf: number
  readonly question: Question
  readonly term: Term
  readonly index: number
}

function countTerm({ authority, asOf, question, term, index }: TermQuestion): RawBuilder<unknown> {
  const number = sql`${index}::int as question`
  const where = sql`where ${population(authority, asOf, question)} and ${isIn(term)}`
  if (term.aggregate === 'sum') {
    return sql`select ${number}, coalesce(sum(fact.quantity), 0) as value, 0 as anonymous
      from fact ${where}`
  }
  if (term.distinct === 'entry') {
    return sql`select ${number},
        count(fact.party) + coalesce(sum(fact.quantity) filter (where fact.party is null), 0),
        coalesce(sum(fact.quantity) filter (where ${isHeadCount(term)}), 0)
      from fact ${where}`
  }
  const offering = term.distinct === 'party' ? sql`` : sql`, fact.offering`
  return sql`select ${number}, count(distinct_party.party), coalesce(sum(distinct_party.heads), 0)
    from (
      select coalesce(survivor.survivor, fact.party) as party,
        sum(fact.quantity) filter (where ${isHeadCount(term)}) as heads
      from fact left join survivor on survivor.party = fact.party ${where}
      group by 1 ${offering}
    ) as distinct_party`
}

function isHeadCount(term: Term): RawBuilder<unknown> {
  const kinds = term.kinds.filter((kind) => factKind(kind).party === 'optional')
  return sql`fact.party is null and fact.kind = any(${kinds}::text[])`
}
