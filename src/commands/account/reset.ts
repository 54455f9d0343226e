/** Choosing a new password, and signing in, by a link that is mailed. */
import { linkHours, linkUnknown, linkUsed, placeOnSite } from '../../domain/account/link.ts'
import { parseMailAddress } from '../../domain/account/mail-address.ts'
import { checkPassword } from '../../domain/account/password.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import { type Account, findAccountByAddress, writePassword } from '../../store/account.ts'
import { withAuthority } from '../../store/database.ts'
import { endSignInLinks, type MailLink, useLink } from '../../store/mail-link.ts'
import { endSignIns } from '../../store/sign-in.ts'
import type { Context } from '../context.ts'
import { runAct } from '../run.ts'
import { countAttempt } from './attempts.ts'
import { checkLink, makeLink, readLink } from './mail-link.ts'
import { hashPassword } from './password-hash.ts'
import { arrive, type Arrived, type LinkRequest, type LinkSent } from './sign-up.ts'
import type { Mailing, Visit } from './visit.ts'

/** Mails a link to choose a new password. An address without an account gets no mail. */
export async function requestReset(
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
  const next = placeOnSite(given.next)
  await withAuthority(database, authority, async (books) => {
    const account = await findAccountByAddress(books, address.value)
    if (!account) return
    const payload = { language: account.language, next }
    const wish = { purpose: 'reset', address: address.value, payload } as const
    const { url } = await makeLink(books, wish, { siteUrl: mailing.siteUrl, now: clock.now() })
    await mailing.postman.post(books, {
      template: 'reset',
      address: address.value,
      language: account.language,
      account: account.id,
      values: { url, hours: linkHours('reset') },
    })
  })
  return ok({ address: address.value })
}

/** Who came by a link, and from where. */
export type Following = { readonly token: string; readonly visit: Visit }

/**
 * Sets a new password, ends every other sign-in and link of the account, and signs in. A link to
 * sign in serves as well: both show that the mailbox is theirs.
 */
export async function finishReset(
  context: Context,
  given: Following & { readonly password: string },
): Promise<Result<Arrived>> {
  const purposes = ['reset', 'sign-in'] as const
  const found = await readFollowed(context, given.token, purposes)
  if (!found.ok) return found
  const { link, account } = found.value
  const password = checkPassword(given.password, account)
  if (!password.ok) return password
  const hash = await hashPassword(password.value)
  const act = { name: 'account.reset', input: { link: link.id }, lock: 'writing' } as const
  const done = await runAct(context, act, async ({ books, recordedAt: at }) => {
    const live = checkLink(link, purposes, context.clock.now())
    if (!live.ok) return live
    if (!(await useLink(books, link.id, at))) return linkUsed
    await writePassword(books, account.id, hash)
    await endSignIns(books, account.id, { at })
    await endSignInLinks(books, account.address, at)
    return ok({ account: account.id })
  })
  if (!done.ok) return done
  return arrive(context, { account: account.id, link, visit: given.visit })
}

/** Signs in by a mailed link. It is used once. */
export async function signInByLink(context: Context, given: Following): Promise<Result<Arrived>> {
  const purposes = ['sign-in'] as const
  const found = await readFollowed(context, given.token, purposes)
  if (!found.ok) return found
  const { link, account } = found.value
  const live = checkLink(link, purposes, context.clock.now())
  if (!live.ok) return live
  const { database, authority, clock } = context
  const isUsed = await withAuthority(database, authority, (books) =>
    useLink(books, link.id, toInstant(clock.now())),
  )
  if (!isUsed) return linkUsed
  return arrive(context, { account: account.id, link, visit: given.visit })
}

async function readFollowed(
  context: Context,
  token: string,
  purposes: readonly MailLink['purpose'][],
): Promise<Result<{ readonly link: MailLink; readonly account: Account }>> {
  const link = await readLink(context, token, purposes)
  if (!link.ok) return link
  const { database, authority } = context
  const account = await withAuthority(database, authority, (books) =>
    findAccountByAddress(books, link.value.address),
  )
  return account ? ok({ link: link.value, account }) : linkUnknown
}
