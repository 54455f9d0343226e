/** Passkeys: registered and used with an authenticator in software, which then misbehaves. */
import { beforeAll, describe, expect, it, test } from 'vitest'
import {
  beginPasskeyRegistration,
  finishPasskeyRegistration,
  listPasskeys,
  removePasskey,
} from '../../src/commands/account/passkey-registration.ts'
import {
  beginPasskeySignIn,
  finishPasskeySignIn,
} from '../../src/commands/account/passkey-sign-in.ts'
import type { SignedIn } from '../../src/commands/account/open-sign-in.ts'
import { signInWithPassword } from '../../src/commands/account/sign-in.ts'
import { mayAct } from '../../src/domain/access/capability.ts'
import { present } from '../../src/kit/check.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { Authenticator, type Mischief } from './authenticator.ts'
import {
  codeOf,
  got,
  hire,
  look,
  minute,
  newAddress,
  newNetwork,
  openTown,
  password,
  signUp,
  siteUrl,
  type Town,
  visit,
} from './people.ts'

let clone: Clone
let town: Town

beforeAll(async () => {
  clone = await cloneDatabase()
  town = openTown(clone)
})

const site = { siteUrl, siteName: '実績' }
const rpId = 'jisseki.example'
const origin = 'https://jisseki.example'

async function register(
  signedIn: SignedIn,
  authenticator = new Authenticator(origin),
  mischief: Mischief = {},
) {
  const caller = await look(town, signedIn)
  const { token, options } = got(await beginPasskeyRegistration(town.context, caller, site))
  const response = authenticator.register({ challenge: options.challenge, rpId }, mischief)
  const given = { token, response, label: ' 電話 ', siteUrl }
  const finish = () => finishPasskeyRegistration(town.context, caller, given)
  return { authenticator, options, caller, given, finish, answer: await finish() }
}

async function signIn(authenticator: Authenticator, mischief: Mischief = {}) {
  const { token, options } = await beginPasskeySignIn(town.context, { siteUrl })
  const response = authenticator.signIn({ challenge: options.challenge, rpId }, mischief)
  const from = { ...visit, address: newNetwork() }
  const finish = () => finishPasskeySignIn(town.context, { token, response, siteUrl, visit: from })
  return { finish, answer: await finish() }
}

describe('a passkey', () => {
  it('is registered, and signs in without an address', async () => {
    const signedUp = await signUp(town)
    const { authenticator, options, answer } = await register(signedUp)
    expect(got(answer)).toEqual({ recoveryCodes: null })
    expect(options).toMatchObject({
      rp: { id: rpId },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    })
    expect(await listPasskeys(town.context, signedUp.caller)).toMatchObject([
      { id: authenticator.id, label: '電話', transports: ['internal'], counter: 0 },
    ])
    const { options: asked } = await beginPasskeySignIn(town.context, { siteUrl })
    expect(asked).toMatchObject({ rpId, userVerification: 'required' })
    expect(asked.allowCredentials ?? []).toEqual([])
    const { caller } = got((await signIn(authenticator)).answer)
    expect(caller).toMatchObject({ account: signedUp.caller.account, secondFactor: 'done' })
  })

  it('is the second factor of staff, with recovery codes for when it is lost', async () => {
    const address = newAddress()
    const hired = await hire(town, { role: 'administrator', programme: '' }, address)
    const { authenticator, answer } = await register(hired)
    expect(got(answer).recoveryCodes).toHaveLength(10)
    expect(mayAct((await look(town, hired)).actor, 'people.list', { programme: '' }).ok).toBe(true)
    const byPassword = got(await signInWithPassword(town.context, { address, password }, visit))
    expect(byPassword.caller).toMatchObject({ secondFactor: 'to-verify', actor: { grants: [] } })
    const byPasskey = got((await signIn(authenticator)).answer)
    expect(byPasskey.caller.actor.grants).toMatchObject([{ role: 'administrator' }])
    const caller = await look(town, hired)
    const removed = await removePasskey(town.context, caller, authenticator.id)
    expect(codeOf(removed)).toBe('second_factor_must_stay')
  })

  it('is taken away, and signs in no more', async () => {
    const signedUp = await signUp(town)
    const { authenticator } = await register(signedUp)
    const { caller } = signedUp
    expect(codeOf(await removePasskey(town.context, caller, authenticator.id))).toBe('done')
    expect(codeOf(await removePasskey(town.context, caller, authenticator.id))).toBe(
      'passkey_unknown',
    )
    expect(codeOf((await signIn(authenticator)).answer)).toBe('passkey_is_not_registered')
  })

  it('is of one account only, and offered to no second one', async () => {
    const first = await signUp(town)
    const { authenticator } = await register(first)
    const { caller } = first
    const again = got(await beginPasskeyRegistration(town.context, caller, site))
    expect(again.options.excludeCredentials).toMatchObject([{ id: authenticator.id }])
    const { answer } = await register(await signUp(town), authenticator)
    expect(codeOf(answer)).toBe('passkey_is_registered_already')
    const removed = await removePasskey(town.context, (await signUp(town)).caller, authenticator.id)
    expect(codeOf(removed)).toBe('passkey_unknown')
  })
})

describe('an answer to a registration', () => {
  test.each<[string, Mischief]>([
    ['of another site', { origin: 'https://elsewhere.example' }],
    ['for another host', { rpId: 'elsewhere.example' }],
    ['to another question', { challenge: 'AAAA' }],
    ['without a look at who holds it', { skipsVerification: true }],
  ])('%s is refused', async (_, mischief) => {
    const { answer } = await register(await signUp(town), undefined, mischief)
    expect(codeOf(answer)).toBe('passkey_was_not_accepted')
  })

  it('is taken once', async () => {
    const { answer, finish } = await register(await signUp(town))
    expect(codeOf(answer)).toBe('done')
    expect(codeOf(await finish())).toBe('passkey_question_is_over')
  })

  it('to a question that somebody else was asked is refused', async () => {
    const [one, other] = [await signUp(town), await signUp(town)]
    const { token, options } = got(await beginPasskeyRegistration(town.context, one.caller, site))
    const { challenge } = options
    const response = new Authenticator(origin).register({ challenge, rpId })
    const given = { token, response, label: '', siteUrl }
    const stolen = await finishPasskeyRegistration(town.context, other.caller, given)
    expect(codeOf(stolen)).toBe('passkey_was_not_accepted')
  })

  test.each([
    null,
    'x',
    {},
    { id: 'x' },
    { id: 'é', rawId: 'é', type: 'public-key', response: {} },
  ])('that is none is refused: %j', async (response) => {
    const { caller } = await signUp(town)
    const { token } = got(await beginPasskeyRegistration(town.context, caller, site))
    const given = { token, response, label: '', siteUrl }
    const answer = await finishPasskeyRegistration(town.context, caller, given)
    expect(codeOf(answer)).toBe('passkey_was_not_accepted')
  })
})

describe('an answer to a sign-in', () => {
  let authenticator: Authenticator

  beforeAll(async () => {
    authenticator = (await register(await signUp(town))).authenticator
    got((await signIn(authenticator)).answer)
  })

  test.each<[string, Mischief]>([
    ['of another site', { origin: 'https://elsewhere.example' }],
    ['for another host', { rpId: 'elsewhere.example' }],
    ['to another question', { challenge: 'AAAA' }],
    ['without a look at who holds it', { skipsVerification: true }],
    ['of a copy, whose count went back', { counter: 1 }],
  ])('%s is refused', async (_, mischief) => {
    expect(codeOf((await signIn(authenticator, mischief)).answer)).toBe('passkey_was_not_accepted')
  })

  it('is taken once', async () => {
    const { answer, finish } = await signIn(authenticator)
    expect(codeOf(answer)).toBe('done')
    expect(codeOf(await finish())).toBe('passkey_question_is_over')
  })

  it('comes within ten minutes', async () => {
    const { token, options } = await beginPasskeySignIn(town.context, { siteUrl })
    const response = authenticator.signIn({ challenge: options.challenge, rpId })
    town.pass(10 * minute)
    const late = await finishPasskeySignIn(town.context, { token, response, siteUrl, visit })
    expect(codeOf(late)).toBe('passkey_question_is_over')
  })

  it('that another key has signed is refused', async () => {
    const { token, options } = await beginPasskeySignIn(town.context, { siteUrl })
    const asked = { challenge: options.challenge, rpId }
    const forged = new Authenticator(origin).signIn(asked)
    const { id } = present(authenticator, 'the passkey')
    const response = { ...(forged as object), id, rawId: id }
    const answer = await finishPasskeySignIn(town.context, { token, response, siteUrl, visit })
    expect(codeOf(answer)).toBe('passkey_was_not_accepted')
  })

  it('that is none is refused', async () => {
    const { token } = await beginPasskeySignIn(town.context, { siteUrl })
    const given = { token, response: { id: 'x' }, siteUrl, visit }
    expect(codeOf(await finishPasskeySignIn(town.context, given))).toBe('passkey_was_not_accepted')
  })

  it('fails ten times, and then waits', async () => {
    const { authenticator: other } = await register(await signUp(town))
    for (let failed = 0; failed < 10; failed += 1) {
      await signIn(other, { origin: 'https://elsewhere.example' })
    }
    expect(codeOf((await signIn(other)).answer)).toBe('too_many_attempts')
  })
})
