/**
 * Signing in through an identity provider. Somebody is known again by issuer and subject alone. A
 * mail address never joins a provider's person to an account that there is: whoever could claim the
 * address at some provider would have the account. Its owner signs in first, and links it.
 */
import type { Identity, IdentityProvider } from '../../domain/account/identity-provider.ts'
import { linkUnknown } from '../../domain/account/link.ts'
import type { Language } from '../../kit/bilingual.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { findAccount, findAccountByAddress } from '../../store/account.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import {
  deleteIdentity,
  findLinkedAccount,
  insertIdentity,
  noteIdentityUse,
} from '../../store/external-identity.ts'
import { findLinkById, type MailLink } from '../../store/mail-link.ts'
import { listMemberships } from '../../store/membership.ts'
import type { Context } from '../context.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { type Caller, checkInPerson } from './caller.ts'
import type { Trip } from './identity-trip.ts'
import { takeUpInvitation } from './invitation.ts'
import { checkLink } from './mail-link.ts'
import { proveMembership } from './membership.ts'
import { openSignIn } from './open-sign-in.ts'
import { accountIsClosed, type Arrived, openApplicant } from './sign-up.ts'
import type { Visit } from './visit.ts'

/** What a provider has said at the end of a trip. */
export type ComingBack = {
  readonly trip: Trip
  readonly provider: IdentityProvider
  readonly identity: Identity
  /** The language of the page, for an account that is opened. */
  readonly language: Language
  readonly visit: Visit
}

/**
 * Signs in whoever a provider has named; links them or opens their account where it is the first
 * time.
 */
export async function signInByIdentity(
  context: Context,
  came: ComingBack,
): Promise<Result<Arrived>> {
  const found = await findOrLink(context, came)
  if (!found.ok) return found
  const account = found.value
  const proven = await holdCompany(context, came.identity, account)
  if (!proven.ok) return proven
  const { database, authority, clock } = context
  const now = clock.now()
  const opened = await withAuthority(database, authority, async (books) => {
    await noteIdentityUse(books, came.identity, toInstant(now))
    const { hasSecondFactor } = came.identity
    const signing = { account, way: 'identity', hasSecondFactor } as const
    return openSignIn(books, { ...signing, visit: came.visit, now })
  })
  return opened ? ok({ ...opened, next: came.trip.next }) : accountIsClosed
}

/** Takes the link between an account and a provider away. */
export async function unlinkIdentity(
  { database, authority }: Context,
  caller: Caller,
  issuer: string,
): Promise<Result<void>> {
  const allowed = checkInPerson(caller)
  if (!allowed.ok) return allowed
  const isGone = await withAuthority(database, authority, (books) =>
    deleteIdentity(books, caller.account, issuer),
  )
  return isGone ? ok(undefined) : notLinked
}

async function findOrLink(context: Context, came: ComingBack): Promise<Result<string>> {
  const { database, authority } = context
  const { trip, provider, identity } = came
  const linked = await withAuthority(database, authority, (books) =>
    findLinkedAccount(books, identity),
  )
  if (linked !== undefined) {
    const isOthers = trip.account !== null && trip.account !== linked
    return isOthers ? linkedToAnother(provider) : ok(linked)
  }
  if (trip.account !== null) return linkTo(context, came, trip.account)
  if (trip.invitation !== null) return acceptBy(context, came, trip.invitation)
  return openBy(context, came)
}

/** Links the provider's person to the account that asked for it. */
function linkTo(context: Context, came: ComingBack, account: string): Promise<Result<string>> {
  return linking(context, came, async ({ books }) =>
    (await findAccount(books, account)) ? ok(account) : accountIsClosed,
  )
}

/** Accepts an invitation for the provider's person, whatever mail address they have there. */
async function acceptBy(
  context: Context,
  came: ComingBack,
  invitation: string,
): Promise<Result<string>> {
  const name = came.identity.name ?? came.identity.address ?? came.identity.subject
  return linking(context, came, async (running) => {
    const link = await findLinkById(running.books, invitation)
    if (!link) return linkUnknown
    const live = checkLink(link, ['invite'], context.clock.now())
    if (!live.ok) return live
    const refused = await refuseKnown(running.books, link, came.provider)
    if (refused) return refused
    const taken = await takeUpInvitation(running, link, { name, passwordHash: null })
    return taken.ok ? ok(taken.value.account) : taken
  })
}

/** Opens an applicant's account for somebody who is new. */
async function openBy(context: Context, came: ComingBack): Promise<Result<string>> {
  const { identity, provider, language } = came
  if (provider.for === 'staff') return staffAreInvited(provider)
  const { address } = identity
  if (address === null) return addressMissing(provider)
  const name = identity.name ?? address
  return linking(context, came, async (running) => {
    const person = { address, language, name, passwordHash: null }
    const account = await openApplicant(running, person)
    return account === undefined ? signInFirst(provider, address) : ok(account)
  })
}

type Finding = (running: Running) => Promise<Result<string>>

/** Finds or opens an account and links the provider's person to it, in one act. */
async function linking(
  context: Context,
  { identity, provider }: ComingBack,
  find: Finding,
): Promise<Result<string>> {
  const { issuer, subject } = identity
  const act = { name: 'account.link', input: { issuer, subject } }
  const done = await runAct(context, act, async (running) => {
    const account = await find(running)
    if (!account.ok) return account
    const linked = { account: account.value, at: running.recordedAt }
    const isNew = await insertIdentity(running.books, identity, linked)
    return isNew ? ok({ account: account.value }) : linkedToAnother(provider)
  })
  return done.ok ? ok(done.value.outcome.account) : done
}

/** Holds the company that the provider has proven, where the account is no confirmed member yet. */
async function holdCompany(
  context: Context,
  { company, provider }: Identity,
  account: string,
): Promise<Result<Done<unknown> | null>> {
  if (company === null) return ok(null)
  const { database, authority, clock } = context
  const own = await withAuthority(database, authority, (books) => listMemberships(books, account))
  const isHeld = own.some((each) => each.number === company.number && each.confirmedAt !== null)
  if (isHeld) return ok(null)
  const act = { name: 'membership.prove', input: { account, number: company.number } }
  // Without the key of the request, which may stand for the act that linked them.
  const theirs = { database, authority, clock, actor: `account:${account}` }
  return runAct(theirs, act, async (running) =>
    ok(await proveMembership(running, { account, company, by: `identity:${provider}` })),
  )
}

/**
 * An invitation shows who holds the mailbox, not who is at the provider: an account there stays
 * out.
 */
async function refuseKnown(
  books: Books,
  { address }: MailLink,
  provider: IdentityProvider,
): Promise<Refused | null> {
  return (await findAccountByAddress(books, address)) ? signInFirst(provider, address) : null
}

function signInFirst({ label }: IdentityProvider, address: string): Refused {
  return refuse(
    'account_must_sign_in_to_link',
    `「${address}」はすでに登録されています。なりすましを防ぐため、はじめての${label.ja}とは自動では結びつけません。いつもの方法でサインインしてから、登録内容のページで${label.ja}を結びつけてください。`,
    `"${address}" has an account already. So that nobody can take it over, it is not joined to ${label.en} by itself. Sign in as you usually do, and link ${label.en} on the page of your account.`,
  )
}

function linkedToAnother({ label }: IdentityProvider): Refused {
  return refuse(
    'identity_is_linked_to_another_account',
    `この${label.ja}は、別の登録と結びついています。その登録でサインインし、結びつきを外してからやり直してください。`,
    `This ${label.en} is linked to another account. Sign in with that one and take the link away first.`,
  )
}

function staffAreInvited({ label }: IdentityProvider): Refused {
  return refuse(
    'staff_are_invited',
    `この${label.ja}の利用者は、まだ登録されていません。職員の登録には招待が必要です。管理者か事業担当者に、招待のメールを頼んでください。`,
    `This ${label.en} is not known here yet. Staff need an invitation: ask an administrator or your programme officer for one.`,
  )
}

function addressMissing({ label }: IdentityProvider): Refused {
  return refuse(
    'identity_has_no_verified_address',
    `${label.ja}から、確認済みのメールアドレスを受け取れませんでした。先にメールで登録し、サインインしてから${label.ja}を結びつけてください。`,
    `${label.en} gave no verified mail address. Sign up by mail first, then sign in and link ${label.en}.`,
  )
}

const notLinked = refuse(
  'identity_is_not_linked',
  'そのサービスとは結びついていません。',
  'That service is not linked to this account.',
)
