/** A bounded memory of what was used last: the least recently used goes first. */

/** Values by key, of which only so much is kept. */
export type Recent<V> = {
  find(key: string): V | undefined
  keep(key: string, value: V): void
}

/**
 * Keeps values until their sizes add up to more than `limit`. A value larger than the limit is not
 * kept.
 * @param options.sizeOf the size of a value in the unit of `limit`; 1 without it
 */
export function keepRecent<V>(options: {
  readonly limit: number
  readonly sizeOf?: (value: V) => number
}): Recent<V> {
  const sizeOf = options.sizeOf ?? (() => 1)
  // A map keeps the order of insertion: the first key is the one unused for longest.
  const kept = new Map<string, V>()
  let size = 0
  const drop = (key: string) => {
    const value = kept.get(key)
    if (value === undefined) return
    kept.delete(key)
    size -= sizeOf(value)
  }
  return {
    find(key) {
      const value = kept.get(key)
      if (value === undefined) return undefined
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    keep(key, value) {
      drop(key)
      if (sizeOf(value) > options.limit) return
      kept.set(key, value)
      size += sizeOf(value)
      for (const oldest of kept.keys()) {
        if (size <= options.limit) break
        drop(oldest)
      }
    },
  }
}
