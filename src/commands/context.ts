/** What every command is given: the books, who acts for whom, and the time. */
import type { Actor } from '../domain/access/actor.ts'
import type { Clock } from '../kit/calendar.ts'
import type { Database } from '../store/database.ts'

/** The books, who acts for which authority, and the clock. */
export type Context = {
  readonly database: Database
  /** The authority's code. */
  readonly authority: string
  /** Who acts, as it stands in the record of the act. */
  readonly actor: string
  readonly clock: Clock
  /** The act's key, for safe retries: the same key never acts twice. A new one where absent. */
  readonly idempotencyKey?: string
}

/** A context with the rights of who acts, for acts that not everyone may do. */
export type ActorContext = Context & { readonly by: Actor }

/** The context in which someone acts. */
export function actingAs(context: Context, by: Actor): ActorContext {
  return { ...context, actor: by.name, by }
}
