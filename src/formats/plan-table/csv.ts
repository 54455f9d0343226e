/** Plan tables as CSV (RFC 4180). */
import type { PlanSheet } from '../../domain/plan-table/sheet.ts'
import type { Result } from '../../kit/result.ts'
import { readDelimited } from './delimited.ts'

/** Reads comma-separated text. Rows may differ in length. */
export function readCsvTable(text: string): Result<PlanSheet> {
  return readDelimited(text, ',')
}
