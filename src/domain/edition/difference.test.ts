import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../kit/calendar.ts'
import type { CountingRule } from '../counting/rule.ts'
import { changeOf, type CountedFigure, differenceOf } from './difference.ts'
import type { EditionFigure, Entry } from './edition.ts'
import { mergeReasonsOf } from './merge-reason.ts'

const entry = (fact: string, party: string | null = 'p'): Entry => ({
  fact,
  kind: 'gathering.attended',
  party,
  partyType: party === null ? null : 'person',
  offering: null,
  quantity: 1,
  unit: 'entry',
  tags: [],
  occurredOn: '2023-06-01' as CalendarDate,
  recordedOn: '2023-06-01' as CalendarDate,
})

async function* paged(entries: readonly Entry[], size: number) {
  for (let at = 0; at < entries.length; at += size) {
    yield await Promise.resolve(entries.slice(at, at + size))
  }
}

test.each([1, 2, 3, 9])('the change between two lists is named, in pages of %i', async (size) => {
  const before = ['a', 'b', 'c', 'e', 'g'].map((fact) => entry(fact))
  const after = [entry('b'), entry('c', 'other'), entry('d'), entry('e', null), entry('h')]
  expect(await changeOf(paged(before, size), paged(after, 2))).toEqual({
    added: ['d', 'h'],
    removed: ['a', 'g'],
    moved: ['c', 'e'],
  })
})

const rule: CountingRule = {
  version: 1,
  terms: [
    {
      kinds: ['gathering.attended'],
      tags: [],
      partyType: null,
      unit: 'entry',
      distinct: 'entry',
      aggregate: 'count',
    },
  ],
  dateField: 'occurredOn',
  window: 'fiscal-year',
}

const figure: EditionFigure = {
  line: '1',
  indicator: 'people',
  value: 3,
  anonymous: 0,
  basis: 'total',
  additivity: 'additive',
  ruleVersion: 1,
  entries: 3,
  digest: 'same',
}

describe('a figure that another rule counts', () => {
  const differ = (before: CountedFigure | undefined, after: CountedFigure) =>
    differenceOf({
      before,
      after,
      change: { added: [], removed: [], moved: [] },
      factReasons: [],
      mergeReasons: [],
    })?.reasons
  const inPeople = {
    ...rule,
    terms: rule.terms.map((term) => ({ ...term, distinct: 'party' as const })),
  }
  const less = { ...figure, value: 2 }

  test('says so, also where the rule kept its version', () => {
    expect(differ({ figure, rule }, { figure: less, rule: inPeople })).toEqual([
      { cause: 'rule', text: '', facts: 0 },
    ])
  })

  test('names the versions where they differ', () => {
    const second = { figure: { ...less, ruleVersion: 2 }, rule: { ...inPeople, version: 2 } }
    expect(differ({ figure, rule }, second)).toEqual([{ cause: 'rule', text: '1 → 2', facts: 0 }])
  })

  test('is silent about a rule that stayed, whatever the order of its parts', () => {
    const { version, terms, ...rest } = rule
    expect(differ({ figure, rule }, { figure: less, rule: { ...rest, terms, version } })).toEqual(
      [],
    )
  })
})

describe('the reasons of moved facts', () => {
  const merge = (id: string, absorbed: string, surviving: string) => ({
    id,
    absorbed,
    surviving,
    reason: `why ${id}`,
  })
  const none = new Map<string, string>()

  test('are those of the merges on the way, and of no others', () => {
    const after = [merge('ab', 'a', 'b'), merge('bc', 'b', 'c'), merge('xc', 'x', 'c')]
    const moved = new Map([
      ['a', 2],
      ['b', 3],
    ])
    expect(mergeReasonsOf(moved, { before: [], after, undone: none })).toEqual([
      { cause: 'merge', text: 'why ab', facts: 2 },
      { cause: 'merge', text: 'why bc', facts: 5 },
    ])
  })

  test('leave out a merge that held before', () => {
    const before = [merge('bc', 'b', 'c')]
    const after = [...before, merge('ab', 'a', 'b')]
    expect(mergeReasonsOf(new Map([['a', 1]]), { before, after, undone: none })).toEqual([
      { cause: 'merge', text: 'why ab', facts: 1 },
    ])
  })

  test('are those of the undoing where a merge was undone', () => {
    const before = [merge('ab', 'a', 'b'), merge('xb', 'x', 'b')]
    const undone = new Map([
      ['ab', 'two people'],
      ['xb', 'somebody else'],
    ])
    expect(mergeReasonsOf(new Map([['a', 4]]), { before, after: [], undone })).toEqual([
      { cause: 'merge', text: 'two people', facts: 4 },
    ])
  })

  test('with one text are one reason, and a fact counts once towards it', () => {
    const after = ['ab', 'bc', 'dc'].map((id) => ({
      ...merge(id, id.charAt(0), id.charAt(1)),
      reason: 'the register was cleaned',
    }))
    const moved = new Map([
      ['a', 2],
      ['d', 1],
    ])
    expect(mergeReasonsOf(moved, { before: [], after, undone: none })).toEqual([
      { cause: 'merge', text: 'the register was cleaned', facts: 3 },
    ])
  })
})
