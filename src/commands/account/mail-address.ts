/**
 * Changing the mail address of an account: a link is mailed to the new one, and whoever is signed
 * in and follows it has shown that it is theirs. The old address is told; sign-ins stay.
 */
import { linkHours, linkUnknown, linkUsed } from '../../domain/account/link.ts'
import { type MailAddress, parseMailAddress } from '../../domain/account/mail-address.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import {
  type Account,
  findAccountByAddress,
  getAccount,
  lockAccount,
  writeAddress,
} from '../../store/account.ts'
import { writeApplicantMail } from '../../store/applicant.ts'
import { withAuthority } from '../../store/database.ts'
import { endSignInLinks, type MailLink, useLink } from '../../store/mail-link.ts'
import type { Context } from '../context.ts'
import { type Running, runAct } from '../run.ts'
import { countAttempt } from './attempts.ts'
import { type Caller, checkInPerson } from './caller.ts'
import { checkLink, makeLink, readLink } from './mail-link.ts'
import { checkPresent } from './profile.ts'
import { accountUnknown } from './role.ts'
import type { LinkSent } from './sign-up.ts'
import type { Mailing, Visit } from './visit.ts'

/** The address that is wanted, and the present password where the account has one. */
export type AddressWish = {
  readonly address: string
  readonly present: string
  readonly visit: Visit
}

/**
 * Mails a link to the address that is wanted. Where that has an account already, its owner is told
 * of it, and no link is made: nobody learns here who has an account.
 */
export async function requestAddressChange(
  context: Context,
  caller: Caller,
  { given, mailing }: { readonly given: AddressWish; readonly mailing: Mailing },
): Promise<Result<LinkSent>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const wanted = parseMailAddress(given.address)
  if (!wanted.ok) return wanted
  const { database, authority } = context
  const account = await withAuthority(database, authority, (books) =>
    getAccount(books, caller.account),
  )
  if (account.address === wanted.value) return isYours(wanted.value)
  const known = await checkPresent(context, account, given)
  if (!known.ok) return known
  for (const subject of [`address of ${account.id}`, wanted.value]) {
    const attempt = { subject, address: given.visit.address }
    const counted = await countAttempt(context, 'mail', attempt)
    if (!counted.ok) return counted
  }
  await mailLink(context, { account, wanted: wanted.value, mailing })
  return ok({ address: wanted.value })
}

type LinkMail = {
  readonly account: Account
  readonly wanted: MailAddress
  readonly mailing: Mailing
}

async function mailLink(
  { database, authority, clock }: Context,
  { account, wanted, mailing }: LinkMail,
): Promise<void> {
  await withAuthority(database, authority, async (books) => {
    const { language } = account
    const to = { address: wanted, language }
    if (await findAccountByAddress(books, wanted)) {
      return mailing.postman.post(books, { template: 'address-taken', ...to, values: {} })
    }
    const payload = { language, account: account.id }
    const wish = { purpose: 'address', address: wanted, payload } as const
    const { url } = await makeLink(books, wish, { siteUrl: mailing.siteUrl, now: clock.now() })
    const values = { url, hours: linkHours('address') }
    const { id } = account
    return mailing.postman.post(books, { template: 'address-change', ...to, account: id, values })
  })
}

/** The address that a link would put in place, for the account that is signed in. */
export async function findAddressChange(
  context: Context,
  caller: Caller,
  token: string,
): Promise<Result<MailLink>> {
  const link = await readLink(context, token, ['address'])
  if (!link.ok) return link
  if (link.value.payload.account !== caller.account) return ofAnother
  const live = checkLink(link.value, ['address'], context.clock.now())
  return live.ok ? link : live
}

/**
 * Puts the new address in place, in the account and in what was applied for with the old one. Ends
 * the links that were mailed to the old address, and tells it.
 */
export async function finishAddressChange(
  context: Context,
  caller: Caller,
  { token, mailing }: { readonly token: string; readonly mailing: Mailing },
): Promise<Result<LinkSent>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const found = await findAddressChange(context, caller, token)
  if (!found.ok) return found
  const link = found.value
  const acting = { ...context, actor: caller.actor.name }
  // In turn: two who confirm the same address at once are told apart.
  const act = { name: 'account.address', input: { link: link.id }, lock: 'in-turn' } as const
  const done = await runAct(acting, act, async (running) => {
    const known = await lockAccount(running.books, caller.account)
    if (!known) return accountUnknown
    if (await findAccountByAddress(running.books, link.address)) return addressTaken(link.address)
    if (!(await useLink(running.books, link.id, running.recordedAt))) return linkUsed
    await putInPlace(running, known, link.address)
    await mailing.postman.post(running.books, {
      template: 'address-changed',
      address: known.address,
      language: known.language,
      account: known.id,
      values: {},
    })
    return ok({ account: known.id })
  })
  return done.ok ? ok({ address: link.address }) : done
}

async function putInPlace(
  { books, recordedAt }: Running,
  { id, address }: Account,
  wanted: MailAddress,
): Promise<void> {
  await writeAddress(books, id, wanted)
  await writeApplicantMail(books, id, { from: address, to: wanted })
  await endSignInLinks(books, address, recordedAt)
}

const isYours = (address: string) =>
  refuse(
    'address_is_yours_already',
    `「${address}」は、いま登録されているアドレスです。新しいアドレスを入力してください。`,
    `${address} is the address of your account already. Enter a new one.`,
  )

const addressTaken = (address: string) =>
  refuse(
    'address_has_an_account',
    `「${address}」では、別の登録がすでにあります。ほかのアドレスを使うか、その登録でサインインしてください。`,
    `${address} has an account of its own. Use another address, or sign in to that account.`,
  )

/** Somebody else's link is none here: nothing is said of whom it is for. */
const ofAnother = linkUnknown
