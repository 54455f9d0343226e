/**
 * The report as JSON, for programs: one row for each printed line, in the order of the table. The
 * shape is described in docs/reference/report-files.md. Absent is null.
 */
import type { Comparison, Pair } from '../../domain/comparison.ts'
import type { CountingRule } from '../../domain/counting/rule.ts'
import { ruleSentence } from '../../domain/counting/sentence.ts'
import type { Basis, Cell, Quantity } from '../../domain/quantity.ts'
import type { Report, ReportRow } from '../../domain/report.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { pillarText } from './row-text.ts'

/** An indicator with its counted value and the rule it was counted by. */
export type IndicatorJson = {
  readonly key: string
  readonly value: number
  readonly unit: string
  readonly basis: Basis | null
  readonly rule: CountingRule & { readonly sentence: Bilingual }
}

/** Result against target. `ratio` is there where exactly one result stands against one target. */
export type ComparisonJson = {
  readonly state: Comparison['state']
  readonly ratio: number | null
  readonly pairs: readonly Pair[]
  readonly reason: Bilingual | null
}

/** A printed line. Texts are Japanese, as published. */
export type ReportRowJson = {
  /** The programme's number. */
  readonly no: number
  /** "25-2" for a component, null for a programme. */
  readonly component: string | null
  /** Number and name, as printed. */
  readonly pillar: string
  readonly name: string
  readonly budget: {
    readonly text: string
    readonly yen: number | null
    readonly approximate: boolean
  }
  readonly target: { readonly text: string; readonly quantities: readonly Quantity[] }
  readonly result: {
    readonly text: string
    readonly quantities: readonly Quantity[]
    readonly indicators: readonly IndicatorJson[]
  }
  readonly unitNote: string
  readonly comparison: ComparisonJson
  readonly outline: string
  readonly nameEn: string
}

/** The report as programs read it. */
export type ReportJson = {
  readonly year: number
  /** The edition's number; null for a report counted just now. */
  readonly edition: number | null
  readonly rows: readonly ReportRowJson[]
}

/** Writes the report as JSON text, indented by two. */
export function formatReportJson(report: Report): string {
  return `${JSON.stringify(reportJson(report), null, 2)}\n`
}

/** The report as the value that its JSON holds. */
export function reportJson(report: Report): ReportJson {
  return {
    year: report.year,
    edition: report.edition,
    rows: report.rows.map((row) => rowJson(row, report)),
  }
}

function rowJson(row: ReportRow, report: Report): ReportRowJson {
  const { line, programme, component, figures } = row
  return {
    no: programme.no,
    component: component?.code ?? null,
    pillar: pillarText(row, 'ja'),
    name: line.name.ja,
    budget: budgetJson(line.budget),
    target: { text: line.target.text, quantities: line.target.quantities },
    result: {
      text: row.result,
      quantities: row.quantities,
      indicators: figures.map(({ indicator, count, basis }) => ({
        key: indicator.key,
        value: count.value,
        unit: indicator.unit.ja,
        basis,
        rule: { ...indicator.rule, sentence: ruleSentence(indicator.rule, report.year) },
      })),
    },
    unitNote: line.unitNote.ja,
    comparison: comparisonJson(row.comparison),
    outline: line.outline.ja,
    nameEn: line.name.en,
  }
}

/** A budget is one amount; a cell with several, or with none, has no single one to give. */
function budgetJson({ text, quantities }: Cell): ReportRowJson['budget'] {
  const [only, ...others] = quantities.filter(({ unit }) => unit === '円')
  if (!only || others.length > 0) return { text, yen: null, approximate: false }
  return { text, yen: only.value, approximate: only.approximate }
}

function comparisonJson(comparison: Comparison): ComparisonJson {
  const { state } = comparison
  if (state !== 'compared') return { state, ratio: null, pairs: [], reason: comparison.reason }
  const [only, ...others] = comparison.pairs
  return {
    state,
    ratio: only && others.length === 0 ? only.ratio : null,
    pairs: comparison.pairs,
    reason: null,
  }
}
