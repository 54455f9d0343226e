/**
 * What a volunteer's telephone keeps so that it can check people in without a network: no names,
 * no codes. A scanned code is looked up by its key; the initials of the reading and the number of
 * those expected let the volunteer see that the right person stands there.
 */
import type { Instant } from '../../../kit/calendar.ts'
import { digest } from '../../../kit/id.ts'
import { foldKana } from '../../../kit/text.ts'
import type { TicketCode } from '../ticket.ts'

/** How a code stands at the door: to be let in, in already, or not to be let in. */
export type DoorState = 'expected' | 'in' | 'barred'

/** One reservation on the telephone. */
export type DoorEntry = {
  /** See {@link doorKey}. */
  readonly key: string
  /** The initials of the reading, as ア・ハ; null where there is no reading. */
  readonly initials: string | null
  readonly state: DoorState
}

/** The list of one session's door. */
export type DoorList = {
  readonly version: 1
  readonly session: string
  /** What it knows is what was so then. */
  readonly madeAt: Instant
  readonly entries: readonly DoorEntry[]
}

/** A reservation as the list is made from it. */
export type DoorReservation = {
  readonly code: TicketCode
  /** The state of the application at a gathering. */
  readonly state: string
  /** The reading of the name; null where there is none. */
  readonly kana: string | null
}

/**
 * The key of a code at one session: the first 16 hexadecimal digits of SHA-256(`session:code`), so
 * that a telephone can work it out as well (`crypto.subtle`). It keeps codes from being read off
 * the list; it does not keep them from someone who tries all 3.4 thousand million.
 */
export function doorKey(session: string, code: TicketCode): string {
  return digest(`${session}:${code}`).slice(0, 16)
}

/** The list for a session, by key, so that its order says nothing about who reserved when. */
export function doorList(
  session: string,
  madeAt: Instant,
  reservations: readonly DoorReservation[],
): DoorList {
  const entries = reservations
    .map(({ code, state, kana }) => ({
      key: doorKey(session, code),
      initials: kana === null ? null : initialsOf(kana),
      state: doorStates.get(state) ?? ('barred' as const),
    }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
  return { version: 1, session, madeAt, entries }
}

/** The first kana of each part of a reading: あおば はなこ → ア・ハ. Null where none can be read. */
export function initialsOf(kana: string): string | null {
  const parts = foldKana(kana)
    .split(/[\s・]+/u)
    .flatMap((part) => /^[\p{Script=Katakana}\p{L}]/u.exec(part)?.[0] ?? [])
  return parts.length === 0 ? null : parts.join('・')
}

/** Every other state, and any that this file does not know, is a matter for the desk. */
const doorStates: ReadonlyMap<string, DoorState> = new Map([
  ['reserved', 'expected'],
  ['no-show', 'expected'],
  ['checked-in', 'in'],
])
