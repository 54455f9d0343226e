/** Why facts stand for another party than in the edition before: merges, and merges undone. */
import type { Merge } from '../party.ts'
import type { Reason } from './edition.ts'

/** A merge with its identity, and why it was recorded. */
export type RecordedMerge = Merge & { readonly id: string; readonly reason: string }

/** The merges that held when the edition before was published, and those that hold now. */
export type MergesBetween = {
  readonly before: readonly RecordedMerge[]
  readonly after: readonly RecordedMerge[]
  /** Why each merge that was undone in between was undone, by the merge's id. */
  readonly undone: ReadonlyMap<string, string>
}

/**
 * The reasons that moved facts from one party to another, each with the number of facts that it
 * moved. `moved` counts those facts by the party that they were recorded for. A merge accounts for
 * a fact where it lies on the way from that party to the one that stands for it; so a fact that two
 * merges moved counts towards both.
 */
export function mergeReasonsOf(
  moved: ReadonlyMap<string, number>,
  { before, after, undone }: MergesBetween,
): readonly Reason[] {
  const then = new Map(before.map((merge) => [merge.absorbed, merge]))
  const now = new Map(after.map((merge) => [merge.absorbed, merge]))
  const stood = new Set(before.map(({ id }) => id))
  const counted = new Map<string, number>()
  for (const [party, facts] of moved) {
    const recorded = wayFrom(party, now).filter(({ id }) => !stood.has(id))
    const texts = recorded.map(({ reason }) => reason)
    for (const { id } of wayFrom(party, then)) {
      const reason = undone.get(id)
      if (reason !== undefined) texts.push(reason)
    }
    for (const text of new Set(texts)) counted.set(text, (counted.get(text) ?? 0) + facts)
  }
  return [...counted].map(([text, facts]) => ({ cause: 'merge', text, facts }))
}

/** The merges that lead from a party to the one that stands for it, in their order. */
function wayFrom(
  start: string,
  next: ReadonlyMap<string, RecordedMerge>,
): readonly RecordedMerge[] {
  const way: RecordedMerge[] = []
  let merge = next.get(start)
  while (merge !== undefined && way.length < next.size) {
    way.push(merge)
    merge = next.get(merge.surviving)
  }
  return way
}
