/** Mailed links: what opens on the site when one is followed. */
import type { Language } from '../../kit/bilingual.ts'
import { refuse } from '../../kit/result.ts'
import type { StaffPlace } from './staff.ts'
import { linkLifetimes, type LinkPurpose } from './lifetime.ts'

/** What a link brings along, beside the address that it was sent to. */
export type LinkPayload = {
  readonly language: Language
  /** The place on the site where the person was going; null for none. */
  readonly next: string | null
  /** What an invitation offers. */
  readonly offers: StaffPlace | null
  /** Who invites, as it stands in the record of acts. */
  readonly invitedBy: string | null
  /** The account whose address is to change. */
  readonly account: string | null
}

/** Where a link leads. The pages there change nothing before a button is pressed. */
const places: Readonly<Record<LinkPurpose, string>> = {
  'sign-up': '/sign-up/',
  'sign-in': '/sign-in/link/',
  reset: '/reset/',
  invite: '/invitation/',
  address: '/account/address/',
}

/** The address of a link. `siteUrl` is the site's own: https://example.jp. */
export function linkAddress(
  { siteUrl, language }: { readonly siteUrl: string; readonly language: Language },
  purpose: LinkPurpose,
  token: string,
): string {
  const site = siteUrl.replace(/\/+$/, '')
  return `${site}${language === 'en' ? '/en' : ''}${places[purpose]}${token}`
}

/** How long a link holds, in whole hours, as letters say it. */
export function linkHours(purpose: LinkPurpose): number {
  return Math.max(1, Math.round(linkLifetimes[purpose] / 3_600_000))
}

/** A place on the site, as it came with a request; null for whatever leads elsewhere. */
export function placeOnSite(path: string | null): string | null {
  const isHere = path !== null && /^\/(?![/\\])[^\s\\\p{Cc}]{0,500}$/u.test(path)
  return isHere ? path : null
}

/** A link that nobody was sent, or that was copied in part. */
export const linkUnknown = refuse(
  'link_unknown',
  'このリンクは使えません。メールのリンクが途中で切れていないか確かめてください。分からないときは、もう一度メールを送ってください。',
  'This link does not work. Check that the whole link was copied from the mail, or ask for another mail.',
)

/** A link that was followed to its end before. */
export const linkUsed = refuse(
  'link_used_already',
  'このリンクはすでに使われています。手続きが済んでいれば、サインインしてください。済んでいないときは、もう一度メールを送ってください。',
  'This link has been used already. Sign in if you finished; otherwise ask for another mail.',
)

/** A link past its time. */
export const linkExpired = refuse(
  'link_expired',
  'このリンクは有効期限が過ぎています。もう一度メールを送ってください。招待のときは、招待した人に連絡してください。',
  'This link has expired. Ask for another mail, or, for an invitation, ask whoever invited you.',
)

/** A link that was taken back. */
export const linkEnded = refuse(
  'link_taken_back',
  'このリンクは取り消されています。新しいメールが届いていれば、そのリンクを使ってください。',
  'This link was taken back. If a newer mail has come, use the link in that one.',
)
