/**
 * The ways in: how people ask for something in an offering themselves. A seat on a date, a place on
 * a course as a whole, a counsellor's time or an answer to a message: each is an act of the kind.
 */
import { parseSelectionSettings } from './course/selection-settings.ts'
import type { Offering } from './offering.ts'
import type { OpenKind } from './register.ts'
import type { Session } from './session.ts'

/** One way of asking. */
export type WayIn = {
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
  offering: Pick<Offering, 'kind' | 'settings'>,
  sessions: number,
): readonly WayIn[] {
  const { settings, kind } = offering
  const otherwise = settings.waitList ? 'wait' : null
  const reserve = { act: 'reserve', otherwise, takesSeat: true } as const
  switch (kind) {
    case 'gathering': {
      const isWhole = settings.seatsPer === 'offering' && sessions !== 1
      return [{ ...reserve, on: isWhole ? 'offering' : 'session' }]
    }
    case 'course':
      return isFirstCome(settings.details)
        ? [{ ...reserve, on: 'offering' }]
        : [{ on: 'offering', act: 'apply', otherwise: null, takesSeat: false }]
    case 'consultation': {
      const slot = { ...reserve, on: 'session', otherwise: null } as const
      const message = { on: 'offering', act: 'request', otherwise: null, takesSeat: false } as const
      const { slots = null, messages } = settings.details
      if (sessions === 0 && slots === null) return [message]
      return messages === true ? [slot, message] : [slot]
    }
    case 'booking':
      break
  }
  return [{ ...reserve, on: 'session', otherwise: null }]
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
