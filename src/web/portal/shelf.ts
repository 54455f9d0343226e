/**
 * Editions at hand. Editions never change, so they are read once and kept; only which ones there
 * are is asked again, at most once a second however many readers there are.
 */
import type { Breakdown } from '../../domain/counting/breakdown.ts'
import type { Edition } from '../../domain/edition/edition.ts'
import { reportOfEdition } from '../../domain/edition/report.ts'
import { formatFiscalYear, toFiscalYear } from '../../domain/fiscal-year.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Report } from '../../domain/report.ts'
import type { Clock } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import { keepRecent } from '../recent.ts'
import { type CountedFigure, keepBreakdowns } from './breakdowns.ts'
import type { EditionPlace, EditionSource } from './edition-source.ts'

/** Which editions there are. */
export type Catalogue = {
  /** Newest year first, each with its editions' numbers, newest first. */
  readonly years: readonly { readonly year: number; readonly numbers: readonly number[] }[]
  /** Changes whenever an edition is published. */
  readonly stamp: string
}

/** An edition laid out for reading. */
export type OpenEdition = {
  readonly edition: Edition
  readonly plan: Plan
  readonly report: Report
}

/** The editions of an authority, newest known within a second. */
export type Shelf = {
  readonly source: EditionSource
  catalogue(): Promise<Catalogue>
  /** The newest edition of the newest year; nothing before the first publication. */
  findNewest(catalogue: Catalogue): Promise<OpenEdition | undefined>
  /** The edition that a reader asked for by year and number, or the year's newest. */
  open(catalogue: Catalogue, year: string, number?: string): Promise<Result<OpenEdition>>
  /** A figure by month, counted from its records. */
  breakDown(figure: CountedFigure): Promise<Breakdown>
}

/** Opens the shelf. `clock` decides when the list of editions is asked for again. */
export function openShelf(source: EditionSource, clock: Clock): Shelf {
  const kept = keepRecent<OpenEdition>({ limit: 12 })
  const read = async (place: EditionPlace): Promise<OpenEdition> => {
    const key = `${place.year}/${place.number}`
    const known = kept.find(key)
    if (known) return known
    const edition = await source.find(place.year, place.number)
    check(edition, `edition ${key} is in the list, so it can be read`)
    const report = reportOfEdition(edition)
    const opened = { edition, report, plan: report.plan }
    kept.keep(key, opened)
    return opened
  }
  return {
    source,
    catalogue: freshFor(1000, clock, async () => catalogueOf(await source.list())),
    async findNewest({ years: [newest] }) {
      const number = newest?.numbers[0]
      return newest && number !== undefined ? read({ year: newest.year, number }) : undefined
    },
    async open(catalogue, year, number) {
      const place = choose(catalogue, year, number)
      return place.ok ? ok(await read(place.value)) : place
    },
    breakDown: keepBreakdowns(source),
  }
}

/** The newest edition's number of a year. */
export function newestNumber(catalogue: Catalogue, year: number): number {
  return catalogue.years.find((one) => one.year === year)?.numbers[0] ?? 0
}

/** Asks once for all who ask at the same time, and again after `milliseconds`. */
function freshFor<T>(milliseconds: number, clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  let askedAt = 0
  return () => {
    const now = clock.now().getTime()
    // A clock that was set back must not keep an old answer alive.
    if (answer && now - askedAt < milliseconds && now >= askedAt) return answer
    askedAt = now
    const asked = ask()
    answer = asked
    asked.catch(() => {
      if (answer === asked) answer = undefined
    })
    return asked
  }
}

function catalogueOf(places: readonly EditionPlace[]): Catalogue {
  const years = [...new Set(places.map((place) => place.year))]
    .toSorted((one, other) => other - one)
    .map((year) => ({ year, numbers: numbersOf(places, year) }))
  return { years, stamp: years.map((one) => `${one.year}:${one.numbers.join()}`).join(' ') }
}

function numbersOf(places: readonly EditionPlace[], year: number): readonly number[] {
  const numbers = places.filter((place) => place.year === year).map((place) => place.number)
  return numbers.toSorted((one, other) => other - one)
}

function choose({ years }: Catalogue, year: string, number?: string): Result<EditionPlace> {
  const found = years.find((one) => String(one.year) === year)
  if (!found) return refuseYear(years)
  const chosen = found.numbers.find((one) => number === undefined || String(one) === number)
  return chosen === undefined
    ? refuseNumber(found.year, found.numbers)
    : ok({ year: found.year, number: chosen })
}

function refuseYear(years: Catalogue['years']): Refused {
  const [ja, en] = (['ja', 'en'] as const).map((language) =>
    years
      .map(({ year }) => formatFiscalYear(toFiscalYear(year), language))
      .join(language === 'ja' ? '、' : ', '),
  )
  return years.length === 0
    ? refuse(
        'nothing_published',
        'まだ公表された年度がありません。',
        'No year has been published yet.',
      )
    : refuse(
        'year_not_published',
        `その年度は公表されていません。公表されているのは、${ja}です。`,
        `That year is not published. Published: ${en}.`,
      )
}

function refuseNumber(year: number, numbers: readonly number[]): Refused {
  const [ja, en] = (['ja', 'en'] as const).map((language) =>
    formatFiscalYear(toFiscalYear(year), language),
  )
  const editions = numbers.map((one) => `第${one}版`).join('、')
  return refuse(
    'edition_not_published',
    `その番号の版はありません。${ja}にあるのは、${editions}です。`,
    `There is no edition with that number. The editions of ${en}: ${numbers.join(', ')}.`,
  )
}
