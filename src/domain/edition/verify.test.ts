import { expect, test } from 'vitest'
import type { CalendarDate } from '../../kit/calendar.ts'
import type { CountingRule } from '../counting/rule.ts'
import { digestOfEntries, type EditionFigure, type Entry } from './edition.ts'
import { formatFinding } from './finding-sentence.ts'
import { pairEntries } from './pairing.ts'
import { compareEntries, type Finding, namedFacts, openFigureCheck } from './verify.ts'

const entry = (number: number, change: Partial<Entry> = {}): Entry => ({
  fact: `${number}`.padStart(8, '0'),
  kind: 'gathering.attended',
  party: `${number % 7}`,
  partyType: 'person',
  offering: null,
  quantity: 1,
  unit: 'entry',
  tags: [],
  occurredOn: '2023-06-01' as CalendarDate,
  recordedOn: '2023-06-01' as CalendarDate,
  ...change,
})

const list = (length: number) => Array.from({ length }, (_, number) => entry(number))

async function* paged(entries: readonly Entry[], size: number, onPage = () => {}) {
  for (let at = 0; at < entries.length; at += size) {
    onPage()
    yield await Promise.resolve(entries.slice(at, at + size))
  }
}

async function compare(frozen: readonly Entry[], found: readonly Entry[]) {
  const findings: Finding[] = []
  for await (const each of compareEntries('1/people', paged(frozen, 5), paged(found, 3))) {
    findings.push(each)
  }
  return findings
}

test('every fact in which two lists differ is named', async () => {
  const frozen = list(20)
  const found = list(22).flatMap((each, index) => {
    if (index === 4) return []
    return index === 9 ? [{ ...each, quantity: 2 }] : [each]
  })
  const named = (await compare(frozen, found)).map(({ code, subject }) => [code, subject])
  expect(named).toEqual([
    ['fact_missing', '00000004'],
    ['fact_changed', '00000009'],
    ['fact_added', '00000020'],
    ['fact_added', '00000021'],
  ])
  expect(await compare(frozen, frozen)).toEqual([])
})

test('as many facts as can be looked at are named, and the others counted', async () => {
  const exactly = await compare(list(namedFacts), [])
  expect(exactly).toHaveLength(namedFacts)
  const findings = await compare(list(namedFacts + 12), [])
  expect(findings).toHaveLength(namedFacts + 1)
  const last = findings.at(-1)
  expect(last).toMatchObject({ code: 'more_facts_differ', figure: '1/people', found: '12' })
  expect(last && formatFinding(last).ja).toContain('12')
})

test('two lists are read in step, a page of each at a time', async () => {
  let ahead = 0
  let furthest = 0
  const note = (step: number) => () => {
    ahead += step
    furthest = Math.max(furthest, Math.abs(ahead))
  }
  const [one, other] = [paged(list(1000), 10, note(1)), paged(list(1000), 10, note(-1))]
  let pairs = 0
  for await (const { before, after } of pairEntries(one, other)) {
    expect(before?.fact).toBe(after?.fact)
    pairs += 1
  }
  expect(pairs).toBe(1000)
  expect(furthest).toBe(1)
})

test.each([
  { distinct: 'party', additivity: 'never', stated: 8, expected: '8+30', found: '7+30' },
  { distinct: 'entry', additivity: 'additive', stated: 51, expected: '51 (30)', found: '50 (30)' },
] as const)('a count by $distinct is described without words', (given) => {
  const { distinct, additivity, stated, expected, found } = given
  const entries = [...list(20), entry(20, { party: null, partyType: null, quantity: 30 })]
  const rule: CountingRule = {
    version: 1,
    terms: [
      {
        kinds: ['gathering.attended'],
        tags: [],
        partyType: null,
        unit: 'entry',
        distinct,
        aggregate: 'count',
      },
    ],
    dateField: 'occurredOn',
    window: 'fiscal-year',
  }
  const figure: EditionFigure = {
    line: '1',
    indicator: 'people',
    value: stated,
    anonymous: 30,
    basis: null,
    additivity,
    ruleVersion: 1,
    entries: entries.length,
    digest: digestOfEntries(entries),
  }
  const check = openFigureCheck({ year: 2023 }, figure, rule)
  for (const each of entries) check.add(each)
  expect(check.findings()).toMatchObject([
    { code: 'value_differs', figure: '1/people', expected, found },
  ])
})
