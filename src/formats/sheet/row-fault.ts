/** Faults that a row of any sheet can have. */
import type { RowFault } from '../../domain/fact/record-fault.ts'
import type { Refusal } from '../../kit/result.ts'
import { isBlankRow, type SheetRow } from './row.ts'

/** What is said of a required cell without anything in it. */
export const blankCell: Refusal = {
  code: 'required_cell_is_blank',
  message: {
    ja: '必須の欄が空です。値を入力してください。',
    en: 'This cell is required and blank. Fill it in.',
  },
}

/** The fault of a row that has something beyond the last heading; null for others. */
export function findWidthFault({ row, cells }: SheetRow, width: number): RowFault | null {
  if (cells.length <= width || isBlankRow(cells.slice(width))) return null
  return {
    row,
    column: null,
    code: 'row_wider_than_headings',
    message: {
      ja: `見出しは${width}列ですが、この行には${cells.length}列あります。コンマを含むセルは引用符（"）で囲んでください。`,
      en: `There are ${width} headings but ${cells.length} cells in this row. Put cells with commas in quotation marks.`,
    },
  }
}
