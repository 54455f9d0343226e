/**
 * The implementation report: the plan's lines with their counted results, in the order and the
 * layout in which the authority publishes them. A report is made from a plan and its counts; no
 * figure in it comes from anywhere else.
 */
import type { Language } from '../kit/bilingual.ts'
import { present } from '../kit/check.ts'
import { type Comparison, compare } from './comparison.ts'
import type { Count } from './counting/count.ts'
import { basisOf } from './counting/rule.ts'
import type { FiscalYear } from './fiscal-year.ts'
import { type Indicator, linesOf, type PlacedLine, type Plan } from './plan.ts'
import type { Basis, Quantity } from './quantity.ts'

/** An indicator with its count. */
export type ReportFigure = {
  readonly indicator: Indicator
  readonly count: Count
  readonly basis: Basis | null
}

/** One printed line. */
export type ReportRow = PlacedLine & {
  readonly result: string
  readonly quantities: readonly Quantity[]
  readonly figures: readonly ReportFigure[]
  readonly comparison: Comparison
}

/** The plan with its results. */
export type Report = {
  readonly plan: Plan
  readonly year: FiscalYear
  /** The edition's number; null for a report counted just now. */
  readonly edition: number | null
  readonly rows: readonly ReportRow[]
}

/** Names a figure within a plan: line code and indicator key, "25-2/companies". */
export function figureKey(lineCode: string, indicatorKey: string): string {
  return `${lineCode}/${indicatorKey}`
}

/** Lays counts out as a report. Every indicator of the plan must have its count. */
export function layOutReport(
  plan: Plan,
  counts: ReadonlyMap<string, Count>,
  edition: number | null,
): Report {
  const rows = linesOf(plan).map((placed) => layOutRow(placed, counts))
  return { plan, year: plan.year, edition, rows }
}

/** The result's text in a language: the layout with each indicator's number in its place. */
export function resultText(
  layout: string,
  figures: readonly ReportFigure[],
  language: Language = 'ja',
): string {
  return layout.replaceAll(/\{([a-z-]+)\}/g, (_, key: string) => {
    const figure = figures.find((candidate) => candidate.indicator.key === key)
    return formatNumber(present(figure, `figure ${key} of the layout`).count.value, language)
  })
}

/** A number with thousands separators, half width. */
export function formatNumber(value: number, language: Language): string {
  return value.toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB')
}

function layOutRow(placed: PlacedLine, counts: ReadonlyMap<string, Count>): ReportRow {
  const { line } = placed
  const figures = line.indicators.map((indicator) => {
    const key = figureKey(line.code, indicator.key)
    const count = present(counts.get(key), `count of figure ${key}`)
    return { indicator, count, basis: basisOf(indicator.rule) }
  })
  const results = figures.map((figure) => ({
    quantity: quantityOf(figure),
    restates: restates(line.resultLayout.ja, figure.indicator.key),
  }))
  return {
    ...placed,
    figures,
    result: resultText(line.resultLayout.ja, figures),
    quantities: results.map((result) => result.quantity),
    comparison: compare(line.target.quantities, results),
  }
}

function quantityOf({ indicator, count, basis }: ReportFigure): Quantity {
  return {
    marker: indicator.marker,
    label: indicator.label,
    value: count.value,
    unit: indicator.unit.ja,
    basis,
    time: null,
    approximate: false,
    atLeast: false,
  }
}

/** A number in brackets says again what the number before it said: 1社(延べ5回). */
function restates(layout: string, key: string): boolean {
  return new RegExp(`[(（][^()（）]*\\{${key}\\}[^()（）]*[)）]`).test(layout)
}
