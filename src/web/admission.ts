/** Who is let in to a page, and what the others are told. */
import type { Actor } from '../domain/access/actor.ts'
import { type DeskAct, deskActs, notAllowed } from '../domain/access/capability.ts'
import { ok, type Result } from '../kit/result.ts'
import type { Audience } from './personal.ts'
import type { Visitor } from './visitor.ts'

/** Let in, or sent to sign in first. */
export type Admission = 'admitted' | 'sign-in' | 'second-factor'

/** Whether a visitor is let in; refuses, with who may, those whom signing in would not help. */
export function admit(visitor: Visitor, audience: Audience): Result<Admission> {
  if (audience === 'anyone') return ok('admitted')
  if (visitor.signIn === null) return ok('sign-in')
  if (visitor.needsSecondFactor) return ok('second-factor')
  if (audience === 'signed-in' || mayAnywhere(visitor.actor, audience)) return ok('admitted')
  return notAllowed(deskActs[audience])
}

/** Whether an actor may do an act of the desk in some programme. */
export function mayAnywhere(actor: Actor, act: DeskAct): boolean {
  const allowed: readonly string[] = deskActs[act].roles
  return actor.grants.some(({ role }) => allowed.includes(role))
}
