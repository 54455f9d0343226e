/**
 * The register of certified organisations as open data: one datum in each cell, western dates
 * (2023-06-02), blank for what is not published, UTF-8. Source of the rules: Digital Agency,
 * 機械判読可能なデータの表記方法.
 */
import { stringify } from 'csv-stringify/sync'
import type { RegisterRow } from '../domain/delivery/certification/register-row.ts'
import { registerStandings } from '../domain/delivery/certification/standing.ts'
import type { Language } from '../kit/bilingual.ts'
import type { Instant } from '../kit/calendar.ts'
import { guardFormula } from './sheet/formula-guard.ts'

/** The columns of the CSV, in order. */
const registerColumns = [
  'certification',
  'name',
  'corporate_number',
  'place',
  'work',
  'state',
  'state_label',
  'certificate_year',
  'certificate_number',
  'valid_since',
  'valid_until',
  'ended_on',
  'id',
] as const

/** The type of the CSV, with its encoding. */
export const registerCsvType = 'text/csv; charset=utf-8; header=present'

/** Writes the register as CSV, in UTF-8 without a mark and with CRLF line ends. */
export function formatRegisterCsv(rows: readonly RegisterRow[], language: Language): string {
  const lines = rows.map((row) => [
    guardFormula(row.certification[language]),
    guardFormula(row.name[language]),
    row.corporateNumber ?? '',
    guardFormula(row.place?.[language] ?? ''),
    guardFormula(row.work?.[language] ?? ''),
    row.standing,
    registerStandings[row.standing][language],
    String(row.number.year),
    String(row.number.serial),
    row.since,
    row.until,
    row.endedOn ?? '',
    row.id,
  ])
  return stringify([registerColumns, ...lines], { record_delimiter: '\r\n' })
}

/** Writes the register as JSON, with both languages and the moment as of which it holds. */
export function formatRegisterJson(rows: readonly RegisterRow[], asOf: Instant): string {
  const document = { asOf, encoding: 'UTF-8', organisations: rows.map(registerDatum) }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** A line of the register as programs read it. */
export function registerDatum(row: RegisterRow) {
  const { number, standing, ...rest } = row
  return {
    ...rest,
    state: standing,
    certificateYear: number.year,
    certificateNumber: number.serial,
  }
}
