/** Who is behind a visit, with all that the commands of accounts ask about them. */
import { type Caller, findActorBySignIn } from '../../commands/account/caller.ts'
import type { Mailing, Visit } from '../../commands/account/visit.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type AnyVisit, contextOf, type Moved, moved, type Shown } from '../personal.ts'
import { signInCookie } from '../visitor.ts'

/** Who is signed in with this browser; undefined for strangers. */
export async function findCaller(visit: AnyVisit): Promise<Caller | undefined> {
  const token = visit.cookie(signInCookie)
  return token ? findActorBySignIn(contextOf(visit), token) : undefined
}

/** Who is signed in; refuses where the sign-in has ended meanwhile. */
export async function requireCaller(visit: AnyVisit): Promise<Result<Caller>> {
  const caller = await findCaller(visit)
  return caller ? ok(caller) : signInEnded
}

/**
 * Shows a page to whoever has signed in and is not to confirm a second factor first; the others are
 * sent to do so. Staff who have yet to set one up are let in: the pages for that ask for no more.
 */
export async function forCaller(
  visit: AnyVisit,
  show: (caller: Caller) => Promise<Result<Shown | Moved>>,
): Promise<Result<Shown | Moved>> {
  const caller = await findCaller(visit)
  const next = { next: addressOf(visit) }
  if (!caller) return moved(visit.to.signIn(next))
  if (caller.secondFactor === 'to-verify') return moved(visit.to.secondFactor(next))
  return show(caller)
}

/** From where somebody visits, as the commands of accounts ask it. */
export function visitOf({ userAgent, address }: AnyVisit): Visit {
  return { userAgent, address: address === 'unknown' ? null : address }
}

/** How the mails of a visit are sent. */
export function mailingOf({ services }: Pick<AnyVisit, 'services'>): Mailing {
  const { postman, ownUrl } = services.accounts
  return { postman, siteUrl: ownUrl() }
}

/** The page's own address with its query. */
function addressOf({ here, query }: AnyVisit): string {
  return query.size === 0 ? here : `${here}?${query.toString()}`
}

const signInEnded = refuse(
  'sign_in_has_ended',
  'サインインが終了しています。もう一度サインインしてください。',
  'Your sign-in has ended. Please sign in again.',
)
