/** What personal pages work with, on a test's own database. */
import { openClaims } from '../src/commands/application/claims.ts'
import type { PersonalServices } from '../src/web/services.ts'
import type { Clone } from './database/clone.ts'

/** The services of all rooms; a room that needs something more adds it here too. */
export function personalServices({ context }: Pick<Clone, 'context'>): PersonalServices {
  const { database, authority, clock } = context
  return { database, authority, clock, claims: openClaims(context), siteUrl: null }
}
