/** Accounts: who may sign in, and the rights that a sign-in brings. */
import type { Actor } from '../access/actor.ts'
import { isStaffRole, type Role } from '../access/role.ts'

/** A role that an account was given, and where it holds; an empty programme means all of them. */
export type GivenRole = { readonly role: Role; readonly programme: string }

/**
 * How a sign-in stands to the second factor. Whoever has an authenticator app is always asked for
 * it; staff must have one, or a passkey.
 */
export const secondFactorStates = ['not-needed', 'done', 'to-verify', 'to-set-up'] as const
export type SecondFactor = (typeof secondFactorStates)[number]

/** What decides about the second factor. */
export type SecondFactorFacts = {
  readonly isStaff: boolean
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
  /** Whether this sign-in has shown it. */
  readonly isVerified: boolean
}

/** How a sign-in stands to the second factor. */
export function secondFactorOf(facts: SecondFactorFacts): SecondFactor {
  const { isStaff, hasTotp, hasPasskey, isVerified } = facts
  if (isVerified) return 'done'
  if (hasTotp || (isStaff && hasPasskey)) return 'to-verify'
  return isStaff ? 'to-set-up' : 'not-needed'
}

/** Whether the sign-in has to show or to set up a second factor before it has all its rights. */
export function needsSecondFactor(state: SecondFactor): boolean {
  return state === 'to-verify' || state === 'to-set-up'
}

/** Whether any of these roles works at a desk. */
export function worksAtDesk(grants: readonly GivenRole[]): boolean {
  return grants.some(({ role }) => isStaffRole(role))
}

/** An account, as far as acting goes. */
export type ActingAccount = {
  readonly id: string
  /** The person's own party, where one was needed before. */
  readonly party: string | null
}

/** What an account may do, before its second factor is asked for. */
export type AccountRights = {
  readonly grants: readonly GivenRole[]
  /** The parties of the companies whose confirmed members they are. */
  readonly companies: readonly string[]
}

/**
 * The actor that an account is. One that has yet to show its second factor has no rights; one that
 * has yet to set it up has those that need none.
 */
export function actorOf(
  { id, party }: ActingAccount,
  { grants, companies }: AccountRights,
  secondFactor: SecondFactor,
): Actor {
  const name = `account:${id}`
  if (secondFactor === 'to-verify') return { name, account: id, parties: [], grants: [] }
  const isHeld = ({ role }: GivenRole) => secondFactor !== 'to-set-up' || !isStaffRole(role)
  return {
    name,
    account: id,
    parties: [...(party === null ? [] : [party]), ...companies],
    grants: grants
      .filter(isHeld)
      .map(({ role, programme }) => ({ role, programme, session: null })),
  }
}
