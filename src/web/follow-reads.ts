/**
 * Following what stands in the books: read again every while, shared among all who follow the same
 * thing, and passed on whenever it differs.
 */
import { setTimeout } from 'node:timers/promises'
import type { Database } from '../store/database.ts'

/** What is followed. */
export type Followed<T> = {
  readonly database: Database
  /** The same key, the same thing: it is read once for all who follow it. */
  readonly key: string
  readonly read: () => Promise<T>
  readonly signal: AbortSignal
  /** How long what was read counts as new, in milliseconds; two seconds where absent. */
  readonly restMilliseconds?: number
}

/** Yields what is read now, and then each time that it differs; ends with the signal. */
export async function* followReads<T>(followed: Followed<T>): AsyncGenerator<T> {
  const { signal, restMilliseconds = usualRest } = followed
  let last: string | null = null
  while (!signal.aborted) {
    // The page that begins to follow may show what its visitor did a moment ago: nothing that was
    // read before may take its place.
    const value: T = await readShared(followed, last === null ? 0 : restMilliseconds)
    const text = JSON.stringify(value)
    if (text !== last) yield value
    last = text
    await setTimeout(restMilliseconds, undefined, { signal }).catch(() => undefined)
  }
}

const usualRest = 2000
const longestKept = 10 * usualRest

type Reading = { readonly at: number; readonly value: Promise<unknown> }

const readings = new WeakMap<Database, Map<string, Reading>>()

/**
 * Those who ask within one rest get the same answer; with no rest, one that is read for them. A
 * failed reading is forgotten at once.
 */
function readShared<T>({ database, key, read }: Followed<T>, rest: number): Promise<T> {
  const known = readings.get(database) ?? new Map<string, Reading>()
  readings.set(database, known)
  const now = performance.now()
  for (const [other, { at }] of known) if (now - at > longestKept) known.delete(other)
  const recent = known.get(key)
  if (recent && now - recent.at < rest) return recent.value as Promise<T>
  const value = read()
  known.set(key, { at: now, value })
  value.catch(() => known.delete(key))
  return value
}
