/** A company of an outreach list, as a sheet or a program brings it. */
import type { CalendarDate } from '../../../kit/calendar.ts'
import type { CorporateNumber } from '../../codes.ts'

/** A row of the list. */
export type OutreachRow = {
  /** As a spreadsheet numbers it. */
  readonly row: number
  readonly number: CorporateNumber | null
  readonly name: string
  readonly telephone: string | null
  readonly area: string
  /** Why it is on the list. */
  readonly why: string
  /** The names of the agencies that share it; the first one leads. */
  readonly agencies: readonly string[]
  /** The day of the first approach; the day of the import where absent. */
  readonly on?: CalendarDate | null
}
