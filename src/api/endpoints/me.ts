/** One's own account: what one says of oneself, one's companies, one's tokens. */
import { z } from 'zod'
import { endApiToken, listApiTokens } from '../../commands/account/api-token.ts'
import { joinCompany, listCompanies } from '../../commands/account/membership.ts'
import { readProfile, updateProfile } from '../../commands/account/profile.ts'
import { type ApiScope, apiScopeNames } from '../../domain/account/api-scope.ts'
import { type Role, roleNames } from '../../domain/access/role.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, date, id, language, moment } from '../schema/basic.ts'

const scope = z.enum(apiScopeNames as [ApiScope, ...ApiScope[]])

const own = z
  .strictObject({
    account: id,
    name: z.string(),
    kana: z.string().nullable(),
    telephone: z.string().nullable(),
    birthDate: date.nullable(),
    address: z.string(),
    language,
    roles: z.array(
      z.strictObject({
        role: z.enum(roleNames as [Role, ...Role[]]),
        programme: z.string().meta({ description: 'Empty for all programmes.' }),
      }),
    ),
    scopes: z.array(scope).meta({ description: 'What this token may be used for.' }),
  })
  .meta({ id: 'OwnAccount' })

const read = endpoint({
  method: 'get',
  path: '/me',
  name: 'readProfile',
  tag: 'me',
  scope: 'profile.read',
  summary: { ja: '自分の登録内容を読む', en: 'Read one’s own profile' },
  answer: own,
  handle: async ({ context, caller }) => {
    const { name, kana, telephone, birthDate, ...profile } = await readProfile(context, caller)
    const roles = caller.actor.grants.map(({ role, programme }) => ({ role, programme }))
    return ok({
      ...{ account: caller.account, name, kana, telephone, birthDate },
      ...{ address: profile.address, language: profile.language, roles },
      scopes: caller.scopes ?? [],
    })
  },
})

const write = endpoint({
  method: 'put',
  path: '/me',
  name: 'updateProfile',
  tag: 'me',
  scope: 'profile.write',
  summary: { ja: '自分の登録内容を直す', en: 'Change one’s own profile' },
  note: {
    ja: '空の文字にした項目は、登録が消えます。何度送っても同じ結果のため、Idempotency-Keyは要りません。',
    en: 'What is sent blank is taken away. Sent again it is the same, so it needs no Idempotency-Key.',
  },
  body: z
    .strictObject({
      name: plainText(200),
      kana: plainText(200).default(''),
      telephone: plainText(100).default(''),
      birthDate: plainText(40).default(''),
      language,
    })
    .meta({ id: 'ProfileEdit' }),
  needsKey: false,
  answer: z
    .strictObject({
      name: z.string(),
      kana: z.string().nullable(),
      telephone: z.string().nullable(),
      birthDate: date.nullable(),
    })
    .meta({ id: 'Profile' }),
  handle: async ({ context, caller, body }) => {
    const done = await updateProfile(context, caller, body)
    if (!done.ok) return done
    const { name, kana, telephone, birthDate } = done.value
    return ok({ name, kana, telephone, birthDate })
  },
})

const listOwnCompanies = endpoint({
  method: 'get',
  path: '/me/companies',
  name: 'listCompanies',
  tag: 'me',
  scope: 'profile.read',
  summary: { ja: '所属する会社の一覧', en: 'List the companies that one belongs to' },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          membership: id,
          party: id,
          number: z.string(),
          name: z.string().nullable(),
          declaredAt: moment,
          confirmedAt: moment.nullable().meta({
            description: 'Null while nobody has confirmed it: it gives no rights yet.',
          }),
        })
        .meta({ id: 'OwnCompany' }),
    ),
  }),
  handle: async ({ context, caller }) => {
    const memberships = await listCompanies(context, caller.account)
    const items = memberships.map((one) => ({
      ...{ membership: one.id, party: one.party, number: one.number, name: one.company },
      declaredAt: toInstant(one.declaredAt),
      confirmedAt: one.confirmedAt && toInstant(one.confirmedAt),
    }))
    return ok({ items })
  },
})

const join = endpoint({
  method: 'post',
  path: '/me/companies',
  name: 'joinCompany',
  tag: 'me',
  scope: 'profile.write',
  summary: { ja: '会社の一員として登録する', en: 'Say that one acts for a company' },
  body: z
    .strictObject({ number: plainText(100), name: plainText(300) })
    .meta({ id: 'CompanyNamed' }),
  answer: z
    .strictObject({ command, membership: id, party: id, isConfirmed: z.boolean() })
    .meta({ id: 'CompanyJoined' }),
  status: 201,
  handle: async ({ context, caller, body }) => {
    const done = await joinCompany(context, caller, body)
    if (!done.ok) return done
    const { membership, party, isConfirmed } = done.value.outcome
    return ok({ command: done.value.command, membership, party, isConfirmed })
  },
})

const listTokens = endpoint({
  method: 'get',
  path: '/me/tokens',
  name: 'listTokens',
  tag: 'me',
  scope: 'profile.read',
  summary: { ja: '自分のトークンの一覧', en: 'List one’s own tokens' },
  answer: z.strictObject({
    items: z.array(
      z
        .strictObject({
          id,
          label: z.string(),
          scopes: z.array(scope),
          createdAt: moment,
          expiresAt: moment,
          lastUsedAt: moment.nullable(),
          isThis: z.boolean().meta({ description: 'Whether it is the one that asks.' }),
        })
        .meta({ id: 'Token' }),
    ),
  }),
  handle: async ({ context, caller }) => {
    const tokens = await listApiTokens(context, caller)
    const items = tokens.map((token) => ({
      ...{ id: token.id, label: token.label, scopes: token.scopes },
      createdAt: toInstant(token.createdAt),
      expiresAt: toInstant(token.expiresAt),
      lastUsedAt: token.lastUsedAt && toInstant(token.lastUsedAt),
      isThis: token.id === caller.id,
    }))
    return ok({ items })
  },
})

const endToken = endpoint({
  method: 'delete',
  path: '/me/tokens/{token}',
  name: 'endToken',
  tag: 'me',
  scope: 'profile.write',
  summary: { ja: '自分のトークンを終わらせる', en: 'End one of one’s own tokens' },
  note: {
    ja: '新しいトークンは、ブラウザーでサインインして作ります。',
    en: 'A new token is made in a browser, signed in.',
  },
  answer: z.strictObject({ command, token: id }).meta({ id: 'TokenEnded' }),
  handle: async ({ context, caller, params }) => {
    const done = await endApiToken(context, caller, params.token)
    return done.ok ? ok({ command: done.value.command, token: params.token }) : done
  },
})

/** The rows of one's own account. */
export const ownEndpoints: readonly AnyEndpoint[] = [
  read,
  write,
  listOwnCompanies,
  join,
  listTokens,
  endToken,
]
