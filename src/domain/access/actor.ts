/** Who acts: what the record of acts calls them, whom they are in the books, and their rights. */
import type { Grant, Role } from './role.ts'

/** Someone or something that acts for an authority. */
export type Actor = {
  /** As it stands in the record of acts: "account:…", "cli:…", "clock". */
  readonly name: string
  /** The account that is signed in; null for the machine's owner, the clock, and strangers. */
  readonly account: string | null
  /** The parties they may act for: themselves, and the companies whose members they are. */
  readonly parties: readonly string[]
  readonly grants: readonly Grant[]
}

/** The person at this machine, who owns the books, and the program's own clock: all rights. */
export function ownerOf(name: string): Actor {
  const grants = [{ role: 'administrator', programme: '', session: null }] as const
  return { name, account: null, parties: [], grants }
}

/** Someone who has not signed in. */
export const stranger: Actor = { name: 'stranger', account: null, parties: [], grants: [] }

/** Whether they hold a role for the programme (and the session, where one is named). */
export function holds(actor: Actor, role: Role, place: Place): boolean {
  return actor.grants.some(
    (grant) =>
      grant.role === role &&
      (grant.programme === '' || grant.programme === place.programme) &&
      (grant.session === null || grant.session === place.session),
  )
}

/** Where an act takes place. */
export type Place = {
  /** The programme's key; an empty text for what concerns the authority as a whole. */
  readonly programme: string
  readonly session?: string | null
}
