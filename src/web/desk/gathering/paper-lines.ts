/** A list on paper as it is typed, and what the desk decided of each of its lines. */
import type { PaperList } from '../../../commands/gathering/paper.ts'
import type { AttendanceRow } from '../../../domain/delivery/attendance-list.ts'
import { parseTicketCode } from '../../../domain/delivery/ticket.ts'
import type { SubmittedForm } from '../../form/submitted.ts'

/** A line is a number, a name and a reading, in any order that the number comes in. */
export function rowsOf(text: string): readonly AttendanceRow[] {
  return text.split('\n').flatMap((typed, index) => {
    if (typed.trim() === '') return []
    const cells = typed.split(/[\t,、，]/).map((cell) => cell.trim())
    const number = cells.find((cell) => looksLikeCode(cell)) ?? ''
    const [name = '', reading = ''] = cells.filter((cell) => cell !== '' && cell !== number)
    return [{ line: index + 1, number, name, reading }]
  })
}

/** Eight characters of a code, right or mistyped: no name looks like that. */
function looksLikeCode(cell: string): boolean {
  const code = parseTicketCode(cell)
  return code.ok || code.refusal.code === 'ticket_code_is_mistyped'
}

/** What stands for a line that is entered as somebody without a reservation. */
export const walkInChoice = 'walk-in'

/** The decisions that the form carries: whom a line is about, or that they came without. */
export function decidedOf(form: SubmittedForm): Pick<PaperList, 'checkIns' | 'walkIns'> {
  const checkIns: { row: number; application: string }[] = []
  const walkIns: { row: number; name: string; kana: string | null }[] = []
  const taken = new Set<string>()
  for (const [field, value] of form.entries) {
    const row = Number(/^row\.(\d{1,6})$/.exec(field)?.[1])
    if (!Number.isSafeInteger(row) || value === '') continue
    if (value === walkInChoice) {
      const name = form.text(`name.${row}`).slice(0, 200)
      const kana = form.text(`kana.${row}`).slice(0, 200)
      if (name !== '') walkIns.push({ row, name, kana: kana || null })
    } else if (!taken.has(value)) {
      taken.add(value)
      checkIns.push({ row, application: value })
    }
  }
  return { checkIns, walkIns }
}
