/**
 * The one function over the tables of states and acts: may this be done now, where does it lead,
 * and what is to be recorded. It is pure; the store locks the row, asks, and writes the answer.
 */
import { type Instant, japanDate } from '../../kit/calendar.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import type { Actor } from '../access/actor.ts'
import { mayWith, notAllowed } from '../access/capability.ts'
import type { FactKind } from '../fact/kind.ts'
import type { ApplicationNotice } from './application-notice.ts'
import {
  type ActDefinition,
  type Bringing,
  bringings,
  isBringing,
  type Leaving,
  type Need,
  type StateDefinition,
} from './lifecycle.ts'
import { findAct, type LifecycleName, lifecycleOf, stateIn } from './register.ts'

/** What an act is decided by. */
export type Circumstances = {
  readonly lifecycle: LifecycleName
  /** The application's state; null where the act is to make one. */
  readonly state: string | null
  readonly actor: Actor
  /** Whether the application is the actor's own. */
  readonly isOwn: boolean
  readonly now: Instant
  readonly reason: string | null
  /** What goes with the act. */
  readonly brings?: readonly Bringing[]
  readonly offering: {
    readonly programme: string
    readonly state: 'draft' | 'open' | 'closed' | 'cancelled'
    readonly opensAt: Instant | null
    readonly closesAt: Instant | null
  }
  /** Null where the application is for the offering as a whole, without a date. */
  readonly session: {
    readonly id: string
    readonly state: 'scheduled' | 'held' | 'cancelled'
    readonly startsAt: Instant
    readonly endsAt: Instant
  } | null
  /** Until when an offered seat is kept. */
  readonly offeredUntil: Instant | null
}

/** What is to be written when an act is done. */
export type Decision = {
  /** The state that the application is in afterwards. */
  readonly to: string
  readonly meanings: StateDefinition
  /** Whether the application begins (1) or ceases (-1) to hold its weight of its place. */
  readonly seats: -1 | 0 | 1
  readonly records: readonly FactKind[]
  readonly takesBack: readonly FactKind[]
  /** The sorts of activities that are taken back. */
  readonly undoes: readonly string[]
  readonly leaves: Leaving | null
  readonly notice: ApplicationNotice | null
}

/** Decides one act. Refuses what the table, the actor's rights or the circumstances rule out. */
export function decide(act: string, given: Circumstances): Result<Decision> {
  const definition = findAct(given.lifecycle, act)
  if (!definition) return actUnknown(act)
  const to = definition.to ?? given.state
  const refusal =
    againstState(definition, given) ??
    againstRights(definition, given) ??
    againstSession(definition, given) ??
    againstNeeds(definition, given)
  if (refusal) return refusal
  if (to === null) return actUnknown(act)
  const meanings = stateIn(given.lifecycle, to)
  const held = given.state !== null && stateIn(given.lifecycle, given.state).holdsSeat
  const { records, takesBack, undoes, leaves, notice } = definition
  const seats = (Number(meanings.holdsSeat) - Number(held)) as -1 | 0 | 1
  const isOff = given.offering.state === 'cancelled' && given.session === null
  if (isOff && seats > 0) return offeringCancelled
  return ok({ to, meanings, seats, records, takesBack, undoes, leaves, notice })
}

/** The acts that lead on from a state, each with whether it may be done now, or why not. */
export function listActs(
  given: Circumstances,
): readonly { readonly act: string; readonly may: Result<Decision> }[] {
  return Object.entries(lifecycleOf(given.lifecycle).acts)
    .filter(([, { from }]) =>
      given.state === null ? from.length === 0 : from.includes(given.state),
    )
    .map(([act]) => ({ act, may: decide(act, given) }))
}

function againstState({ from, label }: ActDefinition, given: Circumstances): Refused | null {
  if (given.state === null) return from.length === 0 ? null : applicationMissing
  if (from.includes(given.state)) return null
  const state = stateIn(given.lifecycle, given.state).label
  return refuse(
    'act_does_not_follow',
    `この申込は「${state.ja}」なので、「${label.ja}」はできません。画面を開き直して、いまの状態を確かめてください。`,
    `This application is "${state.en}", so "${label.en}" cannot be done. Open the page again to see where it stands.`,
  )
}

function againstRights(definition: ActDefinition, given: Circumstances): Refused | null {
  const isTheirs = given.isOwn && definition.roles.includes('applicant')
  return isTheirs || isStaff(definition, given) ? null : notAllowed(definition)
}

/** Whether they act by a role that they were given, and not as the applicant. */
function isStaff({ label, roles }: ActDefinition, given: Circumstances): boolean {
  const place = { programme: given.offering.programme, session: given.session?.id ?? null }
  const others = roles.filter((role) => role !== 'applicant')
  return mayWith(given.actor, { label, roles: others }, place).ok
}

/** Out of a session that was cancelled, applications can only be cancelled. */
function againstSession(definition: ActDefinition, { session }: Circumstances): Refused | null {
  const leavesSeats = definition.to === 'cancelled' || definition.to === 'withdrawn'
  return session?.state === 'cancelled' && !leavesSeats ? sessionCancelled : null
}

function againstNeeds(definition: ActDefinition, given: Circumstances): Refused | null {
  for (const need of definition.needs) {
    const refusal = isBringing(need)
      ? againstMissing(need, definition, given)
      : checks[need](given, isStaff(definition, given))
    if (refusal) return refusal
  }
  return null
}

function againstMissing(
  need: Bringing,
  { label }: ActDefinition,
  { brings = [] }: Circumstances,
): Refused | null {
  if (brings.includes(need)) return null
  const { ja, en } = bringings[need]
  return refuse(
    `${need}_missing`,
    `「${label.ja}」には${ja}が要ります。専用のページで入力してください。`,
    `"${label.en}" needs ${en}. Do this on its own page.`,
  )
}

type Check = (given: Circumstances, byStaff: boolean) => Refused | null

const checks: Readonly<Record<Exclude<Need, Bringing>, Check>> = {
  'window-open': ({ offering, now }, byStaff) => {
    if (offering.state === 'draft') return notPublished
    if (offering.state === 'cancelled') return offeringCancelled
    if (byStaff) return null
    if (offering.opensAt !== null && now < offering.opensAt) return notOpenYet
    const isOver = offering.closesAt !== null && now >= offering.closesAt
    return isOver || offering.state === 'closed' ? windowClosed : null
  },
  'before-start': ({ session, now }, byStaff) =>
    byStaff || session === null || now < session.startsAt ? null : sessionBegan,
  'day-reached': ({ session, now }) => {
    if (session === null) return null
    const isReached = japanDate(new Date(now)) >= japanDate(new Date(session.startsAt))
    return isReached ? null : dayNotReached
  },
  'offer-stands': ({ offeredUntil, now }, byStaff) =>
    byStaff || offeredUntil === null || now < offeredUntil ? null : offerLapsed,
  'offer-over': ({ offeredUntil, now }) =>
    offeredUntil !== null && now < offeredUntil ? offerStands : null,
  reason: ({ reason }) => (reason === null || reason.trim() === '' ? reasonMissing : null),
  slot: ({ session }) => (session === null ? withoutSlot : null),
  'no-slot': ({ session }) => (session === null ? null : withSlot),
}

function actUnknown(act: string): Refused {
  return refuse(
    'act_unknown',
    `「${act}」という操作はありません。画面を開き直してください。`,
    `There is no act "${act}". Open the page again.`,
  )
}

const applicationMissing = refuse(
  'application_missing',
  'この操作をする申込が見つかりません。一覧から選び直してください。',
  'There is no application to act on. Choose it from the list again.',
)

const sessionCancelled = refuse(
  'session_was_cancelled',
  'この日程は中止になりました。ほかの日程を選んでください。',
  'This session was cancelled. Please choose another one.',
)

const notPublished = refuse(
  'offering_not_published',
  'この募集はまだ公開されていません。',
  'This offering has not been published yet.',
)

const offeringCancelled = refuse(
  'offering_was_cancelled',
  'この募集は中止になりました。ほかの募集をご覧ください。',
  'This offering was cancelled. Please see the others.',
)

const notOpenYet = refuse(
  'application_window_not_open',
  '申込の受付はまだ始まっていません。受付の開始をお待ちください。',
  'Applications are not open yet. Please wait until they are.',
)

const windowClosed = refuse(
  'application_window_closed',
  '申込の受付は終わりました。ほかの募集をご覧ください。',
  'Applications are closed. Please see the other offerings.',
)

const sessionBegan = refuse(
  'session_began',
  'この日程はもう始まっています。会場の受付に申し出てください。',
  'This session has begun. Please ask at the door.',
)

const dayNotReached = refuse(
  'session_day_not_reached',
  'この日程はまだ先です。当日になってから操作してください。',
  'The day of this session has not come. Do this on the day.',
)

const offerLapsed = refuse(
  'offer_lapsed',
  'ご案内の期限が過ぎました。空きがあれば、もう一度申し込めます。',
  'The time to take the seat is over. You may apply again while there are seats.',
)

const offerStands = refuse(
  'offer_still_stands',
  'ご案内の期限はまだ来ていません。',
  'The time to take the seat is not over yet.',
)

const withoutSlot = refuse(
  'application_without_slot',
  '時間の予約がない申込なので、この操作はできません。',
  'There is no booked time here, so this cannot be done.',
)

const withSlot = refuse(
  'application_with_slot',
  '時間の予約がある申込なので、この操作はできません。',
  'There is a booked time here, so this cannot be done.',
)

/** An act that takes something back, without saying why. */
const reasonMissing = refuse(
  'reason_missing',
  '理由を入力してください。記録を取り消すには理由が要ります。',
  'Give a reason: taking a record back needs one.',
)
