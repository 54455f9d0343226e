/** Fee claims: each visit is claimed once, approved by an officer, and paid. */
import { describe, expect, it } from 'vitest'
import { undoVisit } from '../../src/commands/dispatch/confirm.ts'
import { settleFeeClaim, submitFeeClaim } from '../../src/commands/dispatch/fee-claim.ts'
import type { CalendarDate } from '../../src/kit/calendar.ts'
import { present } from '../../src/kit/check.ts'
import type { Result } from '../../src/kit/result.ts'
import { type Books, withAuthority } from '../../src/store/database.ts'
import { listClaimable, listClaims } from '../../src/store/dispatch-claim.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, runner, taken } from '../world/delivery.ts'
import {
  assigned,
  enterCompany,
  enterExpert,
  openDispatch,
  planOn,
  visited,
  winter,
} from './world.ts'

const { context, database } = await cloneDatabase()
const offering = await openDispatch(context, { fee: { yen: 10_000, per: 'hour' } })
const sato = await enterExpert(context, '佐藤 一')
const company = await enterCompany(context, '1')
const application = await assigned(context, { offering, company, expert: sato })
const officer = at(runner(context), winter)
const expert = at(sato.context, winter)

const inBooks = <T>(work: (books: Books) => Promise<T>) =>
  withAuthority(database, context.authority, work)
const codeOf = (result: Result<unknown>) => (result.ok ? null : result.refusal.code)
const claimable = () => inBooks((books) => listClaimable(books, sato.id))

const first = taken(await visited(sato, application, planOn('2023-07-03', { minutes: 90 }))).outcome
taken(await visited(sato, application, planOn('2023-07-31', { minutes: 100 })))
taken(await visited(sato, application, planOn('2023-08-01')))
const [july] = await claimable()
const { programme } = present(july, 'the visits of July')

describe('a claim', () => {
  it('holds the visits of a month, once each, also where it is sent twice at once', async () => {
    expect(await claimable()).toEqual([
      { programme, month: '2023-07', visits: 2, yen: 15_000 + 16_666 },
      { programme, month: '2023-08', visits: 1, yen: 20_000 },
    ])
    const tries = await Promise.all(
      [1, 2].map(() => submitFeeClaim(expert, { programme, month: '2023-07' })),
    )
    expect(new Set(tries.map(codeOf))).toEqual(new Set(['nothing_to_claim', null]))
    const [claim] = await inBooks((books) => listClaims(books, { expert: sato.id }))
    expect(claim).toMatchObject({ month: '2023-07', state: 'submitted', visits: 2, yen: 31_666 })
    expect(await claimable()).toHaveLength(1)
  })

  it('is approved, then paid; what it holds is not taken back meanwhile', async () => {
    const [made] = await inBooks((books) => listClaims(books, { expert: sato.id }))
    const { id: claim } = present(made, 'the claim')
    expect(codeOf(await undoVisit(officer, { ...first, reason: '誤り' }))).toBe(
      'visit_is_in_a_fee_claim',
    )
    expect(codeOf(await settleFeeClaim(officer, { claim, step: 'pay' }))).toBe(
      'fee_claim_step_does_not_follow',
    )
    expect(codeOf(await settleFeeClaim(expert, { claim, step: 'approve' }))).toBe('act_not_allowed')
    taken(await settleFeeClaim(officer, { claim, step: 'approve' }))
    const ahead = '2024-03-31' as CalendarDate
    expect(codeOf(await settleFeeClaim(officer, { claim, step: 'pay', paidOn: ahead }))).toBe(
      'payment_day_lies_ahead',
    )
    taken(await settleFeeClaim(officer, { claim, step: 'pay' }))
    const [paid] = await inBooks((books) => listClaims(books, { claim }))
    expect(paid).toMatchObject({ state: 'paid', paidOn: '2024-02-20' })
  })

  it('lets go of its visits where it is returned, with a reason', async () => {
    const sent = taken(await submitFeeClaim(expert, { programme, month: '2023-08' })).outcome
    const back = { claim: sent.claim, step: 'return' } as const
    expect(codeOf(await settleFeeClaim(officer, back))).toBe('reason_missing')
    taken(await settleFeeClaim(officer, { ...back, reason: '時間を確かめてください' }))
    expect(await claimable()).toEqual([{ programme, month: '2023-08', visits: 1, yen: 20_000 }])
    const again = taken(await submitFeeClaim(expert, { programme, month: '2023-08' })).outcome
    expect(again).toMatchObject({ visits: 1, yen: 20_000 })
  })
})

it('is sent by experts of the register alone', async () => {
  const given = { programme, month: '2023-08' }
  expect(codeOf(await submitFeeClaim(officer, given))).toBe('act_not_allowed')
  expect(codeOf(await submitFeeClaim(expert, { ...given, month: '8月' }))).toBe(
    'month_not_understood',
  )
})
