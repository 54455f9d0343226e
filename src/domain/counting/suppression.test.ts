import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CountingRule, Term } from './rule.ts'
import {
  cellSymbols,
  countsPeople,
  type ShownCell,
  showAll,
  smallNumberThreshold,
  suppress,
} from './suppression.ts'

/** Cells as they are printed: the number, 0, or x. */
const printed = (shown: readonly ShownCell[]): string =>
  shown
    .map((cell) => (cell.state === 'number' ? String(cell.value) : cellSymbols[cell.state].symbol))
    .join(' ')

const sumOf = (cells: readonly number[]) => cells.reduce((sum, value) => sum + value, 0)

const additive = (cells: readonly number[], threshold = smallNumberThreshold) =>
  printed(suppress(cells, { threshold, additive: true, total: sumOf(cells) }))

const unique = (cells: readonly number[], total: number, threshold = smallNumberThreshold) =>
  printed(suppress(cells, { threshold, additive: false, total }))

describe('months that add up', () => {
  test.each([
    ['nothing is small', [5, 0, 12, 9], '5 0 12 9'],
    ['nothing happened', [0, 0, 0, 0], '0 0 0 0'],
    ['two small numbers that differ hide each other', [1, 4, 20, 0], 'x x 20 0'],
    ['one small number needs the next smallest', [20, 3, 9, 0, 30], '20 x x 0 30'],
    ['equal small numbers need it too: 4 + 4 is known to be 4 and 4', [4, 4, 9, 30], 'x x x 30'],
    ['all that equal the next smallest go', [3, 9, 9, 30], 'x x x 30'],
    ['the only month keeps its zeros secret', [0, 3, 0, 0], 'x x x x'],
    ['as do single heads in single months', [1, 0, 1, 1], 'x x x x'],
    ['where the total is not that small, zeros stay', [3, 9, 0, 0], 'x x 0 0'],
  ])('%s', (_, cells, shown) => {
    expect(additive(cells)).toBe(shown)
  })
})

describe('months of a unique count', () => {
  test.each([
    ['the total says nothing about a small month', [3, 60, 70], 100, 'x 60 70'],
    ['a total of 104 over 100 says that the other month has 4', [4, 100, 0], 104, 'x x 0'],
    ['a total of 103 says that it has 3 or 4: hidden as well', [4, 100, 0], 103, 'x x 0'],
    ['a single person is in every month that is not zero', [1, 1, 0, 0], 1, 'x x x x'],
  ])('%s', (...[, cells, total, shown]) => {
    expect(unique(cells, total)).toBe(shown)
  })
})

/** Every list of `length` numbers from 0 to `most`. */
function* everyList(length: number, most: number): Generator<readonly number[]> {
  const shorter = length === 1 ? [[]] : everyList(length - 1, most)
  for (const rest of shorter) {
    for (let value = 0; value <= most; value += 1) yield [value, ...rest]
  }
}

/** Groups what looks alike to a reader, and finds a hidden cell that is the same in all of it. */
function findGivenAway(alike: ReadonlyMap<string, readonly (readonly number[])[]>): string[] {
  return [...alike]
    .filter(([shown, lists]) => {
      const cells = shown.split(': ')[1]?.split(' ') ?? []
      return cells.some(
        (cell, at) => cell === 'x' && new Set(lists.map((list) => list[at])).size === 1,
      )
    })
    .map(([shown]) => shown)
}

function keep(alike: Map<string, (readonly number[])[]>, key: string, cells: readonly number[]) {
  const lists = alike.get(key)
  if (lists) lists.push(cells)
  else alike.set(key, [cells])
}

describe('no hidden cell can be told, by who knows the rule, what is shown, and the total', () => {
  test.each([
    { length: 2, most: 16, threshold: 5 },
    { length: 3, most: 16, threshold: 5 },
    { length: 4, most: 14, threshold: 5 },
    { length: 4, most: 12, threshold: 3 },
    { length: 5, most: 8, threshold: 4 },
  ])('of $length cells that add up, threshold $threshold', ({ length, most, threshold }) => {
    const alike = new Map<string, (readonly number[])[]>()
    for (const cells of everyList(length, most)) {
      const total = sumOf(cells)
      if (total <= most) keep(alike, `${total}: ${additive(cells, threshold)}`, cells)
    }
    expect(findGivenAway(alike)).toEqual([])
  })

  test.each([
    { length: 2, most: 12, threshold: 5 },
    { length: 3, most: 12, threshold: 5 },
    { length: 4, most: 7, threshold: 4 },
  ])('of $length unique counts, threshold $threshold', ({ length, most, threshold }) => {
    const alike = new Map<string, (readonly number[])[]>()
    for (const cells of everyList(length, most)) {
      for (let total = Math.max(...cells); total <= Math.min(sumOf(cells), most); total += 1) {
        keep(alike, `${total}: ${unique(cells, total, threshold)}`, cells)
      }
    }
    expect(findGivenAway(alike)).toEqual([])
  })
})

describe('over a year', () => {
  const months = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.nat(300)), {
    minLength: 12,
    maxLength: 13,
  })
  const someYear = fc.record({
    cells: months,
    isAdditive: fc.boolean(),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })

  it('hides every small number, changes no other, and lets hidden cells change places', () => {
    fc.assert(
      fc.property(someYear, fc.nat(12), fc.nat(12), ({ cells, isAdditive, share }, one, other) => {
        const [least, sum] = [Math.max(...cells), sumOf(cells)]
        const total = isAdditive ? sum : least + Math.round(share * (sum - least))
        const options = { threshold: smallNumberThreshold, additive: isAdditive, total }
        const shown = suppress(cells, options)
        for (const [at, cell] of shown.entries()) {
          expect(statesFor(cells[at] ?? -1)).toContain(JSON.stringify(cell))
        }
        const [left, right] = [one % cells.length, other % cells.length]
        if (shown[left]?.state !== 'suppressed' || shown[right]?.state !== 'suppressed') return
        const swapped = cells.with(left, cells[right] ?? 0).with(right, cells[left] ?? 0)
        expect(suppress(swapped, options)).toEqual(shown)
      }),
    )
  })

  it('never hides a single part of a sum', () => {
    fc.assert(
      fc.property(months, (cells) => {
        const hidden = additive(cells)
          .split(' ')
          .filter((cell) => cell === 'x')
        expect(hidden).not.toHaveLength(1)
      }),
    )
  })
})

/** What may be said of a cell, whatever stands beside it. */
function statesFor(value: number): readonly string[] {
  const suppressed = JSON.stringify({ state: 'suppressed' })
  if (value === 0) return [suppressed, JSON.stringify({ state: 'zero' })]
  const isSmall = value < smallNumberThreshold
  return isSmall ? [suppressed] : [suppressed, JSON.stringify({ state: 'number', value })]
}

describe('which rules count people', () => {
  const rule = (term: Partial<Term> & Pick<Term, 'kinds'>): CountingRule => ({
    version: 1,
    terms: [
      { tags: [], partyType: null, unit: 'entry', distinct: 'entry', aggregate: 'count', ...term },
    ],
    dateField: 'occurredOn',
    window: 'fiscal-year',
  })

  test.each<[string, CountingRule, boolean]>([
    ['who came', rule({ kinds: ['gathering.attended'] }), true],
    ['who was hired', rule({ kinds: ['placement.hired'], partyType: 'person' }), true],
    ['employees who answered', rule({ kinds: ['survey.answered'], partyType: 'person' }), true],
    [
      'persons of grants',
      rule({ kinds: ['grant.decided'], unit: 'person', aggregate: 'sum' }),
      true,
    ],
    ['courses held', rule({ kinds: ['course.held'] }), false],
    ['companies at fairs', rule({ kinds: ['gathering.attended'], partyType: 'company' }), false],
    ['companies with grants', rule({ kinds: ['grant.paid'], partyType: 'company' }), false],
    ['money', rule({ kinds: ['grant.paid'], unit: 'yen', aggregate: 'sum' }), false],
    ['views', rule({ kinds: ['article.viewed'], unit: 'view', aggregate: 'sum' }), false],
  ])('%s', (_, given, expected) => {
    expect(countsPeople(given)).toBe(expected)
  })

  it('shows the others whole', () => {
    expect(printed(showAll([0, 1, 300]))).toBe('0 1 300')
  })
})
