/** The report as a table for the terminal. */
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { formatFiscalYear } from '../../domain/fiscal-year.ts'
import { type Comparison, formatRate } from '../../domain/comparison.ts'
import type { Report, ReportRow } from '../../domain/report.ts'
import { officialColumns, pillarText, rowText } from './row-text.ts'
import { padToWidth, wrapToWidth } from './width.ts'

/** The widest table that fits a usual terminal, in columns. */
const defaultWidth = 120

/**
 * Writes the report as text: a heading, the pillars, and a row for each printed line. Cells are
 * broken over several lines where they are too wide.
 * @param width how many columns the terminal has; at least 60 are used
 */
export function formatReportText(report: Report, language: Language, width = defaultWidth): string {
  const columns = columnsFor(Math.max(60, width))
  const rule = columns.map(({ width: each }) => '-'.repeat(each)).join('-+-')
  const headings = columns.map(({ heading }) => heading[language])
  const lines = [...titleOf(report, language), '', ...printRow(headings, columns), rule]
  let pillar: ReportRow['pillar'] | null = null
  for (const row of report.rows) {
    if (row.pillar !== pillar) lines.push(`■ ${pillarText(row, language)}`)
    pillar = row.pillar
    lines.push(
      ...printRow(
        columns.map(({ text }) => text(row, language)),
        columns,
      ),
    )
  }
  return `${lines.join('\n')}\n`
}

type TextColumn = {
  readonly heading: Bilingual
  readonly width: number
  readonly text: (row: ReportRow, language: Language) => string
}

/** Numbers and rates have fixed widths; the rest is shared between the wordy columns. */
function columnsFor(width: number): readonly TextColumn[] {
  const fixed = 4 + 6 + 4 * 3 + 3
  const free = width - fixed
  const share = (part: number) => Math.floor(free * part)
  const official = (key: 'no' | 'name' | 'budget' | 'target' | 'result', columns: number) => ({
    heading: officialColumns[key],
    width: columns,
    text: (row: ReportRow, language: Language) => rowText(row, language)[key],
  })
  return [
    official('no', 4),
    official('name', share(0.36)),
    official('budget', share(0.18)),
    official('target', share(0.22)),
    official('result', share(0.24)),
    { heading: rateHeading, width: 7, text: (row, language) => rateText(row.comparison, language) },
  ]
}

const rateHeading: Bilingual = { ja: '達成率', en: 'Rate' }

/** The rate where there is exactly one; several, or none, are left to the report's other faces. */
function rateText(comparison: Comparison, language: Language): string {
  if (comparison.state !== 'compared') return '－'
  return comparison.pairs
    .map(({ result, target }) => formatRate(result.value, target.value, language))
    .join(' ')
}

function titleOf(report: Report, language: Language): readonly string[] {
  const { plan, edition } = report
  const year = formatFiscalYear(report.year, language)
  const counted = {
    ja: edition === null ? '今の記録から集計（未公表）' : `第${edition}版`,
    en:
      edition === null
        ? 'counted from the records as they stand, not published'
        : `edition ${edition}`,
  }
  const synthetic = { ja: '記録は架空です', en: 'The records are made up' }
  return [
    plan.title[language],
    `${year} · ${counted[language]}${plan.synthetic ? ` · ${synthetic[language]}` : ''}`,
  ]
}

function printRow(
  cells: readonly string[],
  columns: readonly { readonly width: number }[],
): readonly string[] {
  const wrapped = cells.map((cell, at) => wrapToWidth(cell, columns[at]?.width ?? 0))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ width }, at) => padToWidth(wrapped[at]?.[line] ?? '', width))
      .join(' | ')
      .trimEnd(),
  )
}
