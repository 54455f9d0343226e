/**
 * A long list turned by key: a slice begins after (or ends before) the row with a certain key.
 * Turning is then as quick on the last page as on the first, and no row is missed or seen twice
 * when others come in meanwhile.
 */

/** A row's place in a sorted list: its values in the order of sorting, the last one unique. */
export type SliceKey = readonly string[]

/** Which slice is asked for. */
export type SliceRequest = {
  /** Null for the first slice. */
  readonly at: { readonly side: 'after' | 'before'; readonly key: SliceKey } | null
  /** The greatest number of rows. */
  readonly limit: number
}

/** A slice with the keys from which to turn on; null where there is nothing further. */
export type Slice<T> = {
  readonly rows: readonly T[]
  /** The slice before ends before this key. */
  readonly previous: SliceKey | null
  /** The slice that follows begins after this key. */
  readonly next: SliceKey | null
}

/**
 * Makes a slice of what was found. Read one row more than `limit`, away from the key: in the list's
 * order, or against it where `side` is "before".
 */
export function sliceOf<T>(
  found: readonly T[],
  { at, limit }: SliceRequest,
  keyOf: (row: T) => SliceKey,
): Slice<T> {
  const isBackwards = at?.side === 'before'
  const kept = found.slice(0, limit)
  const rows = isBackwards ? kept.toReversed() : kept
  const hasMore = found.length > limit
  const [first, last] = [rows.at(0), rows.at(-1)]
  const hasPrevious = isBackwards ? hasMore : at !== null
  const hasNext = isBackwards || hasMore
  return {
    rows,
    previous: hasPrevious && first !== undefined ? keyOf(first) : null,
    next: hasNext && last !== undefined ? keyOf(last) : null,
  }
}
