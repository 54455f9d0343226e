/**
 * Callers: who stands behind the token of a browser or of a program, and what they may do. Looking
 * up is made for many tokens at once, because an API under load gathers them.
 */
import {
  actorOf,
  needsSecondFactor,
  type SecondFactor,
  secondFactorOf,
  worksAtDesk,
} from '../../domain/account/account.ts'
import type { ApiScope } from '../../domain/account/api-scope.ts'
import { seenInterval, signInEnd } from '../../domain/account/lifetime.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Language } from '../../kit/bilingual.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Applicant } from '../../store/applicant.ts'
import { type CallerRow, findCallerRows, noteSeen, type Seen } from '../../store/caller.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'

/** Somebody who is signed in, or a program that acts for them. */
export type Caller = {
  readonly actor: Actor
  readonly way: 'sign-in' | 'api-token'
  /** The id of the sign-in or of the token. */
  readonly id: string
  readonly account: string
  readonly name: string
  readonly language: Language
  readonly isStaff: boolean
  readonly secondFactor: SecondFactor
  /** Whether rights are held back until a second factor is shown or set up. */
  readonly needsSecondFactor: boolean
  /** What a token may be used for; null for a sign-in, which may be used for everything. */
  readonly scopes: readonly ApiScope[] | null
}

/**
 * Finds the callers behind digests of tokens; those that have ended or were not seen for too long
 * are absent. That they were seen now is written down, at most every few minutes for each.
 */
export async function findActors(
  books: Books,
  digests: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Caller>> {
  const { callers, seen } = await lookUpActors(books, digests, now)
  await noteSeen(books, seen, toInstant(now))
  return callers
}

/** Callers, and those of whom it is to be written down that they were seen. */
export type LookedUp = {
  readonly callers: ReadonlyMap<string, Caller>
  /** What the callers' accounts bring to an application, by the same digests. */
  readonly applicants: ReadonlyMap<string, Applicant>
  readonly seen: Seen
}

/** The same as {@link findActors}, with the note of who was seen left to the caller. */
export async function lookUpActors(
  books: Books,
  digests: readonly string[],
  now: Date,
): Promise<LookedUp> {
  const rows = await findCallerRows(books, digests, toInstant(now))
  const live = rows.filter((row) => isLive(row, now))
  const due = live.filter((row) => isDue(row, now))
  const idsOf = (way: Caller['way']) => due.filter((row) => row.way === way).map(({ id }) => id)
  const seen = { signIns: idsOf('sign-in'), tokens: idsOf('api-token') }
  return {
    callers: new Map(live.map((row) => [row.digest, callerOf(row)])),
    applicants: new Map(live.map((row) => [row.digest, applicantOf(row)])),
    seen,
  }
}

/** Who is signed in with the token that their browser holds. */
export async function findActorBySignIn(
  context: Context,
  token: string,
): Promise<Caller | undefined> {
  return findOne(context, token, 'sign-in')
}

/** For whom a program acts with its token. */
export async function findActorByApiToken(
  context: Context,
  token: string,
): Promise<Caller | undefined> {
  return findOne(context, token, 'api-token')
}

/** Refuses programs: what is asked for is done in a browser. */
export function checkSignIn({ way }: Caller): Result<void> {
  return way === 'sign-in' ? ok(undefined) : onlyInPerson
}

/**
 * Refuses programs, and whoever has yet to show a second factor: what is personal is not theirs.
 */
export function checkInPerson(caller: Caller): Result<void> {
  if (caller.way !== 'sign-in') return onlyInPerson
  return caller.secondFactor === 'to-verify' ? secondFactorMissing : ok(undefined)
}

/** The refusal of what needs a second factor that was not shown. */
export const secondFactorMissing = refuse(
  'second_factor_is_missing',
  '先に、2段階目の確認（認証アプリのコードかパスキー）を済ませてください。',
  'First confirm the second step: the code of your authenticator app, or your passkey.',
)

const onlyInPerson = refuse(
  'sign_in_is_needed',
  'この操作は、ブラウザーでサインインして行ってください。プログラム用のトークンではできません。',
  'Sign in with a browser for this. It cannot be done with a token for programs.',
)

async function findOne(
  { database, authority, clock }: Context,
  token: string,
  way: Caller['way'],
): Promise<Caller | undefined> {
  const key = digest(token)
  const found = await withAuthority(database, authority, (books) =>
    findActors(books, [key], clock.now()),
  )
  const caller = found.get(key)
  return caller?.way === way ? caller : undefined
}

/** A token of a program has no idle time: it may run once a year. */
function isLive({ way, lastSeenAt, expiresAt, grants }: CallerRow, now: Date): boolean {
  if (way === 'api-token' || lastSeenAt === null) return true
  return signInEnd({ lastSeenAt, expiresAt }, worksAtDesk(grants)) > now
}

function isDue({ lastSeenAt }: CallerRow, now: Date): boolean {
  return lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= seenInterval
}

function applicantOf(row: CallerRow): Applicant {
  const { account, party, name, kana, telephone, mail, language } = row
  return { account, party, name, kana, telephone, mail, language }
}

function callerOf(row: CallerRow): Caller {
  const { way, id, account, name, language, scopes, party, grants, companies } = row
  const secondFactor = stateOf(row)
  return {
    actor: actorOf({ id: account, party }, { grants, companies }, secondFactor),
    way,
    id,
    account,
    name,
    language,
    isStaff: worksAtDesk(grants),
    secondFactor,
    needsSecondFactor: needsSecondFactor(secondFactor),
    scopes,
  }
}

/**
 * A program cannot be asked for a second factor: its token has the rights of staff where its maker
 * had shown one, and otherwise those that need none.
 */
function stateOf({ way, grants, hasTotp, hasPasskey, isVerified }: CallerRow): SecondFactor {
  const inPerson = way === 'sign-in'
  return secondFactorOf({
    isStaff: worksAtDesk(grants),
    hasTotp: inPerson && hasTotp,
    hasPasskey: inPerson && hasPasskey,
    isVerified,
  })
}
