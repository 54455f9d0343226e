/** A consultation by message, with its counsellors, and what is read of it in the books. */
import { askByMessage } from '../../src/commands/consultation/ask.ts'
import { actingAs, type Context } from '../../src/commands/context.ts'
import type { Claimant } from '../../src/commands/application/claim-request.ts'
import { type Actor, stranger } from '../../src/domain/access/actor.ts'
import type { Role } from '../../src/domain/access/role.ts'
import { idFrom, newId } from '../../src/kit/id.ts'
import { claimant } from './delivery.ts'

/** Somebody at the desk with a role in every programme. */
export function deskActor(role: Role, name = ''): Actor {
  const account = idFrom('account', role, name)
  const grants = [{ role, programme: '', session: null }] as const
  return { name: `account:${account}`, account, parties: [], grants }
}

/** Somebody at the desk, acting at the context's time. */
export const atDesk = (context: Context, role: Role, name = '') =>
  actingAs(context, deskActor(role, name))

/** What is asked, and how. */
export type Question = {
  readonly offering: string
  readonly text: string
  readonly actor?: Actor
  readonly claimant?: Claimant | null
  readonly mail?: string | null
  readonly key?: string
  readonly browser?: string
}

/** Asks by message; without an actor and without a name unless something else is said. */
export function ask(context: Context, given: Question) {
  const { offering, text, actor = stranger, mail = null, key = newId() } = given
  const named = actor.account === null ? null : claimant('山田花子', { account: actor.account })
  return askByMessage(context, {
    key,
    offering,
    text,
    by: actor,
    claimant: given.claimant === undefined ? named : given.claimant,
    mail,
    language: 'ja',
    answered: null,
    from: { browser: given.browser ?? newId(), address: '192.0.2.1' },
  })
}
