/** Playing grants: reviewers and reviews, decisions, fixing of sums, claims, payment runs. */
import { actingAs, type ActorContext } from '../../commands/context.ts'
import { claimGrant } from '../../commands/grant/claim.ts'
import { decideGrant } from '../../commands/grant/decide.ts'
import { fixGrant } from '../../commands/grant/fix.ts'
import { payRun, planPayments, sendPayments } from '../../commands/grant/pay.ts'
import { reviewGrant } from '../../commands/grant/review.ts'
import { parseMailAddress } from '../../domain/account/mail-address.ts'
import type { GrantDeed } from '../../domain/deed.ts'
import type { PaymentsAct, ReviewersAct } from '../../domain/kind-act.ts'
import { toInstant } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { ok, type Result } from '../../kit/result.ts'
import { findAccountByAddress, insertAccount } from '../../store/account.ts'
import { withAuthority } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import type { DeedPlace, MadeByDeed } from './deed-place.ts'

/** Opens the accounts of reviewers. They have no password and no address that takes mail. */
export async function openReviewers(
  { database, authority, clock }: ActorContext,
  { reviewers }: ReviewersAct,
  made: MadeByDeed,
): Promise<Result<unknown>> {
  for (const { name, label } of reviewers) {
    const address = parseMailAddress(`${name}@example.jp`)
    check(address.ok, `${name} makes an address`)
    const createdAt = toInstant(clock.now())
    const account = { address: address.value, name: label, language: 'ja', createdAt } as const
    const id = await withAuthority(database, authority, async (books) => {
      const opened = await insertAccount(books, { ...account, passwordHash: null })
      return opened ?? (await findAccountByAddress(books, address.value))?.id
    })
    made.put(name, present(id, `the account of ${name}`))
  }
  return ok(undefined)
}

/** Does one thing to an application for a grant. */
export async function doGrant(
  context: ActorContext,
  deed: GrantDeed,
  { application, made }: DeedPlace,
): Promise<Result<unknown>> {
  switch (deed.does) {
    case 'review': {
      const account = made.find(deed.reviewer)
      const by = { ...context.by, name: `account:${account}`, account }
      const items = deed.items.map((key) => [key, { finding: 'ok', note: '' }] as const)
      const findings = Object.fromEntries(items)
      return reviewGrant(actingAs(context, by), { application, findings })
    }
    case 'decide': {
      const { tier, persons } = deed
      const basis = { course: 'main', tier, costYen: null, persons }
      return decideGrant(context, { application, yen: null, basis })
    }
    case 'fix':
      return fixGrant(context, { application, yen: deed.yen, reason: deed.reason })
    case 'claim':
      break
  }
  const account = { bank: '0001', branch: '001', type: '1', number: '1234567', holder: 'レイジ' }
  return claimGrant(context, { application, account })
}

/** Collects what was claimed, sends it to the bank, and marks it as paid. */
export async function payClaims(
  context: ActorContext,
  offering: string,
  { transferOn, paid }: PaymentsAct,
): Promise<Result<unknown>> {
  const { database, authority, idempotencyKey = '' } = context
  const keyed = (name: string) => ({ ...context, idempotencyKey: `${idempotencyKey}/${name}` })
  const found = await withAuthority(database, authority, (books) => findOffering(books, offering))
  const { programme } = present(found, 'the offering of the payments')
  const planned = await planPayments(keyed('plan'), { programme, transferOn })
  if (!planned.ok) return planned
  const { run, transfers } = planned.value.outcome
  check(transfers === paid.length, `${transfers} of ${paid.length} claims are paid`)
  const sent = await sendPayments(keyed('send'), { run })
  return sent.ok ? payRun(context, { run }) : sent
}
