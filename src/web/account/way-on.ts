/** What follows a sign-in: the cookie, the drafts of the browser, and the page to go on to. */
import { type Caller } from '../../commands/account/caller.ts'
import type { SignedIn } from '../../commands/account/open-sign-in.ts'
import { endSignIn } from '../../commands/account/sign-in.ts'
import { claimDrafts } from '../../commands/draft/drafts.ts'
import { signInLongest } from '../../domain/account/lifetime.ts'
import { accountOwner, browserOwner } from '../../domain/question/draft-owner.ts'
import { digest } from '../../kit/id.ts'
import { ok, type Ok } from '../../kit/result.ts'
import { mayAnywhere } from '../admission.ts'
import type { NewCookie } from '../cookies.ts'
import type { MessageCode } from '../messages.ts'
import { localPath } from '../origin.ts'
import { type AnyVisit, contextOf, type Moved } from '../personal.ts'
import { draftCookie, signInCookie } from '../visitor.ts'
import { findCaller } from './caller.ts'

/** Where the visitor was going, as a query for links; empty where they were going nowhere. */
export function nextOf({ query }: Pick<AnyVisit, 'query'>): { readonly next?: string } {
  const next = localPath(query.get('next'))
  return next === null ? {} : { next }
}

/** Where to go on to; `asked` counts only where it leads to a page of this site. */
export function placeAfter(
  { to }: Pick<AnyVisit, 'to'>,
  caller: Caller,
  asked: string | null | undefined,
): string {
  const next = localPath(asked)
  if (caller.needsSecondFactor) return to.secondFactor(next === null ? {} : { next })
  if (next !== null) return next
  return mayAnywhere(caller.actor, 'desk.open') ? to.desk() : to.myPage()
}

/**
 * Hands the browser its sign-in. One that it had before ends: nobody could ever see it again. What
 * the browser kept as drafts becomes the account's.
 */
export async function enter(
  visit: AnyVisit,
  { token, caller }: SignedIn,
  onwards: { readonly next: string | null; readonly message?: MessageCode },
): Promise<Ok<Moved>> {
  const former = await findCaller(visit)
  if (former) await endSignIn(contextOf(visit), former, former.id)
  if (!caller.needsSecondFactor) await takeDrafts(visit, caller)
  const message = onwards.message ?? 'signed_in'
  return ok({
    state: 'moved',
    href: placeAfter(visit, caller, onwards.next),
    ...(!caller.needsSecondFactor && { message }),
    cookies: [{ name: signInCookie, value: token, maxAgeSeconds: signInLongest / 1000 }],
  })
}

/** Makes what this browser has kept as drafts the account's. */
export async function takeDrafts(visit: AnyVisit, { account }: Caller): Promise<void> {
  const token = visit.cookie(draftCookie)
  if (!token) return
  const owners = { browser: browserOwner(digest(token)), account: accountOwner(account) }
  await claimDrafts(contextOf(visit), owners)
}

/** Takes the sign-in out of the browser. */
export const noSignIn: NewCookie = { name: signInCookie, value: '', maxAgeSeconds: 0 }
