import { describe, expect, it, test } from 'vitest'
import { actorOf, type GivenRole, secondFactorOf } from './account.ts'

describe('secondFactorOf', () => {
  test.each([
    // staff, app, passkey, shown
    [[false, false, false, false], 'not-needed'],
    [[false, false, true, false], 'not-needed'],
    [[false, true, false, false], 'to-verify'],
    [[false, true, false, true], 'done'],
    [[true, false, false, false], 'to-set-up'],
    [[true, false, true, false], 'to-verify'],
    [[true, true, false, false], 'to-verify'],
    [[true, false, false, true], 'done'],
  ] as const)('%j: %s', ([isStaff, hasTotp, hasPasskey, isVerified], state) => {
    expect(secondFactorOf({ isStaff, hasTotp, hasPasskey, isVerified })).toBe(state)
  })
})

describe('actorOf', () => {
  const grants: readonly GivenRole[] = [
    { role: 'applicant', programme: '' },
    { role: 'officer', programme: 'p1' },
  ]
  const rights = { grants, companies: ['company'] }
  const acting = { id: 'a', party: 'person' }

  it('is the account, its parties and its grants', () => {
    expect(actorOf(acting, rights, 'done')).toEqual({
      name: 'account:a',
      account: 'a',
      parties: ['person', 'company'],
      grants: [
        { role: 'applicant', programme: '', session: null },
        { role: 'officer', programme: 'p1', session: null },
      ],
    })
    expect(actorOf({ id: 'a', party: null }, rights, 'done').parties).toEqual(['company'])
  })

  it('has no rights of staff before there is a second factor', () => {
    const actor = actorOf(acting, rights, 'to-set-up')
    expect(actor.grants.map(({ role }) => role)).toEqual(['applicant'])
    expect(actor.parties).toEqual(['person', 'company'])
  })

  it('has no rights at all before its second factor is shown', () => {
    expect(actorOf(acting, rights, 'to-verify')).toMatchObject({ parties: [], grants: [] })
  })
})
