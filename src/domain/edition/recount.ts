/** Counting again from the facts that an edition lists, by the rule that counted them first. */
import { type Count, type CountedFact, openCounter, type Window } from '../counting/count.ts'
import type { CountingRule } from '../counting/rule.ts'
import { firstDay, lastDay, toFiscalYear } from '../fiscal-year.ts'
import { findLine, type Plan } from '../plan.ts'
import type { Entry } from './edition.ts'

/** The counting window of an edition: its fiscal year, first and last day. */
export function windowOf(year: number): Window {
  const fiscal = toFiscalYear(year)
  return { from: firstDay(fiscal), to: lastDay(fiscal) }
}

/** The rule by which a plan counts a figure, where the plan has that figure. */
export function ruleOf(
  plan: Plan,
  { line, indicator }: { readonly line: string; readonly indicator: string },
): CountingRule | undefined {
  return findLine(plan, line)?.line.indicators.find(({ key }) => key === indicator)?.rule
}

/** A recount under way, for lists that are too long to hold. */
export type Recounter = {
  /** Takes in one more entry. */
  add(entry: Entry): void
  /** The count of what was taken in so far. */
  count(): Count
}

/**
 * Begins to count `rule` over entries of one figure. An edition lists what stood behind the figure:
 * facts of one line, nothing taken back, each with the party that stood for it. So there are no
 * corrections and no merges left to look at, and the line needs no name.
 */
export function openRecount(rule: CountingRule, year: number): Recounter {
  const scope = { programme: '', component: '', window: windowOf(year) }
  const counter = openCounter(rule, { survivors: new Map(), scope })
  return { add: (entry) => counter.add(countedFact(entry)), count: () => counter.count() }
}

/** Counts `rule` over all entries of one figure. */
export function recount(rule: CountingRule, entries: readonly Entry[], year: number): Count {
  const counter = openRecount(rule, year)
  for (const entry of entries) counter.add(entry)
  return counter.count()
}

/** Field by field: spreading tens of thousands of entries takes longer than counting them. */
function countedFact(entry: Entry): CountedFact {
  const { kind, party, partyType, offering, quantity, unit, tags, occurredOn, recordedOn } = entry
  return {
    id: entry.fact,
    programme: '',
    component: '',
    corrects: null,
    kind,
    party,
    partyType,
    offering,
    quantity,
    unit,
    tags,
    occurredOn,
    recordedOn,
  }
}
