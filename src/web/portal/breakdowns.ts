/** Figures by month at hand: counted once from the records of an edition, which never change. */
import { type Breakdown, breakDownByMonth } from '../../domain/counting/breakdown.ts'
import type { CountingRule } from '../../domain/counting/rule.ts'
import type { Entry } from '../../domain/edition/edition.ts'
import { toFiscalYear } from '../../domain/fiscal-year.ts'
import { keepRecent } from '../recent.ts'
import { eachEntryPage, type EditionSource, type FigurePlace } from './edition-source.ts'

/** A figure of an edition with what it takes to count it. */
export type CountedFigure = {
  readonly place: FigurePlace
  readonly rule: CountingRule
  /** How many records stand behind it. */
  readonly entries: number
}

/** Gives a figure by month. Readers who come at the same time wait for one reading. */
export function keepBreakdowns(
  source: EditionSource,
): (figure: CountedFigure) => Promise<Breakdown> {
  // A breakdown is some thirteen pairs of numbers; these are a megabyte or two.
  const kept = keepRecent<Breakdown>({ limit: 2000 })
  const underWay = new Map<string, Promise<Breakdown>>()
  return ({ place, rule, entries }) => {
    const key = JSON.stringify(place)
    const known = kept.find(key)
    if (known) return Promise.resolve(known)
    const begun = underWay.get(key)
    if (begun) return begun
    const counting = count(source, { place, rule, entries })
      .then((breakdown) => {
        kept.keep(key, breakdown)
        return breakdown
      })
      .finally(() => underWay.delete(key))
    underWay.set(key, counting)
    return counting
  }
}

async function count(source: EditionSource, figure: CountedFigure): Promise<Breakdown> {
  const entries: Entry[] = []
  for await (const page of eachEntryPage(source, figure.place, figure.entries)) {
    entries.push(...page)
  }
  return breakDownByMonth(figure.rule, entries, toFiscalYear(figure.place.year))
}
