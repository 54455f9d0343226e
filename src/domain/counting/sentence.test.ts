import { describe, expect, it, test } from 'vitest'
import { toFiscalYear } from '../fiscal-year.ts'
import type { CountingRule, Term } from './rule.ts'
import { additivitySentence, ruleSentence } from './sentence.ts'

const year = toFiscalYear(2023)

const term = (changes: Partial<Term> & Pick<Term, 'kinds'>): Term => ({
  tags: [],
  partyType: null,
  unit: 'entry',
  distinct: 'entry',
  aggregate: 'count',
  ...changes,
})

const rule = (terms: readonly Term[], changes: Partial<CountingRule> = {}): CountingRule => ({
  version: 1,
  terms,
  dateField: 'occurredOn',
  window: 'fiscal-year',
  ...changes,
})

describe('the sentence of a rule', () => {
  test.each<[string, CountingRule, string, string]>([
    [
      'parties',
      rule([term({ kinds: ['gathering.attended'], distinct: 'party' })]),
      '令和5年度にあった「催しの来場」の記録を、対象者ごとに1回だけ数えた数（実数）',
      'Records of “Gathering attendance” that happened in FY2023, each party counted once (unique)',
    ],
    [
      'entries that may be head-counts, with a tag',
      rule([term({ kinds: ['gathering.attended'], tags: ['seminar'] })]),
      '令和5年度にあった「催しの来場」の記録（セミナー）を、1件ずつ数えた数（延べ。人数のみの記録は、その人数を数えます）',
      'Records of “Gathering attendance” (seminar) that happened in FY2023, each counted (total; a head-count counts its heads)',
    ],
    [
      'companies among records of money, by the day they were written down',
      rule(
        [
          term({
            kinds: ['grant.decided'],
            partyType: 'company',
            unit: 'yen',
            distinct: 'party',
          }),
        ],
        { dateField: 'recordedOn' },
      ),
      '令和5年度に記録された「交付決定」の記録（対象者は企業、金額の記録）を、企業ごとに1回だけ数えた数（実数）',
      'Records of “Grant decided” (party: company; those in yen) recorded in FY2023, each company counted once (unique)',
    ],
    [
      'a sum since the beginning',
      rule([term({ kinds: ['article.viewed'], unit: 'view', aggregate: 'sum' })], {
        window: 'cumulative',
      }),
      '令和5年度末までにあった「閲覧」の記録の、閲覧・再生の回数を合計した数（延べ）',
      'Records of “Article viewed” that happened up to the end of FY2023, their views added up (total)',
    ],
    [
      'two terms',
      rule([
        term({ kinds: ['course.attended'], tags: ['in-person'], distinct: 'party' }),
        term({ kinds: ['course.held', 'consultation.held'] }),
      ]),
      '令和5年度にあった記録について、「「受講」の記録（対面）を、対象者ごとに1回だけ数えた数（実数）」と「「講座の開催」「相談の実施」の記録を、1件ずつ数えた数（延べ。人数のみの記録は、その人数を数えます）」を足した数',
      'The sum, over records that happened in FY2023, of: records of “Course attendance” (in person), each party counted once (unique); and records of “Course session held”, “Consultation held”, each counted (total; a head-count counts its heads)',
    ],
  ])('names %s', (...[, given, ja, en]) => {
    expect(ruleSentence(given, year)).toEqual({ ja, en })
  })

  it('says of every rule whether its parts add up', () => {
    const entries = term({ kinds: ['gathering.attended'] })
    const parties = term({ kinds: ['gathering.attended'], distinct: 'party' })
    expect(additivitySentence(rule([entries])).en).toContain('add up to')
    expect(additivitySentence(rule([entries, parties])).en).toContain('do not add up')
  })
})
