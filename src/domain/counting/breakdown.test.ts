import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, calendarDate } from '../../kit/calendar.ts'
import type { Entry } from '../edition/edition.ts'
import { recount } from '../edition/recount.ts'
import { toFiscalYear } from '../fiscal-year.ts'
import { breakDownByMonth } from './breakdown.ts'
import type { CountingRule, Term } from './rule.ts'

const year = toFiscalYear(2023)

const rule = (term: Partial<Term>, changes: Partial<CountingRule> = {}): CountingRule => ({
  version: 1,
  terms: [
    {
      kinds: ['gathering.attended'],
      tags: [],
      partyType: null,
      unit: 'entry',
      distinct: 'entry',
      aggregate: 'count',
      ...term,
    },
  ],
  dateField: 'occurredOn',
  window: 'fiscal-year',
  ...changes,
})

/** A day as month and day; those before April lie in 2024. */
const on = (month: number, day: number) => calendarDate(month < 4 ? 2024 : 2023, month, day)

let made = 0
function attended(party: string | null, occurredOn: Entry['occurredOn'], quantity = 1): Entry {
  made += 1
  return {
    fact: `fact-${made}`,
    kind: 'gathering.attended',
    party,
    partyType: party === null ? null : 'person',
    offering: null,
    quantity,
    unit: 'entry',
    tags: [],
    occurredOn,
    recordedOn: addDays(occurredOn, 20),
  }
}

/** Aya comes in May and in June; twelve without names come in May; Ken comes twice in March. */
const visits = [
  attended('aya', on(5, 1)),
  attended('aya', on(6, 30)),
  attended('ken', on(3, 2)),
  attended('ken', on(3, 31)),
  attended(null, on(5, 20), 12),
]

/** The months that are not zero, as "5: 13". */
const monthsOf = (given: CountingRule, entries: readonly Entry[]) =>
  breakDownByMonth(given, entries, year)
    .months.filter(({ count }) => count.value + count.anonymous > 0)
    .map(({ period, count }) => `${period.slice(-2)}: ${count.value}+${count.anonymous}`)

describe('a figure by month', () => {
  test.each<[string, CountingRule, readonly string[], number]>([
    ['visits, heads without names among them', rule({}), ['05: 13+12', '06: 1+0', '03: 2+0'], 16],
    [
      'visitors, heads without names beside them',
      rule({ distinct: 'party' }),
      ['05: 1+12', '06: 1+0', '03: 1+0'],
      2,
    ],
    [
      'visits by the day they were written down',
      rule({}, { dateField: 'recordedOn' }),
      ['05: 1+0', '06: 12+12', '07: 1+0', '03: 1+0'],
      15,
    ],
  ])('%s', (...[, given, months, total]) => {
    expect(monthsOf(given, visits)).toEqual(months)
    expect(breakDownByMonth(given, visits, year).total.value).toBe(total)
  })

  it('has twelve months, also where nothing happened', () => {
    const { months, additivity } = breakDownByMonth(rule({}), [], year)
    expect(months.map(({ period }) => period).join(' ')).toBe(
      '2023-04 2023-05 2023-06 2023-07 2023-08 2023-09 2023-10 2023-11 2023-12 2024-01 2024-02 2024-03',
    )
    expect(new Set(months.map(({ count }) => count.value))).toEqual(new Set([0]))
    expect(additivity).toBe('additive')
  })

  it('puts what lies before the year together, where the rule counts from the beginning', () => {
    const entries = [
      ...visits,
      attended('old', calendarDate(2019, 4, 1)),
      attended('aya', calendarDate(2023, 3, 31)),
    ]
    const cumulative = breakDownByMonth(rule({}, { window: 'cumulative' }), entries, year)
    expect(cumulative.months).toHaveLength(13)
    expect(cumulative.months[0]).toEqual({ period: 'earlier', count: { value: 2, anonymous: 0 } })
    expect(cumulative.total.value).toBe(18)
    expect(breakDownByMonth(rule({}), entries, year).total.value).toBe(16)
  })

  const someEntries = fc.array(
    fc
      .record({
        party: fc.constantFrom('a', 'b', 'c', 'd', null),
        day: fc.integer({ min: -400, max: 400 }),
        quantity: fc.integer({ min: 1, max: 9 }),
      })
      .map(({ party, day, quantity }) =>
        attended(party, addDays(on(4, 1), day), party === null ? quantity : 1),
      ),
    { maxLength: 60 },
  )
  const someRule = fc
    .record({
      distinct: fc.constantFrom('entry' as const, 'party' as const),
      window: fc.constantFrom('fiscal-year' as const, 'cumulative' as const),
      dateField: fc.constantFrom('occurredOn' as const, 'recordedOn' as const),
    })
    .map(({ distinct, ...changes }) => rule({ distinct }, changes))

  it('adds up for totals; for unique counts lies between its largest month and their sum', () => {
    fc.assert(
      fc.property(someRule, someEntries, (given, entries) => {
        const { months, total, additivity } = breakDownByMonth(given, entries, year)
        const values = months.map(({ count }) => count.value)
        const heads = months.map(({ count }) => count.anonymous)
        const least = additivity === 'additive' ? sumOf(values) : Math.max(...values)
        expect(total).toEqual(recount(given, entries, year))
        expect(total.value).toBeLessThanOrEqual(sumOf(values))
        expect(total.value).toBeGreaterThanOrEqual(least)
        expect(total.anonymous).toBe(sumOf(heads))
      }),
    )
  })
})

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
