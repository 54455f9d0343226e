/**
 * Passkeys (WebAuthn). The authenticator always checks who holds it (a finger, a face, a PIN), so a
 * passkey is two factors in one; and it is found without a mail address, so the page that asks for
 * it tells nobody who is registered.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { after, challengeLifetime } from '../../domain/account/lifetime.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { newToken } from '../../kit/token.ts'
import { type ChallengePurpose, insertChallenge, takeChallenge } from '../../store/challenge.ts'
import { withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'

/** What a browser's script is to ask the authenticator, and the token to bring the answer with. */
export type PasskeyQuestion<O> = { readonly token: string; readonly options: O }

/** The question to register a passkey. */
export type RegistrationQuestion = PasskeyQuestion<PublicKeyCredentialCreationOptionsJSON>

/** The question to sign in with one. */
export type SignInQuestion = PasskeyQuestion<PublicKeyCredentialRequestOptionsJSON>

/** An authenticator's answer, as a browser sent it: not looked at yet. */
export type PasskeyAnswer = { readonly token: string; readonly response: unknown }

/** Whose site it is: passkeys hold for its host. */
export type Site = {
  /** The site's own address: https://example.jp. */
  readonly siteUrl: string
  readonly siteName: string
}

/** The host that passkeys are made for, and the origin that their answers name. */
export function partyOf(siteUrl: string): { readonly rpId: string; readonly origin: string } {
  const { hostname, origin } = new URL(siteUrl)
  return { rpId: hostname, origin }
}

/** Keeps a challenge for some minutes, and gives the token that finds it again. */
export async function keepChallenge(
  { database, authority, clock }: Context,
  purpose: ChallengePurpose,
  kept: { readonly account: string | null; readonly challenge: string },
): Promise<string> {
  const token = newToken()
  const { account, challenge } = kept
  await withAuthority(database, authority, (books) =>
    insertChallenge(books, {
      digest: digest(token),
      purpose,
      account,
      content: { challenge },
      expiresAt: toInstant(after(clock.now(), challengeLifetime)),
    }),
  )
  return token
}

/** Takes a challenge out, for the answer that has come. It serves one answer, right or wrong. */
export async function takeKept(
  { database, authority, clock }: Context,
  purpose: ChallengePurpose,
  token: string,
): Promise<Result<{ readonly account: string | null; readonly challenge: string }>> {
  const kept = await withAuthority(database, authority, (books) =>
    takeChallenge(books, { digest: digest(token), purpose, now: toInstant(clock.now()) }),
  )
  if (!kept) return challengeIsOver
  const { challenge } = content.parse(kept.content)
  return ok({ account: kept.account, challenge })
}

const content = z.object({ challenge: z.string() })

const bytes = z.base64url().max(20_000)
const attached = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
}

const registration = z.object({
  ...attached,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
})

const authentication = z.object({
  ...attached,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
})

/** Reads an answer to a registration. */
export function parseRegistration(answer: unknown): Result<RegistrationResponseJSON> {
  const read = registration.safeParse(answer)
  return read.success ? ok(read.data) : passkeyRefused
}

/** Reads an answer to a sign-in. */
export function parseAuthentication(answer: unknown): Result<AuthenticationResponseJSON> {
  const read = authentication.safeParse(answer)
  if (!read.success) return passkeyRefused
  const { response, ...rest } = read.data
  const { userHandle, ...signed } = response
  const handle = userHandle === undefined ? {} : { userHandle }
  return ok({ ...rest, response: { ...signed, ...handle } })
}

/** An answer that is not what was asked for, or is not signed by the passkey it names. */
export const passkeyRefused = refuse(
  'passkey_was_not_accepted',
  'このパスキーは受け付けられませんでした。もう一度試すか、ほかの方法でサインインしてください。',
  'This passkey was not accepted. Try again, or sign in another way.',
)

const challengeIsOver = refuse(
  'passkey_question_is_over',
  'パスキーの確認に時間がかかりすぎたか、すでに使われています。もう一度最初から行ってください。',
  'The passkey took too long, or its answer was used already. Begin again.',
)
