/** Who calls, by the token in the Authorization header (RFC 6750), and what the token is for. */
import type { HttpBindings } from '@hono/node-server'
import type { Context as Request } from 'hono'
import { countAttempt } from '../commands/account/attempts.ts'
import { type ApiScope, apiScopes } from '../domain/account/api-scope.ts'
import { callingAddress } from '../domain/account/network.ts'
import { digest } from '../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'
import type { ApiCaller, ApiServices } from './services.ts'

/**
 * The caller, whose token must be for this scope. Tokens that are not known are counted by the
 * network they come from; past the limit they are refused as too many.
 */
export async function authorise(
  services: ApiServices,
  request: Request,
  scope: ApiScope,
): Promise<Result<ApiCaller>> {
  const token = /^Bearer +(\S{1,500})$/i.exec(request.req.header('authorization') ?? '')?.[1]
  if (token === undefined) return tokenMissing
  const known = await services.callers(token)
  if (known === null) return refuseUnknown(services, request, token)
  return known.caller.scopes?.includes(scope) === false ? scopeMissing(scope) : ok(known)
}

async function refuseUnknown(
  services: ApiServices,
  request: Request,
  token: string,
): Promise<Refused> {
  const address = addressOf(request, services.isBehindProxy)
  const counted = await countAttempt(services.context, 'token', { subject: digest(token), address })
  return counted.ok ? tokenUnknown : counted
}

function addressOf({ req, env }: Request, isBehindProxy: boolean): string | null {
  const { incoming } = (env ?? {}) as Partial<HttpBindings>
  return callingAddress({
    forwarded: isBehindProxy ? req.header('x-forwarded-for') : undefined,
    remote: incoming?.socket.remoteAddress,
  })
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
