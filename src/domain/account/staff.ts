/** The roles of staff: how far each reaches, and who may bring people into it. */
import type { Actor } from '../access/actor.ts'
import { type Capability, mayWith } from '../access/capability.ts'
import { type Role, roles, type StaffRole } from '../access/role.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'

type StaffRule = {
  /**
   * A contractor's people work for named programmes; who audits or administrates does so for all.
   */
  readonly reach: 'programme' | 'authority' | 'either'
  readonly invitedBy: readonly Role[]
}

const byOfficers = ['officer', 'administrator'] as const
const byAdministrators = ['administrator'] as const

/** The rules by role. */
const staffRules: Readonly<Record<StaffRole, StaffRule>> = {
  counsellor: { reach: 'either', invitedBy: byOfficers },
  expert: { reach: 'either', invitedBy: byOfficers },
  agency: { reach: 'programme', invitedBy: byOfficers },
  operator: { reach: 'programme', invitedBy: byOfficers },
  officer: { reach: 'either', invitedBy: byAdministrators },
  auditor: { reach: 'authority', invitedBy: byAdministrators },
  administrator: { reach: 'authority', invitedBy: byAdministrators },
}

/** A role of staff and where it is to hold; an empty programme means all of them. */
export type StaffPlace = { readonly role: StaffRole; readonly programme: string }

/** Whether an actor may invite somebody to the role: nobody raises people above themselves. */
export function mayInvite(actor: Actor, { role, programme }: StaffPlace): Result<void> {
  const label = {
    ja: `${roles[role].ja}を招く`,
    en: `Invite somebody as ${roles[role].en}`,
  }
  const capability: Capability = { label, roles: staffRules[role].invitedBy }
  return mayWith(actor, capability, { programme })
}

/** Whether the role can hold there: some are for named programmes only, some for none. */
export function checkReach({ role, programme }: StaffPlace): Result<void> {
  const { reach } = staffRules[role]
  if (reach === 'programme' && programme === '') return needsProgramme(role)
  if (reach === 'authority' && programme !== '') return isForAll(role)
  return ok(undefined)
}

function needsProgramme(role: StaffRole): Refused {
  const { ja, en } = roles[role]
  return refuse(
    'role_needs_a_programme',
    `「${ja}」の権限は事業ごとに与えます。事業を選んでください。`,
    `The role "${en}" is given for one programme. Choose the programme.`,
  )
}

function isForAll(role: StaffRole): Refused {
  const { ja, en } = roles[role]
  return refuse(
    'role_is_for_all_programmes',
    `「${ja}」の権限は、すべての事業に対してだけ与えられます。事業を選ばないでください。`,
    `The role "${en}" is given for all programmes only. Leave the programme empty.`,
  )
}
