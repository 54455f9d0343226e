/** The offerings that claims are made on, looked up together for those who ask together. */
import { gatherCalls } from '../../kit/batch.ts'
import { type AskedOffering, readAskedOfferings } from '../../store/asked-offering.ts'
import type { Reader } from '../../store/reader.ts'

/** Finds an offering with its questions as they are now; null where there is none. */
export type AskedOfferings = (offering: string) => Promise<AskedOffering | null>

/** Opens the way to offerings. Those who look at the same time share one query. */
export function openAskedOfferings(read: Reader): AskedOfferings {
  return gatherCalls<string, AskedOffering | null>({
    limit: 256,
    markOf: () => '',
    answer: async (offerings) => {
      const found = await read((books) => readAskedOfferings(books, [...new Set(offerings)]))
      return offerings.map((offering) => found.get(offering) ?? null)
    },
  })
}
