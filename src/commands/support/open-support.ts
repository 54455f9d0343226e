/**
 * Opening a support for somebody: whoever runs the programme opens each; the staff of an agency
 * those that are shared with it. To all others a support that is not theirs does not exist.
 */
import { type Actor, holds } from '../../domain/access/actor.ts'
import { mayAct, programmesFor } from '../../domain/access/capability.ts'
import type { Application } from '../../domain/delivery/application.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import {
  ownAgencies,
  sees,
  seesAll,
  type SupportScope,
} from '../../domain/delivery/support/agency.ts'
import {
  parseSupportSettings,
  type SupportSettings,
} from '../../domain/delivery/support/settings.ts'
import { type CalendarDate, type Instant, japanDate } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { instantAt, type TimeOfDay } from '../../kit/time-of-day.ts'
import { findApplication } from '../../store/application.ts'
import type { Books } from '../../store/database.ts'
import { findOffering } from '../../store/offering.ts'
import { listAgenciesOf } from '../../store/support-agency.ts'
import { listShares, type Share } from '../../store/support-share.ts'
import type { ActorContext } from '../context.ts'
import { type Done, type Running, runAct } from '../run.ts'

/** A support that somebody may see. */
export type OpenedSupport = {
  readonly application: Application
  readonly offering: Offering
  readonly settings: SupportSettings
  /** With which agencies it is shared; the one that leads comes first. */
  readonly shares: readonly Share[]
  /** Of these, those that the actor works for. */
  readonly own: readonly string[]
  /** Whether they see every support of the programme. */
  readonly runs: boolean
}

/** Which supports an actor may see. */
export async function supportScopeOf(books: Books, actor: Actor): Promise<SupportScope> {
  const programmes = programmesFor(actor, 'offering.read')
  const worksForOne = actor.grants.some(({ role }) => role === 'agency')
  if (actor.account === null || !worksForOne) return { programmes, agencies: [] }
  const agencies = (await listAgenciesOf(books, actor.account)).filter(({ programme }) =>
    holds(actor, 'agency', { programme }),
  )
  return { programmes, agencies: agencies.map(({ id }) => id) }
}

/** What somebody wants to do with a support. */
export type SupportAct = 'support.list' | 'support.read' | 'support.record'

/** Opens a support. Refuses, as if there were none, where the actor does not share it. */
export async function openSupport(
  books: Books,
  { id, by, act }: { readonly id: string; readonly by: Actor; readonly act: SupportAct },
): Promise<Result<OpenedSupport>> {
  const application = isId(id) ? await findApplication(books, id) : undefined
  if (application?.lifecycle !== 'support') return supportUnknown
  const offering = present(await findOffering(books, application.offering), 'its offering')
  const { programme } = offering
  const scope = await supportScopeOf(books, by)
  const shares = await listShares(books, [id])
  const shared = { programme, agencies: shares.map(({ agency }) => agency) }
  if (!sees(scope, shared)) return supportUnknown
  const allowed = mayAct(by, act, { programme })
  if (!allowed.ok) return allowed
  const settings = settingsOf(offering)
  const own = ownAgencies(scope, shared)
  return ok({ application, offering, settings, shares, own, runs: seesAll(scope, programme) })
}

/** The settings of a support offering, which were checked when they were saved. */
export function settingsOf(offering: Offering): SupportSettings {
  const settings = parseSupportSettings(offering.settings.details)
  check(settings.ok, `the settings of the support ${offering.id} are valid`)
  return settings.value
}

/** An act on one support. */
export type ActOnSupport = {
  readonly name: string
  readonly input: unknown
  readonly application: string
  readonly reason?: string | null
}

/** Runs an act on a support that the actor shares, or whose programme they run. */
export function actOnSupport<T extends object>(
  context: ActorContext,
  { application, reason = null, ...act }: ActOnSupport,
  work: (running: Running, opened: OpenedSupport) => Promise<Result<T>>,
): Promise<Result<Done<T & { readonly application: string }>>> {
  return runAct(context, { ...act, reason, lock: 'writing' }, async (running) => {
    const asked = { id: application, by: context.by, act: 'support.record' } as const
    const opened = await openSupport(running.books, asked)
    if (!opened.ok) return opened
    const done = await work(running, opened.value)
    return done.ok ? ok({ ...done.value, application }) : done
  })
}

/**
 * The agency for which somebody acts: the one that was named, or their own; null for the public
 * body itself. Refuses one that does not share the support, or that they do not work for.
 */
export function actingAgency(
  { shares, own, runs }: OpenedSupport,
  named: string | null | undefined,
): Result<string | null> {
  if (named === undefined || named === null) return ok(runs ? null : (own[0] ?? null))
  const mine = runs ? shares.map(({ agency }) => agency) : own
  return mine.includes(named) ? ok(named) : agencyNotSharing
}

/** A day as a moment that lies in it, in Japan. */
export const noonOf = (day: CalendarDate): Instant => instantAt(day, '12:00' as TimeOfDay)

/** The day of a moment, in Japan. */
export const dayOf = (at: Instant): CalendarDate => japanDate(new Date(at))

/** Refuses a day that is still to come. */
export function notAhead(on: CalendarDate, now: Instant): Result<void> {
  return on <= dayOf(now) ? ok(undefined) : dayAhead(on)
}

/** There is no such support, or none that the actor may see. */
export const supportUnknown = refuse(
  'support_unknown',
  'この支援は見つかりません。支援の一覧から選び直してください。',
  'This support cannot be found. Choose it from the list of supports again.',
)

/** An agency that has no part in the support. */
export const agencyNotSharing = refuse(
  'agency_not_sharing_the_support',
  'この支援機関は、この支援を受け持っていません。受け持つ支援機関から選んでください。',
  'This agency has no part in the support. Choose one that shares it.',
)

const dayAhead = (on: CalendarDate) =>
  refuse(
    'support_day_is_ahead',
    `${on}はまだ先の日付です。行った日（今日まで）を入力してください。`,
    `${on} is still to come. Enter the day on which it was done, today at the latest.`,
  )
