/** Two lists of one figure side by side, fact by fact, without holding either. */
import type { Entry } from './edition.ts'

/** A list of entries as it is read: page by page, in the order of the facts' ids. */
export type EntryPages = AsyncIterable<readonly Entry[]>

/** A fact in one list, in the other, or in both. */
export type EntryPair =
  | { readonly before: Entry; readonly after: Entry | undefined }
  | { readonly before: undefined; readonly after: Entry }

/**
 * Pairs two lists by their facts, reading each once. An entry that is not in its order (which only
 * tampering brings about) comes as two pairs: missing in one place, additional in another.
 */
export async function* pairEntries(
  before: EntryPages,
  after: EntryPages,
): AsyncGenerator<EntryPair> {
  const [one, other] = [openReading(before), openReading(after)]
  for (;;) {
    const [then, now] = [await one.head(), await other.head()]
    if (then !== undefined && (now === undefined || then.fact < now.fact)) {
      one.pass()
      yield { before: then, after: undefined }
    } else if (then !== undefined && then.fact === now?.fact) {
      one.pass()
      other.pass()
      yield { before: then, after: now }
    } else if (now !== undefined) {
      other.pass()
      yield { before: undefined, after: now }
    } else {
      return
    }
  }
}

type Reading = {
  /** The entry that comes next, or undefined at the end. */
  head(): Promise<Entry | undefined>
  /** Goes on to the entry after it. */
  pass(): void
}

function openReading(pages: EntryPages): Reading {
  const iterator = pages[Symbol.asyncIterator]()
  let page: readonly Entry[] = []
  let at = 0
  return {
    head: async () => {
      while (at >= page.length) {
        const read = await iterator.next()
        if (read.done) return undefined
        page = read.value
        at = 0
      }
      return page[at]
    },
    pass: () => {
      at += 1
    },
  }
}
