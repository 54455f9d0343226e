/**
 * A rule's version names one rule for ever: editions say by its number that a rule was revised, so
 * a rule that changes under its number would change figures without a reason.
 */
import type { Bilingual } from '../kit/bilingual.ts'
import { canonicalJson } from '../kit/canonical.ts'
import type { CountingRule } from './counting/rule.ts'
import { linesOf, type Plan } from './plan.ts'

/** A rule that differs from an earlier one of the same version. */
export type UnversionedChange = {
  /** The line's code. */
  readonly line: string
  /** The indicator or the side of the gate, in words. */
  readonly name: Bilingual
  readonly version: number
  /** The first version that no earlier rule has. */
  readonly next: number
}

/** The first rule of a plan that has the version of another rule in an earlier plan of its year. */
export function findUnversionedChange(
  earlier: readonly Plan[],
  plan: Plan,
): UnversionedChange | undefined {
  const known = new Map<string, readonly CountingRule[]>()
  for (const { key, rule } of earlier.flatMap(rulesOf)) {
    known.set(key, [...(known.get(key) ?? []), rule])
  }
  for (const { key, line, name, rule } of rulesOf(plan)) {
    const before = known.get(key) ?? []
    const differs = before.some((one) => one.version === rule.version && !isSame(one, rule))
    const next = 1 + before.reduce((highest, one) => Math.max(highest, one.version), 0)
    if (differs) return { line, name, version: rule.version, next }
  }
  return undefined
}

type NamedRule = {
  /** The same over the years and over renumbering. */
  readonly key: string
  readonly line: string
  readonly name: Bilingual
  readonly rule: CountingRule
}

function rulesOf(plan: Plan): readonly NamedRule[] {
  const ofLines = linesOf(plan).flatMap(({ line }) =>
    line.indicators.map(({ key, name, rule }) => ({
      key: `indicator ${line.key}/${key}`,
      line: line.code,
      name: { ja: `指標「${name.ja}」（${key}）`, en: `the indicator "${name.en}" (${key})` },
      rule,
    })),
  )
  const ofGates = plan.gates.flatMap(({ key, line, left, right }) => [
    { key: `gate ${key}/left`, line, name: sideOf(key, '左辺', 'left'), rule: left },
    { key: `gate ${key}/right`, line, name: sideOf(key, '右辺', 'right'), rule: right },
  ])
  return [...ofLines, ...ofGates]
}

const sideOf = (key: string, ja: string, en: string): Bilingual => ({
  ja: `公表前の点検「${key}」の${ja}`,
  en: `the gate "${key}" (${en} side)`,
})

const isSame = (one: CountingRule, other: CountingRule): boolean =>
  canonicalJson(one) === canonicalJson(other)
