/** Mailed links: found by the digest of their token, and used once. */
import type { LinkPurpose } from '../domain/account/lifetime.ts'
import type { LinkPayload } from '../domain/account/link.ts'
import type { MailAddress } from '../domain/account/mail-address.ts'
import type { Instant } from '../kit/calendar.ts'
import { newId } from '../kit/id.ts'
import type { Books } from './database.ts'

/** A link that was sent. */
export type MailLink = {
  readonly id: string
  readonly purpose: LinkPurpose
  readonly address: MailAddress
  readonly payload: LinkPayload
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  /** When it was taken back. */
  readonly endedAt: Date | null
}

/** A link before it is sent. */
export type NewMailLink = {
  readonly digest: string
  readonly purpose: LinkPurpose
  readonly address: MailAddress
  readonly payload: LinkPayload
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

/** Keeps a link, by the digest of its token. */
export async function insertLink({ db, authority }: Books, link: NewMailLink): Promise<string> {
  const { digest, purpose, address, payload, createdAt, expiresAt } = link
  const id = newId()
  await db
    .insertInto('mail_link')
    .values({
      authority,
      id,
      digest,
      purpose,
      address,
      payload: JSON.stringify(payload),
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .execute()
  return id
}

/** A link by the digest of its token, whatever has become of it. */
export async function findLinkByDigest(
  books: Books,
  digest: string,
): Promise<MailLink | undefined> {
  const row = await links(books).where('digest', '=', digest).executeTakeFirst()
  return row && linkOf(row)
}

/** A link by its id, whatever has become of it. */
export async function findLinkById(books: Books, id: string): Promise<MailLink | undefined> {
  const row = await links(books).where('id', '=', id).executeTakeFirst()
  return row && linkOf(row)
}

/** The invitations that wait for an answer, newest first; of one address where it is given. */
export async function listOpenInvitations(
  books: Books,
  { now, address }: { readonly now: Instant; readonly address?: MailAddress },
): Promise<readonly MailLink[]> {
  const rows = await links(books)
    .where('purpose', '=', 'invite')
    .where('expires_at', '>', new Date(now))
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .$if(address !== undefined, (query) => query.where('address', '=', address ?? ''))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(linkOf)
}

/** Uses a link. False where it was used or taken back meanwhile. */
export async function useLink({ db, authority }: Books, id: string, at: Instant): Promise<boolean> {
  const row = await db
    .updateTable('mail_link')
    .set({ used_at: at })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a link back, where it has not been used. */
export async function endLink({ db, authority }: Books, id: string, at: Instant): Promise<void> {
  await db
    .updateTable('mail_link')
    .set({ ended_at: at })
    .where('authority', '=', authority)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** Takes back every link by which somebody could still sign in at an address. */
export async function endSignInLinks(
  { db, authority }: Books,
  address: MailAddress,
  at: Instant,
): Promise<void> {
  await db
    .updateTable('mail_link')
    .set({ ended_at: at })
    .where('authority', '=', authority)
    .where('address', '=', address)
    .where('purpose', 'in', ['sign-in', 'reset'])
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** Forgets every link that was sent to an address. */
export async function eraseLinks({ db, authority }: Books, address: MailAddress): Promise<void> {
  await db
    .deleteFrom('mail_link')
    .where('authority', '=', authority)
    .where('address', '=', address)
    .execute()
}

function links({ db, authority }: Books) {
  return db
    .selectFrom('mail_link')
    .select([
      'id',
      'purpose',
      'address',
      'payload',
      'created_at',
      'expires_at',
      'used_at',
      'ended_at',
    ])
    .where('authority', '=', authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof links>['executeTakeFirstOrThrow']>>

function linkOf(row: Row): MailLink {
  return {
    id: row.id,
    purpose: row.purpose as LinkPurpose,
    address: row.address as MailAddress,
    payload: row.payload as LinkPayload,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    endedAt: row.ended_at,
  }
}
