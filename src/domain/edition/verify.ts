/**
 * Verification: recounting an edition's figures from lists of facts and naming every difference.
 * The lists come from the exported edition itself, or from the database as of the edition.
 */
import { digestLines } from '../../kit/id.ts'
import type { Count } from '../counting/count.ts'
import { additivityOf, type CountingRule } from '../counting/rule.ts'
import type { Plan } from '../plan.ts'
import { figureKey } from '../report.ts'
import {
  digestOfEdition,
  type Edition,
  type EditionFigure,
  type Entry,
  entryLine,
  type ExportedEdition,
  inOrder,
} from './edition.ts'
import { type EntryPages, type EntryPair, pairEntries } from './pairing.ts'
import { openRecount, ruleOf } from './recount.ts'

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
    | 'more_facts_differ'
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
  const figures = edition.figures.flatMap((figure) => {
    const key = figureKey(figure.line, figure.indicator)
    const rule = ruleOf(plan, figure)
    if (!rule) return [unknownToPlan(key)]
    const check = openFigureCheck(edition, figure, rule)
    for (const entry of inOrder(entries[key] ?? [])) check.add(entry)
    return check.findings()
  })
  return [...verifyDigest(edition), ...figures]
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

/** A check of one frozen figure under way, entry by entry, for lists that are too long to hold. */
export type FigureCheck = {
  /** Takes in one more entry of the frozen list, in the order of the facts' ids. */
  readonly add: (entry: Entry) => void
  /** What does not agree, once all entries are in. */
  readonly findings: () => readonly Finding[]
}

/** Begins to recount a figure from its frozen list, and to check the list's digest. */
export function openFigureCheck(
  { year }: Pick<Edition, 'year'>,
  figure: EditionFigure,
  rule: CountingRule,
): FigureCheck {
  const key = figureKey(figure.line, figure.indicator)
  const lines = digestLines()
  const recounter = openRecount(rule, year)
  return {
    add: (entry) => {
      lines.add(entryLine(entry))
      recounter.add(entry)
    },
    findings: () => {
      const [computed, count] = [lines.value(), recounter.count()]
      const found: Finding[] = []
      if (computed !== figure.digest) {
        found.push(finding('entries_digest_differs', { figure: key }, [figure.digest, computed]))
      }
      if (!sameCount(count, figure)) {
        const write = additivityOf(rule) === 'never' ? writeApart : writeWithin
        found.push(finding('value_differs', { figure: key }, [write(figure), write(count)]))
      }
      return found
    },
  }
}

/** The finding of a figure that the edition's plan does not have. */
export function unknownToPlan(key: string): Finding {
  return finding('figure_unknown_to_plan', { figure: key }, [null, null])
}

/** How many facts a comparison names one by one. */
export const namedFacts = 1000

/**
 * Names the facts in which two lists of a figure differ: frozen against found. Both are read once
 * and never held. Beyond `namedFacts` a last finding says how many more differ.
 */
export async function* compareEntries(
  key: string,
  frozen: EntryPages,
  found: EntryPages,
): AsyncGenerator<Finding> {
  let differing = 0
  for await (const pair of pairEntries(frozen, found)) {
    const difference = compareFact(key, pair)
    if (!difference) continue
    differing += 1
    if (differing <= namedFacts) yield difference
  }
  const more = differing - namedFacts
  if (more > 0) yield finding('more_facts_differ', { figure: key }, [null, `${more}`])
}

function compareFact(key: string, { before, after }: EntryPair): Finding | undefined {
  const [then, now] = [before && entryLine(before), after && entryLine(after)]
  if (then === now) return undefined
  const what = { figure: key, subject: (before ?? after).fact }
  if (then === undefined) return finding('fact_added', what, [null, now ?? null])
  if (now === undefined) return finding('fact_missing', what, [then, null])
  return finding('fact_changed', what, [then, now])
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

/** Heads without a name stand beside a count of parties, and lie within a total. */
const writeApart = ({ value, anonymous }: Count) =>
  anonymous > 0 ? `${value}+${anonymous}` : `${value}`
const writeWithin = ({ value, anonymous }: Count) =>
  anonymous > 0 ? `${value} (${anonymous})` : `${value}`
