/** What people may be to an authority. A role is given for one programme or for all of them. */
import type { Bilingual } from '../../kit/bilingual.ts'

/**
 * The roles with their labels. Two of them come with a link, without an account: a door volunteer
 * opens one session's door, a company tells the results of its own booth; and nothing else.
 */
export const roles = {
  applicant: { ja: '申込者', en: 'applicant' },
  counsellor: { ja: '相談員', en: 'counsellor' },
  expert: { ja: '専門家', en: 'expert' },
  agency: { ja: '支援機関の職員', en: 'staff of an agency' },
  door: { ja: '受付担当', en: 'door volunteer' },
  company: { ja: '参加企業', en: 'participating company' },
  operator: { ja: '運営者', en: 'operator' },
  officer: { ja: '事業担当者', en: 'programme officer' },
  auditor: { ja: '監査担当者', en: 'auditor' },
  administrator: { ja: '管理者', en: 'administrator' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Role = keyof typeof roles

/** The names of the roles, from the outside in. */
export const roleNames = Object.keys(roles) as readonly Role[]

/** The roles that work at a desk: they are invited, and sign in with a second factor. */
export const staffRoles = [
  'counsellor',
  'expert',
  'agency',
  'operator',
  'officer',
  'auditor',
  'administrator',
] as const satisfies readonly Role[]

export type StaffRole = (typeof staffRoles)[number]

/** Whether a role works at a desk. */
export function isStaffRole(role: string): role is StaffRole {
  return staffRoles.some((each) => each === role)
}

/** A role, and where it holds. */
export type Grant = {
  readonly role: Role
  /** The programme's key; an empty text for all programmes. */
  readonly programme: string
  /** The only session that it holds for, as a door pass has; null for all of them. */
  readonly session: string | null
}
