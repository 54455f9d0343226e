/**
 * Result against target. A rate is computed only where unit and basis agree; otherwise the
 * comparison says why not, in a sentence that the screen shows.
 */
import type { Bilingual, Language } from '../kit/bilingual.ts'
import { type Quantity, sameUnit } from './quantity.ts'

/** One target beside its result. `ratio` is result over target, 1 for just reached. */
export type Pair = { readonly target: Quantity; readonly result: Quantity; readonly ratio: number }

/** Rates where they can be computed, and otherwise why not. */
export type Comparison =
  | { readonly state: 'compared'; readonly pairs: readonly Pair[] }
  | { readonly state: 'not-comparable'; readonly code: ReasonCode; readonly reason: Bilingual }
  | { readonly state: 'no-target'; readonly code: 'no_target'; readonly reason: Bilingual }

/** Why a target and a result cannot be compared. */
export type ReasonCode =
  | 'no_result'
  | 'one_target_for_several_results'
  | 'several_targets_for_one_result'
  | 'units_differ'
  | 'bases_differ'
  | 'target_is_zero'

/**
 * Compares targets with results. They are paired in their order; a result that only restates the
 * one before it in other terms ("1社(延べ5回)", where `restates` holds) has no target of its own.
 * @param results each printed result, with whether it restates the result before it
 */
export function compare(
  targets: readonly Quantity[],
  results: readonly { readonly quantity: Quantity; readonly restates: boolean }[],
): Comparison {
  if (targets.length === 0) return noTarget
  const own = results.filter((result) => !result.restates).map((result) => result.quantity)
  if (own.length === 0) return notComparable('no_result', reasons.no_result)
  const mismatch = firstMismatch(targets, own)
  if (mismatch) return mismatch
  return { state: 'compared', pairs: pairUp(targets, own) }
}

/**
 * The rate in percent with one decimal, cut off and not rounded: what fell short of its target
 * never reads 100.0%. Computed from the two whole numbers, so that no fraction is lost on the way.
 */
export function formatRate(result: number, target: number, language: Language): string {
  const tenths = Math.floor((result * 1000) / target)
  const number = (tenths / 10).toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    minimumFractionDigits: 1,
  })
  return `${number}%`
}

function firstMismatch(
  targets: readonly Quantity[],
  results: readonly Quantity[],
): Comparison | undefined {
  if (targets.length < results.length) {
    return notComparable('one_target_for_several_results', reasons.one_target)
  }
  if (targets.length > results.length) {
    return notComparable('several_targets_for_one_result', reasons.several_targets)
  }
  for (const [index, target] of targets.entries()) {
    const result = results[index]
    if (!result) continue
    if (!sameUnit(target.unit, result.unit)) {
      return notComparable('units_differ', unitsDiffer(target, result))
    }
    if (target.basis && result.basis && target.basis !== result.basis) {
      return notComparable('bases_differ', basesDiffer(target, result))
    }
    if (target.value === 0) return notComparable('target_is_zero', reasons.target_zero)
  }
  return undefined
}

function pairUp(targets: readonly Quantity[], results: readonly Quantity[]): readonly Pair[] {
  return targets.flatMap((target, index) => {
    const result = results[index]
    return result ? [{ target, result, ratio: result.value / target.value }] : []
  })
}

const noTarget: Comparison = {
  state: 'no-target',
  code: 'no_target',
  reason: {
    ja: '計画に規模の数値がないため、達成率は計算しません。',
    en: 'The plan states no target in figures, so no rate is computed.',
  },
}

function notComparable(code: ReasonCode, reason: Bilingual): Comparison {
  return { state: 'not-comparable', code, reason }
}

const reasons = {
  no_result: {
    ja: '実績は数値で示されないため、計画と比べられません。',
    en: 'The result is not stated in figures, so it cannot be compared with the target.',
  },
  one_target: {
    ja: '計画は1つ、実績は複数です。どの実績の目標か決められないため、達成率は計算しません。',
    en: 'There is one target for several results. Which result it is for is not stated, so no rate is computed.',
  },
  several_targets: {
    ja: '計画の数値が実績より多いため、対応が決められず、達成率は計算しません。',
    en: 'There are more targets than results. Which belongs to which is not stated, so no rate is computed.',
  },
  target_zero: {
    ja: '計画が0のため、達成率は計算できません。',
    en: 'The target is zero, so there is no rate.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

function unitsDiffer(target: Quantity, result: Quantity): Bilingual {
  const [from, to] = [target.unit ?? '', result.unit ?? '']
  return {
    ja: `計画は「${from}」、実績は「${to}」で、単位が違うため比べられません。`,
    en: `The target is in ${from} and the result in ${to}: different units cannot be compared.`,
  }
}

function basesDiffer(target: Quantity, result: Quantity): Bilingual {
  const word = { total: '延べ', unique: '実数' }
  const [from, to] = [target.basis ?? 'total', result.basis ?? 'total']
  return {
    ja: `計画は${word[from]}、実績は${word[to]}で、数え方が違うため比べられません。`,
    en: `The target counts ${from} and the result ${to} figures: they cannot be compared.`,
  }
}
