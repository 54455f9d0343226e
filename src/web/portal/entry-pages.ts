/** The records behind a figure, in the pages that readers turn. */
import type { Edition, EditionFigure, Entry } from '../../domain/edition/edition.ts'
import type { Indicator, PlacedLine } from '../../domain/plan.ts'
import { check } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { EditionSource, FigurePlace } from './edition-source.ts'
import type { OpenEdition } from './shelf.ts'

/** How many records a page shows. */
export const entriesShown = 50

/** A figure of an edition, with the line and the indicator that it belongs to. */
export type OpenFigure = {
  readonly edition: Edition
  readonly figure: EditionFigure
  readonly placed: PlacedLine
  readonly indicator: Indicator
}

/** Finds a figure by its line's code and its indicator's key. */
export function findFigure(
  { edition, report }: OpenEdition,
  { line, indicator: key }: { readonly line: string; readonly indicator: string },
): Result<OpenFigure> {
  const figure = edition.figures.find((one) => one.line === line && one.indicator === key)
  const placed = report.rows.find((row) => row.line.code === line)
  const indicator = placed?.line.indicators.find((one) => one.key === key)
  if (!figure || !placed || !indicator) return noFigure
  return ok({ edition, figure, placed, indicator })
}

/** How many pages a figure's records fill; one even where there are none. */
export function pagesOf(figure: EditionFigure): number {
  return Math.max(1, Math.ceil(figure.entries / entriesShown))
}

/** Reads `?page=`: a whole number from 1 to `pages`, 1 where it is not given. */
export function readPageNumber(text: string | null, pages: number): Result<number> {
  if (text === null) return ok(1)
  const folded = text.normalize('NFKC').trim()
  const page = /^\d{1,9}$/.test(folded) ? Number(folded) : 0
  return page >= 1 && page <= pages ? ok(page) : noPage(pages)
}

/** The records of one page. */
export async function readShownEntries(
  source: EditionSource,
  open: OpenFigure,
  page: number,
): Promise<readonly Entry[]> {
  check(source.entriesPerPage % entriesShown === 0, 'stored pages hold whole shown pages')
  const start = (page - 1) * entriesShown
  const stored = await source.readEntryPage(
    placeOf(open),
    Math.floor(start / source.entriesPerPage),
  )
  const offset = start % source.entriesPerPage
  return stored.slice(offset, offset + entriesShown)
}

/** Where a figure's records lie. */
export function placeOf({ edition, figure }: Pick<OpenFigure, 'edition' | 'figure'>): FigurePlace {
  const { year, number } = edition
  return { year, number, line: figure.line, indicator: figure.indicator }
}

const noFigure = refuse(
  'figure_not_found',
  'この版に、その数値はありません。事業のページから数値を選び直してください。',
  'This edition has no such figure. Choose the figure again from its programme’s page.',
)

const noPage = (pages: number) => {
  const range = pages === 1 ? 'page 1' : `a page from 1 to ${pages}`
  return refuse(
    'page_not_found',
    `そのページはありません。記録は${pages}ページまでです。1から${pages}までの数で開いてください。`,
    `There is no such page. Open ${range}: the records end there.`,
  )
}
