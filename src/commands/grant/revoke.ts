/**
 * Revoking an award in whole or in part (適正化法 第17条), before its payment or after it; what was paid
 * beyond what stands is asked back (第18条) with interest (第19条), repaid in parts, and settled.
 */
import { repaymentDeadline } from '../../domain/delivery/grant/deadline.ts'
import {
  type Payment,
  type Revocation,
  revokeAward,
  type Settlement,
  settleRepayment,
} from '../../domain/delivery/grant/repayment.ts'
import { yenWords } from '../../domain/delivery/grant/yen.ts'
import { type CalendarDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { check } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import type { Books } from '../../store/database.ts'
import { type Award, readConditions, writeAward } from '../../store/grant-award.ts'
import { listRepayments } from '../../store/grant-repayment.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { issueLetter } from '../letter/issue-letter.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { awardMissing, type GrantCase, lockGrantCase } from './open-grant.ts'

/** A revocation. */
export type GrantRevocation = {
  readonly application: string
  /** Null for all that stands. */
  readonly yen: number | null
  readonly reasons: readonly string[]
}

/** What came of it. */
export type GrantRevoked = {
  readonly application: string
  readonly revokedYen: number
  /** What is asked back; 0 where nothing was paid beyond what stands. */
  readonly repayYen: number
  readonly dueOn: CalendarDate | null
}

/** Revokes an award, and asks the money back where it was paid. Letters say both. */
export async function revokeGrant(
  context: ActorContext,
  given: GrantRevocation,
): Promise<Result<Done<GrantRevoked>>> {
  const reasons = given.reasons.map((each) => each.trim()).filter((each) => !isBlank(each))
  const reason = reasons.join('\n') || null
  const act = {
    name: 'grant.revoke',
    input: { ...given, reasons },
    reason,
    lock: 'writing',
  } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: now } = running
    const held = await lockGrantCase(books, given.application)
    if (!held.ok) return held
    const { application, award } = held.value
    if (!award) return awardMissing
    const standing = standingOf(award)
    const figures = {
      decidedYen: standing,
      fixedYen: award.fixed && standing,
      paidYen: award.paidYen,
    }
    const revokedYen = given.yen ?? standing
    const revoked = revokeAward(figures, revokedYen)
    if (!revoked.ok) return revoked
    const name = actFor(held.value, revoked.value)
    // What was paid stays promised until it has come back.
    const weight = Math.max(revoked.value.standingYen, award.paidYen)
    const own = { weight, measure: { quantity: revokedYen, unit: 'yen' as const } }
    const acted = await perform(running, {
      ...{ act: name, applications: [application.id], by: context.by, now, reason },
      brings: ['amount'],
      own: new Map([[application.id, own]]),
    })
    if (!acted.ok) return acted
    const next = await writeRevoked(running, held.value, {
      ...revoked.value,
      revokedYen,
      act: name,
    })
    const sent = await issueLetters(running, held.value, { reasons, revokedYen, next })
    if (!sent.ok) return sent
    const { repayYen } = revoked.value
    const dueOn = next.repayment?.dueOn ?? null
    return ok({ application: application.id, revokedYen, repayYen, dueOn })
  })
}

/** What stands of an award: the fixed sum, or the decided one, less what was revoked. */
function standingOf({ decidedYen, fixed, revokedYen }: Award): number {
  return (fixed?.yen ?? decidedYen) - revokedYen
}

function actFor({ application }: GrantCase, { repayYen, standingYen }: Revocation): string {
  if (repayYen > 0 || application.state === 'paid') return 'reclaim'
  return standingYen > 0 ? 'revoke-part' : 'revoke'
}

async function writeRevoked(
  { books, command, recordedAt }: Running,
  { settings, application, award }: GrantCase,
  revoked: Revocation & { readonly revokedYen: number; readonly act: string },
): Promise<Award> {
  check(award, 'what is revoked was awarded')
  const orderedOn = japanDate(new Date(recordedAt))
  const repayment =
    revoked.repayYen === 0
      ? null
      : {
          yen: revoked.repayYen,
          orderedOn,
          dueOn: repaymentDeadline(settings, orderedOn),
          basisPoints: settings.interestBasisPoints,
        }
  const revokedYen = award.revokedYen + revoked.revokedYen
  const next = { ...award, revokedYen, repayment, version: award.version + 1 }
  const conditions = await readConditions(books, application.id)
  await writeAward(books, next, { act: revoked.act, conditions, command })
  return next
}

async function issueLetters(
  running: Running,
  { application }: GrantCase,
  said: { readonly reasons: readonly string[]; readonly revokedYen: number; readonly next: Award },
): Promise<Result<void>> {
  const { reasons, revokedYen, next } = said
  const { repayment, decidedOn } = next
  const revocation = await issueLetter(running, {
    sort: 'grant-revocation',
    application: application.id,
    values: {
      ...{ reasons, revoked: revokedYen, decided: next.decidedYen, remaining: standingOf(next) },
      ...{ returnable: repayment?.yen ?? null, decidedOn },
    },
  })
  if (!revocation.ok || repayment === null) return revocation.ok ? ok(undefined) : revocation
  const { surchargeYen } = settlementOf(next, [], repayment.orderedOn) ?? { surchargeYen: 0 }
  const rate = `${(repayment.basisPoints / 100).toFixed(2)}%`
  const demand = await issueLetter(running, {
    sort: 'grant-repayment',
    application: application.id,
    values: {
      ...{ reasons, amount: repayment.yen, interest: surchargeYen },
      ...{ total: repayment.yen + surchargeYen, due: repayment.dueOn, decidedOn },
      ...{ interestRate: rate, lateRate: rate },
    },
  })
  return demand.ok ? ok(undefined) : demand
}

/** How a repayment stands on a day; null where nothing is asked back. */
function settlementOf(
  award: Award,
  repaid: readonly Payment[],
  asOf: CalendarDate,
): Settlement | null {
  const { repayment, paidYen, paidOn } = award
  if (repayment === null || paidOn === null) return null
  const order = {
    reason: 'revoked' as const,
    principalYen: repayment.yen,
    received: [{ on: paidOn, yen: paidYen }],
    dueOn: repayment.dueOn,
    interestBasisPoints: repayment.basisPoints,
  }
  return settleRepayment(order, repaid, asOf)
}

/** A repayment that came in. */
export type GrantRepayment = {
  readonly application: string
  readonly yen: number
  readonly paidOn: CalendarDate
}

/** What came of it: what is still owed on that day. */
export type GrantRepaid = {
  readonly application: string
  readonly leftYen: number
  readonly isSettled: boolean
}

/** Records a repayment. Where nothing is owed any more, the repayment is closed with it. */
export async function recordRepayment(
  context: ActorContext,
  given: GrantRepayment,
): Promise<Result<Done<GrantRepaid>>> {
  const act = { name: 'grant.repay', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt: now } = running
    const held = await lockGrantCase(books, given.application)
    if (!held.ok) return held
    const { application, award } = held.value
    if (!award) return awardMissing
    const { id } = application
    const { yen, paidOn } = given
    const repaid = [...(await listRepayments(books, id)), { on: paidOn, yen }]
    const settled = settlementOf(award, repaid, paidOn)
    if (!(Number.isSafeInteger(yen) && yen > 0)) return notYen(yen)
    if (settled && settled.excessYen > 0) return tooMuch(yen, settled.excessYen)
    const isSettled = settled !== null && settled.leftYen === 0
    const standing = standingOf(award)
    const name = isSettled ? (standing > 0 ? 'settle-part' : 'settle') : 'repay'
    const own = { measure: { quantity: yen, unit: 'yen' as const }, details: { yen } }
    const weight = isSettled && standing > 0 ? { weight: standing } : {}
    const acted = await perform(running, {
      ...{ act: name, applications: [id], by: context.by, now, reason: null },
      ...{ happenedAt: noonOf(paidOn), brings: ['amount', 'payment'] as const },
      own: new Map([[id, { ...own, ...weight }]]),
    })
    if (!acted.ok) return acted
    return ok({ application: id, leftYen: settled?.leftYen ?? 0, isSettled })
  })
}

function noonOf(date: CalendarDate): Instant {
  return new Date(`${date}T12:00:00+09:00`).toISOString() as Instant
}

function notYen(value: number) {
  return refuse(
    'amount_is_not_whole_yen',
    `「${value}」は金額として使えません。1円以上の整数で入力してください。`,
    `"${value}" is not an amount. Enter whole yen, from 1.`,
  )
}

function tooMuch(yen: number, excessYen: number) {
  const [paid, excess] = [yenWords(yen), yenWords(excessYen)]
  return refuse(
    'repayment_above_what_is_owed',
    `${paid.ja}は、返還していただく額を${excess.ja}超えています。金額と入金日を確かめてください。`,
    `${paid.en} is ${excess.en} more than is owed. Check the amount and the day.`,
  )
}

/** What has been repaid, with how it stands on a day. */
export async function readSettlement(
  books: Books,
  award: Award,
  asOf: CalendarDate,
): Promise<{ readonly repaid: readonly Payment[]; readonly settlement: Settlement | null }> {
  const repaid = await listRepayments(books, award.application)
  return { repaid, settlement: settlementOf(award, repaid, asOf) }
}
