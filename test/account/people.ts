/** People for tests: a clock that can be set on, a post box, and the ways in which people come. */
import { Secret, TOTP } from 'otpauth'
import { findActorBySignIn } from '../../src/commands/account/caller.ts'
import type { Caller } from '../../src/commands/account/caller.ts'
import { acceptInvite, inviteFirstAdministrator } from '../../src/commands/account/invitation.ts'
import type { SignedIn } from '../../src/commands/account/open-sign-in.ts'
import { finishSignUp, requestSignUp } from '../../src/commands/account/sign-up.ts'
import { confirmTotp, startTotp } from '../../src/commands/account/totp.ts'
import type { Mailing, Visit } from '../../src/commands/account/visit.ts'
import { actingAs, type ActorContext, type Context } from '../../src/commands/context.ts'
import { type AnyNotice, openPostman, type Postman } from '../../src/commands/notice/post.ts'
import { ownerOf } from '../../src/domain/access/actor.ts'
import type { StaffPlace } from '../../src/domain/account/staff.ts'
import { check, present } from '../../src/kit/check.ts'
import type { Result } from '../../src/kit/result.ts'
import { newToken } from '../../src/kit/token.ts'
import type { Clone } from '../database/clone.ts'

export const siteUrl = 'https://jisseki.example'
export const password = 'correct horse battery'
export const visit: Visit = { userAgent: null, address: '203.0.113.7' }

/** A town for tests: its books, its clock, and what was mailed in it. */
export type Town = {
  readonly context: Context
  readonly mailing: Mailing
  readonly letters: readonly AnyNotice[]
  /** Sets the clock on. */
  pass(milliseconds: number): void
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export function openTown({ context }: Clone): Town {
  const state = { now: new Date('2024-06-01T00:00:00Z') }
  const clock = { now: () => state.now }
  const letters: AnyNotice[] = []
  const queue = openPostman(clock)
  const post: Postman['post'] = async (books, notice) => {
    await queue.post(books, notice)
    letters.push(notice)
  }
  return {
    context: { ...context, clock },
    mailing: { postman: { post }, siteUrl },
    letters,
    pass: (milliseconds) => {
      state.now = new Date(state.now.getTime() + milliseconds)
    },
  }
}

/** The value of an answer that must have been given. */
export function got<T>(answer: Result<T>): T {
  check(answer.ok, `it is done: ${answer.ok ? '' : answer.refusal.code}`)
  return answer.value
}

/** The code of a refusal; "done" where there was none. */
export function codeOf(answer: Result<unknown>): string {
  return answer.ok ? 'done' : answer.refusal.code
}

/** The newest letter to an address. */
export function letterTo(town: Town, address: string): AnyNotice {
  return present(
    town.letters.findLast((letter) => letter.address === address),
    `a letter to ${address}`,
  )
}

/** The token of the link in the newest letter to an address. */
export function tokenTo(town: Town, address: string): string {
  const { url } = letterTo(town, address).values as { readonly url: string }
  return tokenOf(url)
}

/** The token at the end of a link. */
export function tokenOf(url: string): string {
  return present(url.split('/').at(-1), 'the token of a link')
}

let people = 0

/** A mail address that nobody has. */
export function newAddress(): string {
  people += 1
  return `person${people}@example.jp`
}

/** Asks for a link, follows it, and is signed in. */
export async function signUp(town: Town, address = newAddress()): Promise<SignedIn> {
  const wish = { address, language: 'ja', next: null, visit } as const
  got(await requestSignUp(town.context, wish, town.mailing))
  const token = tokenTo(town, address)
  return got(await finishSignUp(town.context, { token, name: '佐藤花子', password, visit }))
}

/** The machine's owner. */
export function owner({ context }: Town): ActorContext {
  return actingAs(context, ownerOf('cli:test'))
}

/** Somebody who is signed in, as who acts. */
export function acting({ context }: Town, { actor }: Caller): ActorContext {
  return actingAs(context, actor)
}

/** Invites somebody and accepts for them. They have no second factor yet. */
export async function hire(
  town: Town,
  place: StaffPlace,
  address = newAddress(),
): Promise<SignedIn> {
  const given = { ...place, address, language: 'ja' } as const
  const { url } = got(await inviteFirstAdministrator(owner(town), given, { siteUrl }))
  const token = tokenOf(present(url, 'the link of an invitation'))
  return got(await acceptInvite(town.context, { token, name: '鈴木一郎', password, visit }))
}

/** Who somebody is now, by the token of their browser. */
export async function look(town: Town, { token }: SignedIn): Promise<Caller> {
  return present(await findActorBySignIn(town.context, token), 'somebody who is signed in')
}

/** The code that an app with this secret shows now, some steps of 30 seconds on. */
export function codeAt({ context }: Town, secret: string, steps = 0): string {
  const timestamp = context.clock.now().getTime() + steps * 30_000
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp })
}

/** Sets an authenticator app up, and gives its secret and the recovery codes. */
export async function setUpApp(town: Town, signedIn: SignedIn) {
  const caller = await look(town, signedIn)
  const { secret } = got(await startTotp(town.context, caller, { siteName: '実績' }))
  const given = { code: codeAt(town, secret), visit }
  const { recoveryCodes } = got(await confirmTotp(town.context, caller, given))
  return { secret, recoveryCodes }
}

/** Staff with a second factor, ready to act. */
export async function hireFully(town: Town, place: StaffPlace): Promise<SignedIn> {
  const signedIn = await hire(town, place)
  await setUpApp(town, signedIn)
  return { ...signedIn, caller: await look(town, signedIn) }
}

/** A network address that nobody has used. */
export function newNetwork(): string {
  return `198.51.100.${newToken()}`
}
