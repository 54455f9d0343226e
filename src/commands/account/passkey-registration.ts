/** Registering a passkey, and taking one away. */
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import { toInstant } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findAccount, getAccount } from '../../store/account.ts'
import {
  type Credential,
  deleteCredential,
  insertCredential,
  listCredentials,
} from '../../store/credential.ts'
import { withAuthority } from '../../store/database.ts'
import { countRecoveryCodes } from '../../store/second-factor.ts'
import { noteSecondFactor } from '../../store/sign-in.ts'
import { challengeLifetime } from '../../domain/account/lifetime.ts'
import type { Context } from '../context.ts'
import { type Caller, checkInPerson } from './caller.ts'
import {
  keepChallenge,
  parseRegistration,
  partyOf,
  type PasskeyAnswer,
  passkeyRefused,
  type RegistrationQuestion,
  type Site,
  takeKept,
} from './passkey.ts'
import { giveRecoveryCodes, secondFactorStays } from './recovery-code.ts'
import type { FactorSetUp } from './totp.ts'

/** Begins to register a passkey. The options go to the browser's script as they are. */
export async function beginPasskeyRegistration(
  context: Context,
  caller: Caller,
  site: Site,
): Promise<Result<RegistrationQuestion>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const { database, authority } = context
  const [account, known] = await withAuthority(database, authority, async (books) => [
    await getAccount(books, caller.account),
    await listCredentials(books, caller.account),
  ])
  const options = await generateRegistrationOptions({
    rpName: site.siteName,
    rpID: partyOf(site.siteUrl).rpId,
    userName: account.address,
    userDisplayName: account.name,
    // It is handed to whoever holds the passkey: an id, nothing personal.
    userID: new Uint8Array(new TextEncoder().encode(account.id)),
    attestationType: 'none',
    timeout: challengeLifetime,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const kept = { account: account.id, challenge: options.challenge }
  const token = await keepChallenge(context, 'passkey-registration', kept)
  return ok({ token, options })
}

/** An authenticator's answer, with what its owner calls it. */
export type NewPasskey = PasskeyAnswer & { readonly label: string; readonly siteUrl: string }

/**
 * Registers the passkey that answered. As its holder was checked, the sign-in has then shown its
 * second factor.
 */
export async function finishPasskeyRegistration(
  context: Context,
  caller: Caller,
  given: NewPasskey,
): Promise<Result<FactorSetUp>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const kept = await takeKept(context, 'passkey-registration', given.token)
  if (!kept.ok) return kept
  if (kept.value.account !== caller.account) return passkeyRefused
  const verified = await verify(given, kept.value.challenge)
  if (!verified.ok) return verified
  const { database, authority, clock } = context
  const at = toInstant(clock.now())
  const label = readLabel(given.label)
  return withAuthority(database, authority, async (books) => {
    if (!(await findAccount(books, caller.account))) return passkeyRefused
    const credential = { ...verified.value, account: caller.account, label, createdAt: at }
    if (!(await insertCredential(books, credential))) return passkeyIsKnown
    await noteSecondFactor(books, caller.id, at)
    const known = await countRecoveryCodes(books, caller.account)
    const isFirst = known === null && caller.isStaff
    return ok({ recoveryCodes: isFirst ? await giveRecoveryCodes(books, caller.account) : null })
  })
}

/** Somebody's passkeys, oldest first. */
export function listPasskeys(
  { database, authority }: Context,
  caller: Caller,
): Promise<readonly Credential[]> {
  return withAuthority(database, authority, (books) => listCredentials(books, caller.account))
}

/** Takes a passkey away. Staff keep at least one second factor. */
export async function removePasskey(
  { database, authority }: Context,
  caller: Caller,
  id: string,
): Promise<Result<void>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  return withAuthority(database, authority, async (books) => {
    const { totp } = await getAccount(books, caller.account)
    const others = (await listCredentials(books, caller.account)).filter((each) => each.id !== id)
    if (caller.isStaff && totp === null && others.length === 0) return secondFactorStays
    return (await deleteCredential(books, caller.account, id)) ? ok(undefined) : passkeyUnknown
  })
}

type Verified = Pick<Credential, 'id' | 'publicKey' | 'counter' | 'transports'>

async function verify(
  { response: answer, siteUrl }: NewPasskey,
  expectedChallenge: string,
): Promise<Result<Verified>> {
  const response = parseRegistration(answer)
  if (!response.ok) return response
  const { rpId: expectedRPID, origin: expectedOrigin } = partyOf(siteUrl)
  const expected = { expectedChallenge, expectedOrigin, expectedRPID }
  // It throws at whatever a browser may send wrongly, and does no more than look at it.
  const { registrationInfo } = await verifyRegistrationResponse({
    response: response.value,
    ...expected,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return passkeyRefused
  const { id, publicKey, counter } = registrationInfo.credential
  const transports = response.value.response.transports ?? []
  return ok({ id, publicKey: new Uint8Array(publicKey), counter, transports })
}

/** What a passkey is called in its owner's list; never empty. */
function readLabel(typed: string): string {
  const label = typed.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()
  return label === '' ? 'パスキー / passkey' : Array.from(label).slice(0, 60).join('')
}

const passkeyIsKnown = refuse(
  'passkey_is_registered_already',
  'このパスキーは、すでに登録されています。',
  'This passkey is registered already.',
)

const passkeyUnknown = refuse(
  'passkey_unknown',
  'そのパスキーは、すでに削除されています。',
  'That passkey has been removed already.',
)
