/** Making mailed links, and reading them when they are followed. */
import { after, linkLifetimes, type LinkPurpose } from '../../domain/account/lifetime.ts'
import {
  linkAddress,
  linkEnded,
  linkExpired,
  type LinkPayload,
  linkUnknown,
  linkUsed,
} from '../../domain/account/link.ts'
import type { MailAddress } from '../../domain/account/mail-address.ts'
import type { StaffPlace } from '../../domain/account/staff.ts'
import type { Language } from '../../kit/bilingual.ts'
import { toInstant } from '../../kit/calendar.ts'
import { digest } from '../../kit/id.ts'
import { ok, type Result } from '../../kit/result.ts'
import { newToken } from '../../kit/token.ts'
import { findAccountByAddress } from '../../store/account.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { findLinkByDigest, insertLink, type MailLink } from '../../store/mail-link.ts'
import type { Context } from '../context.ts'

/** What a link is to be. */
export type LinkWish = {
  readonly purpose: LinkPurpose
  readonly address: MailAddress
  readonly payload: Partial<LinkPayload> & Pick<LinkPayload, 'language'>
}

/** A link that was made: its id in the books, and the address for its reader, which is not kept. */
export type MadeLink = { readonly id: string; readonly url: string }

/** Makes a link and keeps its digest. */
export async function makeLink(
  books: Books,
  { purpose, address, payload }: LinkWish,
  { siteUrl, now }: { readonly siteUrl: string; readonly now: Date },
): Promise<MadeLink> {
  const token = newToken()
  const id = await insertLink(books, {
    digest: digest(token),
    purpose,
    address,
    payload: { next: null, offers: null, invitedBy: null, account: null, ...payload },
    createdAt: toInstant(now),
    expiresAt: toInstant(after(now, linkLifetimes[purpose])),
  })
  const { language } = payload
  return { id, url: linkAddress({ siteUrl, language }, purpose, token) }
}

/** A link as the page behind it shows it. */
export type OpenLink = {
  readonly purpose: LinkPurpose
  readonly address: MailAddress
  readonly language: Language
  readonly expiresAt: Date
  readonly next: string | null
  /** What an invitation offers. */
  readonly offers: StaffPlace | null
  /** Whether the address has an account: then nothing but the button is asked. */
  readonly hasAccount: boolean
}

/** What a followed link is for. It stays unused: programs that look at mails follow links too. */
export async function findLink(
  { database, authority, clock }: Context,
  token: string,
): Promise<Result<OpenLink>> {
  return withAuthority(database, authority, async (books) => {
    const link = await findLinkByDigest(books, digest(token))
    if (!link) return linkUnknown
    const live = checkLink(link, [link.purpose], clock.now())
    if (!live.ok) return live
    const { purpose, address, expiresAt, payload } = link
    const { language, next, offers } = payload
    const hasAccount = (await findAccountByAddress(books, address)) !== undefined
    return ok({ purpose, address, language, expiresAt, next, offers, hasAccount })
  })
}

/** The link that a token opens, whatever has become of it, where it is for one of the purposes. */
export async function readLink(
  { database, authority }: Context,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<Result<MailLink>> {
  const link = await withAuthority(database, authority, (books) =>
    findLinkByDigest(books, digest(token)),
  )
  return link && purposes.includes(link.purpose) ? ok(link) : linkUnknown
}

/** Whether a link can still be used, for one of the purposes. */
export function checkLink(
  link: MailLink,
  purposes: readonly LinkPurpose[],
  now: Date,
): Result<void> {
  if (!purposes.includes(link.purpose)) return linkUnknown
  if (link.usedAt !== null) return linkUsed
  if (link.endedAt !== null) return linkEnded
  return link.expiresAt > now ? ok(undefined) : linkExpired
}
