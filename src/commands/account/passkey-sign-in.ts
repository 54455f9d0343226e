/** Signing in with a passkey: no mail address, no password, and no second step after it. */
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { challengeLifetime } from '../../domain/account/lifetime.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type Credential, findCredential, noteCredentialUse } from '../../store/credential.ts'
import { withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'
import { countAttempt } from './attempts.ts'
import { openSignIn, type SignedIn } from './open-sign-in.ts'
import {
  keepChallenge,
  parseAuthentication,
  partyOf,
  type PasskeyAnswer,
  passkeyRefused,
  type SignInQuestion,
  takeKept,
} from './passkey.ts'
import type { Visit } from './visit.ts'

/** Begins to sign in with any passkey that the browser's owner has for this site. */
export async function beginPasskeySignIn(
  context: Context,
  { siteUrl }: { readonly siteUrl: string },
): Promise<SignInQuestion> {
  const options = await generateAuthenticationOptions({
    rpID: partyOf(siteUrl).rpId,
    userVerification: 'required',
    timeout: challengeLifetime,
  })
  const kept = { account: null, challenge: options.challenge }
  return { token: await keepChallenge(context, 'passkey-sign-in', kept), options }
}

/** An authenticator's answer, and from where it came. */
export type PasskeySignIn = PasskeyAnswer & { readonly siteUrl: string; readonly visit: Visit }

/** Signs in with the passkey that answered. It has then shown its second factor too. */
export async function finishPasskeySignIn(
  context: Context,
  given: PasskeySignIn,
): Promise<Result<SignedIn>> {
  const response = parseAuthentication(given.response)
  if (!response.ok) return response
  const subject = { subject: response.value.id, address: given.visit.address }
  const attempt = await countAttempt(context, 'passkey', subject)
  if (!attempt.ok) return attempt
  const kept = await takeKept(context, 'passkey-sign-in', given.token)
  if (!kept.ok) return kept
  const { database, authority, clock } = context
  const credential = await withAuthority(database, authority, (books) =>
    findCredential(books, response.value.id),
  )
  if (!credential) return passkeyIsUnknown
  const asked = { challenge: kept.value.challenge, siteUrl: given.siteUrl }
  const counter = await verify(response.value, credential, asked)
  if (counter === null) return passkeyRefused
  const now = clock.now()
  const opened = await withAuthority(database, authority, async (books) => {
    const used = { counter, at: toInstant(now) }
    if (!(await noteCredentialUse(books, credential.id, used))) return undefined
    const signing = { account: credential.account, way: 'passkey', hasSecondFactor: true } as const
    return openSignIn(books, { ...signing, visit: given.visit, now })
  })
  if (!opened) return passkeyRefused
  await attempt.value.succeeded()
  return ok(opened)
}

/** The use count that the passkey signed; null where the answer is not what was asked for. */
async function verify(
  response: AuthenticationResponseJSON,
  { id, publicKey, counter, transports }: Credential,
  { challenge, siteUrl }: { readonly challenge: string; readonly siteUrl: string },
): Promise<number | null> {
  const { rpId: expectedRPID, origin: expectedOrigin } = partyOf(siteUrl)
  const expected = { expectedChallenge: challenge, expectedOrigin, expectedRPID }
  // It throws at whatever a browser may send wrongly, and does no more than look at it.
  const answer = await verifyAuthenticationResponse({
    response,
    ...expected,
    credential: { id, publicKey, counter, transports: [...transports] },
    requireUserVerification: true,
  }).catch(() => null)
  return answer?.verified === true ? answer.authenticationInfo.newCounter : null
}

const passkeyIsUnknown = refuse(
  'passkey_is_not_registered',
  'このパスキーは登録されていません。別のパスキーを選ぶか、ほかの方法でサインインしてください。',
  'This passkey is not registered here. Choose another one, or sign in another way.',
)
