/**
 * The authenticator app (TOTP, RFC 6238: six digits, 30 seconds, SHA-1 as all apps know it). A code
 * of the step before or after is taken too, as clocks differ; each step's code is taken once.
 */
import { Secret, TOTP } from 'otpauth'
import { toInstant } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { getAccount, lockAccount } from '../../store/account.ts'
import { listCredentials } from '../../store/credential.ts'
import type { Vault } from '../../kit/vault.ts'
import { type Database, withAuthority } from '../../store/database.ts'
import {
  confirmPendingTotp,
  countRecoveryCodes,
  deleteTotp,
  keepPendingTotp,
  takeTotpStep,
} from '../../store/second-factor.ts'
import { noteSecondFactor } from '../../store/sign-in.ts'
import type { Context } from '../context.ts'
import { countAttempt } from './attempts.ts'
import { type Caller, checkInPerson, checkSignIn } from './caller.ts'
import { type CodeGiven, giveRecoveryCodes, secondFactorStays } from './recovery-code.ts'

/** What an app is set up with: the secret for typing, and the same as an address for a QR code. */
export type TotpSetUp = { readonly secret: string; readonly uri: string }

/**
 * Begins to set up an app, or goes on with what was begun: telephones open a page again once their
 * owner comes back from the app. One that is in use stays in use until the new one is confirmed.
 */
export async function startTotp(
  { database, authority }: Context,
  caller: Caller,
  { siteName }: { readonly siteName: string },
): Promise<Result<TotpSetUp>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  return withAuthority(database, authority, async (books) => {
    const account = await lockAccount(books, caller.account)
    const { address, totpPending } = present(account, 'the account of a caller')
    const vault = vaultOf(database)
    const about = aboutTotp(authority, caller.account)
    const shown = totpPending && vault.open(totpPending, about)
    const secret = shown ?? new Secret({ size: 20 }).base32
    if (!shown) await keepPendingTotp(books, caller.account, vault.seal(secret, about))
    const uri = new TOTP({ ...form, issuer: siteName, label: address, secret }).toString()
    return ok({ secret, uri })
  })
}

/** A second factor that is set up. */
export type FactorSetUp = {
  /** The codes for when it is lost, shown once; null where the account has some already. */
  readonly recoveryCodes: readonly string[] | null
}

/** Puts the app in use that shows this code. The sign-in has then shown its second factor. */
export async function confirmTotp(
  context: Context,
  caller: Caller,
  { code, visit }: CodeGiven,
): Promise<Result<FactorSetUp>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const subject = { subject: caller.account, address: visit.address }
  const attempt = await countAttempt(context, 'second-factor', subject)
  if (!attempt.ok) return attempt
  const { database, authority, clock } = context
  const now = clock.now()
  const at = toInstant(now)
  const done = await withAuthority(database, authority, async (books) => {
    const { totpPending: sealed } = await getAccount(books, caller.account)
    if (sealed === null) return notStarted
    const secret = vaultOf(database).open(sealed, aboutTotp(authority, caller.account))
    if (secret === null) return notStarted
    const step = findStep(secret, code, now)
    if (step === null) return codeWrong
    if (!(await confirmPendingTotp(books, caller.account, { sealed, step, at }))) return notStarted
    await noteSecondFactor(books, caller.id, at)
    const known = await countRecoveryCodes(books, caller.account)
    const recoveryCodes = known === null ? await giveRecoveryCodes(books, caller.account) : null
    return ok({ recoveryCodes })
  })
  if (done.ok) await attempt.value.succeeded()
  return done
}

/** Shows the second factor with a code of the app. The sign-in then has all its rights. */
export async function verifyTotp(
  context: Context,
  caller: Caller,
  { code, visit }: CodeGiven,
): Promise<Result<void>> {
  const allowed = checkSignIn(caller)
  if (!allowed.ok) return allowed
  const subject = { subject: caller.account, address: visit.address }
  const attempt = await countAttempt(context, 'second-factor', subject)
  if (!attempt.ok) return attempt
  const { database, authority, clock } = context
  const now = clock.now()
  const done = await withAuthority(database, authority, async (books) => {
    const { totp } = await getAccount(books, caller.account)
    if (totp === null) return noApp
    const { sealed } = totp
    const secret = vaultOf(database).open(sealed, aboutTotp(authority, caller.account))
    if (secret === null) return unreadable
    const step = findStep(secret, code, now)
    if (step === null) return codeWrong
    const isNew = await takeTotpStep(books, caller.account, { sealed, step })
    if (!isNew) return codeUsed
    await noteSecondFactor(books, caller.id, toInstant(now))
    return ok(undefined)
  })
  if (done.ok) await attempt.value.succeeded()
  return done
}

/** Takes the app out of use. Staff keep at least one second factor. */
export async function removeTotp(
  { database, authority }: Context,
  caller: Caller,
): Promise<Result<void>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  return withAuthority(database, authority, async (books) => {
    const passkeys = await listCredentials(books, caller.account)
    if (caller.isStaff && passkeys.length === 0) return secondFactorStays
    await deleteTotp(books, caller.account)
    return ok(undefined)
  })
}

function vaultOf({ vault }: Database): Vault {
  check(vault, 'the books of accounts are opened with a vault')
  return vault
}

/** What a secret is sealed for: in another account's row it cannot be opened. */
const aboutTotp = (authority: string, account: string): string => `totp ${authority} ${account}`

const period = 30
const form = { algorithm: 'SHA1', digits: 6, period } as const

/** The time step whose code this is, among those around now; null where it is none of them. */
function findStep(secret: string, typed: string, now: Date): number | null {
  const token = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const timestamp = now.getTime()
  const totp = new TOTP({ ...form, secret })
  const delta = totp.validate({ token, timestamp, window: 1 })
  return delta === null ? null : TOTP.counter({ period, timestamp }) + delta
}

const codeWrong = refuse(
  'code_wrong',
  'コードが違います。認証アプリに今出ている6桁の数字を入力してください。続けて違うときは、スマートフォンの時刻を自動に合わせてください。',
  'The code is wrong. Enter the six digits that your authenticator app shows now. If it stays wrong, set the clock of your phone to automatic.',
)

const unreadable = refuse(
  'app_secret_unreadable',
  '認証アプリの登録を読み出せないため、コードを確かめられません。パスキーか回復コードを使うか、管理者に2段階目の確認の取消を頼んでください。',
  'Your authenticator app cannot be checked: its registration cannot be read. Use a passkey or a recovery code, or ask an administrator to reset your second step.',
)

const codeUsed = refuse(
  'code_used_already',
  'このコードはすでに使われています。認証アプリの数字が変わるのを待って、新しいコードを入力してください。',
  'This code has been used. Wait until your authenticator app shows another one, and enter that.',
)

const notStarted = refuse(
  'app_is_not_being_set_up',
  '認証アプリの設定が始まっていません。設定のページを開き、QRコードを読み取るところからやり直してください。',
  'No authenticator app is being set up. Open the page for it and begin with the QR code.',
)

const noApp = refuse(
  'app_is_not_set_up',
  'この登録では、認証アプリを使っていません。パスキーか回復コードで確認してください。',
  'This account has no authenticator app. Use your passkey or a recovery code.',
)
