/** What every command is given: the books, who acts for whom, and the time. */
import type { Clock } from '../kit/calendar.ts'
import type { Database } from '../store/database.ts'

export type Context = {
  readonly database: Database
  /** The authority's code. */
  readonly authority: string
  /** Who acts, as it stands in the record of the act. */
  readonly actor: string
  readonly clock: Clock
}
