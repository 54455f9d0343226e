/**
 * Tokens for programs: made by somebody who is signed in, with a part of their rights and an end.
 */
import { type ApiScope, parseApiScopes } from '../../domain/account/api-scope.ts'
import { after } from '../../domain/account/lifetime.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest, isId } from '../../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { newToken } from '../../kit/token.ts'
import {
  type ApiToken,
  endApiTokens,
  insertApiToken,
  listOpenApiTokens,
} from '../../store/api-token.ts'
import { withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { type Caller, checkInPerson } from './caller.ts'

/** A token that is wanted. */
export type TokenWish = {
  /** What its owner calls it. */
  readonly label: string
  readonly scopes: readonly string[]
  readonly days: number
}

/** A token that was made. `plain` is shown once: null where the act was run before. */
export type TokenMade = { readonly token: string; readonly plain: string | null }

/** How programs' tokens begin, so that a leaked one is recognised for what it is. */
const apiTokenPrefix = 'jisseki_'

/**
 * Makes a token. It has the rights of its owner as they are at each use, within its scopes; those
 * of staff only where its owner has shown a second factor now.
 */
export async function createApiToken(
  context: Context,
  caller: Caller,
  wish: TokenWish,
): Promise<Result<Done<TokenMade>>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const read = readWish(wish)
  if (!read.ok) return read
  const { label, scopes, days } = read.value
  const { account } = caller
  const plain = apiTokenPrefix + newToken()
  const expiresAt = toInstant(after(context.clock.now(), days * 86_400_000))
  const act = {
    name: 'token.create',
    input: { account, label, scopes, days },
    keeps: ({ token }: TokenMade) => ({ token, plain: null }),
    lock: 'writing',
  } as const
  return runAct<TokenMade>({ ...context, actor: caller.actor.name }, act, async (running) => {
    const hasSecondFactor = caller.secondFactor === 'done'
    const fixed = { account, label, scopes, hasSecondFactor, expiresAt, digest: digest(plain) }
    const createdAt = running.recordedAt
    const token = await insertApiToken(running.books, { ...fixed, createdAt })
    return ok({ token, plain })
  })
}

/** Somebody's tokens, newest first. */
export function listApiTokens(
  { database, authority, clock }: Context,
  caller: Caller,
): Promise<readonly ApiToken[]> {
  return withAuthority(database, authority, (books) =>
    listOpenApiTokens(books, caller.account, toInstant(clock.now())),
  )
}

/**
 * Ends one of somebody's tokens at once. A program may do so too: it takes rights away and gives
 * none, and a token that was given away by mistake is to be ended from wherever it is noticed.
 */
export async function endApiToken(
  context: Context,
  caller: Caller,
  id: string,
): Promise<Result<Done<{ readonly token: string }>>> {
  const allowed = caller.way === 'api-token' ? ok(undefined) : checkInPerson(caller)
  if (!allowed.ok) return allowed
  const act = { name: 'token.end', input: { token: id }, lock: 'writing' } as const
  return runAct(
    { ...context, actor: caller.actor.name },
    act,
    async ({ books, recordedAt: at }) => {
      const ended = isId(id) ? await endApiTokens(books, caller.account, { at, only: id }) : 0
      return ended > 0 ? ok({ token: id }) : hasEnded
    },
  )
}

const longestDays = 366
const longestLabel = 60

type ReadWish = {
  readonly label: string
  readonly scopes: readonly ApiScope[]
  readonly days: number
}

function readWish({ label: typed, scopes: names, days }: TokenWish): Result<ReadWish> {
  const label = typed.trim()
  const isShort = Array.from(label).length <= longestLabel && !/[\p{Cc}\p{Cs}]/u.test(label)
  if (label === '' || !isShort) return labelWrong
  const isWithin = Number.isSafeInteger(days) && days >= 1 && days <= longestDays
  if (!isWithin) return refuseDays(days)
  const scopes = parseApiScopes(names)
  return scopes.ok ? ok({ label, scopes: scopes.value, days }) : scopes
}

const labelWrong = refuse(
  'token_label_is_missing',
  `何に使うトークンか分かる名前を、${longestLabel}文字以内でつけてください。`,
  `Give the token a name of at most ${longestLabel} characters that says what it is for.`,
)

function refuseDays(days: number): Refused {
  return refuse(
    'token_days_out_of_range',
    `有効日数「${days}」は使えません。1から${longestDays}までの整数にしてください。`,
    `A token cannot be valid for "${days}" days. Use a whole number from 1 to ${longestDays}.`,
  )
}

const hasEnded = refuse(
  'token_has_ended',
  'そのトークンは、すでに終了しています。',
  'That token has ended already.',
)
