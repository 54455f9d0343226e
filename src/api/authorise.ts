/** Who calls, by the token in the Authorization header (RFC 6750), and what the token is for. */
import { createMiddleware } from 'hono/factory'
import { findActors, type Caller } from '../commands/account/caller.ts'
import { type ActorContext, actingAs, type Context } from '../commands/context.ts'
import { type ApiScope, apiScopes } from '../domain/account/api-scope.ts'
import { gatherCalls } from '../kit/batch.ts'
import { digest } from '../kit/id.ts'
import { refuse, type Refused } from '../kit/result.ts'
import { withAuthority } from '../store/database.ts'
import { problemOf } from './problem.ts'
import type { ApiEnv, ApiServices } from './services.ts'

/** Opens the way to callers. Tokens that come together are looked up together. */
export function openCallers({ database, authority, clock }: Context): ApiServices['callers'] {
  const find = gatherCalls<string, Caller | null>({
    limit: 256,
    markOf: () => '',
    answer: async (digests) => {
      const found = await withAuthority(database, authority, (books) =>
        findActors(books, [...new Set(digests)], clock.now()),
      )
      return digests.map((each) => found.get(each) ?? null)
    },
  })
  return async (token) => {
    const caller = await find(digest(token))
    return caller?.way === 'api-token' ? caller : null
  }
}

/** Lets a request through whose token is for this scope. */
export function authorise({ callers }: ApiServices, scope: ApiScope) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined) return problemOf(c, tokenMissing.refusal)
    const caller = await callers(token)
    if (caller === null) return problemOf(c, tokenUnknown.refusal)
    if (caller.scopes?.includes(scope) === false) return problemOf(c, scopeMissing(scope).refusal)
    c.set('caller', caller)
    return next()
  })
}

/** The context in which a caller acts; the key makes retries safe. */
export function contextOf(
  { context }: ApiServices,
  caller: Caller,
  key: string | undefined,
): ActorContext {
  const acting = actingAs(context, caller.actor)
  return key === undefined ? acting : { ...acting, idempotencyKey: key }
}

const tokenMissing = refuse(
  'token_missing',
  'Authorizationヘッダーに、トークンを「Bearer トークン」の形で付けてください。',
  'Send your token in the Authorization header: "Bearer <token>".',
)

const tokenUnknown = refuse(
  'token_unknown',
  'このトークンは使えません。期限が切れたか、終了されています。新しいトークンを作ってください。',
  'This token is not valid: it has expired or was ended. Make a new one.',
)

function scopeMissing(scope: ApiScope): Refused {
  return refuse(
    'scope_missing',
    `このトークンには「${apiScopes[scope].ja}」（${scope}）の範囲がありません。範囲を含むトークンを作ってください。`,
    `This token may not "${apiScopes[scope].en}" (${scope}). Make a token with this scope.`,
  )
}
