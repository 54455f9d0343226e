/** A fair with sessions and people who come to it, set up through the commands. */
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import type { Claimant, ClaimRequest } from '../../src/commands/application/claim-request.ts'
import { type ActorContext, actingAs, type Context } from '../../src/commands/context.ts'
import { changeOfferingState, createOffering } from '../../src/commands/offering/offering.ts'
import { addSessions, type SessionDraft } from '../../src/commands/offering/session.ts'
import { type Actor, ownerOf } from '../../src/domain/access/actor.ts'
import type { OpenKind } from '../../src/domain/delivery/register.ts'
import type { Instant } from '../../src/kit/calendar.ts'
import { check } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import type { Result } from '../../src/kit/result.ts'
import { smallPlan } from './plan.ts'

/** The value of an answer that a test counts on. */
export function taken<T>(result: Result<T>): T {
  check(result.ok, `it is done: ${result.ok ? '' : result.refusal.message.en}`)
  return result.value
}

export const instant = (text: string) => new Date(text).toISOString() as Instant

/** The context at another moment. */
export function at<C extends Context>(context: C, moment: string): C {
  return { ...context, clock: { now: () => new Date(moment) } }
}

/** Whoever runs the deliveries. */
export function runner(context: Context): ActorContext {
  return actingAs(context, ownerOf('test'))
}

/** The settings of an offering, with changes. */
export function settings(change: Record<string, unknown> = {}) {
  return {
    title: { ja: '合同面接会', en: 'Job fair' },
    summary: { ja: '', en: '' },
    description: { ja: '', en: '' },
    contact: { ja: '', en: '' },
    channels: ['in-person'],
    seatsPer: 'session',
    capacity: 3,
    ...change,
  }
}

/** 2023-06-01, two hours in the afternoon in Japan. */
export const juneFirst: SessionDraft = {
  startsAt: instant('2023-06-01T13:00:00+09:00'),
  endsAt: instant('2023-06-01T15:00:00+09:00'),
  title: { ja: '', en: '' },
  place: { ja: '会場', en: 'Hall' },
  onlineLink: null,
  resource: null,
}

/** The plan is there already, this one or another. */
const hasPlan: ReadonlySet<string> = new Set(['plan_is_unchanged', 'revision_needs_reason'])

/** An offering that is open in April and May 2023, with its sessions. */
export async function openOffering(
  context: Context,
  given: {
    readonly kind?: OpenKind
    readonly settings?: Record<string, unknown>
    readonly sessions?: readonly SessionDraft[]
  } = {},
): Promise<{ readonly offering: string; readonly sessions: readonly string[] }> {
  const inApril = at(runner(context), '2023-04-03T00:00:00Z')
  const adopted = await adoptPlan(inApril, { plan: smallPlan() })
  check(adopted.ok || hasPlan.has(adopted.refusal.code), 'there is a plan')
  const made = taken(
    await createOffering(inApril, {
      line: '1',
      year: 2023,
      kind: given.kind ?? 'gathering',
      opensAt: instant('2023-04-10T00:00:00+09:00'),
      closesAt: instant('2023-06-01T12:00:00+09:00'),
      settings: settings(given.settings),
    }),
  )
  const { offering } = made.outcome
  const sessions = given.sessions ?? [juneFirst]
  const added = taken(await addSessions(inApril, { offering, sessions }))
  taken(await changeOfferingState(inApril, { offering, state: 'open' }))
  return { offering, sessions: added.outcome.sessions }
}

/** Someone who has signed in, with an account that the tests make up. */
export function applicant(account: string = newId()): Actor {
  const grants = [{ role: 'applicant', programme: '', session: null }] as const
  return { name: `account:${account}`, account, parties: [], grants }
}

/** A claimant with a name. */
export function claimant(name: string, change: Partial<Claimant> = {}): Claimant {
  const mail = 'applicant@example.jp'
  const detail = { name, kana: null, mail, telephone: null, language: 'ja', answers: {} }
  return { party: 'new', account: null, detail: { ...detail, language: 'ja' }, ...change }
}

/** A request for a seat, by the claimant's own account or by staff. */
export function request(
  place: { readonly offering: string; readonly session: string | null },
  actor: Actor,
  change: Partial<ClaimRequest['claim']> & { readonly key?: string } = {},
): ClaimRequest {
  const { key = newId(), ...claimed } = change
  return {
    key,
    actor,
    reason: null,
    claim: {
      ...place,
      lifecycle: 'gathering',
      act: 'reserve',
      otherwise: null,
      parent: null,
      claimants: [claimant('山田花子', { account: actor.account })],
      formVersion: null,
      channel: null,
      happenedAt: null,
      ...claimed,
    },
  }
}
