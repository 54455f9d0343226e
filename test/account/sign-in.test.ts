/** Passwords, attempts, and the sign-ins that somebody has. */
import { beforeAll, describe, expect, it, test } from 'vitest'
import { countAttempt } from '../../src/commands/account/attempts.ts'
import { findActorBySignIn, findActors } from '../../src/commands/account/caller.ts'
import { changePassword, updateProfile } from '../../src/commands/account/profile.ts'
import {
  endOtherSignIns,
  endSignIn,
  listSignIns,
  signInWithPassword,
} from '../../src/commands/account/sign-in.ts'
import { sweepEnded } from '../../src/commands/account/sweep.ts'
import { digest, newId } from '../../src/kit/id.ts'
import { newToken } from '../../src/kit/token.ts'
import { withAuthority } from '../../src/store/database.ts'
import { type Clone, cloneDatabase, otherCity, tokyo } from '../database/clone.ts'
import {
  codeOf,
  day,
  got,
  look,
  minute,
  newAddress,
  newNetwork,
  openTown,
  password,
  signUp,
  type Town,
  visit,
} from './people.ts'

let clone: Clone
let town: Town

beforeAll(async () => {
  clone = await cloneDatabase()
  town = openTown(clone)
})

const from = (address: string | null = newNetwork()) => ({ ...visit, address })
const signIn = (address: string, typed = password, seen = from()) =>
  signInWithPassword(town.context, { address, password: typed }, seen)

describe('a password', () => {
  it('signs in, in whatever width and case the address is typed', async () => {
    const address = newAddress()
    const { caller } = await signUp(town, address)
    const other = got(await signIn(` ${address.toUpperCase()}`, 'ｃｏｒｒｅｃｔ horse battery'))
    expect(other.caller).toMatchObject({ account: caller.account, way: 'sign-in' })
    expect(other.token).not.toBe('')
  })

  it('that is wrong is answered as an address that is unknown', async () => {
    const address = newAddress()
    await signUp(town, address)
    const wrong = await signIn(address, 'wrong horse battery')
    expect(codeOf(wrong)).toBe('address_or_password_wrong')
    expect(await signIn(newAddress())).toEqual(wrong)
  })

  it('is changed by whoever knows it, and ends the other sign-ins', async () => {
    const address = newAddress()
    const here = await signUp(town, address)
    const there = got(await signIn(address))
    const wanted = 'another long password'
    const change = (present: string) =>
      changePassword(town.context, here.caller, { present, wanted, visit: from() })
    expect(codeOf(await change('wrong horse battery'))).toBe('present_password_wrong')
    expect(codeOf(await change(password))).toBe('done')
    expect(await findActorBySignIn(town.context, there.token)).toBeUndefined()
    expect(await findActorBySignIn(town.context, here.token)).toBeDefined()
    expect(codeOf(await signIn(address, wanted))).toBe('done')
  })
})

describe('attempts', () => {
  it('are closed after ten failures, for the right password too, until the window is over', async () => {
    const morning = openTown(clone)
    const address = newAddress()
    await signUp(morning, address)
    const signInThere = (typed: string) =>
      signInWithPassword(morning.context, { address, password: typed }, from())
    for (let failed = 0; failed < 10; failed += 1) {
      expect(codeOf(await signInThere('wrong'))).toBe('address_or_password_wrong')
    }
    expect(await signInThere(password)).toMatchObject({
      refusal: {
        code: 'too_many_attempts',
        message: { ja: expect.stringContaining('令和6年6月1日 9時15分（日本時間）から') },
      },
    })
    morning.pass(15 * minute)
    expect(codeOf(await signInThere(password))).toBe('done')
  })

  it('are closed for unknown addresses just so', async () => {
    const address = newAddress()
    for (let failed = 0; failed < 10; failed += 1) await signIn(address, 'wrong')
    expect(codeOf(await signIn(address))).toBe('too_many_attempts')
  })

  it('made at once are all counted', async () => {
    const address = newAddress()
    await signUp(town, address)
    const tries = Array.from({ length: 16 }, () => signIn(address, 'wrong'))
    const codes = (await Promise.all(tries)).map(codeOf)
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(6)
  })

  it('that succeed are not counted: a hall full of people signs in behind one address', async () => {
    const hall = newNetwork()
    const address = newAddress()
    await signUp(town, address)
    for (let count = 0; count < 12; count += 1) {
      expect(codeOf(await signIn(address, password, from(hall)))).toBe('done')
    }
  })

  it('of one network are limited over all accounts, and use up nobody’s own', async () => {
    const network = newNetwork()
    const given = (subject: string) => ({ subject, address: network })
    const attempt = (subject: string) => countAttempt(town.context, 'password', given(subject))
    for (let failed = 0; failed < 50; failed += 1) await attempt(`somebody ${failed}`)
    const victim = newAddress()
    for (let failed = 0; failed < 12; failed += 1) {
      expect(codeOf(await attempt(victim))).toBe('too_many_attempts')
    }
    expect(codeOf(await signIn(victim, 'wrong'))).toBe('address_or_password_wrong')
  })
})

describe('sign-ins', () => {
  it('are listed with their devices, and ended one by one', async () => {
    const address = newAddress()
    const here = await signUp(town, address)
    town.pass(minute)
    const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Version/17.5 Safari/604.1'
    const there = got(await signIn(address, password, { userAgent: phone, address: '192.0.2.1' }))
    const listed = await listSignIns(town.context, here.caller)
    expect(listed).toMatchObject([
      { id: there.caller.id, device: 'Safari (iPhone)', address: '192.0.2.1', isThis: false },
      { id: here.caller.id, device: null, isThis: true, way: 'link' },
    ])
    expect(codeOf(await endSignIn(town.context, here.caller, there.caller.id))).toBe('done')
    expect(await findActorBySignIn(town.context, there.token)).toBeUndefined()
    expect(await listSignIns(town.context, here.caller)).toHaveLength(1)
    const again = await endSignIn(town.context, here.caller, there.caller.id)
    expect(codeOf(again)).toBe('sign_in_has_ended')
  })

  it('are ended all but one', async () => {
    const address = newAddress()
    const here = await signUp(town, address)
    const others = [got(await signIn(address)), got(await signIn(address))]
    expect(got(await endOtherSignIns(town.context, here.caller))).toBe(2)
    expect(await findActorBySignIn(town.context, here.token)).toBeDefined()
    for (const { token } of others) {
      expect(await findActorBySignIn(town.context, token)).toBeUndefined()
    }
  })

  it('of others are not there to end, and signing out twice is nothing', async () => {
    const [one, other] = [await signUp(town), await signUp(town)]
    for (const id of [other.caller.id, newId(), 'x'] as const) {
      expect(codeOf(await endSignIn(town.context, one.caller, id))).toBe('sign_in_has_ended')
    }
    expect(codeOf(await endSignIn(town.context, one.caller, one.caller.id))).toBe('done')
    expect(codeOf(await endSignIn(town.context, one.caller, one.caller.id))).toBe('done')
    expect(await findActorBySignIn(town.context, other.token)).toBeDefined()
  })

  it('are found many at once, among tokens that are none', async () => {
    const signedIn = [await signUp(town), await signUp(town), await signUp(town)]
    const digests = [...signedIn.map(({ token }) => digest(token)), digest(newToken())]
    const found = await withAuthority(clone.database, tokyo.code, (books) =>
      findActors(books, digests, town.context.clock.now()),
    )
    expect(digests.map((key) => found.get(key)?.account)).toEqual([
      ...signedIn.map(({ caller }) => caller.account),
      undefined,
    ])
    const none = await withAuthority(clone.database, tokyo.code, (books) =>
      findActors(books, [], town.context.clock.now()),
    )
    expect(none.size).toBe(0)
  })

  it('are seen, and that is written at most every five minutes', async () => {
    const signedIn = await signUp(town)
    const seen = async () => {
      await look(town, signedIn)
      return (await listSignIns(town.context, signedIn.caller))[0]?.lastSeenAt.toISOString()
    }
    const first = await seen()
    town.pass(5 * minute - 1)
    expect(await seen()).toBe(first)
    town.pass(1)
    expect(await seen()).toBe(town.context.clock.now().toISOString())
  })

  it('open the books of one authority only', async () => {
    const { token } = await signUp(town)
    const elsewhere = { ...town.context, authority: otherCity.code }
    expect(await findActorBySignIn(elsewhere, token)).toBeUndefined()
  })
})

describe('a profile', () => {
  it('is changed by its owner', async () => {
    const signedIn = await signUp(town)
    const typed = { name: '佐藤 花', kana: 'さとう はな', telephone: '', birthDate: 'H2.1.8' }
    const changed = { ...typed, language: 'en' } as const
    expect(got(await updateProfile(town.context, signedIn.caller, changed))).toEqual({
      name: '佐藤 花',
      kana: 'サトウ ハナ',
      telephone: null,
      birthDate: '1990-01-08',
    })
    expect(await look(town, signedIn)).toMatchObject({ name: '佐藤 花', language: 'en' })
    const wrong = await updateProfile(town.context, signedIn.caller, { ...changed, kana: '花' })
    expect(codeOf(wrong)).toBe('kana_is_not_kana')
  })
})

test('what ended long ago is cleared, and what is open stays', async () => {
  const signedIn = await signUp(town)
  got(await endSignIn(town.context, signedIn.caller, signedIn.caller.id))
  const open = await signUp(town)
  town.pass(91 * day)
  const fresh = await signUp(town)
  const swept = await sweepEnded(town.context)
  expect(swept.signIns).toBeGreaterThan(1)
  expect(swept.attempts).toBeGreaterThan(1)
  expect(await findActorBySignIn(town.context, fresh.token)).toBeDefined()
  const left = await withAuthority(clone.database, tokyo.code, async ({ client }) => {
    const ids = [signedIn, open, fresh].map(({ caller }) => caller.id)
    const rows = await client.query<{ id: string }>(
      'select id from sign_in where id = any($1::uuid[])',
      [ids],
    )
    return rows.rows.map(({ id }) => id)
  })
  expect(left).toContain(fresh.caller.id)
  expect(left).not.toContain(signedIn.caller.id)
})
