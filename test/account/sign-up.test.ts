/**
 * Signing up and resetting by mailed links: used once, in time, and telling nobody who is
 * registered.
 */
import { beforeAll, describe, expect, it, test } from 'vitest'
import { findActorBySignIn } from '../../src/commands/account/caller.ts'
import { findLink } from '../../src/commands/account/mail-link.ts'
import { finishReset, requestReset, signInByLink } from '../../src/commands/account/reset.ts'
import { signInWithPassword } from '../../src/commands/account/sign-in.ts'
import { finishSignUp, requestSignUp } from '../../src/commands/account/sign-up.ts'
import { newToken } from '../../src/kit/token.ts'
import { withAuthority } from '../../src/store/database.ts'
import { type Clone, cloneDatabase, tokyo } from '../database/clone.ts'
import {
  codeOf,
  day,
  got,
  hour,
  letterTo,
  newAddress,
  newNetwork,
  openTown,
  password,
  signUp,
  siteUrl,
  tokenTo,
  type Town,
  visit,
} from './people.ts'

let clone: Clone
let town: Town

beforeAll(async () => {
  clone = await cloneDatabase()
  town = openTown(clone)
})

const wish = (address: string, change: object = {}) => ({
  address,
  language: 'ja' as const,
  next: null,
  visit: { ...visit, address: newNetwork() },
  ...change,
})

const finish = (token: string, change: object = {}) =>
  finishSignUp(town.context, { token, name: '佐藤花子', password, visit, ...change })

function query<Row extends object>(statement: string, values: readonly unknown[] = []) {
  return withAuthority(clone.database, tokyo.code, async ({ client }) => {
    return (await client.query<Row>(statement, [...values])).rows
  })
}

describe('signing up', () => {
  it('opens an account for an applicant, and signs in', async () => {
    const address = newAddress()
    const asked = wish(` ${address.toUpperCase()} `, { next: '/apply/1' })
    got(await requestSignUp(town.context, asked, town.mailing))
    expect(letterTo(town, address)).toMatchObject({ template: 'sign-up', language: 'ja' })
    const token = tokenTo(town, address)
    expect(got(await findLink(town.context, token))).toMatchObject({
      purpose: 'sign-up',
      address,
      next: '/apply/1',
      hasAccount: false,
    })
    const arrived = got(await finish(token))
    expect(arrived.next).toBe('/apply/1')
    expect(arrived.caller.actor.grants).toEqual([
      { role: 'applicant', programme: '', session: null },
    ])
    const found = await findActorBySignIn(town.context, arrived.token)
    expect(found).toMatchObject({
      name: '佐藤花子',
      way: 'sign-in',
      secondFactor: 'not-needed',
      needsSecondFactor: false,
      actor: { name: `account:${arrived.caller.account}`, account: arrived.caller.account },
    })
  })

  it('keeps digests of tokens and passwords, and nothing personal in the record of acts', async () => {
    const address = newAddress()
    const { token, caller } = await signUp(town, address)
    const [kept] = await query<{ password_hash: string; digest: string; outcome: object }>(
      `select password_hash, digest, (select json_agg(c) from command as c) as outcome
      from account join sign_in using (account) where account.account = $1`,
      [caller.account],
    )
    expect(kept?.password_hash).toMatch(/^\$argon2id\$/)
    expect(kept?.digest).toMatch(/^[0-9a-f]{64}$/)
    const acts = JSON.stringify(kept?.outcome)
    expect(acts).toContain(caller.account)
    for (const secret of [address, token, '佐藤花子']) expect(acts).not.toContain(secret)
  })

  it('gives the same answer where the address has an account, and mails it a way in', async () => {
    const address = newAddress()
    await signUp(town, address)
    const again = await requestSignUp(town.context, wish(address), town.mailing)
    const fresh = await requestSignUp(town.context, wish(newAddress()), town.mailing)
    expect(Object.keys(got(again))).toEqual(Object.keys(got(fresh)))
    expect(letterTo(town, address).template).toBe('sign-up-again')
    const arrived = got(await signInByLink(town.context, { token: tokenTo(town, address), visit }))
    expect(arrived.caller.name).toBe('佐藤花子')
  })

  it('writes the letter in the language that was asked for, with a link to its pages', async () => {
    const address = newAddress()
    await requestSignUp(town.context, wish(address, { language: 'en' }), town.mailing)
    const { values, language } = letterTo(town, address)
    expect(language).toBe('en')
    expect(JSON.stringify(values)).toContain(`${siteUrl}/en/sign-up/`)
  })

  it('needs no password', async () => {
    const address = newAddress()
    await requestSignUp(town.context, wish(address), town.mailing)
    got(await finish(tokenTo(town, address), { password: null }))
    const tried = await signInWithPassword(town.context, { address, password: '' }, visit)
    expect(codeOf(tried)).toBe('address_or_password_wrong')
  })

  it('goes on after what was typed was refused', async () => {
    const address = newAddress()
    await requestSignUp(town.context, wish(address), town.mailing)
    const token = tokenTo(town, address)
    expect(codeOf(await finish(token, { name: ' ' }))).toBe('name_is_blank')
    expect(codeOf(await finish(token, { password: 'short' }))).toBe('password_is_too_short')
    expect(codeOf(await finish(token))).toBe('done')
  })
})

describe('a link', () => {
  async function asked(): Promise<string> {
    const address = newAddress()
    await requestSignUp(town.context, wish(address), town.mailing)
    return tokenTo(town, address)
  }

  it('is used once', async () => {
    const token = await asked()
    const both = await Promise.all([finish(token), finish(token)])
    expect(both.map(codeOf).toSorted()).toEqual(['done', 'link_used_already'])
    expect(codeOf(await finish(token))).toBe('link_used_already')
    expect(codeOf(await findLink(town.context, token))).toBe('link_used_already')
  })

  it('is used once more by a retry of the same request', async () => {
    const token = await asked()
    const context = { ...town.context, idempotencyKey: newToken() }
    const given = { token, name: '佐藤花子', password, visit }
    const first = got(await finishSignUp(context, given))
    const again = got(await finishSignUp(context, given))
    expect(again.caller.account).toBe(first.caller.account)
  })

  it('has an end', async () => {
    const token = await asked()
    town.pass(24 * hour)
    expect(codeOf(await finish(token))).toBe('link_expired')
    expect(codeOf(await findLink(town.context, token))).toBe('link_expired')
  })

  it('that nobody was sent opens nothing', async () => {
    expect(codeOf(await finish(newToken()))).toBe('link_unknown')
    expect(codeOf(await findLink(town.context, newToken()))).toBe('link_unknown')
  })

  it('serves its own purpose only', async () => {
    const token = await asked()
    expect(codeOf(await finishReset(town.context, { token, password, visit }))).toBe('link_unknown')
    expect(codeOf(await signInByLink(town.context, { token, visit }))).toBe('link_unknown')
  })
})

describe('a new password', () => {
  const wanted = 'another long password'

  async function askReset(address: string): Promise<string> {
    got(await requestReset(town.context, wish(address), town.mailing))
    return tokenTo(town, address)
  }

  it('takes the place of the old one, and ends every sign-in and link', async () => {
    const address = newAddress()
    const before = await signUp(town, address)
    const [other, token] = [await askReset(address), await askReset(address)]
    const arrived = got(await finishReset(town.context, { token, password: wanted, visit }))
    expect(arrived.caller.account).toBe(before.caller.account)
    expect(await findActorBySignIn(town.context, before.token)).toBeUndefined()
    const late = await finishReset(town.context, { token: other, password: wanted, visit })
    expect(codeOf(late)).toBe('link_taken_back')
    const signIn = (typed: string) =>
      signInWithPassword(town.context, { address, password: typed }, visit)
    expect(codeOf(await signIn(password))).toBe('address_or_password_wrong')
    expect(codeOf(await signIn(wanted))).toBe('done')
  })

  it('is offered to addresses with an account only, and says so to nobody', async () => {
    const address = newAddress()
    expect(got(await requestReset(town.context, wish(address), town.mailing))).toEqual({ address })
    expect(town.letters.some((letter) => letter.address === address)).toBe(false)
  })

  it('is asked for within an hour', async () => {
    const address = newAddress()
    await signUp(town, address)
    const token = await askReset(address)
    town.pass(hour)
    const late = await finishReset(town.context, { token, password: wanted, visit })
    expect(codeOf(late)).toBe('link_expired')
  })
})

describe('mails', () => {
  it('are limited by address, and come again after a while', async () => {
    const address = newAddress()
    const ask = () => requestSignUp(town.context, wish(address), town.mailing)
    for (let sent = 0; sent < 5; sent += 1) expect(codeOf(await ask())).toBe('done')
    expect(codeOf(await ask())).toBe('too_many_mails')
    expect(town.letters.filter((letter) => letter.address === address)).toHaveLength(5)
    town.pass(15 * 60_000)
    expect(codeOf(await ask())).toBe('done')
  })
})

test('an address that cannot be one is refused', async () => {
  const asked = await requestSignUp(town.context, wish('nobody'), town.mailing)
  expect(codeOf(asked)).toBe('mail_address_form_unknown')
})

test('a sign-in ends after two weeks unseen, and after thirty days in any case', async () => {
  const unseen = await signUp(town)
  const seen = await signUp(town)
  town.pass(13 * day)
  expect(await findActorBySignIn(town.context, seen.token)).toBeDefined()
  town.pass(day)
  expect(await findActorBySignIn(town.context, unseen.token)).toBeUndefined()
  expect(await findActorBySignIn(town.context, seen.token)).toBeDefined()
  town.pass(12 * day)
  expect(await findActorBySignIn(town.context, seen.token)).toBeDefined()
  town.pass(4 * day)
  expect(await findActorBySignIn(town.context, seen.token)).toBeUndefined()
})
