/** Deciding grants: by two reviewers, within the rule and the budget; the call closes by itself. */
import { describe, expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { decideGrant } from '../../src/commands/grant/decide.ts'
import { refuseGrant, refuseRest } from '../../src/commands/grant/refuse.ts'
import { reviewGrant } from '../../src/commands/grant/review.ts'
import { fixGrant } from '../../src/commands/grant/fix.ts'
import { changeOfferingState } from '../../src/commands/offering/offering.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findAward, listAwardVersions, readCallSums } from '../../src/store/grant-award.ts'
import { findClosing } from '../../src/store/grant-closing.ts'
import { findOffering } from '../../src/store/offering.ts'
import { cloneDatabase } from '../database/clone.ts'
import { taken } from '../world/delivery.ts'
import {
  applied,
  applyFor,
  codeOf,
  costAnswers,
  decided,
  openCall,
  reviewed,
  staff,
  standing,
} from './world.ts'

const { context } = await cloneDatabase()
const books = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(context.database, context.authority, read)

const fine = { papers: { finding: 'ok' } }
const wrong = { papers: { finding: 'not-ok', note: '見積書が古い' } }

describe('reviews', () => {
  test('two people review, the second is not the first, and no third is needed', async () => {
    const call = await openCall(context)
    const application = await applied(context, call, { company: 1 })
    const [one, other, third] = [1, 2, 3].map(() => staff(context, 'operator'))
    if (!one || !other || !third) return
    const review = (by: typeof one, findings: unknown) => reviewGrant(by, { application, findings })
    expect(codeOf(await review(one, fine))).toBe('application_not_under_review')
    taken(await actOnApplications(one, { act: 'accept', applications: [application] }))
    expect(codeOf(await review(one, {}))).toBe('review_item_is_open')
    expect(taken(await review(one, wrong)).outcome.missing).toBe(1)
    expect(codeOf(await review(one, fine))).toBe('reviewer_has_reviewed_already')
    const officer = staff(context, 'officer')
    const decide = () => decideGrant(officer, { application, yen: null })
    expect(codeOf(await decide())).toBe('reviews_are_incomplete')
    taken(await review(other, fine))
    expect(codeOf(await review(third, fine))).toBe('reviews_are_complete')
    expect(codeOf(await decide())).toBe('reviewers_disagree')
    taken(await review(one, fine))
    expect(codeOf(await decide())).toBe('done')
  })

  test('what does not pass is not decided', async () => {
    const call = await openCall(context)
    const application = await applied(context, call, { company: 2 })
    const officer = staff(context, 'officer')
    taken(await actOnApplications(officer, { act: 'accept', applications: [application] }))
    for (const by of [officer, staff(context, 'operator')]) {
      taken(await reviewGrant(by, { application, findings: wrong }))
    }
    expect(codeOf(await decideGrant(officer, { application, yen: null }))).toBe(
      'reviews_do_not_pass',
    )
    expect(codeOf(await refuseGrant(officer, { application, reasons: [] }))).toBe('reason_missing')
    expect(codeOf(await refuseGrant(officer, { application, reasons: ['書類の不備'] }))).toBe(
      'done',
    )
    expect(await standing(context, application)).toMatchObject({ state: 'refused' })
  })
})

describe('the sum', () => {
  test.each([
    // cost, decided, comes to
    [1_000_000, null, 500_000, 'done'],
    [1_000_000, 300_000, 300_000, 'done'],
    [1_000_000, 500_001, null, 'amount_above_cap'],
    [1_000_000, 0, null, 'amount_is_not_whole_yen'],
    [1_000_000, 100.5, null, 'amount_is_not_whole_yen'],
    [333_333, null, 166_000, 'done'],
  ] as const)('of %s yen, decided %s: %s (%s)', async (...[cost, yen, comesTo, code]) => {
    const call = await openCall(context)
    const answers = costAnswers(cost)
    const application = await applied(context, call, { company: 3, answers })
    const result = await decided(context, application, { yen })
    expect(codeOf(result)).toBe(code)
    const award = await books((all) => findAward(all, application))
    expect(award?.decidedYen ?? null).toBe(comesTo)
    expect((await books((all) => readCallSums(all, call))).committedYen).toBe(comesTo ?? 0)
  })

  test('conditions are kept word for word with the award, as they were amended', async () => {
    const call = await openCall(context)
    const application = await applied(context, call, { company: 4 })
    const words = { ja: '3か月ごとに報告すること。', en: '' }
    taken(await decided(context, application, { conditions: [{ key: 'own', text: words }] }))
    const [version] = await books((all) => listAwardVersions(all, application))
    expect(version).toMatchObject({
      act: 'decide',
      conditions: [{ key: 'own', text: { ja: words.ja, en: words.ja } }],
    })
  })

  test('a fixed sum is decided and fixed at once', async () => {
    const tier = { key: 'one', label: { ja: '1人目', en: 'First' }, yen: 300_000 }
    const courses = [
      { key: 'c', label: { ja: '定額', en: 'Set' }, amount: { by: 'tier', tiers: [tier] } },
    ]
    const call = await openCall(context, { details: { variant: 'fixed-sum', courses } })
    const application = await applied(context, call, { company: 5, answers: {} })
    taken(await decided(context, application))
    expect(await standing(context, application)).toEqual({ state: 'fixed', weight: 300_000 })
    const award = await books((all) => findAward(all, application))
    expect(award).toMatchObject({ decidedYen: 300_000, fixed: { yen: 300_000 } })
  })
})

describe('a budget of 1,000,000 yen', () => {
  test('closes the call when it is gone, tells the rest, and can be opened when freed', async () => {
    const call = await openCall(context)
    const ids: string[] = []
    for (const company of [11, 12, 13, 14]) ids.push(await applied(context, call, { company }))
    const [first = '', second = '', third = ''] = ids
    expect(taken(await decided(context, first)).outcome.isCallClosed).toBe(false)
    await reviewed(context, third)
    const last = taken(await decided(context, second)).outcome
    expect(last.isCallClosed).toBe(true)
    const officer = staff(context, 'officer')
    expect(codeOf(await decideGrant(officer, { application: third, yen: null }))).toBe(
      'budget_is_gone',
    )
    expect(await books((all) => findOffering(all, call))).toMatchObject({ state: 'closed' })
    expect(await books((all) => findClosing(all, call))).toMatchObject({ leftYen: 0 })
    expect(codeOf(await applyFor(context, call, { company: 15 }))).toBe('budget_is_gone')
    const open = () => changeOfferingState(officer, { offering: call, state: 'open' })
    expect(codeOf(await open())).toBe('budget_is_gone')
    expect(taken(await refuseRest(officer, { offering: call })).refused).toBe(2)
    expect(await standing(context, third)).toMatchObject({ state: 'refused' })
    const fixing = { application: first, yen: 200_000, spent: { costYen: 400_000, persons: null } }
    expect(codeOf(await fixGrant(officer, fixing))).toBe('reason_missing')
    const fixed = taken(await fixGrant(officer, { ...fixing, reason: '実績が少ない' })).outcome
    expect(fixed).toMatchObject({ yen: 200_000, freedYen: 300_000 })
    expect(codeOf(await open())).toBe('done')
    expect(await books((all) => findClosing(all, call))).toBeUndefined()
    expect(codeOf(await applyFor(context, call, { company: 15 }))).toBe('done')
    expect(await books((all) => readCallSums(all, call))).toMatchObject({ committedYen: 700_000 })
  })

  test('is never promised twice, whoever decides at the same time', async () => {
    const call = await openCall(context)
    const ids: string[] = []
    for (const company of [21, 22, 23, 24, 25, 26]) {
      const application = await applied(context, call, { company })
      await reviewed(context, application)
      ids.push(application)
    }
    const results = await Promise.all(
      ids.map((application) => decideGrant(staff(context, 'officer'), { application, yen: null })),
    )
    expect(results.map(codeOf).toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'budget_is_gone'),
      ...['done', 'done'],
    ])
    expect(await books((all) => readCallSums(all, call))).toMatchObject({
      committedYen: 1_000_000,
      awards: 2,
    })
  })
})
