/**
 * Memberships in companies. Whoever names a company first is taken at their word, as on paper; the
 * next ones are confirmed by a member, by staff, or by an identity provider that has proven it, so
 * that nobody comes to a company's applications by knowing its 法人番号, which is public.
 */
import type { Actor } from '../../domain/access/actor.ts'
import { mayAct } from '../../domain/access/capability.ts'
import { type CorporateNumber, parseCorporateNumber } from '../../domain/codes.ts'
import { parseCompanyName } from '../../domain/company-name.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { getPartyOfCompany } from '../../store/account-party.ts'
import { getAccount } from '../../store/account.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import {
  confirmMembershipRow,
  endMembershipRow,
  findMembership,
  insertMembership,
  listMembers,
  listMemberships,
  listUnconfirmed,
  type Membership,
} from '../../store/membership.ts'
import type { ActorContext, Context } from '../context.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { type Caller, secondFactorMissing } from './caller.ts'

/** A company as its member names it. */
export type CompanyNamed = {
  /** The 法人番号, as it was typed. */
  readonly number: string
  readonly name: string
}

/** A membership that was entered. It gives rights from its confirmation on. */
export type CompanyJoined = {
  readonly membership: string
  readonly party: string
  readonly isConfirmed: boolean
}

/** Says that somebody acts for a company. */
export async function joinCompany(
  context: Context,
  caller: Caller,
  given: CompanyNamed,
): Promise<Result<Done<CompanyJoined>>> {
  if (caller.secondFactor === 'to-verify') return secondFactorMissing
  const number = parseCorporateNumber(given.number)
  if (!number.ok) return number
  const name = parseCompanyName(given.name)
  if (!name.ok) return name
  const { account, actor } = caller
  const company = { number: number.value, name: name.value }
  const act = { name: 'membership.declare', input: { account, number: number.value } }
  return runAct<CompanyJoined>({ ...context, actor: actor.name }, act, async (running) => {
    const party = await getPartyOfCompany(running.books, company, running.command)
    const members = await listMembers(running.books, party)
    if (members.some((member) => member.account === account)) return isMemberAlready
    const isFirst = !members.some(({ confirmedAt }) => confirmedAt !== null)
    return enter(running, {
      account,
      party,
      number: number.value,
      confirmedBy: isFirst ? actor.name : null,
    })
  })
}

/**
 * Holds what an identity provider has proven: the account is a confirmed member of the company. One
 * that was declared before is confirmed by it. Asked in an act that goes in turn.
 */
export async function proveMembership(
  running: Running,
  proven: {
    readonly account: string
    readonly company: { readonly number: CorporateNumber; readonly name: string | null }
    readonly by: string
  },
): Promise<CompanyJoined> {
  const { books, command, recordedAt: at } = running
  const { account, company, by } = proven
  const party = await getPartyOfCompany(books, company, command)
  const members = await listMembers(books, party)
  const own = members.find((member) => member.account === account)
  if (own) {
    await confirmMembershipRow(books, own.id, { at, by })
    return { membership: own.id, party, isConfirmed: true }
  }
  const entered = { account, party, number: company.number, confirmedBy: by }
  return (await enter(running, entered)).value
}

/** Confirms somebody's membership: as a confirmed member of the company, or as staff. */
export async function confirmMembership(
  context: ActorContext,
  { membership: id }: { readonly membership: string },
): Promise<Result<Done<{ readonly membership: string }>>> {
  const act = { name: 'membership.confirm', input: { membership: id } }
  return runAct(context, act, async ({ books, recordedAt: at, recordedBy: by }) => {
    const membership = isId(id) ? await findMembership(books, id) : undefined
    if (!membership) return hasEnded
    const allowed = mayConfirm(context.by, membership)
    if (!allowed.ok) return allowed
    if (membership.confirmedAt !== null) return isConfirmedAlready
    await confirmMembershipRow(books, id, { at, by })
    return ok({ membership: id })
  })
}

/** Ends a membership: one's own, or as staff. */
export async function endMembership(
  context: ActorContext,
  { membership: id }: { readonly membership: string },
): Promise<Result<Done<{ readonly membership: string }>>> {
  const act = { name: 'membership.end', input: { membership: id } }
  return runAct(context, act, async ({ books, recordedAt: at, recordedBy: by }) => {
    const membership = isId(id) ? await findMembership(books, id) : undefined
    if (!membership) return hasEnded
    const isOwn = membership.account === context.by.account
    const allowed = isOwn ? ok(undefined) : mayAct(context.by, 'people.invite', { programme: '' })
    if (!allowed.ok) return allowed
    await endMembershipRow(books, id, { at, by })
    return ok({ membership: id })
  })
}

/** The companies that somebody belongs to; those that wait for confirmation too. */
export function listCompanies(
  { database, authority }: Context,
  account: string,
): Promise<readonly Membership[]> {
  return withAuthority(database, authority, (books) => listMemberships(books, account))
}

/** A membership, and what tells whose it is to those who are to confirm it. */
export type Colleague = Membership & { readonly name: string; readonly address: string }

/** The other members of the companies that somebody is a confirmed member of. */
export async function listColleagues(
  { database, authority }: Context,
  caller: Caller,
): Promise<readonly Colleague[]> {
  return withAuthority(database, authority, async (books) => {
    const own = await listMemberships(books, caller.account)
    const confirmed = own.filter(({ confirmedAt }) => confirmedAt !== null)
    const members: Membership[] = []
    for (const { party } of confirmed) members.push(...(await listMembers(books, party)))
    return nameMembers(
      books,
      members.filter(({ account }) => account !== caller.account),
    )
  })
}

/** The memberships that wait, the oldest first, for staff who may confirm them. */
export async function listWaitingMembers(
  context: ActorContext,
): Promise<Result<readonly Colleague[]>> {
  const allowed = mayAct(context.by, 'people.invite', { programme: '' })
  if (!allowed.ok) return allowed
  const { database, authority } = context
  return withAuthority(database, authority, async (books) =>
    ok(await nameMembers(books, await listUnconfirmed(books, mostWaiting))),
  )
}

/** More than anybody confirms in one go; the rest follows once these are done. */
const mostWaiting = 100

async function nameMembers(
  books: Books,
  members: readonly Membership[],
): Promise<readonly Colleague[]> {
  const named: Colleague[] = []
  for (const member of members) {
    const { name, address } = await getAccount(books, member.account)
    named.push({ ...member, name, address })
  }
  return named
}

type Entered = Parameters<typeof insertMembership>[1]

async function enter({ books, recordedAt }: Running, entered: Omit<Entered, 'at'>) {
  const membership = await insertMembership(books, { ...entered, at: recordedAt })
  const isConfirmed = entered.confirmedBy !== null
  return ok({ membership, party: entered.party, isConfirmed })
}

function mayConfirm(by: Actor, { account, party }: Membership): Result<void> {
  const isColleague = by.account !== account && by.parties.includes(party)
  return isColleague ? ok(undefined) : mayAct(by, 'people.invite', { programme: '' })
}

const isMemberAlready = refuse(
  'membership_stands_already',
  'この会社は、すでに登録されています。確認待ちのときは、会社のほかの利用者か事務局の確認をお待ちください。',
  'You have named this company already. If it waits for confirmation, a colleague or our office has to confirm it.',
)

const isConfirmedAlready = refuse(
  'membership_is_confirmed_already',
  'この利用者の所属は、すでに確認されています。',
  'This membership has been confirmed already.',
)

const hasEnded = refuse(
  'membership_has_ended',
  'その所属は登録されていないか、すでに終了しています。',
  'There is no such membership, or it has ended.',
)
