/**
 * The ways in: how people ask for something in an offering themselves. A seat on a date, a place on
 * a course as a whole, a counsellor's time or an answer to a message: each is an act of the kind.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import { check } from '../../kit/check.ts'
import { parseSelectionSettings } from './course/selection-settings.ts'
import type { Offering } from './offering.ts'
import { type LifecycleName, lifecycleOf, type OpenKind } from './register.ts'
import type { Session } from './session.ts'

/** One way of asking. */
export type WayIn = {
  /** What it makes an application of: the kind's own lifecycle, or another of the kind. */
  readonly lifecycle: LifecycleName
  /** Whether a date is chosen, or it is for the offering as a whole. */
  readonly on: 'session' | 'offering'
  /** The act that makes the application: "reserve". */
  readonly act: string
  /** The act to fall back on where every seat is taken: "wait"; null where there is none. */
  readonly otherwise: string | null
  /** Whether it takes one of the seats at once; a selection does so later. */
  readonly takesSeat: boolean
}

/** The ways into an offering, the usual one first. `sessions` are those that can be chosen. */
export function waysInto(
  { kind, settings }: Pick<Offering, 'kind' | 'settings'>,
  sessions: number,
): readonly WayIn[] {
  return ways[kind](settings, sessions)
}

type Settings = Offering['settings']

const ways: Readonly<Record<OpenKind, (settings: Settings, sessions: number) => readonly WayIn[]>> =
  {
    gathering: (settings, sessions) => {
      const isWhole = settings.seatsPer === 'offering' && sessions !== 1
      const on = isWhole ? 'offering' : 'session'
      return [reservedOn(on, { lifecycle: 'gathering', waitList: settings.waitList })]
    },
    course: ({ details, waitList }) =>
      isFirstCome(details)
        ? [reservedOn('offering', { lifecycle: 'course', waitList })]
        : [askedAs('course', 'apply')],
    consultation: ({ details }, sessions) => {
      const slot = reservedOn('session', { lifecycle: 'consultation', waitList: false })
      const message = askedAs('consultation', 'request')
      const { slots = null, messages } = details
      if (sessions === 0 && slots === null) return [message]
      return messages === true ? [slot, message] : [slot]
    },
    booking: () => [reservedOn('session', { lifecycle: 'booking', waitList: false })],
    grant: ({ details }) => [askedAs('grant', details['preEntry'] === true ? 'enter' : 'apply')],
    dispatch: () => [askedAs('dispatch', 'apply')],
    support: () => [askedAs('support', 'apply')],
    placement: () => [askedAs('placement', 'apply'), askedAs('hosting', 'host')],
    certification: () => [askedAs('certification', 'consult')],
  }

/** A way that takes a seat at once, where there is one. */
function reservedOn(
  on: WayIn['on'],
  { lifecycle, waitList }: { readonly lifecycle: LifecycleName; readonly waitList: boolean },
): WayIn {
  return { lifecycle, on, act: 'reserve', otherwise: waitList ? 'wait' : null, takesSeat: true }
}

/** A way of asking for an offering as a whole; whether it is given is decided later. */
function askedAs(lifecycle: LifecycleName, act: string): WayIn {
  return { lifecycle, on: 'offering', act, otherwise: null, takesSeat: false }
}

/** What the button of a way in says: the act, or the one that it falls back on. */
export function labelOf({ lifecycle }: Pick<WayIn, 'lifecycle'>, act: string): Bilingual {
  const definition = lifecycleOf(lifecycle).acts[act]
  check(definition, `${lifecycle} has an act ${act}`)
  return definition.label
}

/** Whether a session can be chosen by itself: a date of the offering, or a slot of its own kind. */
export function isOwnDate(kind: OpenKind, { resource }: Pick<Session, 'resource'>): boolean {
  return resource === null || slotKinds.has(kind)
}

/** The kinds whose dates are slots at counsellors and rooms. A gathering's slots are interviews. */
const slotKinds: ReadonlySet<OpenKind> = new Set(['consultation', 'booking'])

/** An intake without settings of its selection takes people as they come. */
function isFirstCome(details: Offering['settings']['details']): boolean {
  const given = details['selection']
  if (given === undefined) return true
  const selection = parseSelectionSettings(given)
  return selection.ok && selection.value.method === 'first-come'
}
