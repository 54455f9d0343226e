/** Signing in with a password, and the sign-ins that somebody has. */
import { parseMailAddress } from '../../domain/account/mail-address.ts'
import { signInEnd } from '../../domain/account/lifetime.ts'
import { toInstant } from '../../kit/calendar.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findAccountByAddress, lockAccount } from '../../store/account.ts'
import { withAuthority } from '../../store/database.ts'
import { endSignIns, listOpenSignIns, type SignIn } from '../../store/sign-in.ts'
import type { Context } from '../context.ts'
import { countAttempt } from './attempts.ts'
import { type Caller, checkInPerson } from './caller.ts'
import { openSignIn, type SignedIn } from './open-sign-in.ts'
import { isPassword } from './password-hash.ts'
import type { Visit } from './visit.ts'

/** A mail address and a password, as they were typed. */
export type PasswordGiven = { readonly address: string; readonly password: string }

/**
 * Signs in with a password. The refusal does not tell a wrong password from an unknown address. The
 * password is checked outside of any transaction, as that takes long; the account is then held
 * while the sign-in opens, so that a password that somebody changes meanwhile opens nothing.
 */
export async function signInWithPassword(
  context: Context,
  given: PasswordGiven,
  visit: Visit,
): Promise<Result<SignedIn>> {
  const address = parseMailAddress(given.address)
  if (!address.ok) return address
  const subject = { subject: address.value, address: visit.address }
  const attempt = await countAttempt(context, 'password', subject)
  if (!attempt.ok) return attempt
  const { database, authority, clock } = context
  const account = await withAuthority(database, authority, (books) =>
    findAccountByAddress(books, address.value),
  )
  const isRight = await isPassword(account?.passwordHash ?? null, given.password)
  if (!account || !isRight) return signInRefused
  const opened = await withAuthority(database, authority, async (books) => {
    const held = await lockAccount(books, account.id)
    if (held?.passwordHash !== account.passwordHash) return undefined
    const signing = { account: account.id, way: 'password', hasSecondFactor: false } as const
    return openSignIn(books, { ...signing, visit, now: clock.now() })
  })
  if (!opened) return signInRefused
  await attempt.value.succeeded()
  return ok(opened)
}

/** A sign-in, with when it ends if it is not seen again. */
export type OwnSignIn = SignIn & { readonly endsAt: Date; readonly isThis: boolean }

/** Where somebody is signed in, the last seen first. */
export async function listSignIns(
  { database, authority, clock }: Context,
  caller: Caller,
): Promise<readonly OwnSignIn[]> {
  const now = clock.now()
  const open = await withAuthority(database, authority, (books) =>
    listOpenSignIns(books, caller.account, toInstant(now)),
  )
  return open
    .map((each) => ({
      ...each,
      endsAt: signInEnd(each, caller.isStaff),
      isThis: each.id === caller.id,
    }))
    .filter(({ endsAt }) => endsAt > now)
}

/** Ends one of somebody's sign-ins. Ending the own one is signing out, and always succeeds. */
export async function endSignIn(
  { database, authority, clock }: Context,
  caller: Caller,
  id: string,
): Promise<Result<void>> {
  const isOwn = id === caller.id && caller.way === 'sign-in'
  const allowed = isOwn ? ok(undefined) : checkInPerson(caller)
  if (!allowed.ok) return allowed
  if (!isId(id)) return signInUnknown
  const at = toInstant(clock.now())
  const ended = await withAuthority(database, authority, (books) =>
    endSignIns(books, caller.account, { at, only: id }),
  )
  return ended > 0 || isOwn ? ok(undefined) : signInUnknown
}

/** Ends all of somebody's sign-ins but the one that asks. Gives how many were ended. */
export async function endOtherSignIns(
  { database, authority, clock }: Context,
  caller: Caller,
): Promise<Result<number>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const which = { at: toInstant(clock.now()), except: caller.id }
  return ok(
    await withAuthority(database, authority, (books) => endSignIns(books, caller.account, which)),
  )
}

const signInRefused = refuse(
  'address_or_password_wrong',
  'メールアドレスかパスワードが違います。確かめて、もう一度入力してください。パスワードを決めていないか忘れたときは、メールで決め直せます。',
  'The mail address or the password is wrong. Check both and try again. If you have no password or forgot it, you can choose a new one by mail.',
)

const signInUnknown = refuse(
  'sign_in_has_ended',
  'そのサインインは、すでに終了しています。',
  'That sign-in has ended already.',
)
