/** What does not hold in a plan of the right shape: codes, keys, layouts, rules and gates. */
import type { Bilingual } from '../kit/bilingual.ts'
import { comparisonFaultsOf, faultsOf } from './counting/rule.ts'
import { type Gate, type Line, linesOf, type Plan } from './plan.ts'
import { layoutFaultOf } from './result-layout.ts'

/** The line's code or the gate's key, and what is wrong there. */
export type PlanFault = { readonly place: string; readonly fault: Bilingual }

/** The first fault of a plan, in the order of its table, gates last. */
export function planFaultOf(plan: Plan): PlanFault | undefined {
  const lines = linesOf(plan).map(({ line }) => line)
  return firstLineFault(lines) ?? firstGateFault(plan.gates, new Set(lines.map(({ code }) => code)))
}

function firstLineFault(lines: readonly Line[]): PlanFault | undefined {
  const codes = new Set<string>()
  const keys = new Set<string>()
  for (const line of lines) {
    const { code, key } = line
    const fault =
      (codes.has(code) ? twice('番号', 'code', code) : undefined) ??
      (keys.has(key) ? twice('キー', 'key', key) : undefined) ??
      lineFault(line)
    if (fault) return { place: code, fault }
    codes.add(code)
    keys.add(key)
  }
  return undefined
}

function lineFault({ indicators, resultLayout }: Line): Bilingual | undefined {
  const keys = indicators.map(({ key }) => key)
  const repeated = keys.find((key, index) => keys.indexOf(key) !== index)
  if (repeated !== undefined) return twice('指標のキー', 'indicator key', repeated)
  for (const { key, rule } of indicators) {
    const [fault] = faultsOf(rule)
    if (fault) {
      return { ja: `指標「${key}」の算定規則: ${fault.ja}`, en: `rule of ${key}: ${fault.en}` }
    }
  }
  return layoutFaultOf(resultLayout, keys)
}

/** Counts are kept by the gate's key, so a key that stands twice would hide one gate's counts. */
function firstGateFault(gates: readonly Gate[], codes: ReadonlySet<string>): PlanFault | undefined {
  const keys = new Set<string>()
  for (const gate of gates) {
    const { key } = gate
    const fault = keys.has(key)
      ? twice('公表前の点検のキー', 'gate key', key)
      : gateFault(gate, codes)
    if (fault) return { place: key, fault }
    keys.add(key)
  }
  return undefined
}

function gateFault(
  { line, left, relation, right }: Gate,
  codes: ReadonlySet<string>,
): Bilingual | undefined {
  if (!codes.has(line)) {
    return {
      ja: `公表前の点検が指す事業「${line}」が計画にありません`,
      en: `the gate names line ${line}, which the plan lacks`,
    }
  }
  const [fault] = comparisonFaultsOf(left, relation, right)
  return (
    fault && { ja: `公表前の点検の算定規則: ${fault.ja}`, en: `rules of the gate: ${fault.en}` }
  )
}

const twice = (ja: string, en: string, value: string): Bilingual => ({
  ja: `${ja}「${value}」が2回あります`,
  en: `${en} ${value} stands twice`,
})
