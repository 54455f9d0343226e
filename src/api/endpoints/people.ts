/** Staff: invitations that wait, inviting, taking back, giving and ending roles. */
import { z } from 'zod'
import { endInvitation, inviteStaff, listInvitations } from '../../commands/account/invitation.ts'
import { endRole, giveRole, type RoleChanged } from '../../commands/account/role.ts'
import type { Done } from '../../commands/run.ts'
import { type StaffRole, staffRoles } from '../../domain/access/role.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, id, language, moment } from '../schema/basic.ts'

const role = z.enum(staffRoles as unknown as [StaffRole, ...StaffRole[]])
const programme = plainText(100).default('').meta({
  description: 'The key of the programme; empty for all of them.',
})

const list = endpoint({
  method: 'get',
  path: '/desk/people/invitations',
  name: 'listInvitations',
  tag: 'people',
  scope: 'people.read',
  summary: { ja: '返事を待つ招待の一覧', en: 'List invitations that wait for their answer' },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          id,
          address: z.string(),
          role,
          programme: z.string(),
          createdAt: moment,
          expiresAt: moment,
        })
        .meta({ id: 'Invitation' }),
    ),
  }),
  handle: async ({ context }) => {
    const found = await listInvitations(context)
    if (!found.ok) return found
    const items = found.value.map((one) => ({
      ...{ id: one.id, address: one.address, role: one.role, programme: one.programme },
      createdAt: toInstant(one.createdAt),
      expiresAt: toInstant(one.expiresAt),
    }))
    return ok({ items })
  },
})

const invite = endpoint({
  method: 'post',
  path: '/desk/people/invitations',
  name: 'inviteStaff',
  tag: 'people',
  scope: 'people.write',
  summary: { ja: '職員を招く', en: 'Invite staff by mail' },
  body: z
    .strictObject({
      address: plainText(300),
      role,
      programme,
      language: language.default('ja').meta({ description: 'Of the mail.' }),
    })
    .meta({ id: 'NewInvitation' }),
  answer: z
    .strictObject({ command, invitation: id, role, programme: z.string() })
    .meta({ id: 'Invited' }),
  status: 201,
  handle: async ({ services, context, body }) => {
    const done = await inviteStaff(context, body, services.mailing)
    if (!done.ok) return done
    const { invitation, role: given, programme: where } = done.value.outcome
    return ok({ command: done.value.command, invitation, role: given, programme: where })
  },
})

const takeBack = endpoint({
  method: 'delete',
  path: '/desk/people/invitations/{invitation}',
  name: 'endInvitation',
  tag: 'people',
  scope: 'people.write',
  summary: { ja: '招待を取り消す', en: 'Take an invitation back' },
  answer: z.strictObject({ command, invitation: id }).meta({ id: 'InvitationEnded' }),
  handle: async ({ context, params }) => {
    const done = await endInvitation(context, params.invitation)
    return done.ok ? ok({ command: done.value.command, invitation: params.invitation }) : done
  },
})

const roleChanged = z
  .strictObject({ command, grant: id, account: id, role: z.string(), programme: z.string() })
  .meta({ id: 'RoleChanged' })

const give = endpoint({
  method: 'post',
  path: '/desk/people/roles',
  name: 'giveRole',
  tag: 'people',
  scope: 'people.write',
  summary: { ja: '権限を与える', en: 'Give an account a role' },
  body: z.strictObject({ account: id, role, programme }).meta({ id: 'NewRole' }),
  answer: roleChanged,
  status: 201,
  handle: async ({ context, body }) => changed(await giveRole(context, body)),
})

const end = endpoint({
  method: 'delete',
  path: '/desk/people/roles/{grant}',
  name: 'endRole',
  tag: 'people',
  scope: 'people.write',
  summary: { ja: '権限を外す', en: 'End a role' },
  answer: roleChanged,
  handle: async ({ context, params }) => changed(await endRole(context, { grant: params.grant })),
})

function changed(done: Result<Done<RoleChanged>>) {
  if (!done.ok) return done
  const { grant, account, role: given, programme: where } = done.value.outcome
  return ok({ command: done.value.command, grant, account, role: given, programme: where })
}

/** The rows of staff. */
export const peopleEndpoints: readonly AnyEndpoint[] = [list, invite, takeBack, give, end]
