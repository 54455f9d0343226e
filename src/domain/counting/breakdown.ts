/**
 * A figure broken down by the months of its fiscal year. Every month is counted by the figure's own
 * rule over the entries of that month, so a month's number means what the year's number means.
 */
import type { CalendarMonth } from '../../kit/calendar.ts'
import { monthOf } from '../../kit/calendar.ts'
import type { Entry } from '../edition/edition.ts'
import { recount } from '../edition/recount.ts'
import { type FiscalYear, firstDay, fiscalMonths } from '../fiscal-year.ts'
import type { Count } from './count.ts'
import { type Additivity, additivityOf, type CountingRule } from './rule.ts'

/** A month of the fiscal year, or all months before it together. */
export type Period = CalendarMonth | 'earlier'

/** What a rule counts in one period. */
export type MonthCount = { readonly period: Period; readonly count: Count }

/** A figure by month. */
export type Breakdown = {
  /** April first; the months before the year lead where the rule counts from the beginning. */
  readonly months: readonly MonthCount[]
  /** Counted over all entries, and never by adding the months up. */
  readonly total: Count
  /** Whether the months add up to the total, as those of 延べ do and those of 実 do not. */
  readonly additivity: Additivity
}

/**
 * Breaks a figure down by month, from all the entries behind it. The month is that of the date
 * which the rule counts by. A month without entries counts zero.
 */
export function breakDownByMonth(
  rule: CountingRule,
  entries: readonly Entry[],
  year: FiscalYear,
): Breakdown {
  const groups = groupByPeriod(rule, entries, year)
  const months = periodsOf(rule, year).map((period) => ({
    period,
    count: recount(rule, groups.get(period) ?? [], year),
  }))
  return { months, total: recount(rule, entries, year), additivity: additivityOf(rule) }
}

function periodsOf(rule: CountingRule, year: FiscalYear): readonly Period[] {
  const months = fiscalMonths(year)
  return rule.window === 'cumulative' ? ['earlier', ...months] : months
}

/** What lies after the year is in no period, as the rule does not count it. */
function groupByPeriod(
  { dateField }: CountingRule,
  entries: readonly Entry[],
  year: FiscalYear,
): ReadonlyMap<Period, readonly Entry[]> {
  const start = firstDay(year)
  const groups = new Map<Period, Entry[]>()
  for (const entry of entries) {
    const period = entry[dateField] < start ? 'earlier' : monthOf(entry[dateField])
    const group = groups.get(period)
    if (group) group.push(entry)
    else groups.set(period, [entry])
  }
  return groups
}
