import { describe, expect, test } from 'vitest'
import type { Actor } from '../access/actor.ts'
import { type Role, type StaffRole, staffRoles } from '../access/role.ts'
import { checkReach, mayInvite } from './staff.ts'

const holding = (role: Role, programme: string): Actor => ({
  name: 'account:a',
  account: 'a',
  parties: [],
  grants: [{ role, programme, session: null }],
})

const invites = (actor: Actor, programme: string): readonly StaffRole[] =>
  staffRoles.filter((role) => mayInvite(actor, { role, programme }).ok)

describe('who may invite whom', () => {
  test.each([
    [['administrator', ''], 'p1', staffRoles],
    [['officer', ''], 'p1', ['counsellor', 'expert', 'agency', 'operator']],
    [['officer', 'p1'], 'p1', ['counsellor', 'expert', 'agency', 'operator']],
    [['officer', 'p1'], 'p2', []],
    [['officer', 'p1'], '', []],
    [['operator', 'p1'], 'p1', []],
    [['auditor', ''], 'p1', []],
    [['applicant', ''], 'p1', []],
  ] as const)('%j for "%s"', ([role, held], programme, allowed) => {
    expect(invites(holding(role, held), programme)).toEqual(allowed)
  })
})

describe('how far a role reaches', () => {
  test.each([
    ['operator', '', 'role_needs_a_programme'],
    ['operator', 'p1', null],
    ['administrator', 'p1', 'role_is_for_all_programmes'],
    ['auditor', 'p1', 'role_is_for_all_programmes'],
    ['officer', '', null],
    ['counsellor', 'p1', null],
  ] as const)('%s of "%s"', (role, programme, code) => {
    const checked = checkReach({ role, programme })
    expect(checked.ok ? null : checked.refusal.code).toBe(code)
  })
})
