/** Who calls, by the token in the Authorization header (RFC 6750), and what the token is for. */
import { createMiddleware } from 'hono/factory'
import { type Caller, lookUpActors } from '../commands/account/caller.ts'
import { type ActorContext, actingAs, type Context } from '../commands/context.ts'
import { type ApiScope, apiScopes } from '../domain/account/api-scope.ts'
import { gatherCalls } from '../kit/batch.ts'
import { toInstant } from '../kit/calendar.ts'
import { digest } from '../kit/id.ts'
import { refuse, type Refused } from '../kit/result.ts'
import { readApplicants } from '../store/applicant.ts'
import { noteSeen, type Seen } from '../store/caller.ts'
import { withAuthority } from '../store/database.ts'
import { problemOf } from './problem.ts'
import type { ApiCaller, ApiEnv, ApiServices } from './services.ts'

/** Opens the way to callers. Tokens that come together are looked up together. */
export function openCallers({ database, authority, clock }: Context): ApiServices['callers'] {
  const note = noteLater({ database, authority, clock })
  const find = gatherCalls<string, ApiCaller | null>({
    limit: 256,
    markOf: () => '',
    answer: async (digests) => {
      const found = await withAuthority(database, authority, async (books) => {
        const { callers, seen } = await lookUpActors(books, [...new Set(digests)], clock.now())
        const accounts = [...callers.values()].map(({ account }) => account)
        return { callers, seen, applicants: await readApplicants(books, accounts) }
      })
      note(found.seen)
      return digests.map((each) => {
        const caller = found.callers.get(each)
        const applicant = caller && found.applicants.get(caller.account)
        return caller && applicant ? { caller, applicant } : null
      })
    },
  })
  return async (token) => {
    const known = await find(digest(token))
    return known?.caller.way === 'api-token' ? known : null
  }
}

/** Seconds within which it is written down that a token was seen. */
const noteSeconds = 5

/** Gathers who was seen and writes it down now and then, beside the requests. */
function noteLater({ database, authority, clock }: Omit<Context, 'actor'>) {
  const seen = { signIns: new Set<string>(), tokens: new Set<string>() }
  let timer: NodeJS.Timeout | null = null
  const write = async () => {
    timer = null
    const [signIns, tokens] = [[...seen.signIns], [...seen.tokens]]
    seen.signIns.clear()
    seen.tokens.clear()
    await withAuthority(database, authority, (books) =>
      noteSeen(books, { signIns, tokens }, toInstant(clock.now())),
    )
  }
  return ({ signIns, tokens }: Seen) => {
    for (const id of signIns) seen.signIns.add(id)
    for (const id of tokens) seen.tokens.add(id)
    if (timer !== null || seen.signIns.size + seen.tokens.size === 0) return
    // A note that is lost is made again when the token is next seen.
    timer = setTimeout(() => void write().catch(() => undefined), noteSeconds * 1000)
    timer.unref()
  }
}

/** Lets a request through whose token is for this scope. */
export function authorise({ callers }: ApiServices, scope: ApiScope) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined) return problemOf(c, tokenMissing.refusal)
    const known = await callers(token)
    if (known === null) return problemOf(c, tokenUnknown.refusal)
    const { caller, applicant } = known
    if (caller.scopes?.includes(scope) === false) return problemOf(c, scopeMissing(scope).refusal)
    c.set('caller', caller)
    c.set('applicant', applicant)
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
