/** Claiming what was fixed (請求), with the account to pay to: kept apart, and out of the record. */
import { parseBankAccount, type TypedAccount } from '../../domain/bank/account.ts'
import { checkInTime, claimDeadline } from '../../domain/delivery/grant/deadline.ts'
import { mayWith } from '../../domain/access/capability.ts'
import { runners } from '../../domain/delivery/lifecycle.ts'
import { japanDate } from '../../kit/calendar.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { digest } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { writeGrantAccount } from '../../store/grant-run.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { awardMissing, type GrantCase, lockGrantCase } from './open-grant.ts'

/** A claim. */
export type GrantClaim = {
  readonly application: string
  readonly account: TypedAccount
}

/**
 * Claims the fixed sum. Refuses an account that banks cannot take a transfer to, a claim of
 * nothing, and one that comes after its deadline, unless staff enter it.
 */
export async function claimGrant(
  context: ActorContext,
  given: GrantClaim,
): Promise<Result<Done<{ readonly application: string }>>> {
  const { application: id } = given
  const parsed = parseBankAccount(given.account)
  if (!parsed.ok) {
    const [first] = parsed.refusal
    return first ? { ok: false, refusal: first.refusal } : accountNotValid
  }
  const account = parsed.value
  const input = { application: id, account: digest(canonicalJson(account)) }
  const act = { name: 'grant.claim', input, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, recordedAt } = running
    const held = await lockGrantCase(books, id)
    if (!held.ok) return held
    const may = checkClaim(context, held.value, recordedAt)
    if (!may.ok) return may
    const acted = await perform(running, {
      ...{ act: 'claim', applications: [id], by: context.by, now: recordedAt },
      ...{ reason: null, brings: ['account'] },
    })
    if (!acted.ok) return acted
    await writeGrantAccount(books, id, { account, at: recordedAt })
    return ok({ application: id })
  })
}

function checkClaim(
  { by }: ActorContext,
  { award, settings, offering }: GrantCase,
  now: string,
): Result<void> {
  if (!award) return awardMissing
  if (award.fixed === null) return ok(undefined)
  if (award.fixed.yen === 0) return nothingToClaim
  const late = { label: { ja: '請求を受け付ける', en: 'Take a claim' }, roles: runners }
  if (mayWith(by, late, { programme: offering.programme }).ok) return ok(undefined)
  const deadline = claimDeadline(settings, award.fixed.on)
  return checkInTime('claim', { deadline, day: japanDate(new Date(now)) })
}

const nothingToClaim = refuse(
  'nothing_to_claim',
  '確定額が0円のため、請求するものはありません。',
  'The amount was fixed at 0 yen: there is nothing to claim.',
)

const accountNotValid = refuse(
  'bank_account_not_valid',
  '振込先の口座を確かめて、もう一度入力してください。',
  'Check the bank account, and enter it again.',
)
