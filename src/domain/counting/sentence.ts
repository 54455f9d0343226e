/**
 * A counting rule as a sentence, made from the rule's data alone, so that what stands beside a
 * figure cannot say something else than what is counted.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { tags } from '../fact/definition.ts'
import type { FactUnit } from '../fact/definition.ts'
import { factKind } from '../fact/kind.ts'
import { formatFiscalYear, type FiscalYear } from '../fiscal-year.ts'
import { partyTypes } from '../party.ts'
import { additivityOf, type CountingRule, type Term } from './rule.ts'

/**
 * The rule in words, for a year:
 * 「令和5年度にあった「催しの来場」の記録を、対象者ごとに1回だけ数えた数（実数）」.
 */
export function ruleSentence(rule: CountingRule, year: FiscalYear): Bilingual {
  const period = periodOf(rule, year)
  const [only, ...others] = rule.terms
  if (only && others.length === 0) {
    return {
      ja: `${period.ja}${populationOf(only).ja}${countingOf(only).ja}`,
      en: `R${populationOf(only).en.slice(1)} ${period.en}, ${countingOf(only).en}`,
    }
  }
  const parts = rule.terms.map((term) => ({
    ja: `「${populationOf(term).ja}${countingOf(term).ja}」`,
    en: `${populationOf(term).en}, ${countingOf(term).en}`,
  }))
  return {
    ja: `${period.ja}記録について、${parts.map(({ ja }) => ja).join('と')}を足した数`,
    en: `The sum, over records ${period.en}, of: ${parts.map(({ en }) => en).join('; and ')}`,
  }
}

/** Whether the parts of the rule's figure may be added up, and why not. */
export function additivitySentence(rule: CountingRule): Bilingual {
  return additivityOf(rule) === 'additive' ? addUp : doNotAddUp
}

/** What holds for every rule: corrections, merges, and heads without names. */
export const standingRules: readonly Bilingual[] = [
  {
    ja: '訂正で取り消された記録は数えません。',
    en: 'Facts that a correction took back are not counted.',
  },
  {
    ja: '名寄せで同じと確かめられた対象者は、1つとして数えます。',
    en: 'Parties that were found to be one and merged count as one.',
  },
  {
    ja: '実数では、氏名等のない「人数のみの記録」を合計に入れず、別に示します。',
    en: 'A unique count leaves heads without names out and states them beside it.',
  },
]

const addUp: Bilingual = {
  ja: '延べの数値なので、月や地域ごとの数を足し合わせると年間の数になります。',
  en: 'This is a total figure: the numbers of months or areas add up to that of the year.',
}

const doNotAddUp: Bilingual = {
  ja: '実数なので、月や地域ごとの数を足し合わせても年間の数になるとは限りません。同じ対象者が何度も現れるためです。',
  en: 'This is a unique figure: the numbers of months or areas do not add up to that of the year, because the same party may appear in several of them.',
}

function periodOf(rule: CountingRule, year: FiscalYear): Bilingual {
  const [ja, en] = [formatFiscalYear(year, 'ja'), formatFiscalYear(year, 'en')]
  const [happenedJa, happenedEn] =
    rule.dateField === 'occurredOn' ? ['あった', 'that happened'] : ['記録された', 'recorded']
  return rule.window === 'cumulative'
    ? { ja: `${ja}末までに${happenedJa}`, en: `${happenedEn} up to the end of ${en}` }
    : { ja: `${ja}に${happenedJa}`, en: `${happenedEn} in ${en}` }
}

/** 「催しの来場」の記録（対面、対象者は個人）. */
function populationOf(term: Term): Bilingual {
  const labels = term.kinds.map((kind) => factKind(kind).label)
  const narrowing = narrowingOf(term)
  const ja = labels.map((label) => `「${label.ja}」`).join('')
  const en = labels.map((label) => `“${label.en}”`).join(', ')
  if (narrowing.length === 0) return { ja: `${ja}の記録`, en: `records of ${en}` }
  return {
    ja: `${ja}の記録（${narrowing.map((part) => part.ja).join('、')}）`,
    en: `records of ${en} (${narrowing.map((part) => part.en).join('; ')})`,
  }
}

function narrowingOf(term: Term): readonly Bilingual[] {
  const narrowing = term.tags.map((tag): Bilingual => tags[tag])
  if (term.partyType !== null) {
    const type = partyTypes[term.partyType]
    narrowing.push({ ja: `対象者は${type.ja}`, en: `party: ${type.en}` })
  }
  if (term.unit !== 'entry' && term.aggregate === 'count') narrowing.push(measuredIn[term.unit])
  return narrowing
}

const measuredIn: Readonly<Record<Exclude<FactUnit, 'entry'>, Bilingual>> = {
  yen: { ja: '金額の記録', en: 'those in yen' },
  person: { ja: '対象人数の記録', en: 'those in persons' },
  view: { ja: '閲覧数の記録', en: 'those in views' },
}

const sums: Readonly<Record<FactUnit, Bilingual>> = {
  entry: { ja: 'を合計した数（延べ）', en: 'added up (total)' },
  yen: { ja: 'の、金額を合計した数', en: 'their yen added up (total)' },
  person: { ja: 'の、対象人数を合計した数（延べ）', en: 'their persons added up (total)' },
  view: { ja: 'の、閲覧・再生の回数を合計した数（延べ）', en: 'their views added up (total)' },
}

/** How the population is counted; the Japanese begins with the particle that joins the two. */
function countingOf(term: Term): Bilingual {
  if (term.aggregate === 'sum') return sums[term.unit]
  if (term.distinct === 'entry') return countingEntries(term)
  const type = term.partyType && partyTypes[term.partyType]
  const [ja, en] = [type?.ja ?? '対象者', type?.en ?? 'party']
  return term.distinct === 'party'
    ? { ja: `を、${ja}ごとに1回だけ数えた数（実数）`, en: `each ${en} counted once (unique)` }
    : {
        ja: `を、募集・提供枠ごとに${ja}を1回だけ数えた数（実数）`,
        en: `each ${en} counted once for each offering (unique)`,
      }
}

function countingEntries(term: Term): Bilingual {
  const named = term.kinds.some((kind) => factKind(kind).party === 'optional')
  return named
    ? {
        ja: 'を、1件ずつ数えた数（延べ。人数のみの記録は、その人数を数えます）',
        en: 'each counted (total; a head-count counts its heads)',
      }
    : { ja: 'を、1件ずつ数えた数（延べ）', en: 'each counted (total)' }
}
