/** Lines about editions: what a gate found, and how a figure differs from the edition before. */
import type { GateFailure } from '../commands/count-report.ts'
import type { Difference, Reason } from '../domain/edition/edition.ts'
import { findLine, type Plan } from '../domain/plan.ts'
import { figureKey, formatNumber } from '../domain/report.ts'
import type { Bilingual, Language } from '../kit/bilingual.ts'

/** A gate that does not hold, with both its counts. */
export function gateLine({ gate, left, right }: GateFailure, language: Language): string {
  const [kind, name] = [severities[gate.severity][language], gate.name[language]]
  const both = [left, right].map((count) => formatNumber(count, language)).join(' / ')
  return `  ${kind} ${gate.line} ${name}: ${both}`
}

/** A figure before and after, with every reason. */
export function differenceLine(of: Difference, plan: Plan, language: Language): string {
  const line = findLine(plan, of.line)?.line
  const indicator = line?.indicators.find(({ key }) => key === of.indicator)
  const name = indicator?.name[language] ?? figureKey(of.line, of.indicator)
  const [before, after] = [of.before, of.after].map((value) =>
    value === null ? '—' : formatNumber(value, language),
  )
  const why = of.reasons.map((reason) => reasonText(reason, language)).join(' / ')
  return `  ${of.line} ${name}: ${before ?? ''} → ${after ?? ''}${why === '' ? '' : ` (${why})`}`
}

function reasonText({ cause, text, facts }: Reason, language: Language): string {
  const count = facts > 0 ? ` ${formatNumber(facts, language)}` : ''
  return `${causes[cause][language]}${count}${text === '' ? '' : `: ${text}`}`
}

const severities: Readonly<Record<'warn' | 'stop', Bilingual>> = {
  warn: { ja: '注意', en: 'Look at' },
  stop: { ja: '停止', en: 'Stopped by' },
}

const causes: Readonly<Record<Reason['cause'], Bilingual>> = {
  late: { ja: '締め後の記録', en: 'late records' },
  correction: { ja: '訂正', en: 'corrections' },
  merge: { ja: '名寄せ', en: 'merges' },
  fact: { ja: '記録の追加', en: 'further records' },
  rule: { ja: '算定規則の改定', en: 'the counting rule was revised' },
  plan: { ja: '計画の改定', en: 'the plan was revised' },
}
