/** Inviting staff: by a mailed link that gives one role where it is accepted. */
import { deskActs, mayAct, mayWith } from '../../domain/access/capability.ts'
import { linkHours, linkUnknown, linkUsed } from '../../domain/account/link.ts'
import { type MailAddress, parseMailAddress } from '../../domain/account/mail-address.ts'
import { checkReach, mayInvite, type StaffPlace } from '../../domain/account/staff.ts'
import { roles } from '../../domain/access/role.ts'
import type { Language } from '../../kit/bilingual.ts'
import { toInstant } from '../../kit/calendar.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { findAccount, findAccountByAddress, insertAccount } from '../../store/account.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import {
  endLink,
  findLinkById,
  listOpenInvitations,
  type MailLink,
  useLink,
} from '../../store/mail-link.ts'
import { isProgramme } from '../../store/programme.ts'
import { insertGrant } from '../../store/role-grant.ts'
import type { ActorContext, Context } from '../context.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { checkLink, makeLink, type MadeLink, readLink } from './mail-link.ts'
import { arrive, type Arrived, type NewPerson, readPerson, type SignUp } from './sign-up.ts'
import type { Mailing } from './visit.ts'

/** Who is invited, and as what. */
export type Invitation = StaffPlace & {
  /** As it was typed. */
  readonly address: string
  /** The language of the mail. */
  readonly language: Language
}

/** An invitation that was sent. The address stands with the link alone. */
export type Invited = StaffPlace & { readonly invitation: string }

/** Invites somebody by mail. The same invitation again takes the place of the one that waits. */
export async function inviteStaff(
  context: ActorContext,
  given: Invitation,
  mailing: Mailing,
): Promise<Result<Done<Invited>>> {
  const { role, programme, language } = given
  const { siteUrl } = mailing
  return invite(context, given, { siteUrl, deliver: post })

  async function post(books: Books, address: MailAddress, { url }: MadeLink): Promise<void> {
    const account = context.by.account
    const inviter = account === null ? undefined : await findAccount(books, account)
    await mailing.postman.post(books, {
      template: 'invite',
      address,
      language,
      programme,
      values: {
        url,
        hours: linkHours('invite'),
        role: roles[role],
        inviter: inviter?.name ?? null,
      },
    })
  }
}

/**
 * Invites without a mail and gives the link, for whoever keeps the machine: so the first
 * administrator comes to be. Without `url` where the act was run before.
 */
export async function inviteFirstAdministrator(
  context: ActorContext,
  given: Invitation,
  { siteUrl }: { readonly siteUrl: string },
): Promise<Result<Done<Invited> & { readonly url: string | null }>> {
  const made: { url: string | null } = { url: null }
  const deliver = (_: Books, _address: MailAddress, { url }: MadeLink) => {
    made.url = url
    return Promise.resolve()
  }
  const done = await invite(context, given, { siteUrl, deliver })
  return done.ok ? ok({ ...done.value, url: made.url }) : done
}

/**
 * Accepts an invitation: opens the account where the address has none, gives the role, signs in.
 */
export async function acceptInvite(context: Context, given: SignUp): Promise<Result<Arrived>> {
  const found = await readLink(context, given.token, ['invite'])
  if (!found.ok) return found
  const link = found.value
  const { database, authority } = context
  const known = await withAuthority(database, authority, (books) =>
    findAccountByAddress(books, link.address),
  )
  const person = known ? ok(null) : await readPerson(given, link.address)
  if (!person.ok) return person
  const act = { name: 'people.accept', input: { link: link.id } }
  const done = await runAct(context, act, async (running) => {
    const live = checkLink(link, ['invite'], context.clock.now())
    if (!live.ok) return live
    return takeUpInvitation(running, link, person.value)
  })
  return done.ok ? arrive(context, { link, visit: given.visit, ...done.value.outcome }) : done
}

/**
 * Takes an invitation up in an act: gives its role to the account of the address, which is opened
 * for `person` where there is none.
 */
export async function takeUpInvitation(
  { books, recordedAt }: Running,
  link: MailLink,
  person: NewPerson | null,
): Promise<Result<{ readonly account: string }>> {
  const { address, payload } = link
  const { offers, language, invitedBy } = payload
  if (!offers) return linkUnknown
  if (!(await useLink(books, link.id, recordedAt))) return linkUsed
  const known = await findAccountByAddress(books, address)
  const fresh = { address, language, createdAt: recordedAt }
  const account =
    known?.id ?? (person ? await insertAccount(books, { ...fresh, ...person }) : undefined)
  if (account === undefined) return linkUnknown
  await insertGrant(books, { ...offers, account, at: recordedAt, by: invitedBy ?? 'invitation' })
  return ok({ account })
}

/** An invitation that waits for its answer. */
export type OpenInvitation = StaffPlace & {
  readonly id: string
  readonly address: MailAddress
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** The invitations that wait, newest first, for those who may see people and roles. */
export async function listInvitations(
  context: ActorContext,
): Promise<Result<readonly OpenInvitation[]>> {
  const { database, authority, clock, by } = context
  const now = toInstant(clock.now())
  const links = await withAuthority(database, authority, (books) =>
    listOpenInvitations(books, { now }),
  )
  const open = links.flatMap(({ id, address, createdAt, expiresAt, payload: { offers } }) =>
    offers ? [{ id, address, createdAt, expiresAt, ...offers }] : [],
  )
  const seen = open.filter((each) => mayAct(by, 'people.list', each).ok)
  const allowed = mayWith(by, deskActs['people.list'], { programme: '' })
  return allowed.ok || seen.length > 0 ? ok(seen) : allowed
}

/** Takes an invitation back. */
export async function endInvitation(
  context: ActorContext,
  id: string,
): Promise<Result<Done<{ readonly invitation: string }>>> {
  const act = { name: 'people.uninvite', input: { invitation: id } }
  return runAct(context, act, async ({ books, recordedAt }) => {
    const link = isId(id) ? await findLinkById(books, id) : undefined
    const offers = link?.payload.offers
    if (!link || !offers || !checkLink(link, ['invite'], context.clock.now()).ok) return hasEnded
    const allowed = mayInvite(context.by, offers)
    if (!allowed.ok) return allowed
    await endLink(books, id, recordedAt)
    return ok({ invitation: id })
  })
}

type Delivery = {
  readonly siteUrl: string
  readonly deliver: (books: Books, address: MailAddress, link: MadeLink) => Promise<void>
}

async function invite(
  context: ActorContext,
  { role, programme, address: typed, language }: Invitation,
  { siteUrl, deliver }: Delivery,
): Promise<Result<Done<Invited>>> {
  const parsed = parseMailAddress(typed)
  if (!parsed.ok) return parsed
  const address = parsed.value
  const place = { role, programme }
  const allowed = checkInvitation(context, place)
  if (!allowed.ok) return allowed
  const act = { name: 'people.invite', input: { ...place, address } }
  return runAct<Invited>(context, act, async ({ books, recordedAt }) => {
    if (programme !== '' && !(await isProgramme(books, programme))) return noProgramme(programme)
    const waiting = await listOpenInvitations(books, { now: recordedAt, address })
    const same = waiting.filter(({ payload: { offers } }) => {
      return offers?.role === role && offers.programme === programme
    })
    for (const { id } of same) await endLink(books, id, recordedAt)
    const payload = { language, offers: place, invitedBy: context.actor }
    const wish = { purpose: 'invite', address, payload } as const
    const link = await makeLink(books, wish, { siteUrl, now: context.clock.now() })
    await deliver(books, address, link)
    return ok({ ...place, invitation: link.id })
  })
}

function checkInvitation({ by }: ActorContext, place: StaffPlace): Result<void> {
  const reach = checkReach(place)
  if (!reach.ok) return reach
  const allowed = mayAct(by, 'people.invite', place)
  return allowed.ok ? mayInvite(by, place) : allowed
}

/** The refusal of a programme that no plan has. */
export function noProgramme(key: string): Refused {
  const shown = key.slice(0, 40)
  return refuse(
    'programme_unknown',
    `「${shown}」という事業はありません。計画にある事業から選んでください。`,
    `There is no programme "${shown}". Choose one of the plan.`,
  )
}

const hasEnded = refuse(
  'invitation_has_ended',
  'その招待は、すでに使われたか、取り消されたか、期限が過ぎています。',
  'That invitation was used, taken back, or has expired.',
)
