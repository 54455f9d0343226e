import { describe, expect, it, test } from 'vitest'
import { check } from '../../../kit/check.ts'
import {
  type Finding,
  itemsToMend,
  mayReview,
  parseReviewFindings,
  type Review,
  verdictOf,
} from './review.ts'
import { parseGrantSettings } from './settings.ts'

const item = (key: string, ja: string) => ({ key, label: { ja, en: key }, evidence: `${key}-file` })
const read = parseGrantSettings({
  checklist: [item('registry', '登記簿'), item('tax', '納税証明'), item('plan', '計画書')],
})
check(read.ok, 'the settings are valid')
const settings = read.value

const review = (reviewer: string, ...found: readonly Finding[]): Review => ({
  reviewer,
  findings: Object.fromEntries(
    settings.checklist.map(({ key }, index) => {
      const finding = found[index] ?? 'ok'
      return [key, { finding, note: finding === 'not-ok' ? `${reviewer}: ${key}` : '' }]
    }),
  ),
})
const good = (reviewer: string) => review(reviewer)

describe('a reviewer', () => {
  test.each<[string, string, readonly Review[], string | null]>([
    ['the first', 'a', [], null],
    ['the second', 'b', [good('a')], null],
    ['the first again', 'a', [good('a')], 'reviewer_has_reviewed_already'],
    ['a third', 'c', [good('a'), good('b')], 'reviews_are_complete'],
    ['the applicant', 'applicant', [], 'reviewer_belongs_to_applicant'],
    ['a colleague of the applicant', 'colleague', [good('a')], 'reviewer_belongs_to_applicant'],
  ])('%s', (...row) => {
    const [, reviewer, reviews, code] = row
    const applicantAccounts = ['applicant', 'colleague']
    const answer = mayReview(settings, { reviewer, reviews, applicantAccounts })
    expect(answer.ok ? null : answer.refusal.code).toBe(code)
  })
})

describe('the reviews', () => {
  test.each<[string, readonly Review[], object]>([
    ['of nobody', [], { state: 'incomplete', missing: 2 }],
    ['of one', [good('a')], { state: 'incomplete', missing: 1 }],
    ['that find all in order', [good('a'), good('b')], { state: 'agreed', passes: true }],
    [
      'that agree on what is wrong',
      [review('a', 'ok', 'not-ok'), review('b', 'ok', 'not-ok')],
      { state: 'agreed', passes: false },
    ],
    [
      'with what does not apply',
      [review('a', 'not-applicable'), review('b', 'not-applicable')],
      { state: 'agreed', passes: true },
    ],
    [
      'that differ',
      [review('a', 'ok', 'not-ok'), review('b', 'ok', 'ok', 'not-ok')],
      { state: 'disagreed', items: [{ key: 'tax' }, { key: 'plan' }] },
    ],
  ])('%s', (_, reviews, verdict) => {
    expect(verdictOf(settings, reviews)).toMatchObject(verdict)
  })

  it('give the items to mend with their notes, each note once', () => {
    const reviews = [review('a', 'ok', 'not-ok', 'not-ok'), review('b', 'ok', 'not-ok')]
    expect(itemsToMend(settings.checklist, reviews)).toMatchObject([
      { item: { key: 'tax', evidence: 'tax-file' }, notes: ['a: tax', 'b: tax'] },
      { item: { key: 'plan' }, notes: ['a: plan'] },
    ])
    const same = [reviews[0], reviews[0]].filter((each) => each !== undefined)
    expect(itemsToMend(settings.checklist, same)[0]?.notes).toEqual(['a: tax'])
  })
})

describe('what a reviewer enters', () => {
  const whole = {
    registry: { finding: 'ok' },
    tax: { finding: 'not-ok', note: ' 期限切れです。 ' },
    plan: { finding: 'not-applicable' },
  }

  it('is read', () => {
    expect(parseReviewFindings(settings.checklist, { ...whole, gone: { finding: 'ok' } })).toEqual({
      ok: true,
      value: {
        registry: { finding: 'ok', note: '' },
        tax: { finding: 'not-ok', note: '期限切れです。' },
        plan: { finding: 'not-applicable', note: '' },
      },
    })
  })

  test.each([
    ['review_item_is_open', { plan: undefined }, /計画書/],
    ['review_note_is_missing', { tax: { finding: 'not-ok', note: '　' } }, /納税証明/],
    ['review_findings_are_not_valid', { tax: { finding: 'maybe' } }, /適/],
  ])('%s', (code, change, sentence) => {
    const given: unknown = JSON.parse(JSON.stringify({ ...whole, ...change }))
    const answer = parseReviewFindings(settings.checklist, given)
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    expect(answer.ok ? '' : answer.refusal.message.ja).toMatch(sentence)
  })
})
