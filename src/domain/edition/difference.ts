/** How two editions differ: figure by figure, with every reason that was given in between. */
import { canonicalJson } from '../../kit/canonical.ts'
import type { CountingRule } from '../counting/rule.ts'
import type { Difference, EditionFigure, Reason } from './edition.ts'
import { type EntryPages, pairEntries } from './pairing.ts'

/** Why a fact came in or was taken back. */
export type FactReason = {
  readonly fact: string
  readonly cause: 'late' | 'correction' | 'fact'
  readonly reason: string | null
}

/** Which facts stand behind a figure now and not before, before and not now, and which changed. */
export type EntryChange = {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Facts whose party is another one now: absorbed by a merge, or set free by undoing one. */
  readonly moved: readonly string[]
}

/** Compares the lists behind a figure in two editions. Only what differs is held. */
export async function changeOf(before: EntryPages, after: EntryPages): Promise<EntryChange> {
  const added: string[] = []
  const removed: string[] = []
  const moved: string[] = []
  for await (const pair of pairEntries(before, after)) {
    if (pair.before === undefined) added.push(pair.after.fact)
    else if (pair.after === undefined) removed.push(pair.before.fact)
    else if (pair.before.party !== pair.after.party) moved.push(pair.after.fact)
  }
  return { added, removed, moved }
}

/** A figure in an edition, with the rule that counted it there. */
export type CountedFigure = {
  readonly figure: EditionFigure
  readonly rule: CountingRule | undefined
}

/** What is known of the time between two editions. */
export type Between = {
  readonly before: CountedFigure | undefined
  readonly after: CountedFigure | undefined
  readonly change: EntryChange
  readonly factReasons: readonly FactReason[]
  /** For the facts that moved (`mergeReasonsOf`). */
  readonly mergeReasons: readonly Reason[]
}

/** The difference of one figure, or undefined where nothing differs. */
export function differenceOf(between: Between): Difference | undefined {
  const before = between.before?.figure
  const after = between.after?.figure
  const figure = after ?? before
  if (!figure || (before && after && isSame(before, after))) return undefined
  return {
    line: figure.line,
    indicator: figure.indicator,
    before: before?.value ?? null,
    after: after?.value ?? null,
    reasons: [...factReasonsOf(between), ...between.mergeReasons, ...ruleReasonOf(between)],
  }
}

const isSame = (before: EditionFigure, after: EditionFigure) =>
  before.digest === after.digest &&
  before.value === after.value &&
  before.anonymous === after.anonymous

function factReasonsOf({ change, factReasons }: Between): readonly Reason[] {
  const removed = new Set(change.removed)
  const added = new Set(change.added)
  const counted = new Map<string, Reason>()
  for (const { fact, cause, reason } of factReasons) {
    const isMeant = cause === 'correction' ? removed.has(fact) : added.has(fact)
    if (!isMeant) continue
    const key = `${cause}/${reason ?? ''}`
    const facts = (counted.get(key)?.facts ?? 0) + 1
    counted.set(key, { cause, text: reason ?? '', facts })
  }
  return [...counted.values()]
}

/** The rules themselves are compared: one may have been revised without a version of its own. */
function ruleReasonOf({ before, after }: Between): readonly Reason[] {
  if (!before || !after) return [{ cause: 'plan', text: '', facts: 0 }]
  const [then, now] = [before.figure.ruleVersion, after.figure.ruleVersion]
  if (then !== now) return [{ cause: 'rule', text: `${then} → ${now}`, facts: 0 }]
  if (canonicalJson(before.rule ?? null) === canonicalJson(after.rule ?? null)) return []
  return [{ cause: 'rule', text: '', facts: 0 }]
}
