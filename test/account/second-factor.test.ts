/**
 * The second factor: staff have no rights without it, a code is taken once, a lost one is replaced.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { createApiToken } from '../../src/commands/account/api-token.ts'
import { findActorByApiToken, findActorBySignIn } from '../../src/commands/account/caller.ts'
import { readProfile } from '../../src/commands/account/profile.ts'
import { renewRecoveryCodes, verifyRecoveryCode } from '../../src/commands/account/recovery-code.ts'
import { resetSecondFactor } from '../../src/commands/account/second-factor.ts'
import { endSignIn, signInWithPassword } from '../../src/commands/account/sign-in.ts'
import { confirmTotp, removeTotp, startTotp, verifyTotp } from '../../src/commands/account/totp.ts'
import { holds } from '../../src/domain/access/actor.ts'
import { mayAct } from '../../src/domain/access/capability.ts'
import { present } from '../../src/kit/check.ts'
import { openVault, secretBytes } from '../../src/kit/vault.ts'
import { withAuthority } from '../../src/store/database.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import {
  acting,
  codeAt,
  codeOf,
  got,
  hire,
  hireFully,
  hour,
  look,
  newAddress,
  newNetwork,
  openTown,
  password,
  setUpApp,
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

const administrator = { role: 'administrator', programme: '' } as const
const everywhere = { programme: '' }
const given = (code: string) => ({ code, visit: { ...visit, address: newNetwork() } })

async function signInAgain(address: string) {
  return got(await signInWithPassword(town.context, { address, password }, visit))
}

describe('staff', () => {
  it('have no rights before a second factor is set up, and are told to', async () => {
    const address = newAddress()
    const hired = await hire(town, administrator, address)
    expect(hired.caller).toMatchObject({ secondFactor: 'to-set-up', needsSecondFactor: true })
    expect(hired.caller.actor.grants).toEqual([])
    expect(mayAct(hired.caller.actor, 'people.list', everywhere).ok).toBe(false)
    await setUpApp(town, hired)
    const caller = await look(town, hired)
    expect(caller).toMatchObject({ secondFactor: 'done', needsSecondFactor: false })
    expect(mayAct(caller.actor, 'people.list', everywhere).ok).toBe(true)
  })

  it('keep the rights of an applicant meanwhile', async () => {
    const address = newAddress()
    await signUp(town, address)
    const hired = await hire(town, administrator, address)
    expect(hired.caller.name).toBe('佐藤花子')
    expect(holds(hired.caller.actor, 'applicant', everywhere)).toBe(true)
    expect(holds(hired.caller.actor, 'administrator', everywhere)).toBe(false)
  })

  it('show it at each sign-in, and have no rights before', async () => {
    const address = newAddress()
    const { secret } = await setUpApp(town, await hire(town, administrator, address))
    const again = await signInAgain(address)
    expect(again.caller).toMatchObject({ secondFactor: 'to-verify', needsSecondFactor: true })
    expect(again.caller.actor).toMatchObject({ grants: [], parties: [] })
    const wrong = await verifyTotp(town.context, again.caller, given('000000'))
    expect(codeOf(wrong)).toBe('code_wrong')
    const next = given(codeAt(town, secret, 1))
    expect(codeOf(await verifyTotp(town.context, again.caller, next))).toBe('done')
    expect((await look(town, again)).secondFactor).toBe('done')
  })

  it('are signed out after twelve hours unseen', async () => {
    const hired = await hireFully(town, administrator)
    town.pass(12 * hour - 1)
    expect(await findActorBySignIn(town.context, hired.token)).toBeDefined()
    town.pass(12 * hour)
    expect(await findActorBySignIn(town.context, hired.token)).toBeUndefined()
  })

  it('keep their last second factor', async () => {
    const { caller } = await hireFully(town, administrator)
    expect(codeOf(await removeTotp(town.context, caller))).toBe('second_factor_must_stay')
  })
})

describe('applicants', () => {
  it('who set an app up are asked for it, and may take it away', async () => {
    const address = newAddress()
    const signedUp = await signUp(town, address)
    await setUpApp(town, signedUp)
    const again = await signInAgain(address)
    expect(again.caller).toMatchObject({ secondFactor: 'to-verify', actor: { grants: [] } })
    const change = await startTotp(town.context, again.caller, { siteName: '実績' })
    expect(codeOf(change)).toBe('second_factor_is_missing')
    got(await removeTotp(town.context, await look(town, signedUp)))
    expect((await look(town, again)).secondFactor).toBe('not-needed')
  })
})

describe('a code', () => {
  async function withApp() {
    const address = newAddress()
    const { secret } = await setUpApp(town, await signUp(town, address))
    const { caller } = await signInAgain(address)
    return { secret, verify: (code: string) => verifyTotp(town.context, caller, given(code)) }
  }

  it('is taken once, also when it comes twice at once', async () => {
    const { secret, verify } = await withApp()
    // The app was set up with the code of this very step.
    expect(codeOf(await verify(codeAt(town, secret)))).toBe('code_used_already')
    town.pass(60_000)
    const code = codeAt(town, secret)
    const both = await Promise.all([verify(code), verify(code)])
    expect(both.map(codeOf).toSorted()).toEqual(['code_used_already', 'done'])
    expect(codeOf(await verify(code))).toBe('code_used_already')
  })

  it('of the step before is taken, but not after a later one', async () => {
    const { secret, verify } = await withApp()
    town.pass(90_000)
    expect(codeOf(await verify(codeAt(town, secret, -1)))).toBe('done')
    expect(codeOf(await verify(codeAt(town, secret)))).toBe('done')
    expect(codeOf(await verify(codeAt(town, secret, -1)))).toBe('code_used_already')
  })

  it('of another time is wrong', async () => {
    const { secret, verify } = await withApp()
    town.pass(300_000)
    for (const steps of [-3, -2, 2, 3]) {
      expect(codeOf(await verify(codeAt(town, secret, steps)))).toBe('code_wrong')
    }
  })

  it('is read in full width and with a space', async () => {
    const { secret, verify } = await withApp()
    town.pass(60_000)
    const code = codeAt(town, secret)
    const wide = Array.from(code, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    expect(codeOf(await verify(` ${wide.slice(0, 3).join('')}　${wide.slice(3).join('')}`))).toBe(
      'done',
    )
  })

  it('may be wrong ten times, and then waits', async () => {
    const { secret, verify } = await withApp()
    town.pass(60_000)
    for (let failed = 0; failed < 10; failed += 1) {
      expect(codeOf(await verify('12345'))).toBe('code_wrong')
    }
    expect(codeOf(await verify(codeAt(town, secret)))).toBe('too_many_attempts')
  })
})

describe('setting an app up', () => {
  it('leaves the one in use in use until the new one has shown a code', async () => {
    const address = newAddress()
    const signedUp = await signUp(town, address)
    const { secret: old } = await setUpApp(town, signedUp)
    const caller = await look(town, signedUp)
    const { secret, uri } = got(await startTotp(town.context, caller, { siteName: '実績' }))
    expect(decodeURIComponent(uri)).toContain(`otpauth://totp/実績:${address}?`)
    expect(codeOf(await confirmTotp(town.context, caller, given('000000')))).toBe('code_wrong')
    town.pass(60_000)
    const again = await signInAgain(address)
    const verify = (code: string) => verifyTotp(town.context, again.caller, given(code))
    expect(codeOf(await verify(codeAt(town, old)))).toBe('done')
    const confirmed = await confirmTotp(town.context, caller, given(codeAt(town, secret)))
    expect(got(confirmed).recoveryCodes).toBeNull()
    town.pass(60_000)
    expect(codeOf(await verify(codeAt(town, old)))).toBe('code_wrong')
    expect(codeOf(await verify(codeAt(town, secret)))).toBe('done')
  })

  it('keeps its secret sealed: the database alone gives no codes', async () => {
    const [one, two] = [await signUp(town), await signUp(town)]
    const { secret } = await setUpApp(town, one)
    await setUpApp(town, two)
    const { authority, database } = town.context
    const readSealed = (account: string) =>
      withAuthority(database, authority, async ({ client }) => {
        const found = await client.query<{ sealed: string }>(
          'select totp_secret as sealed from account where account = $1',
          [account],
        )
        return present(found.rows[0], 'an account').sealed
      })
    const sealed = await readSealed(one.caller.account)
    expect(sealed).not.toContain(secret)
    town.pass(60_000)
    const code = given(codeAt(town, secret))
    const vault = openVault(new Uint8Array(secretBytes).fill(9))
    const elsewhere = { ...town.context, database: { ...database, vault } }
    const unread = await verifyTotp(elsewhere, one.caller, code)
    expect(codeOf(unread)).toBe('app_secret_unreadable')
    // Somebody who writes into the database puts their own app in the place of another's.
    await withAuthority(database, authority, ({ client }) =>
      client.query('update account set totp_secret = $1 where account = $2', [
        sealed,
        two.caller.account,
      ]),
    )
    expect(codeOf(await verifyTotp(town.context, two.caller, code))).toBe('app_secret_unreadable')
    expect(codeOf(await verifyTotp(town.context, one.caller, code))).toBe('done')
  })

  it('begins with the QR code', async () => {
    const { caller } = await signUp(town)
    const early = await confirmTotp(town.context, caller, given('123456'))
    expect(codeOf(early)).toBe('app_is_not_being_set_up')
    expect(codeOf(await verifyTotp(town.context, caller, given('123456')))).toBe(
      'app_is_not_set_up',
    )
  })
})

describe('recovery codes', () => {
  it('stand in for a lost app, each once', async () => {
    const address = newAddress()
    const { recoveryCodes } = await setUpApp(town, await signUp(town, address))
    const codes = present(recoveryCodes, 'the codes')
    expect(new Set(codes).size).toBe(10)
    const { caller, token } = await signInAgain(address)
    const use = (code: string) => verifyRecoveryCode(town.context, caller, given(code))
    const typed = present(codes[0], 'a code').toLowerCase().replaceAll('-', ' ')
    expect(await use(typed)).toEqual({ ok: true, value: 9 })
    expect((await look(town, { caller, token })).secondFactor).toBe('done')
    expect(codeOf(await use(typed))).toBe('recovery_code_unknown')
    expect(codeOf(await use('0000-0000-0000-0000'))).toBe('recovery_code_unknown')
    const other = got(
      await verifyRecoveryCode(town.context, caller, given(present(codes[1], 'a code'))),
    )
    expect(other).toBe(8)
    const profile = await readProfile(town.context, caller)
    expect(profile).toMatchObject({ hasPassword: true, hasApp: true, recoveryCodes: 8 })
  })

  it('are of their own account, and given anew to whoever has shown the second factor', async () => {
    const address = newAddress()
    const signedUp = await signUp(town, address)
    const { recoveryCodes } = await setUpApp(town, signedUp)
    const code = present(recoveryCodes?.[0], 'a code')
    const { caller: stranger } = await signUp(town)
    const stolen = await verifyRecoveryCode(town.context, stranger, given(code))
    expect(codeOf(stolen)).toBe('recovery_code_unknown')
    const again = await signInAgain(address)
    const early = await renewRecoveryCodes(town.context, again.caller)
    expect(codeOf(early)).toBe('second_factor_is_missing')
    const fresh = got(await renewRecoveryCodes(town.context, await look(town, signedUp)))
    const use = (typed: string) => verifyRecoveryCode(town.context, again.caller, given(typed))
    expect(codeOf(await use(code))).toBe('recovery_code_unknown')
    expect(codeOf(await use(present(fresh[9], 'a new code')))).toBe('done')
  })
})

describe('somebody who lost everything', () => {
  it('is given another beginning by an administrator, with a reason', async () => {
    const administrators = await hireFully(town, administrator)
    const address = newAddress()
    const lost = await hire(town, administrator, address)
    await setUpApp(town, lost)
    const wish = { label: '集計', scopes: ['report.read'], days: 30 }
    const made = got(await createApiToken(town.context, await look(town, lost), wish))
    const plain = present(made.outcome.plain, 'the token')
    const context = acting(town, administrators.caller)
    const reset = { account: lost.caller.account, reason: '庁内で職員証を確かめた' }
    expect(codeOf(await resetSecondFactor(context, { ...reset, reason: ' ' }))).toBe(
      'reason_is_missing',
    )
    got(await resetSecondFactor(context, reset))
    expect(await findActorBySignIn(town.context, lost.token)).toBeUndefined()
    expect(await findActorByApiToken(town.context, plain)).toBeUndefined()
    expect((await signInAgain(address)).caller.secondFactor).toBe('to-set-up')
  })

  it('is not helped by anybody else', async () => {
    const { caller } = await signUp(town)
    const victim = await signUp(town)
    const reset = { account: victim.caller.account, reason: 'x' }
    expect(codeOf(await resetSecondFactor(acting(town, caller), reset))).toBe('act_not_allowed')
  })
})

describe('a sign-in without its second factor', () => {
  it('can be ended, and does nothing else', async () => {
    const address = newAddress()
    await setUpApp(town, await hire(town, administrator, address))
    const { caller } = await signInAgain(address)
    const wish = { label: '集計', scopes: ['report.read'], days: 30 }
    expect(codeOf(await createApiToken(town.context, caller, wish))).toBe(
      'second_factor_is_missing',
    )
    expect(codeOf(await removeTotp(town.context, caller))).toBe('second_factor_is_missing')
    expect(codeOf(await endSignIn(town.context, caller, caller.id))).toBe('done')
  })
})
