/**
 * The pure count: facts and merges in, a number out. The store counts the same in SQL, and a
 * property test holds the two together on the same data.
 *
 * Entries count 1 for a named party and the number of heads for an anonymous head-count. Unique
 * counts leave anonymous heads apart: they may be the same people as the named.
 */
import type { CalendarDate } from '../../kit/calendar.ts'
import type { Fact } from '../fact/fact.ts'
import { factKind } from '../fact/kind.ts'
import type { CountingRule, Term } from './rule.ts'

/** A number with the anonymous heads beside it. */
export type Count = {
  readonly value: number
  /** Heads without a name: part of `value` for totals, apart from it for unique counts. */
  readonly anonymous: number
}

/** First and last day, both counted. */
export type Window = { readonly from: CalendarDate; readonly to: CalendarDate }

/** What a rule is counted over: where, and when. */
export type Scope = {
  readonly programme: string
  readonly component: string
  readonly window: Window
}

/** What counting reads of a fact. */
export type CountedFact = Pick<
  Fact,
  | 'id'
  | 'programme'
  | 'component'
  | 'kind'
  | 'party'
  | 'partyType'
  | 'offering'
  | 'quantity'
  | 'unit'
  | 'tags'
  | 'occurredOn'
  | 'corrects'
> & { readonly recordedOn: CalendarDate }

/** The facts, the merges that hold, and which scope to count. */
export type CountInput = {
  readonly facts: readonly CountedFact[]
  /** The party that stands for each absorbed one (`resolveMerges`). */
  readonly survivors: ReadonlyMap<string, string>
  readonly scope: Scope
}

/** Counts `rule` over the facts of the scope. */
export function countByRule(rule: CountingRule, input: CountInput): Count {
  const population = populationOf(rule, input)
  const counts = rule.terms.map((term) => countTerm(term, population, input.survivors))
  return {
    value: counts.reduce((sum, count) => sum + count.value, 0),
    anonymous: counts.reduce((sum, count) => sum + count.anonymous, 0),
  }
}

/** The facts that stand behind the count: in scope, not taken back, in a term's population. */
export function factsBehind(rule: CountingRule, input: CountInput): readonly CountedFact[] {
  return populationOf(rule, input).filter((fact) => rule.terms.some((term) => isIn(term, fact)))
}

function populationOf(rule: CountingRule, { facts, scope }: CountInput): readonly CountedFact[] {
  const takenBack = new Set(facts.map((fact) => fact.corrects))
  return facts.filter((fact) => {
    const date = fact[rule.dateField]
    return (
      fact.programme === scope.programme &&
      fact.component === scope.component &&
      fact.corrects === null &&
      !takenBack.has(fact.id) &&
      date <= scope.window.to &&
      (rule.window === 'cumulative' || date >= scope.window.from)
    )
  })
}

function isIn(term: Term, fact: CountedFact): boolean {
  return (
    term.kinds.includes(fact.kind) &&
    fact.unit === term.unit &&
    (term.partyType === null || fact.partyType === term.partyType) &&
    term.tags.every((tag) => fact.tags.includes(tag))
  )
}

function countTerm(
  term: Term,
  population: readonly CountedFact[],
  survivors: ReadonlyMap<string, string>,
): Count {
  const facts = population.filter((fact) => isIn(term, fact))
  const named = facts.filter((fact) => fact.party !== null)
  const nameless = facts.filter((fact) => fact.party === null)
  const anonymous = total(nameless.filter((fact) => factKind(fact.kind).party === 'optional'))
  if (term.aggregate === 'sum') return { value: total(facts), anonymous: 0 }
  if (term.distinct === 'entry') return { value: named.length + total(nameless), anonymous }
  const keys = new Set(named.map((fact) => distinctKey(term, fact, survivors)))
  return { value: keys.size, anonymous }
}

function distinctKey(term: Term, fact: CountedFact, survivors: ReadonlyMap<string, string>) {
  const party = fact.party === null ? '' : (survivors.get(fact.party) ?? fact.party)
  return term.distinct === 'party' ? party : `${party} ${fact.offering ?? ''}`
}

const total = (facts: readonly CountedFact[]) => facts.reduce((sum, fact) => sum + fact.quantity, 0)
