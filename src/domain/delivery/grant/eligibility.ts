/**
 * Whether a company may apply: each rule of the call judged by the company's own answers, with a
 * sentence that quotes the value. What was not answered is left open, never guessed. A verdict
 * helps applicants and reviewers; refusing is a decision of people.
 */
import type { Bilingual } from '../../../kit/bilingual.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { type EligibilityFacts, findFact } from './eligibility-fact.ts'
import type { EligibilityRule, RuleOf } from './eligibility-rule.ts'
import { judgeSize } from './eligibility-size.ts'

/** What a rule says of a company. */
export type Verdict = {
  readonly rule: EligibilityRule
  readonly judgement: Judgement
  /** The value and what the rule asks. */
  readonly sentence: Bilingual
}

/** Met, not met, or not known yet. */
export type Judgement = 'met' | 'not-met' | 'unknown'

/** The judgements with their labels. */
export const judgements = {
  met: { ja: '満たす', en: 'met' },
  'not-met': { ja: '満たさない', en: 'not met' },
  unknown: { ja: '未判定', en: 'not known yet' },
} as const satisfies Readonly<Record<Judgement, Bilingual>>

/** Judges a company by every rule, in their order. */
export function judgeEligibility(
  rules: readonly EligibilityRule[],
  facts: EligibilityFacts,
): readonly Verdict[] {
  return rules.map((rule) => ({ rule, ...judge(rule, facts) }))
}

/** All rules together: one that is not met decides; otherwise one that is open leaves it open. */
export function eligibilityOf(verdicts: readonly Verdict[]): Judgement {
  const found = verdicts.map(({ judgement }) => judgement)
  if (found.includes('not-met')) return 'not-met'
  return found.includes('unknown') ? 'unknown' : 'met'
}

type Judged = Omit<Verdict, 'rule'>

function judge(rule: EligibilityRule, facts: EligibilityFacts): Judged {
  switch (rule.rule) {
    case 'size':
      return judgeSize(rule, facts)
    case 'area':
      return judgeArea(rule, facts)
    case 'number':
      return judgeNumber(rule, facts)
    case 'declared':
      return judgeDeclared(rule, facts)
    case 'document':
      return judgeDocument(rule, facts)
    case 'no-earlier-award':
  }
  return judgeEarlierAwards(rule, facts)
}

function judgeArea(rule: RuleOf<'area'>, facts: EligibilityFacts): Judged {
  const fact = findFact(facts, rule.question)
  const { label } = rule
  if (fact?.kind === 'options') {
    const isWithin = fact.options.some((option) => isInAreas(option, rule.areas))
    const within = withinWords(isWithin)
    return judged(isWithin, {
      ja: `${label.ja}は「${fact.said.ja}」です。${within.ja}`,
      en: `${label.en} is "${fact.said.en}", which ${within.en}.`,
    })
  }
  if (fact?.kind !== 'text') return open(label)
  const code = fact.text.normalize('NFKC').trim()
  if (!/^\d{5,6}$/.test(code)) {
    return {
      judgement: 'unknown',
      sentence: {
        ja: `${label.ja}「${fact.text}」が対象の地域かどうかは、担当者が確かめます。`,
        en: `Staff will look whether ${label.en}, "${fact.text}", is in the area of this call.`,
      },
    }
  }
  const isWithin = isInAreas(code, rule.areas)
  const within = withinWords(isWithin)
  return judged(isWithin, {
    ja: `${label.ja}の地域コードは${code}です。${within.ja}`,
    en: `${label.en} has the area code ${code}, which ${within.en}.`,
  })
}

const withinWords = (isWithin: boolean): Bilingual =>
  isWithin
    ? { ja: '対象の地域です。', en: 'is in the area of this call' }
    : { ja: '対象の地域ではありません。', en: 'is not in the area of this call' }

/**
 * The same key, or the same local government code (its sixth digit only checks the others). A
 * prefecture's code, 13000, stands for all that begins with its first two digits.
 */
function isInAreas(given: string, areas: readonly string[]): boolean {
  const code = /(\d{5})\d?$/.exec(given)?.[1]
  return areas.some((area) => {
    if (area === given) return true
    const wanted = /(\d{5})\d?$/.exec(area)?.[1]
    if (code === undefined || wanted === undefined) return false
    return wanted.endsWith('000') ? code.startsWith(wanted.slice(0, 2)) : code === wanted
  })
}

function judgeNumber(rule: RuleOf<'number'>, facts: EligibilityFacts): Judged {
  const fact = findFact(facts, rule.question)
  const { label, unit, least, most } = rule
  if (fact?.kind !== 'number') return open(label)
  const isWithin =
    (least === null || fact.number >= least) && (most === null || fact.number <= most)
  const say = (number: number) => number.toLocaleString('en-GB')
  const [from, to] = [
    least === null ? '' : `${say(least)}${unit.ja}以上`,
    most === null ? '' : `${say(most)}${unit.ja}以下`,
  ]
  const asked = [
    least === null ? '' : `at least ${say(least)}`,
    most === null ? '' : `at most ${say(most)}`,
  ]
    .filter(Boolean)
    .join(', ')
  return judged(isWithin, {
    ja: `${label.ja}は${say(fact.number)}${unit.ja}です（条件は${from}${to}）。`,
    en: `${label.en}: ${say(fact.number)} ${unit.en} (${asked} needed).`,
  })
}

function judgeDeclared(rule: RuleOf<'declared'>, facts: EligibilityFacts): Judged {
  const fact = findFact(facts, rule.question)
  if (fact?.kind !== 'options') return open(rule.label)
  const isMet = fact.options.some((option) => rule.options.includes(option))
  return judged(isMet, {
    ja: `${rule.label.ja}: 「${fact.said.ja}」と回答しています。`,
    en: `${rule.label.en}: the answer is "${fact.said.en}".`,
  })
}

function judgeDocument(rule: RuleOf<'document'>, facts: EligibilityFacts): Judged {
  const file = findFact(facts, rule.document)
  if (file?.kind !== 'files' || file.names.length === 0) return open(rule.label)
  const { label, earliest, latest } = rule
  const [names, namesEn] = [file.names.join('、'), file.names.join(', ')]
  const handed: Judged = judged(true, {
    ja: `${label.ja}: 「${names}」が提出されています。`,
    en: `${label.en}: "${namesEn}" was handed in.`,
  })
  if (rule.date === null) return handed
  const fact = findFact(facts, rule.date)
  if (fact?.kind !== 'date') return open(label)
  const isWithin =
    (earliest === null || fact.date >= earliest) && (latest === null || fact.date <= latest)
  const [ja, en] = [formatDate(fact.date, 'ja'), formatDate(fact.date, 'en')]
  return judged(isWithin, {
    ja: `${label.ja}: 日付は${ja}です${isWithin ? '' : `（条件は${dayBounds(rule).ja}）`}。`,
    en: `${label.en}: it is of ${en}${isWithin ? '' : ` (${dayBounds(rule).en} needed)`}.`,
  })
}

function dayBounds({ earliest, latest }: RuleOf<'document'>): Bilingual {
  const [ja, en]: [string[], string[]] = [[], []]
  if (earliest !== null) {
    ja.push(`${formatDate(earliest, 'ja')}以後`)
    en.push(`${formatDate(earliest, 'en')} or later`)
  }
  if (latest !== null) {
    ja.push(`${formatDate(latest, 'ja')}以前`)
    en.push(`${formatDate(latest, 'en')} or earlier`)
  }
  return { ja: ja.join('、'), en: en.join(', ') }
}

function judgeEarlierAwards(
  { programmes }: RuleOf<'no-earlier-award'>,
  { earlierAwards }: EligibilityFacts,
): Judged {
  if (earlierAwards === null) return open({ ja: '過去の受給', en: 'Earlier awards' })
  const award = earlierAwards.find(({ programme }) => programmes.includes(programme))
  if (!award) {
    return judged(true, {
      ja: '対象の助成金・奨励金の受給はありません。',
      en: 'There is no earlier award of the programmes concerned.',
    })
  }
  const { title, decidedOn } = award
  return judged(false, {
    ja: `「${title.ja}」の交付決定（${formatDate(decidedOn, 'ja')}）を受けています。`,
    en: `"${title.en}" was awarded on ${formatDate(decidedOn, 'en')}.`,
  })
}

const judged = (isMet: boolean, sentence: Bilingual): Judged => ({
  judgement: isMet ? 'met' : 'not-met',
  sentence,
})

const open = (label: Bilingual): Judged => ({
  judgement: 'unknown',
  sentence: {
    ja: `${label.ja}: まだ回答がありません。回答すると判定されます。`,
    en: `${label.en}: there is no answer yet. It is judged once there is one.`,
  },
})
