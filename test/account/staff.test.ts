/**
 * Staff: invited by mail, within the rights of who invites; roles given and ended; the last one
 * stays.
 */
import { beforeAll, describe, expect, it, test } from 'vitest'
import { findActorBySignIn } from '../../src/commands/account/caller.ts'
import { closeAccount } from '../../src/commands/account/close-account.ts'
import {
  acceptInvite,
  endInvitation,
  inviteStaff,
  listInvitations,
} from '../../src/commands/account/invitation.ts'
import { endRole, giveRole } from '../../src/commands/account/role.ts'
import { findLink } from '../../src/commands/account/mail-link.ts'
import { adoptPlan } from '../../src/commands/adopt-plan.ts'
import type { ActorContext } from '../../src/commands/context.ts'
import { stranger } from '../../src/domain/access/actor.ts'
import type { StaffPlace } from '../../src/domain/account/staff.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { newToken } from '../../src/kit/token.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listGrants, listHolders } from '../../src/store/role-grant.ts'
import { type Clone, cloneDatabase, tokyo } from '../database/clone.ts'
import { smallPlan } from '../world/plan.ts'
import {
  acting,
  codeOf,
  day,
  got,
  hireFully,
  letterTo,
  look,
  newAddress,
  openTown,
  owner,
  password,
  signUp,
  tokenTo,
  type Town,
  visit,
} from './people.ts'

let clone: Clone
let town: Town
let programme: string

beforeAll(async () => {
  clone = await cloneDatabase()
  town = openTown(clone)
  const plan = smallPlan()
  await adoptPlan(clone.context, { plan })
  programme = plan.pillars[0]?.programmes[0]?.key ?? ''
})

const administrator = { role: 'administrator', programme: '' } as const

const invite = (context: ActorContext, place: StaffPlace, address = newAddress()) =>
  inviteStaff(context, { ...place, address, language: 'ja' }, town.mailing)

const accept = (token: string) =>
  acceptInvite(town.context, { token, name: '鈴木一郎', password, visit })

async function boss(): Promise<ActorContext> {
  return acting(town, (await hireFully(town, administrator)).caller)
}

describe('an invitation', () => {
  it('is mailed with the role and who invites, and opens an account', async () => {
    const address = newAddress()
    const place = { role: 'operator', programme } as const
    const sent = got(await invite(await boss(), place, address))
    expect(letterTo(town, address)).toMatchObject({
      template: 'invite',
      values: { role: { ja: '運営者' }, inviter: '鈴木一郎', hours: 168 },
    })
    const token = tokenTo(town, address)
    const link = got(await findLink(town.context, token))
    expect(link).toMatchObject({ purpose: 'invite', offers: place, hasAccount: false })
    const { caller } = got(await accept(token))
    expect(caller).toMatchObject({ name: '鈴木一郎', isStaff: true, secondFactor: 'to-set-up' })
    expect(codeOf(await accept(token))).toBe('link_used_already')
    expect(JSON.stringify(sent)).not.toContain(address)
  })

  it('gives its role to the account of the address, where there is one', async () => {
    const address = newAddress()
    const applicant = await signUp(town, address)
    got(await invite(await boss(), { role: 'counsellor', programme }, address))
    const token = tokenTo(town, address)
    expect(got(await findLink(town.context, token)).hasAccount).toBe(true)
    const { caller } = got(
      await acceptInvite(town.context, { token, name: '', password: null, visit }),
    )
    expect(caller).toMatchObject({ account: applicant.caller.account, name: '佐藤花子' })
    expect((await look(town, applicant)).isStaff).toBe(true)
  })

  it('takes the place of the same one that waits, and can be taken back', async () => {
    const [address, context] = [newAddress(), await boss()]
    const place = { role: 'expert', programme: '' } as const
    got(await invite(context, place, address))
    const old = tokenTo(town, address)
    got(await invite(context, place, address))
    expect(codeOf(await accept(old))).toBe('link_taken_back')
    const waiting = got(await listInvitations(context)).filter((each) => each.address === address)
    expect(waiting).toMatchObject([{ ...place, address }])
    const id = waiting[0]?.id ?? ''
    expect(codeOf(await endInvitation(context, id))).toBe('done')
    expect(codeOf(await endInvitation(context, id))).toBe('invitation_has_ended')
    expect(codeOf(await accept(tokenTo(town, address)))).toBe('link_taken_back')
  })

  it('holds a week', async () => {
    const [address, context] = [newAddress(), await boss()]
    got(await invite(context, { role: 'auditor', programme: '' }, address))
    town.pass(7 * day)
    expect(codeOf(await accept(tokenTo(town, address)))).toBe('link_expired')
  })

  it('is sent once, however often the request is', async () => {
    const context = { ...(await boss()), idempotencyKey: newToken() }
    const address = newAddress()
    const place = { role: 'expert', programme: '' } as const
    const first = got(await invite(context, place, address))
    expect(got(await invite(context, place, address))).toEqual(first)
    expect(town.letters.filter((letter) => letter.address === address)).toHaveLength(1)
    const other = await invite(context, place)
    expect(codeOf(other)).toBe('idempotency_key_reused')
  })

  test.each([
    [{ role: 'operator', programme: '' }, 'role_needs_a_programme'],
    [{ role: 'operator', programme: 'nowhere' }, 'programme_unknown'],
    [{ role: 'administrator', programme: 'nowhere' }, 'role_is_for_all_programmes'],
  ] as const)('as %j: %s', async (place, code) => {
    expect(codeOf(await invite(owner(town), place))).toBe(code)
  })
})

describe('nobody invites above their own rights', () => {
  it('an officer of one programme invites for it, and no officers', async () => {
    const context = acting(town, (await hireFully(town, { role: 'officer', programme })).caller)
    expect(codeOf(await invite(context, { role: 'operator', programme }))).toBe('done')
    expect(codeOf(await invite(context, { role: 'officer', programme }))).toBe('act_not_allowed')
    expect(codeOf(await invite(context, { role: 'counsellor', programme: '' }))).toBe(
      'act_not_allowed',
    )
    expect(codeOf(await invite(context, administrator))).toBe('act_not_allowed')
    const given = { account: context.by.account ?? '', ...administrator }
    expect(codeOf(await giveRole(context, given))).toBe('act_not_allowed')
  })

  it('nor do applicants and strangers, who see no invitations either', async () => {
    const { caller } = await signUp(town)
    for (const by of [caller.actor, stranger]) {
      const context = { ...town.context, by }
      expect(codeOf(await invite(context, administrator))).toBe('act_not_allowed')
      expect(codeOf(await listInvitations(context))).toBe('act_not_allowed')
      const sent = got(await invite(owner(town), { role: 'operator', programme }))
      const { invitation } = sent.outcome
      expect(codeOf(await endInvitation(context, invitation))).toBe('act_not_allowed')
    }
  })
})

describe('a role', () => {
  it('is given and ended, and rights change where somebody is signed in', async () => {
    const context = await boss()
    const colleague = await hireFully(town, { role: 'expert', programme: '' })
    const place = { role: 'officer', programme } as const
    const given = { ...place, account: colleague.caller.account }
    const { grant } = got(await giveRole(context, given)).outcome
    const roles = async () => (await look(town, colleague)).actor.grants.map(({ role }) => role)
    expect(await roles()).toEqual(['expert', 'officer'])
    expect(codeOf(await giveRole(context, given))).toBe('role_is_held_already')
    expect(codeOf(await endRole(context, { grant }))).toBe('done')
    expect(await roles()).toEqual(['expert'])
    expect(codeOf(await endRole(context, { grant }))).toBe('role_has_ended')
    expect(codeOf(await giveRole(context, given))).toBe('done')
  })

  test.each([newId(), 'x', ''])('of nobody (%s) is refused', async (account) => {
    const context = await boss()
    const given = { role: 'expert', programme: '', account } as const
    expect(codeOf(await giveRole(context, given))).toBe('account_unknown')
    expect(codeOf(await endRole(context, { grant: account }))).toBe('role_has_ended')
  })
})

test('the last administrator stays, whichever way the others go at once', async () => {
  const fresh = await cloneDatabase()
  const village = openTown(fresh)
  const both = [await hireFully(village, administrator), await hireFully(village, administrator)]
  const held = await withAuthority(fresh.database, tokyo.code, (books) =>
    listHolders(books, 'administrator'),
  )
  const ends = both.map(({ caller }, index) =>
    endRole(acting(village, caller), { grant: held[1 - index]?.id ?? '' }),
  )
  const codes = (await Promise.all(ends)).map(codeOf)
  expect(codes.toSorted()).toEqual(['done', 'last_administrator_stays'])
  const caller = await look(village, present(both[codes.indexOf('done')], 'the last one'))
  expect(caller.actor.grants).toMatchObject([{ role: 'administrator' }])
  expect(codeOf(await closeAccount(village.context, caller))).toBe('last_administrator_stays')
})

test('a grant stands with who gave it and who ended it', async () => {
  const context = await boss()
  const colleague = await hireFully(town, { role: 'expert', programme: '' })
  const grants = await withAuthority(clone.database, tokyo.code, (books) =>
    listGrants(books, colleague.caller.account),
  )
  expect(grants).toMatchObject([{ role: 'expert', givenBy: 'cli:test' }])
  got(await endRole(context, { grant: grants[0]?.id ?? '' }))
  const rows = await withAuthority(clone.database, tokyo.code, async ({ client }) => {
    const statement = 'select ended_by from role_grant where account = $1'
    return (await client.query(statement, [colleague.caller.account])).rows
  })
  expect(rows).toEqual([{ ended_by: context.by.name }])
})

test('a token that is nobody’s finds nobody', async () => {
  expect(await findActorBySignIn(town.context, newToken())).toBeUndefined()
  expect(await findActorBySignIn(town.context, '')).toBeUndefined()
})
