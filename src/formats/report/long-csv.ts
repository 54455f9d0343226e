/**
 * The report for programs, in long form: one datum in each row, no thousands separators, no unit
 * inside a number, blank never meaning zero. The columns and states are described in
 * docs/reference/report-files.md, which goes with every file. Source of the rules: Digital Agency,
 * 機械判読可能なデータの表記方法.
 */
import { stringify } from 'csv-stringify/sync'
import { parseCell } from '../../domain/notation/cell.ts'
import type { Cell, CellState, Quantity } from '../../domain/quantity.ts'
import type { Report, ReportFigure, ReportRow } from '../../domain/report.ts'
import { guardFormula } from '../sheet/formula-guard.ts'

/** The columns of the long form, in order. */
export const longColumns = [
  'year',
  'edition',
  'pillar',
  'pillar_name',
  'line',
  'line_name',
  'measure',
  'item',
  'indicator',
  'label',
  'value',
  'unit',
  'basis',
  'time',
  'approximate',
  'at_least',
  'anonymous',
  'state',
  'text',
  'rule_version',
] as const

/** Writes the long form, in UTF-8 without a mark and with CRLF line ends. */
export function formatReportLongCsv(report: Report): string {
  const rows = report.rows.flatMap((row) => dataOf(row).map((datum) => cellsOf(report, row, datum)))
  return stringify([longColumns, ...rows], { record_delimiter: '\r\n' })
}

/** One datum: a quantity of a cell, or a cell without one. */
type Datum = {
  readonly measure: 'budget' | 'target' | 'result'
  /** Which quantity of its cell it is, counted from 1. */
  readonly item: number
  readonly state: CellState
  readonly text: string
  readonly quantity: Quantity | null
  readonly figure: ReportFigure | null
}

type Measured = Pick<Datum, 'measure' | 'text'>

function dataOf(row: ReportRow): readonly Datum[] {
  return [
    ...dataOfCell('budget', row.line.budget),
    ...dataOfCell('target', row.line.target),
    ...dataOfResult(row),
  ]
}

function dataOfCell(measure: 'budget' | 'target', { text, state, quantities }: Cell): Datum[] {
  if (quantities.length === 0) return [withoutQuantity({ measure, text }, state)]
  return quantities.map((quantity, index) => ({
    measure,
    item: index + 1,
    state: stateOf(quantity),
    text,
    quantity,
    figure: null,
  }))
}

function dataOfResult({ result: text, quantities, figures }: ReportRow): readonly Datum[] {
  const measured: Measured = { measure: 'result', text }
  if (figures.length === 0) return [withoutQuantity(measured, parseCell(text).state)]
  return figures.flatMap((figure, index) => {
    const quantity = quantities[index]
    if (!quantity) return []
    return [{ ...measured, item: index + 1, state: stateOf(quantity), quantity, figure }]
  })
}

function withoutQuantity(measured: Measured, state: CellState): Datum {
  return { ...measured, item: 1, state, quantity: null, figure: null }
}

const stateOf = ({ value }: Quantity): CellState => (value === 0 ? 'zero' : 'number')

type Printable = string | number | boolean | null

/** The columns of a row, in the order of {@link longColumns}. */
function cellsOf(report: Report, row: ReportRow, datum: Datum): readonly string[] {
  const { pillar, line } = row
  const cells: readonly Printable[] = [
    report.year,
    report.edition,
    pillar.no,
    pillar.name.ja,
    line.code,
    line.name.ja,
    datum.measure,
    datum.item,
    datum.figure && datum.figure.indicator.key,
    ...cellsOfQuantity(datum.quantity),
    datum.figure && datum.figure.count.anonymous,
    datum.state,
    datum.text,
    datum.figure && datum.figure.indicator.rule.version,
  ]
  return cells.map(printed)
}

/** The columns from `label` to `at_least`. */
function cellsOfQuantity(quantity: Quantity | null): readonly Printable[] {
  if (quantity === null) return Array<null>(7).fill(null)
  const { marker, label, value, unit, basis, time, approximate, atLeast } = quantity
  return [`${marker ?? ''}${label ?? ''}`, value, unit, basis, time, approximate, atLeast]
}

/** Absent is blank. Only texts can be taken for formulas; a number may well begin with a minus. */
function printed(value: Printable): string {
  return typeof value === 'string' ? guardFormula(value) : value === null ? '' : String(value)
}
