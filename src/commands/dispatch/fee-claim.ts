/** Fee claims: an expert claims the visits of a month, an officer approves, payment is noted. */
import { mayAct } from '../../domain/access/capability.ts'
import {
  type ClaimStep,
  claimStates,
  claimSteps,
  parseMonth,
} from '../../domain/delivery/dispatch/fee-claim.ts'
import { type CalendarDate, japanDate } from '../../kit/calendar.ts'
import { isId, newId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { insertClaim, lockClaimable, lockClaim, moveClaim } from '../../store/dispatch-claim.ts'
import { findExpertOf } from '../../store/dispatch-expert.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'

/** What is claimed. */
export type ClaimSubmitted = {
  readonly claim: string
  readonly visits: number
  /** Whole yen. */
  readonly yen: number
}

/**
 * Claims the fees of one's own visits of a month in a programme: those that were reported and that
 * no claim holds. Each visit is claimed once, also where two claims are sent at once.
 */
export async function submitFeeClaim(
  context: ActorContext,
  given: {
    readonly programme: string
    /** As 2023-06. */
    readonly month: string
  },
): Promise<Result<Done<ClaimSubmitted>>> {
  const month = parseMonth(given.month)
  if (!month.ok) return month
  const act = { name: 'fee.claim', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command, recordedAt }) => {
    const { by } = context
    const allowed = mayAct(by, 'dispatch.own', { programme: given.programme })
    if (!allowed.ok) return allowed
    const expert = by.account === null ? undefined : await findExpertOf(books, by.account)
    if (!expert) return notInRegister
    const of = { expert: expert.id, programme: given.programme, month: month.value }
    const found = await lockClaimable(books, of)
    if (found.length === 0) return nothingToClaim
    const id = newId()
    const yen = found.reduce((sum, visit) => sum + visit.yen, 0)
    const visits = found.map(({ visit }) => visit)
    await insertClaim(books, { id, ...of, yen, submittedAt: recordedAt }, { visits, command })
    return ok({ claim: id, visits: visits.length, yen })
  })
}

/** A step of a claim. */
export type ClaimSettling = {
  readonly claim: string
  readonly step: ClaimStep
  /** Where it is returned. */
  readonly reason?: string | null
  /** When it was paid; today where absent. */
  readonly paidOn?: CalendarDate | null
}

/** Approves a claim, returns it with a reason, or notes that it was paid. */
export async function settleFeeClaim(
  context: ActorContext,
  given: ClaimSettling,
): Promise<Result<Done<{ readonly claim: string }>>> {
  const reason = given.reason?.trim() || null
  const { claim: id, step } = given
  const input = { ...given, reason }
  const act = { name: `fee.${step}`, input, reason, lock: 'writing' } as const
  return runAct(context, act, async ({ books, recordedAt: at }) => {
    const claim = isId(id) ? await lockClaim(books, id) : undefined
    if (!claim) return claimUnknown
    const allowed = mayAct(context.by, 'fee.settle', { programme: claim.programme })
    if (!allowed.ok) return allowed
    const { from, to, label } = claimSteps[step]
    if (claim.state !== from) {
      const state = claimStates[claim.state]
      return refuse(
        'fee_claim_step_does_not_follow',
        `この請求は「${state.ja}」なので、「${label.ja}」はできません。画面を開き直してください。`,
        `This claim is "${state.en}", so "${label.en}" cannot be done. Open the page again.`,
      )
    }
    if (step === 'return' && reason === null) return reasonMissing
    const today = japanDate(new Date(at))
    const paidOn = step === 'pay' ? (given.paidOn ?? today) : null
    if (paidOn !== null && paidOn > today) return paidLater
    await moveClaim(books, id, { state: to, at, paidOn, reason })
    return ok({ claim: id })
  })
}

const notInRegister = refuse(
  'expert_not_in_register',
  'あなたは専門家としてまだ登録されていません。事業の担当者に連絡してください。',
  'You are not in the register of experts yet. Please ask the officer of the programme.',
)

const nothingToClaim = refuse(
  'nothing_to_claim',
  'この月に、まだ請求していない訪問はありません。訪問の報告を先に送ってください。',
  'No visit of this month is left to claim. Send the reports of your visits first.',
)

const claimUnknown = refuse(
  'fee_claim_unknown',
  'この請求は見つかりません。一覧から選び直してください。',
  'This claim cannot be found. Choose it from the list again.',
)

const reasonMissing = refuse(
  'reason_missing',
  '差し戻す理由を入力してください。',
  'Say why the claim is returned.',
)

const paidLater = refuse(
  'payment_day_lies_ahead',
  '支払日は今日までの日付にしてください。',
  'The day of payment must not lie ahead.',
)
