/** A firm that applies for something: its party, whoever acts for it, and its application. */
import { companyClaimant } from '../../src/commands/application/applicant.ts'
import { openClaims } from '../../src/commands/application/claims.ts'
import type { Context } from '../../src/commands/context.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import type { CorporateNumber } from '../../src/domain/codes.ts'
import type { LifecycleName, OpenKind } from '../../src/domain/delivery/register.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { applicant, claimant, openOffering, request, runner, taken } from './delivery.ts'

/** A firm, and the account of one of its members. */
export type Firm = { readonly actor: Actor; readonly account: string; readonly party: string }

/** Enters a firm with a member of its own. */
export async function openFirm(
  context: Context,
  { number = '8700110005901', name = '株式会社あおば', account = newId() } = {},
): Promise<Firm> {
  const named = { number: number as CorporateNumber, name }
  const { detail } = claimant('青葉太郎')
  const { party } = await companyClaimant(runner(context), named, detail)
  const id = typeof party === 'object' ? party.id : ''
  return { account, party: id, actor: { ...applicant(account), parties: [id] } }
}

/** Something that firms apply for as a whole. */
export async function openForFirms(
  context: Context,
  kind: OpenKind,
  settings: Record<string, unknown> = {},
): Promise<string> {
  const whole = { seatsPer: 'offering', capacity: null, ...settings }
  const { offering } = await openOffering(context, { kind, settings: whole, sessions: [] })
  return offering
}

/** The application that a firm makes by an act. */
export async function applyAsFirm(
  context: Context,
  { actor, account, party }: Firm,
  asked: { readonly offering: string; readonly lifecycle: LifecycleName; readonly act: string },
): Promise<string> {
  const { offering, lifecycle, act } = asked
  const company = { id: party, type: 'company' } as const
  const claimants = [claimant('青葉太郎', { party: company, account })]
  const place = { offering, session: null }
  const wish = request(place, actor, { lifecycle, act, claimants })
  const done = taken(await openClaims(context)(wish))
  return present(done.outcome.applications[0], 'the application').id
}
