/** What a deed is about, and what earlier ones have made. */
import type { Done } from '../../commands/run.ts'
import type { Result } from '../../kit/result.ts'

/** The application that a deed is about, and the names of what deeds have made. */
export type DeedPlace = { readonly application: string; readonly made: MadeByDeed }

/** What deeds have made, by name. */
export type MadeByDeed = {
  find(name: string): string
  put(name: string, id: string): void
  /** Keeps what a deed has made under the deed's own name. */
  keep<T>(done: Result<Done<T>>, idOf: (outcome: T) => string): Result<Done<T>>
}
