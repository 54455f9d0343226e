import { describe, expect, it, test } from 'vitest'
import { check, present } from '../../kit/check.ts'
import { type IdentityProvider, parseIdentityProviders, readIdentity } from './identity-provider.ts'

const plain = {
  key: 'sso',
  issuer: 'https://id.example.jp',
  clientId: 'jisseki',
  clientSecret: 'very secret',
  label: { ja: '職員認証', en: 'Staff sign-in' },
  for: 'staff',
}

function parsed(change: object): IdentityProvider {
  const read = parseIdentityProviders(JSON.stringify([{ ...plain, ...change }]))
  check(read.ok, 'the setting is right')
  return present(read.value[0], 'the provider')
}

describe('parseIdentityProviders', () => {
  it('fills in what is usual', () => {
    expect(parsed({})).toMatchObject({
      scopes: ['openid', 'email', 'profile'],
      claims: {},
      userInfo: false,
    })
  })

  test.each([
    ['http://127.0.0.1:4000', true],
    ['http://localhost:4000/oidc', true],
    ['http://id.example.jp', false],
    ['http://127.0.0.1.example.jp', false],
    ['ftp://id.example.jp', false],
    ['id.example.jp', false],
  ])('takes the issuer %s: %s', (issuer, isTaken) => {
    expect(parseIdentityProviders(JSON.stringify([{ ...plain, issuer }])).ok).toBe(isTaken)
  })

  test.each([
    ['{', 'JSON'],
    [JSON.stringify([{ ...plain, key: 'S S O' }]), '0.key'],
    [JSON.stringify([{ ...plain, for: 'everyone' }]), '0.for'],
    [JSON.stringify([{ ...plain, secret: 'very secret' }]), 'secret'],
    [JSON.stringify([{ ...plain, issuer: 'http://id.example.jp' }]), 'https://'],
    [JSON.stringify([plain, plain]), 'sso'],
  ])('%s: says what is wrong, and shows no secret', (json, says) => {
    const read = parseIdentityProviders(json)
    check(!read.ok, 'the setting is wrong')
    expect(read.refusal.code).toMatch(/^setting_identity_provider/)
    expect(read.refusal.message.ja).toContain(says)
    expect(read.refusal.message.en).toContain(says)
    expect(JSON.stringify(read.refusal)).not.toContain('very secret')
  })
})

describe('readIdentity', () => {
  const claims = { sub: '17', email: 'Hanako@Example.jp', email_verified: true, name: '佐藤花子' }

  it('reads the usual claims', () => {
    expect(readIdentity(parsed({}), claims)).toEqual({
      provider: 'sso',
      issuer: 'https://id.example.jp',
      subject: '17',
      address: 'hanako@example.jp',
      name: '佐藤花子',
      company: null,
      hasSecondFactor: false,
    })
  })

  test.each([
    [{ email_verified: false }, null],
    [{ email_verified: 'false' }, null],
    [{ email_verified: undefined }, null],
    [{ email_verified: 'true' }, 'hanako@example.jp'],
    [{ email: 'nobody' }, null],
  ])('takes a verified address only: %j', (change, address) => {
    expect(readIdentity(parsed({}), { ...claims, ...change }).address).toBe(address)
  })

  test.each([
    [{ acr: ['aal2'] }, { acr: 'aal2' }, true],
    [{ acr: ['aal2'] }, { acr: 'aal1' }, false],
    [{ acr: ['aal2'] }, {}, false],
    [{ amr: ['otp', 'hwk'] }, { amr: ['pwd', 'hwk'] }, true],
    [{ amr: ['otp'] }, { amr: ['pwd'] }, false],
    [{ amr: ['otp'] }, { amr: 'otp' }, false],
    [undefined, { acr: 'aal2', amr: ['otp'] }, false],
  ])('second factor %j of %j: %s', (secondFactor, change, has) => {
    const by = parsed({ secondFactor })
    expect(readIdentity(by, { ...claims, ...change }).hasSecondFactor).toBe(has)
  })

  const corporate = {
    number: 'corporate_number',
    name: 'corporate_name',
    provenWhen: { claim: 'account_type', values: ['prime', 'member'] },
  }

  test.each([
    [{ corporate_number: '8700110005901', account_type: 'prime' }, '8700110005901'],
    [{ corporate_number: 8700110005901, account_type: 'member' }, '8700110005901'],
    [{ corporate_number: '8700110005901', account_type: 'entry' }, null],
    [{ corporate_number: '8700110005901' }, null],
    [{ corporate_number: '8700110005902', account_type: 'prime' }, null],
    [{ account_type: 'prime' }, null],
  ])('takes a proven company only: %j', (change, number) => {
    const { company } = readIdentity(parsed({ corporate }), { ...claims, ...change })
    expect(company?.number ?? null).toBe(number)
  })
})
