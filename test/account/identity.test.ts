/** Signing in through real OpenID Connect providers: one like GビズID, and a staff's single sign-on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInByIdentity, unlinkIdentity } from '../../src/commands/account/identity.ts'
import { endTrip, startTrip, type TripStart } from '../../src/commands/account/identity-trip.ts'
import { inviteStaff } from '../../src/commands/account/invitation.ts'
import { listCompanies } from '../../src/commands/account/membership.ts'
import { readProfile } from '../../src/commands/account/profile.ts'
import type { Arrived } from '../../src/commands/account/sign-up.ts'
import type { IdentityProvider } from '../../src/domain/account/identity-provider.ts'
import type { Result } from '../../src/kit/result.ts'
import { createOidcClient, type OidcClient } from '../../src/web/account/oidc-client.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import {
  codeOf,
  got,
  look,
  minute,
  newAddress,
  openTown,
  owner,
  signUp,
  tokenTo,
  type Town,
  visit,
} from './people.ts'
import { type Person, type RunningProvider, settingOf, startProvider } from './provider.ts'

let clone: Clone
let town: Town
let business: RunningProvider
let office: RunningProvider
let gbiz: IdentityProvider
let sso: IdentityProvider
let client: OidcClient

const returnTo = (key: string) => `https://jisseki.example/sign-in/with/${key}/return`

beforeAll(async () => {
  clone = await cloneDatabase()
  town = openTown(clone)
  business = await startProvider({ returnTo: returnTo('gbiz'), conforms: true })
  office = await startProvider({
    returnTo: returnTo('sso'),
    conforms: false,
    tokenAuth: 'client_secret_post',
  })
  gbiz = settingOf(business, {
    key: 'gbiz',
    label: { ja: 'GビズID', en: 'gBizID' },
    for: 'applicants',
    scopes: ['openid', 'email', 'profile', 'corporate'],
    userInfo: true,
    corporate: {
      number: 'corporate_number',
      name: 'corporate_name',
      provenWhen: { claim: 'account_type', values: ['prime', 'member'] },
    },
  })
  sso = settingOf(office, {
    key: 'sso',
    label: { ja: '職員認証', en: 'Staff sign-in' },
    for: 'staff',
    secondFactor: { amr: ['otp'] },
  })
  client = createOidcClient([gbiz, sso], returnTo)
})

afterAll(async () => {
  await Promise.all([business.stop(), office.stop()])
})

let subjects = 0

function newPerson(change: object = {}): Person & { readonly email: string } {
  subjects += 1
  return {
    sub: `subject-${subjects}`,
    email: newAddress(),
    email_verified: true,
    name: '田中一郎',
    ...change,
  }
}

type Going = Partial<Omit<TripStart, 'provider' | 'secrets'>>

/** Leaves for the provider and comes back to the site, with what the browser then holds. */
async function travel(provider: IdentityProvider, person: Person | null, going: Going = {}) {
  const { url, secrets } = got(await client.depart(provider))
  const start = { caller: null, invitation: null, next: null, ...going }
  const token = got(await startTrip(town.context, { ...start, provider: provider.key, secrets }))
  const running = provider === gbiz ? business : office
  return { token, query: await running.visit(url, person) }
}

/** The end of the way: the trip is taken out, the provider is asked, the person is signed in. */
async function comeBack(
  provider: IdentityProvider,
  { token, query }: Awaited<ReturnType<typeof travel>>,
): Promise<Result<Arrived>> {
  const trip = await endTrip(town.context, token)
  if (!trip.ok) return trip
  const identity = await client.arrive(provider, query, trip.value.secrets)
  if (!identity.ok) return identity
  const came = {
    trip: trip.value,
    provider,
    identity: identity.value,
    language: 'ja',
    visit,
  } as const
  return signInByIdentity(town.context, came)
}

async function go(provider: IdentityProvider, person: Person | null, going: Going = {}) {
  return comeBack(provider, await travel(provider, person, going))
}

describe('a business identity', () => {
  const proven = {
    corporate_number: '8700110005901',
    corporate_name: '国税庁',
    account_type: 'prime',
  }

  it('opens an applicant’s account the first time, and knows it the next', async () => {
    const person = newPerson()
    const first = got(await go(gbiz, person, { next: '/apply/1' }))
    expect(first).toMatchObject({ next: '/apply/1', caller: { name: '田中一郎' } })
    expect(first.caller.actor.grants).toMatchObject([{ role: 'applicant' }])
    const moved = { ...person, email: newAddress(), name: '田中' }
    const again = got(await go(gbiz, moved))
    expect(again.caller).toMatchObject({ account: first.caller.account, name: '田中一郎' })
  })

  it('brings its company along, confirmed', async () => {
    const arrived = got(await go(gbiz, newPerson(proven)))
    const [company] = await listCompanies(town.context, arrived.caller.account)
    expect(company).toMatchObject({ number: '8700110005901', company: '国税庁' })
    expect(arrived.caller.actor.parties).toEqual([company?.party])
    const colleague = got(await go(gbiz, newPerson(proven)))
    expect(colleague.caller.actor.parties).toEqual([company?.party])
  })

  it('that proves no company brings none', async () => {
    const arrived = got(await go(gbiz, newPerson({ ...proven, account_type: 'entry' })))
    expect(await listCompanies(town.context, arrived.caller.account)).toEqual([])
  })

  it('needs an address that the provider has verified', async () => {
    const code = codeOf(await go(gbiz, newPerson({ email_verified: false })))
    expect(code).toBe('identity_has_no_verified_address')
  })

  it('never takes over the account of its address: the owner signs in and links it', async () => {
    const signedUp = await signUp(town)
    const address = town.letters.at(-1)?.address ?? ''
    const person = newPerson({ email: address })
    const refused = await go(gbiz, person)
    expect(refused).toMatchObject({
      refusal: {
        code: 'account_must_sign_in_to_link',
        message: { ja: expect.stringContaining('なりすまし') },
      },
    })
    const caller = await look(town, signedUp)
    const linked = got(await go(gbiz, person, { caller }))
    expect(linked.caller.account).toBe(signedUp.caller.account)
    expect(got(await go(gbiz, person)).caller.account).toBe(signedUp.caller.account)
    const { identities } = await readProfile(town.context, caller)
    expect(identities).toMatchObject([{ issuer: gbiz.issuer }])
    expect(codeOf(await unlinkIdentity(town.context, caller, gbiz.issuer))).toBe('done')
    expect(codeOf(await unlinkIdentity(town.context, caller, gbiz.issuer))).toBe(
      'identity_is_not_linked',
    )
    expect(codeOf(await go(gbiz, person))).toBe('account_must_sign_in_to_link')
  })

  it('of one account is not linked to another', async () => {
    const person = newPerson()
    got(await go(gbiz, person))
    const { caller } = await signUp(town)
    const stolen = await go(gbiz, person, { caller })
    expect(codeOf(stolen)).toBe('identity_is_linked_to_another_account')
  })
})

describe('a single sign-on of staff', () => {
  async function invited(address = newAddress()): Promise<string> {
    const given = { role: 'auditor', programme: '', language: 'ja', address } as const
    got(await inviteStaff(owner(town), given, town.mailing))
    return tokenTo(town, address)
  }

  it('accepts an invitation, and its second factor counts', async () => {
    const person = newPerson({ amr: ['pwd', 'otp'] })
    const first = got(await go(sso, person, { invitation: await invited() }))
    expect(first.caller).toMatchObject({ name: '田中一郎', isStaff: true, secondFactor: 'done' })
    expect(first.caller.actor.grants).toMatchObject([{ role: 'auditor' }])
    const withoutCode = got(await go(sso, { ...person, amr: ['pwd'] }))
    expect(withoutCode.caller).toMatchObject({
      account: first.caller.account,
      secondFactor: 'to-set-up',
      actor: { grants: [] },
    })
  })

  it('lets nobody in who was not invited', async () => {
    expect(codeOf(await go(sso, newPerson()))).toBe('staff_are_invited')
  })

  it('accepts an invitation once', async () => {
    const invitation = await invited()
    const [one, other] = [newPerson(), newPerson()]
    const trips = [await travel(sso, one, { invitation }), await travel(sso, other, { invitation })]
    const codes = []
    for (const trip of trips) codes.push(codeOf(await comeBack(sso, trip)))
    expect(codes).toEqual(['done', 'link_used_already'])
  })

  it('does not take over the account of an invited address', async () => {
    const address = newAddress()
    await signUp(town, address)
    const arrived = await go(sso, newPerson(), { invitation: await invited(address) })
    expect(codeOf(arrived)).toBe('account_must_sign_in_to_link')
  })
})

describe('an answer', () => {
  it('serves once: neither the trip nor the code is taken again', async () => {
    const trip = await travel(gbiz, newPerson())
    const held = got(await endTrip(town.context, trip.token))
    expect(codeOf(await client.arrive(gbiz, trip.query, held.secrets))).toBe('done')
    expect(codeOf(await client.arrive(gbiz, trip.query, held.secrets))).toBe(
      'identity_answer_does_not_fit',
    )
    expect(codeOf(await comeBack(gbiz, trip))).toBe('identity_trip_is_over')
  })

  it.each(['state', 'nonce', 'verifier'] as const)('with another %s does not fit', async (name) => {
    const { token, query } = await travel(gbiz, newPerson())
    const { secrets } = got(await endTrip(town.context, token))
    const others = got(await client.depart(gbiz)).secrets
    const mixed = { ...secrets, [name]: others[name] }
    expect(codeOf(await client.arrive(gbiz, query, mixed))).toBe('identity_answer_does_not_fit')
  })

  it('from another provider does not fit', async () => {
    const { token, query } = await travel(sso, newPerson())
    const { secrets } = got(await endTrip(town.context, token))
    expect(codeOf(await client.arrive(gbiz, query, secrets))).toBe('identity_answer_does_not_fit')
  })

  it('in another browser, or too late, finds no trip', async () => {
    const trip = await travel(gbiz, newPerson())
    expect(codeOf(await comeBack(gbiz, { ...trip, token: 'another' }))).toBe(
      'identity_trip_is_over',
    )
    town.pass(10 * minute)
    expect(codeOf(await comeBack(gbiz, trip))).toBe('identity_trip_is_over')
  })

  it('of somebody who broke off says so', async () => {
    expect(codeOf(await go(gbiz, null))).toBe('identity_was_not_confirmed')
  })

  it('with no code in it does not fit', async () => {
    const { token } = await travel(gbiz, newPerson())
    const { secrets } = got(await endTrip(town.context, token))
    const query = new URLSearchParams({ state: secrets.state })
    expect(codeOf(await client.arrive(gbiz, query, secrets))).toBe('identity_answer_does_not_fit')
  })
})

describe('a provider that cannot be reached', () => {
  it('is asked again the next time', async () => {
    const shape = { returnTo: returnTo('away'), conforms: true }
    const away = await startProvider(shape)
    const label = { ja: '休止中', en: 'Away' }
    const setting = settingOf(away, { key: 'away', label, for: 'applicants' })
    await away.stop()
    const asking = createOidcClient([setting], returnTo)
    expect(codeOf(await asking.depart(setting))).toBe('identity_provider_unreachable')
    const back = await startProvider({ ...shape, port: Number(new URL(away.issuer).port) })
    expect(codeOf(await asking.depart(setting))).toBe('done')
    await back.stop()
    expect(asking.find('away')).toBe(setting)
    expect(asking.find('other')).toBeUndefined()
  })
})
