/** Recovery codes: ten, each usable once, for when the second factor is lost. */
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { foldCode, newCode } from '../../kit/token.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import {
  countRecoveryCodes,
  replaceRecoveryCodes,
  useRecoveryCode,
} from '../../store/second-factor.ts'
import { noteSecondFactor } from '../../store/sign-in.ts'
import type { Context } from '../context.ts'
import { countAttempt } from './attempts.ts'
import { type Caller, checkInPerson, checkSignIn, secondFactorMissing } from './caller.ts'
import type { Visit } from './visit.ts'

const codeCount = 10
/** Four groups of 20 bits: their digests cannot be turned back by trying. */
const codeGroups = 4

/** Gives an account new codes in the place of the old ones. They are shown once. */
export async function giveRecoveryCodes(books: Books, account: string): Promise<readonly string[]> {
  const codes = Array.from({ length: codeCount }, () => newCode(codeGroups))
  await replaceRecoveryCodes(books, account, codes.map(digest))
  return codes
}

/** Gives new codes to somebody who has shown their second factor. */
export async function renewRecoveryCodes(
  { database, authority }: Context,
  caller: Caller,
): Promise<Result<readonly string[]>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  if (caller.secondFactor !== 'done') return secondFactorMissing
  return withAuthority(database, authority, async (books) =>
    ok(await giveRecoveryCodes(books, caller.account)),
  )
}

/** A code as it was typed, and from where. */
export type CodeGiven = { readonly code: string; readonly visit: Visit }

/** Shows the second factor with a recovery code, and uses it up. Gives how many are left. */
export async function verifyRecoveryCode(
  context: Context,
  caller: Caller,
  { code, visit }: CodeGiven,
): Promise<Result<number>> {
  const allowed = checkSignIn(caller)
  if (!allowed.ok) return allowed
  const subject = { subject: caller.account, address: visit.address }
  const attempt = await countAttempt(context, 'second-factor', subject)
  if (!attempt.ok) return attempt
  const { database, authority, clock } = context
  const at = toInstant(clock.now())
  const done = await withAuthority(database, authority, async (books) => {
    const used = { digest: digest(foldCode(code)), at }
    if (!(await useRecoveryCode(books, caller.account, used))) return codeUnknown
    await noteSecondFactor(books, caller.id, at)
    return ok((await countRecoveryCodes(books, caller.account)) ?? 0)
  })
  if (done.ok) await attempt.value.succeeded()
  return done
}

/** The refusal to take away the last second factor of staff. */
export const secondFactorStays = refuse(
  'second_factor_must_stay',
  '業務画面を使う人には、2段階目の確認が1つは必要です。先に、別の認証アプリかパスキーを登録してください。',
  'People who use the desk need at least one second step. Set up another app or passkey first.',
)

const codeUnknown = refuse(
  'recovery_code_unknown',
  'この回復コードは使えません。まだ使っていないコードを、控えのとおりに入力してください。',
  'This recovery code does not work. Enter one that you have not used, just as you noted it.',
)
