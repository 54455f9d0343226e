/**
 * Signing up, by a link that is mailed. Asking for the link gives the same answer whether or not
 * the address has an account: nobody learns from the page who is registered here.
 */
import { linkHours, linkUsed, placeOnSite } from '../../domain/account/link.ts'
import { type MailAddress, parseMailAddress } from '../../domain/account/mail-address.ts'
import { checkPassword } from '../../domain/account/password.ts'
import { parsePersonName } from '../../domain/account/profile.ts'
import type { Language } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findAccountByAddress, insertAccount } from '../../store/account.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { type MailLink, useLink } from '../../store/mail-link.ts'
import { insertGrant } from '../../store/role-grant.ts'
import type { Context } from '../context.ts'
import { runAct, type Running } from '../run.ts'
import { countAttempt } from './attempts.ts'
import { checkLink, makeLink, readLink } from './mail-link.ts'
import { openSignIn, type SignedIn } from './open-sign-in.ts'
import { hashPassword } from './password-hash.ts'
import type { Mailing, Visit } from './visit.ts'

/** Who wants a link. */
export type LinkRequest = {
  /** As it was typed. */
  readonly address: string
  readonly language: Language
  /** The place on the site where the person was going. */
  readonly next: string | null
  readonly visit: Visit
}

/** Where the mail went. */
export type LinkSent = { readonly address: MailAddress }

/** Mails a link to sign up; to an address that has an account, a link to sign in. */
export async function requestSignUp(
  context: Context,
  given: LinkRequest,
  mailing: Mailing,
): Promise<Result<LinkSent>> {
  const address = parseMailAddress(given.address)
  if (!address.ok) return address
  const subject = { subject: address.value, address: given.visit.address }
  const allowed = await countAttempt(context, 'mail', subject)
  if (!allowed.ok) return allowed
  const { database, authority, clock } = context
  const now = clock.now()
  const next = placeOnSite(given.next)
  await withAuthority(database, authority, async (books) => {
    const account = await findAccountByAddress(books, address.value)
    const language = account?.language ?? given.language
    const purpose = account ? 'sign-in' : 'sign-up'
    const wish = { purpose, address: address.value, payload: { language, next } } as const
    const { url } = await makeLink(books, wish, { siteUrl: mailing.siteUrl, now })
    const to = { address: address.value, language, account: account?.id ?? null }
    const hours = linkHours('sign-up')
    await mailing.postman.post(
      books,
      account
        ? { ...to, template: 'sign-up-again', values: { url } }
        : { ...to, template: 'sign-up', values: { url, hours } },
    )
  })
  return ok({ address: address.value })
}

/** What completes a sign-up. */
export type SignUp = {
  readonly token: string
  /** As it was typed. */
  readonly name: string
  /** As it was typed; null for those who will use passkeys or mailed links. */
  readonly password: string | null
  readonly visit: Visit
}

/** Somebody who is signed in, and where they were going. */
export type Arrived = SignedIn & { readonly next: string | null }

/** Opens the account that a link was asked for, makes them an applicant, and signs them in. */
export async function finishSignUp(context: Context, given: SignUp): Promise<Result<Arrived>> {
  const purposes = ['sign-up'] as const
  const link = await readLink(context, given.token, purposes)
  if (!link.ok) return link
  const person = await readPerson(given, link.value.address)
  if (!person.ok) return person
  const act = { name: 'account.open', input: { link: link.value.id }, lock: 'writing' } as const
  const done = await runAct(context, act, async (running) => {
    const live = checkLink(link.value, purposes, context.clock.now())
    if (!live.ok) return live
    if (!(await useLink(running.books, link.value.id, running.recordedAt))) return linkUsed
    const account = await openApplicant(running, {
      ...person.value,
      address: link.value.address,
      language: link.value.payload.language,
    })
    return account === undefined ? accountExists : ok({ account })
  })
  if (!done.ok) return done
  return arrive(context, { link: link.value, visit: given.visit, ...done.value.outcome })
}

/** Signs somebody in who came by a mailed link. */
export async function arrive(
  context: Context,
  came: { readonly account: string; readonly link: MailLink; readonly visit: Visit },
): Promise<Result<Arrived>> {
  const { database, authority } = context
  const { account, link, visit } = came
  const opened = await withAuthority(database, authority, (books) =>
    signInByMail(books, { account, visit, now: context.clock.now() }),
  )
  return opened ? ok({ ...opened, next: link.payload.next }) : accountIsClosed
}

/** Opens a sign-in for whoever holds the mailbox. That is one factor, not two. */
function signInByMail(
  books: Books,
  came: { readonly account: string; readonly visit: Visit; readonly now: Date },
): Promise<SignedIn | undefined> {
  return openSignIn(books, { ...came, way: 'link', hasSecondFactor: false })
}

/** Who opens an account: what is kept of what they typed. */
export type NewPerson = { readonly name: string; readonly passwordHash: string | null }

/** Reads the name and the password of somebody who opens an account. */
export async function readPerson(
  { name: typed, password }: Pick<SignUp, 'name' | 'password'>,
  address: MailAddress,
): Promise<Result<NewPerson>> {
  const name = parsePersonName(typed)
  if (!name.ok) return name
  if (password === null) return ok({ name: name.value, passwordHash: null })
  const checked = checkPassword(password, { address, name: name.value })
  if (!checked.ok) return checked
  return ok({ name: name.value, passwordHash: await hashPassword(checked.value) })
}

/** Opens an account and makes it an applicant's. Undefined where the address has one. */
export async function openApplicant(
  { books, recordedAt }: Pick<Running, 'books' | 'recordedAt'>,
  person: NewPerson & { readonly address: MailAddress; readonly language: Language },
): Promise<string | undefined> {
  const account = await insertAccount(books, { ...person, createdAt: recordedAt })
  if (account === undefined) return undefined
  const grant = { role: 'applicant', programme: '', account, by: `account:${account}` } as const
  await insertGrant(books, { ...grant, at: recordedAt })
  return account
}

/** An address whose account was opened by another way meanwhile. */
const accountExists = refuse(
  'account_exists_already',
  'このメールアドレスは、すでに登録されています。サインインしてください。',
  'This mail address has an account already. Sign in.',
)

/** An account that was closed. */
export const accountIsClosed = refuse(
  'account_is_closed',
  'この登録は削除されています。続けて利用するには、もう一度登録してください。',
  'This account was closed. Sign up again to go on.',
)
