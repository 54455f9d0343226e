/**
 * What personal pages, private files and live streams work with. One type for all rooms: a room
 * that needs something more adds a line here, and `src/main/serve.ts` hands it in.
 */
import type { Claims } from '../commands/application/claims.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import type { Clock } from '../kit/calendar.ts'
import type { Database } from '../store/database.ts'
import type { AccountServices } from './account/services.ts'

/** The books of one authority, the time, and where the site stands. */
export type PersonalServices = {
  readonly database: Database
  /** The authority's code. */
  readonly authority: string
  readonly clock: Clock
  /** The way in for claims on seats: those that come together share a transaction. */
  readonly claims: Claims
  /** The site's address as visitors see it, for links in mails; null where none is configured. */
  readonly siteUrl: URL | null
  /** Whom readers of letters may ask, and how; null where it is not set. */
  readonly contact: Bilingual | null
  readonly accounts: AccountServices
}
