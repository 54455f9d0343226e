/** Counting again from the facts that an edition lists, by the rule that counted them first. */
import { type Count, type CountedFact, countByRule, type Window } from '../counting/count.ts'
import type { CountingRule } from '../counting/rule.ts'
import { firstDay, lastDay, toFiscalYear } from '../fiscal-year.ts'
import type { Entry } from './edition.ts'

/** The counting window of an edition: its fiscal year, first and last day. */
export function windowOf(year: number): Window {
  const fiscal = toFiscalYear(year)
  return { from: firstDay(fiscal), to: lastDay(fiscal) }
}

/**
 * Counts `rule` over entries of one figure. An edition lists what stood behind the figure: facts of
 * one line, nothing taken back, each with the party that stood for it. So there are no corrections
 * and no merges left to look at, and the line needs no name.
 */
export function recount(rule: CountingRule, entries: readonly Entry[], year: number): Count {
  const scope = { programme: '', component: '', window: windowOf(year) }
  return countByRule(rule, { facts: entries.map(countedFact), survivors: new Map(), scope })
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
