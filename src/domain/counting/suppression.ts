/**
 * Small numbers of people in a breakdown. A cell under the threshold is not shown on a public face,
 * nor is a cell from which it could be worked out. `decisions/008-small-numbers.md` says what this
 * protects and what it does not.
 *
 * Who tries to find out knows the threshold and this file, every cell that is shown, and the total.
 * What keeps a cell safe is that another could stand in its place. Cells are hidden up to a *cut*,
 * a number that follows from which values occur, not from where. Hidden cells may then change
 * places and all that is shown stays as it is; where they hold two different values, none can be
 * told.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { check } from '../../kit/check.ts'
import { type FactKind, factKind } from '../fact/kind.ts'
import { peopleKinds } from '../fact/kind-people.ts'
import type { CountingRule, Term } from './rule.ts'

/**
 * Counts of people from 1 to 4 are not shown. With 3, as in the establishment statistics of Japan,
 * a hidden cell would be 1 or 2: a guess is right half the time. With 10, as in statistics of
 * health, most programmes would show no month at all, though nothing about health stands in a fact.
 */
export const smallNumberThreshold = 5

/** What a reader sees of a cell. */
export type ShownCell =
  | { readonly state: 'number'; readonly value: number }
  | { readonly state: 'zero' }
  | { readonly state: 'suppressed' }

/** What the cells are parts of. */
export type SuppressionOptions = {
  /** Cells from 1 to one below it are hidden; 3 or more. */
  readonly threshold: number
  /** Whether the cells add up to the total. */
  readonly additive: boolean
  /** The figure as published. A unique count lies between its largest cell and their sum. */
  readonly total: number
}

/** Whether a rule counts people: persons as parties, head-counts, or a quantity of persons. */
export function countsPeople(rule: CountingRule): boolean {
  return rule.terms.some(termCountsPeople)
}

/**
 * What may be shown of a breakdown's cells, in their order. A zero is shown as zero, except where
 * no number is left to show and the total is so small that the zeros would give the others away.
 * @param cells whole numbers, none below zero
 */
export function suppress(
  cells: readonly number[],
  options: SuppressionOptions,
): readonly ShownCell[] {
  check(options.threshold >= 3, 'below a threshold of 3 a hidden cell could only be 1')
  check(cells.length >= 2, 'a breakdown has two cells or more')
  check(
    cells.every((value) => Number.isInteger(value) && value >= 0),
    'cells are whole numbers',
  )
  const secret = hidden(cells, options)
  return cells.map((value) => {
    if (value === 0 ? secret.zeros : value <= secret.cut) return { state: 'suppressed' }
    return value === 0 ? { state: 'zero' } : { state: 'number', value }
  })
}

/** Shows every cell: for counts of companies, money and views. */
export function showAll(cells: readonly number[]): readonly ShownCell[] {
  return cells.map((value) => (value === 0 ? { state: 'zero' } : { state: 'number', value }))
}

/** How a state is shown, and what that means. A number is shown as itself. */
export const cellSymbols = {
  zero: {
    symbol: '0',
    meaning: { ja: '数えた結果が0でした。', en: 'Counted, and there were none.' },
  },
  suppressed: {
    symbol: 'x',
    meaning: {
      ja: `人を数えた内訳のうち、公表しない小さな数（1から${smallNumberThreshold - 1}まで）と、それが引き算でわからないように一緒に伏せた数です。伏せた数は0のこともあります。`,
      en: `A part of a count of people that is withheld because it is small (1 to ${smallNumberThreshold - 1}), or withheld with such a number so that it cannot be found by subtraction. It may be 0.`,
    },
  },
} as const satisfies Readonly<
  Record<Exclude<ShownCell['state'], 'number'>, { symbol: string; meaning: Bilingual }>
>

/** Cells from 1 to `cut` are hidden; nothing is hidden at 0. */
type Hidden = { readonly cut: number; readonly zeros: boolean }

function hidden(cells: readonly number[], options: SuppressionOptions): Hidden {
  const levels = [...new Set(cells)].filter((value) => value > 0).toSorted((a, b) => a - b)
  const small = levels.filter((value) => value < options.threshold)
  const largestSmall = small.at(-1)
  if (largestSmall === undefined) return { cut: 0, zeros: false }
  if (saysNothing(cells, options)) return { cut: largestSmall, zeros: false }
  // The smallest levels are the small ones, so the second level is the next smallest number. All
  // cells that hold it go: to choose among equals would tell which of the hidden is which.
  const cut = small.length === 1 ? (levels[1] ?? largestSmall) : largestSmall
  const isAnyShown = levels.some((value) => value > cut)
  const isFew = options.total <= Math.max(cells.length, options.threshold)
  return { cut, zeros: !isAnyShown && isFew }
}

/**
 * Whether the total says nothing about the small cells. Parts that add up always give away the sum
 * of the hidden ones. A unique count gives away the least that this sum can be, which is no news
 * where every hidden cell's 1 makes up for it.
 */
function saysNothing(cells: readonly number[], options: SuppressionOptions): boolean {
  const { additive, threshold, total } = options
  if (additive || total < threshold) return false
  const small = cells.filter((value) => value > 0 && value < threshold).length
  const shown = cells.reduce((sum, value) => sum + (value < threshold ? 0 : value), 0)
  return total - shown <= small
}

function termCountsPeople({ kinds, partyType, unit }: Term): boolean {
  if (unit === 'person') return true
  if (unit !== 'entry') return partyType === 'person'
  return partyType === 'person' || (partyType === null && kinds.some(isAboutPeople))
}

/** A kind about people; how often a gathering or a course was held is not about anyone. */
function isAboutPeople(kind: FactKind): boolean {
  return kind in peopleKinds && factKind(kind).party !== 'none'
}
