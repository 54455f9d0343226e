/** Plan tables as text: tab-separated, as copied from a page or saved from a spreadsheet. */
import type { PlanSheet } from '../../domain/plan-table/sheet.ts'
import type { Result } from '../../kit/result.ts'
import { readDelimited } from './delimited.ts'

/** Reads tab-separated text. Cells in quotes may hold line breaks. */
export function readTextTable(text: string): Result<PlanSheet> {
  return readDelimited(text, '\t')
}
