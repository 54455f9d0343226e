/** Members of companies who wait to be confirmed, and people who have lost their second factor. */
import { z } from 'zod'
import {
  confirmMembership,
  endMembership,
  listWaitingMembers,
} from '../../commands/account/membership.ts'
import { resetSecondFactor } from '../../commands/account/second-factor.ts'
import { type ActorContext, actingAs } from '../../commands/context.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { answered } from '../answered.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, id, moment } from '../schema/basic.ts'

const listWaiting = endpoint({
  method: 'get',
  path: '/desk/people/members',
  name: 'listWaitingMembers',
  tag: 'people',
  scope: 'people.read',
  summary: { ja: '会社への所属の確認を待つ人の一覧', en: 'List who waits to be confirmed' },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          membership: id,
          account: id,
          name: z.string(),
          address: z.string(),
          number: z.string(),
          company: z.string().nullable(),
          declaredAt: moment,
        })
        .meta({ id: 'WaitingMember' }),
    ),
  }),
  handle: async ({ context }) => {
    const found = await listWaitingMembers(context)
    if (!found.ok) return found
    const items = found.value.map(({ account, name, address, number, company, ...one }) => ({
      ...{ membership: one.id, account, name, address, number, company },
      declaredAt: toInstant(one.declaredAt),
    }))
    return ok({ items })
  },
})

const changed = z.strictObject({ command, membership: id }).meta({ id: 'MembershipChanged' })

const confirm = endpoint({
  method: 'post',
  path: '/desk/people/members/{membership}/confirm',
  name: 'confirmMembership',
  tag: 'people',
  scope: 'people.write',
  summary: { ja: '会社への所属を確認する', en: 'Confirm a membership in a company' },
  answer: changed,
  handle: async ({ context, params: { membership } }) =>
    answered(await confirmMembership(context, { membership }), () => ({ membership })),
})

const end = endpoint({
  method: 'delete',
  path: '/desk/people/members/{membership}',
  name: 'endMembership',
  tag: 'people',
  scope: 'people.write',
  summary: { ja: '会社への所属を終える', en: 'End a membership in a company' },
  answer: changed,
  handle: async ({ context, params: { membership } }) =>
    answered(await endMembership(context, { membership }), () => ({ membership })),
})

/** With the rights of a member alone, whatever roles the account has beside. */
function asMember(context: ActorContext): ActorContext {
  return actingAs(context, { ...context.by, grants: [] })
}

const confirmColleague = endpoint({
  method: 'post',
  path: '/me/companies/{membership}/confirm',
  name: 'confirmColleague',
  tag: 'me',
  scope: 'profile.write',
  summary: { ja: '自分の会社の人の所属を確認する', en: 'Confirm a colleague' },
  answer: changed,
  handle: async ({ context, params: { membership } }) =>
    answered(await confirmMembership(asMember(context), { membership }), () => ({ membership })),
})

const leave = endpoint({
  method: 'delete',
  path: '/me/companies/{membership}',
  name: 'leaveCompany',
  tag: 'me',
  scope: 'profile.write',
  summary: { ja: '自分の会社への所属を終える', en: 'Leave a company' },
  answer: changed,
  handle: async ({ context, params: { membership } }) =>
    answered(await endMembership(asMember(context), { membership }), () => ({ membership })),
})

const reset = endpoint({
  method: 'post',
  path: '/desk/people/{account}/second-factor/reset',
  name: 'resetSecondFactor',
  tag: 'people',
  scope: 'people.write',
  summary: { ja: '2段階認証を外す（なくした人のため）', en: 'Take somebody’s second factors away' },
  note: {
    ja: 'reason に、本人であることをどう確かめたかを書きます。その人のサインインとトークンも終わります。',
    en: 'reason says how you made sure who is asking. Their sign-ins and tokens end with it.',
  },
  body: z.strictObject({ reason: plainText(2000) }).meta({ id: 'SecondFactorReset' }),
  answer: z.strictObject({ command, account: id }).meta({ id: 'SecondFactorTakenAway' }),
  handle: async ({ context, params: { account }, body: { reason } }) =>
    answered(await resetSecondFactor(context, { account, reason }), () => ({ account })),
})

/** The rows of members. */
export const memberEndpoints: readonly AnyEndpoint[] = [
  listWaiting,
  confirm,
  end,
  confirmColleague,
  leave,
  reset,
]
