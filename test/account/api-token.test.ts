/** Tokens for programs: their scopes, their end, and the rights of who made them. */
import { beforeAll, describe, expect, it, test } from 'vitest'
import { createApiToken, endApiToken, listApiTokens } from '../../src/commands/account/api-token.ts'
import { findActorByApiToken, findActorBySignIn } from '../../src/commands/account/caller.ts'
import { endRole } from '../../src/commands/account/role.ts'
import { listSignIns } from '../../src/commands/account/sign-in.ts'
import { startTotp, verifyTotp } from '../../src/commands/account/totp.ts'
import { mayAct } from '../../src/domain/access/capability.ts'
import { present } from '../../src/kit/check.ts'
import { newToken } from '../../src/kit/token.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listGrants } from '../../src/store/role-grant.ts'
import { type Clone, cloneDatabase, tokyo } from '../database/clone.ts'
import {
  codeOf,
  day,
  got,
  hire,
  hireFully,
  minute,
  newAddress,
  openTown,
  owner,
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

const wish = { label: ' 集計システム ', scopes: ['offering.read', 'application.read'], days: 30 }
const administrator = { role: 'administrator', programme: '' } as const
const isAdministrator = (caller: Awaited<ReturnType<typeof findActorByApiToken>>) =>
  mayAct(present(caller, 'a caller').actor, 'people.list', { programme: '' }).ok

async function make(signedIn: Awaited<ReturnType<typeof signUp>>, change: object = {}) {
  const made = await createApiToken(town.context, signedIn.caller, { ...wish, ...change })
  const { plain, token } = got(made).outcome
  return { plain: present(plain, 'the token'), id: token }
}

describe('a token', () => {
  it('is shown once, and acts for its maker within its scopes', async () => {
    const hired = await hireFully(town, administrator)
    const { plain, id } = await make(hired)
    expect(plain).toMatch(/^jisseki_[\w-]{43}$/)
    const caller = await findActorByApiToken(town.context, plain)
    expect(caller).toMatchObject({
      way: 'api-token',
      id,
      account: hired.caller.account,
      scopes: ['offering.read', 'application.read'],
      needsSecondFactor: false,
    })
    expect(isAdministrator(caller)).toBe(true)
    const listed = await listApiTokens(town.context, hired.caller)
    expect(listed).toMatchObject([{ id, label: '集計システム', scopes: caller?.scopes }])
    expect(JSON.stringify(listed)).not.toContain(plain)
  })

  it('is no sign-in, and a sign-in is no token', async () => {
    const signedUp = await signUp(town)
    const { plain } = await make(signedUp)
    expect(await findActorBySignIn(town.context, plain)).toBeUndefined()
    expect(await findActorByApiToken(town.context, signedUp.token)).toBeUndefined()
  })

  it('is made once by a retried request, and not shown again', async () => {
    const { caller } = await signUp(town)
    const context = { ...town.context, idempotencyKey: newToken() }
    const first = got(await createApiToken(context, caller, wish))
    const again = got(await createApiToken(context, caller, wish))
    expect(again.outcome).toEqual({ token: first.outcome.token, plain: null })
    expect(await listApiTokens(town.context, caller)).toHaveLength(1)
  })

  it('ends after its days, whenever it was used', async () => {
    const { plain } = await make(await signUp(town), { days: 2 })
    town.pass(2 * day - minute)
    expect(await findActorByApiToken(town.context, plain)).toBeDefined()
    town.pass(minute)
    expect(await findActorByApiToken(town.context, plain)).toBeUndefined()
  })

  it('ends at once when its maker ends it, and nobody else does', async () => {
    const maker = await signUp(town)
    const { plain, id } = await make(maker)
    const other = (await signUp(town)).caller
    expect(codeOf(await endApiToken(town.context, other, id))).toBe('token_has_ended')
    expect(await findActorByApiToken(town.context, plain)).toBeDefined()
    expect(codeOf(await endApiToken(town.context, maker.caller, id))).toBe('done')
    expect(await findActorByApiToken(town.context, plain)).toBeUndefined()
    expect(codeOf(await endApiToken(town.context, maker.caller, id))).toBe('token_has_ended')
  })

  it('loses a right with its maker', async () => {
    const hired = await hireFully(town, administrator)
    const { plain } = await make(hired)
    const [grant] = await withAuthority(clone.database, tokyo.code, (books) =>
      listGrants(books, hired.caller.account),
    )
    await hireFully(town, administrator)
    got(await endRole(owner(town), { grant: present(grant, 'the grant').id }))
    expect(isAdministrator(await findActorByApiToken(town.context, plain))).toBe(false)
  })

  it('that was made without a second factor never has rights of staff', async () => {
    const address = newAddress()
    const applicant = await signUp(town, address)
    const { plain } = await make(applicant)
    await hire(town, administrator, address)
    const caller = await findActorByApiToken(town.context, plain)
    expect(caller?.actor.grants).toMatchObject([{ role: 'applicant' }])
    expect(isAdministrator(caller)).toBe(false)
  })

  it('does nothing that is done in person', async () => {
    const { plain } = await make(await signUp(town))
    const caller = present(await findActorByApiToken(town.context, plain), 'a caller')
    const answers = [
      await createApiToken(town.context, caller, wish),
      await startTotp(town.context, caller, { siteName: '実績' }),
      await verifyTotp(town.context, caller, { code: '123456', visit }),
    ]
    expect(answers.map(codeOf)).toEqual(Array.from({ length: 3 }, () => 'sign_in_is_needed'))
  })

  it('is no entry in the list of sign-ins', async () => {
    const maker = await signUp(town)
    await make(maker)
    expect(await listSignIns(town.context, maker.caller)).toHaveLength(1)
  })
})

test.each([
  [{ label: ' ' }, 'token_label_is_missing'],
  [{ label: '長'.repeat(61) }, 'token_label_is_missing'],
  [{ scopes: [] }, 'scopes_are_missing'],
  [{ scopes: ['everything'] }, 'scope_unknown'],
  [{ days: 0 }, 'token_days_out_of_range'],
  [{ days: 367 }, 'token_days_out_of_range'],
  [{ days: 1.5 }, 'token_days_out_of_range'],
  [{ days: Number.NaN }, 'token_days_out_of_range'],
])('%j: %s', async (change, code) => {
  const { caller } = await signUp(town)
  expect(codeOf(await createApiToken(town.context, caller, { ...wish, ...change }))).toBe(code)
})
