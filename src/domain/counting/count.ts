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

/** A count under way: takes facts one by one, in any order, and holds no more than it must. */
export type Counter = {
  /** Takes in one more fact. The caller knows that nothing takes it back. */
  add(fact: CountedFact): void
  /** The count of what was taken in so far. */
  count(): Count
}

/** Begins to count `rule`, for lists too long to hold. Facts out of its reach count nothing. */
export function openCounter(rule: CountingRule, over: Omit<CountInput, 'facts'>): Counter {
  const terms = rule.terms.map((term) => openTerm(term, over.survivors))
  return {
    add: (fact) => {
      if (isInReach(rule, over.scope, fact)) for (const term of terms) term.add(fact)
    },
    count: () => {
      const counts = terms.map((term) => term.count())
      return {
        value: counts.reduce((sum, count) => sum + count.value, 0),
        anonymous: counts.reduce((sum, count) => sum + count.anonymous, 0),
      }
    },
  }
}

/** Counts `rule` over the facts of the scope. */
export function countByRule(rule: CountingRule, input: CountInput): Count {
  const counter = openCounter(rule, input)
  for (const fact of standing(input.facts)) counter.add(fact)
  return counter.count()
}

/** The facts that stand behind the count: in scope, not taken back, in a term's population. */
export function factsBehind(rule: CountingRule, input: CountInput): readonly CountedFact[] {
  return standing(input.facts).filter(
    (fact) => isInReach(rule, input.scope, fact) && rule.terms.some((term) => isIn(term, fact)),
  )
}

function standing(facts: readonly CountedFact[]): readonly CountedFact[] {
  const takenBack = new Set(facts.map((fact) => fact.corrects))
  return facts.filter((fact) => !takenBack.has(fact.id))
}

/** Whether a fact lies in a rule's scope and window. A correction is in no one's reach. */
function isInReach(rule: CountingRule, scope: Scope, fact: CountedFact): boolean {
  const date = fact[rule.dateField]
  return (
    fact.programme === scope.programme &&
    fact.component === scope.component &&
    fact.corrects === null &&
    date <= scope.window.to &&
    (rule.window === 'cumulative' || date >= scope.window.from)
  )
}

function isIn(term: Term, fact: CountedFact): boolean {
  return (
    term.kinds.includes(fact.kind) &&
    fact.unit === term.unit &&
    (term.partyType === null || fact.partyType === term.partyType) &&
    term.tags.every((tag) => fact.tags.includes(tag))
  )
}

function openTerm(term: Term, survivors: ReadonlyMap<string, string>): Counter {
  const distinct = new Set<string>()
  let entries = 0
  let anonymous = 0
  const addNameless = ({ kind, quantity }: CountedFact) => {
    if (factKind(kind).party === 'optional') anonymous += quantity
    if (term.distinct === 'entry') entries += quantity
  }
  return {
    add: (fact) => {
      if (!isIn(term, fact)) return
      if (term.aggregate === 'sum') entries += fact.quantity
      else if (fact.party === null) addNameless(fact)
      else if (term.distinct === 'entry') entries += 1
      else distinct.add(distinctKey(term, fact, survivors))
    },
    count: () => ({ value: entries + distinct.size, anonymous }),
  }
}

function distinctKey(term: Term, fact: CountedFact, survivors: ReadonlyMap<string, string>) {
  const party = fact.party === null ? '' : (survivors.get(fact.party) ?? fact.party)
  return term.distinct === 'party' ? party : `${party} ${fact.offering ?? ''}`
}
