/**
 * The round trip to an identity provider (OpenID Connect): what must be known again when the
 * browser comes back is kept here for some minutes, under a token that only this browser holds.
 */
import { z } from 'zod'
import { after, challengeLifetime } from '../../domain/account/lifetime.ts'
import { placeOnSite } from '../../domain/account/link.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { newToken } from '../../kit/token.ts'
import { insertChallenge, takeChallenge } from '../../store/challenge.ts'
import { withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'
import { type Caller, checkInPerson } from './caller.ts'
import { readLink } from './mail-link.ts'

/** What the provider's answer must fit: made for one trip, and checked by the client. */
export type TripSecrets = {
  readonly state: string
  readonly nonce: string
  /** Of PKCE (RFC 7636). */
  readonly verifier: string
}

/** A trip that begins. */
export type TripStart = {
  /** The provider's key. */
  readonly provider: string
  readonly secrets: TripSecrets
  /** Who is signed in and wants the provider linked to their account; null to sign in. */
  readonly caller: Caller | null
  /** The token of an invitation that is to be accepted by it. */
  readonly invitation: string | null
  readonly next: string | null
}

/** A trip whose browser has come back. */
export type Trip = {
  readonly provider: string
  readonly secrets: TripSecrets
  /** The account that the provider is to be linked to. */
  readonly account: string | null
  /** The id of the invitation's link. */
  readonly invitation: string | null
  readonly next: string | null
}

/** Begins a trip. The token belongs into a cookie of this browser, for some minutes. */
export async function startTrip(context: Context, given: TripStart): Promise<Result<string>> {
  const { provider, secrets, caller, invitation, next } = given
  const allowed = caller === null ? ok(undefined) : checkInPerson(caller)
  if (!allowed.ok) return allowed
  const link = invitation === null ? null : await readLink(context, invitation, ['invite'])
  if (link && !link.ok) return link
  const { database, authority, clock } = context
  const token = newToken()
  await withAuthority(database, authority, (books) =>
    insertChallenge(books, {
      digest: digest(token),
      purpose: 'identity',
      account: caller?.account ?? null,
      content: { provider, secrets, invitation: link?.value.id ?? null, next: placeOnSite(next) },
      expiresAt: toInstant(after(clock.now(), challengeLifetime)),
    }),
  )
  return ok(token)
}

/** Takes the trip out that a browser comes back from. It ends once, whatever the provider says. */
export async function endTrip(context: Context, token: string): Promise<Result<Trip>> {
  const { database, authority, clock } = context
  const now = toInstant(clock.now())
  const kept = await withAuthority(database, authority, (books) =>
    takeChallenge(books, { digest: digest(token), purpose: 'identity', now }),
  )
  if (!kept) return tripIsOver
  return ok({ ...content.parse(kept.content), account: kept.account })
}

const content = z.object({
  provider: z.string(),
  secrets: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  invitation: z.string().nullable(),
  next: z.string().nullable(),
})

const tripIsOver = refuse(
  'identity_trip_is_over',
  '外部のサービスでの確認は、時間が過ぎたか、すでに使われたか、別のブラウザーで始められたものです。サインインをもう一度最初から行ってください。',
  'That confirmation by another service has expired, was used already, or was begun in another browser. Begin signing in again.',
)
