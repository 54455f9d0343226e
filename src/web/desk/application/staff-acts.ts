/**
 * The acts that staff do on applications of every kind from the same pages. What happens session by
 * session, or needs more than a reason and a day, has pages of its own with its kind of delivery.
 */
import { type ActDefinition, isBringing } from '../../../domain/delivery/lifecycle.ts'
import type { Channel, Offering } from '../../../domain/delivery/offering.ts'
import { type LifecycleName, lifecycleOf } from '../../../domain/delivery/register.ts'

/** An act with its name. */
export type StaffAct = { readonly name: string; readonly definition: ActDefinition }

/** The acts of a lifecycle that move an application or note something about it once. */
export function staffActs(lifecycle: LifecycleName): readonly StaffAct[] {
  const all = Object.entries(lifecycleOf(lifecycle).acts)
  const bySession = new Set(
    all.flatMap(([, { leaves }]) => (leaves && leaves.once !== 'application' ? [leaves.sort] : [])),
  )
  return all.flatMap(([name, definition]) => {
    const { from, roles, leaves, undoes } = definition
    const isTheirs = from.length > 0 && roles.some((role) => role !== 'applicant')
    const isOnce = leaves === null || leaves.once === 'application'
    const isWhole = undoes.every((sort) => !bySession.has(sort))
    const isElsewhere =
      definition.needs.some(isBringing) || (elsewhere[lifecycle]?.has(name) ?? false)
    return isTheirs && isOnce && isWhole && !isElsewhere ? [{ name, definition }] : []
  })
}

/**
 * Acts with pages of their own, and those that the wait list does by itself: an offer has its time,
 * which only the clock keeps.
 */
const elsewhere: Readonly<Partial<Record<LifecycleName, ReadonlySet<string>>>> = {
  gathering: new Set(['offer', 'ask']),
  course: new Set(['offer', 'complete', 'qualify', 'hire', 'ask']),
}

/** What an act asks for beside the press of its button. */
export type ActNeeds = {
  /** Why, in words: needed, or because it cannot be taken back. */
  readonly reason: 'needed' | 'welcome' | null
  /** When it happened, where that may have been on another day. */
  readonly day: boolean
}

/** What a form for an act asks. */
export function needsOf({ name, definition }: StaffAct, lifecycle: LifecycleName): ActNeeds {
  const { needs, records, to } = definition
  const isNeeded = needs.includes('reason')
  const meanings = to === null ? null : lifecycleOf(lifecycle).states[to]
  const isFinal = meanings !== null && meanings !== undefined && !meanings.isLive
  const isDeclined = name === 'decline' || isFinal
  return {
    reason: isNeeded ? 'needed' : isDeclined ? 'welcome' : null,
    day: !isNeeded && records.some((kind) => !atSession.has(kind)),
  }
}

/** Facts that happen at a session, whose day is the session's. */
const atSession: ReadonlySet<string> = new Set([
  'gathering.attended',
  'gathering.interviewed',
  'gathering.registered',
  'course.attended',
  'consultation.held',
  'booking.used',
])

/** By which way somebody took part, where the act says so and the offering has it. */
export function channelOf(act: string, { settings }: Offering): Channel | null {
  const said = saidBy[act]
  return said !== undefined && settings.channels.includes(said) ? said : null
}

/** Whether an act goes with the ways in which people take part in an offering. */
export function fitsChannels(act: string, { settings }: Offering): boolean {
  const said = saidBy[act]
  return said === undefined || settings.channels.includes(said)
}

const saidBy: Readonly<Record<string, Channel | undefined>> = {
  'check-in': 'in-person',
  join: 'online',
}
