/** Timed work: what there is to do, and how often. */
import type { Context } from '../commands/context.ts'

/** Work that is done again and again, by one server at a time. */
export type Job = {
  /** One word for each job; its lock is held by this name. */
  readonly name: string
  /** Seconds from the end of one run to the beginning of the next. */
  readonly everySeconds: number
  /** Does what is due. Ends early, in order, once the signal says so. */
  readonly run: (context: Context, signal: AbortSignal) => Promise<unknown>
}
