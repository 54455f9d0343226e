/** What people say of themselves, and their password. */
import { checkPassword } from '../../domain/account/password.ts'
import { parseProfile, type Profile, type TypedProfile } from '../../domain/account/profile.ts'
import type { Language } from '../../kit/bilingual.ts'
import { japanDate, toInstant } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { writePartyName } from '../../store/account-party.ts'
import { type Account, getAccount, writePassword, writeProfile } from '../../store/account.ts'
import { withAuthority } from '../../store/database.ts'
import { listIdentities } from '../../store/external-identity.ts'
import { countRecoveryCodes } from '../../store/second-factor.ts'
import { endSignIns } from '../../store/sign-in.ts'
import type { Context } from '../context.ts'
import { countAttempt } from './attempts.ts'
import { type Caller, checkInPerson, secondFactorMissing } from './caller.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import type { Visit } from './visit.ts'

/** What an account's owner sees of it. */
export type OwnProfile = Profile & {
  readonly address: string
  readonly language: Language
  readonly hasPassword: boolean
  readonly hasApp: boolean
  /** How many recovery codes were not used; null where none were ever given. */
  readonly recoveryCodes: number | null
  /** The identity providers that are linked. */
  readonly identities: readonly LinkedIdentity[]
}

/** An identity provider that an account is linked to, by its issuer. */
export type LinkedIdentity = {
  readonly issuer: string
  readonly linkedAt: Date
  readonly lastUsedAt: Date
}

/** Somebody's own profile. */
export async function readProfile(
  { database, authority }: Context,
  caller: Caller,
): Promise<OwnProfile> {
  return withAuthority(database, authority, async (books) => {
    const account = await getAccount(books, caller.account)
    const { name, kana, telephone, birthDate, address, language } = account
    return {
      ...{ name, kana, telephone, birthDate, address, language },
      hasPassword: account.passwordHash !== null,
      hasApp: account.totp !== null,
      recoveryCodes: await countRecoveryCodes(books, account.id),
      identities: await listIdentities(books, account.id),
    }
  })
}

/**
 * Changes what somebody says of themselves. It is personal and no act in the books; the name that
 * the books show for their party follows.
 */
export async function updateProfile(
  { database, authority, clock }: Context,
  caller: Caller,
  given: TypedProfile & { readonly language: Language },
): Promise<Result<Profile>> {
  if (caller.secondFactor === 'to-verify') return secondFactorMissing
  const profile = parseProfile(given, japanDate(clock.now()))
  if (!profile.ok) return profile
  return withAuthority(database, authority, async (books) => {
    const { party } = await getAccount(books, caller.account)
    await writeProfile(books, caller.account, { ...profile.value, language: given.language })
    if (party !== null) await writePartyName(books, party, profile.value.name)
    return profile
  })
}

/** A password in place of another; the present one is empty where the account has none. */
export type PasswordChange = {
  readonly present: string
  readonly wanted: string
  readonly visit: Visit
}

/** Changes or sets somebody's password, and ends their other sign-ins. */
export async function changePassword(
  context: Context,
  caller: Caller,
  { present, wanted, visit }: PasswordChange,
): Promise<Result<void>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const { database, authority, clock } = context
  const account = await withAuthority(database, authority, (books) =>
    getAccount(books, caller.account),
  )
  const known = await checkPresent(context, account, { present, visit })
  if (!known.ok) return known
  const password = checkPassword(wanted, account)
  if (!password.ok) return password
  const hash = await hashPassword(password.value)
  const which = { at: toInstant(clock.now()), except: caller.id }
  await withAuthority(database, authority, async (books) => {
    await writePassword(books, account.id, hash)
    await endSignIns(books, account.id, which)
  })
  return ok(undefined)
}

/** Whether somebody knows the password of their account, where it has one. Attempts are limited. */
export async function checkPresent(
  context: Context,
  { address, passwordHash }: Account,
  { present, visit }: Pick<PasswordChange, 'present' | 'visit'>,
): Promise<Result<void>> {
  if (passwordHash === null) return ok(undefined)
  const subject = { subject: address, address: visit.address }
  const attempt = await countAttempt(context, 'password', subject)
  if (!attempt.ok) return attempt
  if (!(await isPassword(passwordHash, present))) return passwordWrong
  await attempt.value.succeeded()
  return ok(undefined)
}

const passwordWrong = refuse(
  'present_password_wrong',
  '今のパスワードが違います。確かめて、もう一度入力してください。',
  'The present password is wrong. Check it and try again.',
)
