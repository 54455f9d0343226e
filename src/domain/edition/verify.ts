/**
 * Verification: recounting an edition's figures from lists of facts and naming every difference.
 * The lists come from the exported edition itself, or from the database as of the edition.
 */
import type { Count } from '../counting/count.ts'
import { findLine, type Plan } from '../plan.ts'
import { figureKey } from '../report.ts'
import {
  digestOfEdition,
  digestOfEntries,
  type Edition,
  type EditionFigure,
  type Entry,
  entryLine,
  type ExportedEdition,
} from './edition.ts'
import { recount } from './recount.ts'

/** One thing that does not agree. `figure` is null where the edition as a whole is meant. */
export type Finding = {
  readonly code:
    | 'edition_digest_differs'
    | 'edition_chain_broken'
    | 'figure_unknown_to_plan'
    | 'entries_digest_differs'
    | 'value_differs'
    | 'fact_missing'
    | 'fact_added'
    | 'fact_changed'
    | 'sealed_facts_differ'
    | 'seal_differs'
    | 'seal_chain_broken'
    | 'seal_missing'
  readonly figure: string | null
  /** The fact, the seal or the edition that is meant. */
  readonly subject: string | null
  readonly expected: string | null
  readonly found: string | null
}

/** Checks an exported edition by itself: digests, and every figure recounted from its own list. */
export function verifyExport(exported: ExportedEdition, plan: Plan): readonly Finding[] {
  const { edition, entries } = exported
  return [
    ...verifyDigest(edition),
    ...edition.figures.flatMap((figure) =>
      verifyFigure(edition, figure, {
        plan,
        entries: entries[figureKey(figure.line, figure.indicator)] ?? [],
      }),
    ),
  ]
}

/** Whether an edition's own digest is that of its content. */
export function verifyDigest(edition: Edition): readonly Finding[] {
  const { digest: stated, ...header } = edition
  const computed = digestOfEdition(header)
  if (computed === stated) return []
  return [finding('edition_digest_differs', { subject: `${edition.number}` }, [stated, computed])]
}

/** Whether each edition names the digest of the one before it. */
export function verifyChain(editions: readonly Edition[]): readonly Finding[] {
  return editions.flatMap((edition, index) => {
    const before = editions[index - 1]?.digest ?? null
    if (edition.previousDigest === before) return []
    const subject = `${edition.number}`
    return [finding('edition_chain_broken', { subject }, [before, edition.previousDigest])]
  })
}

/** Recounts one figure from a list of entries, and checks the list's digest. */
export function verifyFigure(
  edition: Edition,
  figure: EditionFigure,
  { plan, entries }: { readonly plan: Plan; readonly entries: readonly Entry[] },
): readonly Finding[] {
  const key = figureKey(figure.line, figure.indicator)
  const placed = findLine(plan, figure.line)
  const indicator = placed?.line.indicators.find(({ key: name }) => name === figure.indicator)
  if (!indicator) return [finding('figure_unknown_to_plan', { figure: key }, [null, null])]
  const found: Finding[] = []
  const computed = digestOfEntries(entries)
  if (computed !== figure.digest) {
    found.push(finding('entries_digest_differs', { figure: key }, [figure.digest, computed]))
  }
  const count = recount(indicator.rule, entries, edition.year)
  if (!sameCount(count, figure)) {
    found.push(finding('value_differs', { figure: key }, [describe(figure), describe(count)]))
  }
  return found
}

/** Names every fact in which two lists of a figure differ: frozen against found. */
export function compareEntries(
  key: string,
  frozen: readonly Entry[],
  found: readonly Entry[],
): readonly Finding[] {
  const now = new Map(found.map((entry) => [entry.fact, entryLine(entry)]))
  const then = new Map(frozen.map((entry) => [entry.fact, entryLine(entry)]))
  const differences: Finding[] = []
  const name = (code: Finding['code'], subject: string, both: Both) =>
    differences.push(finding(code, { figure: key, subject }, both))
  for (const [fact, line] of then) {
    const other = now.get(fact)
    if (other === undefined) name('fact_missing', fact, [line, null])
    else if (other !== line) name('fact_changed', fact, [line, other])
  }
  for (const [fact, line] of now) {
    if (!then.has(fact)) name('fact_added', fact, [null, line])
  }
  return differences
}

/** What was expected, and what was found instead. */
export type Both = readonly [expected: string | null, found: string | null]
/** What a finding is about. */
export type What = { readonly figure?: string; readonly subject?: string }

/** Makes a finding. */
export function finding(code: Finding['code'], what: What, [expected, found]: Both): Finding {
  const { figure = null, subject = null } = what
  return { code, figure, subject, expected, found }
}

const sameCount = (one: Count, other: Count) =>
  one.value === other.value && one.anonymous === other.anonymous

const describe = (count: Count) =>
  count.anonymous > 0 ? `${count.value} (anonymous ${count.anonymous})` : `${count.value}`
