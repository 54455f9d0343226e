/** How two editions differ: figure by figure, with every reason that was given in between. */
import type { Difference, EditionFigure, Entry, Reason } from './edition.ts'

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

/** Compares the lists behind a figure in two editions. */
export function changeOf(before: readonly Entry[], after: readonly Entry[]): EntryChange {
  const then = new Map(before.map((entry) => [entry.fact, entry]))
  const now = new Map(after.map((entry) => [entry.fact, entry]))
  return {
    added: after.filter(({ fact }) => !then.has(fact)).map(({ fact }) => fact),
    removed: before.filter(({ fact }) => !now.has(fact)).map(({ fact }) => fact),
    moved: after
      .filter(({ fact, party }) => then.has(fact) && then.get(fact)?.party !== party)
      .map(({ fact }) => fact),
  }
}

/** What is known of the time between two editions. */
export type Between = {
  readonly before: EditionFigure | undefined
  readonly after: EditionFigure | undefined
  readonly change: EntryChange
  readonly factReasons: readonly FactReason[]
  readonly mergeReasons: readonly string[]
}

/** The difference of one figure, or undefined where nothing differs. */
export function differenceOf(between: Between): Difference | undefined {
  const { before, after, change } = between
  const figure = after ?? before
  if (!figure || (before && after && before.digest === after.digest && sameValue(before, after))) {
    return undefined
  }
  return {
    line: figure.line,
    indicator: figure.indicator,
    before: before?.value ?? null,
    after: after?.value ?? null,
    reasons: [
      ...factReasonsOf(between),
      ...mergeReasonsOf(change, between.mergeReasons),
      ...ruleReasonOf(before, after),
    ],
  }
}

const sameValue = (before: EditionFigure, after: EditionFigure) =>
  before.value === after.value && before.anonymous === after.anonymous

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

function mergeReasonsOf(change: EntryChange, reasons: readonly string[]): readonly Reason[] {
  if (change.moved.length === 0) return []
  const texts = [...new Set(reasons)].join('、')
  return [{ cause: 'merge', text: texts, facts: change.moved.length }]
}

function ruleReasonOf(
  before: EditionFigure | undefined,
  after: EditionFigure | undefined,
): readonly Reason[] {
  if (!before || !after) return [{ cause: 'plan', text: '', facts: 0 }]
  if (before.ruleVersion === after.ruleVersion) return []
  return [{ cause: 'rule', text: `${before.ruleVersion} → ${after.ruleVersion}`, facts: 0 }]
}
