/** Who applies with an account: its party in the books, and what its profile says. */
import type { CorporateNumber } from '../../domain/codes.ts'
import type { ApplicationDetail } from '../../domain/delivery/application.ts'
import { check } from '../../kit/check.ts'
import { idFrom } from '../../kit/id.ts'
import { ok } from '../../kit/result.ts'
import { getPartyOfAccount, getPartyOfCompany } from '../../store/account-party.ts'
import { type Applicant, readApplicants } from '../../store/applicant.ts'
import { withAuthority } from '../../store/database.ts'
import type { ActorContext, Context } from '../context.ts'
import { runAct } from '../run.ts'
import type { Claimant } from './claim-request.ts'

/** The claimant that an account is, entered in the books where it is not yet. */
export async function claimantOf(context: Context, applicant: Applicant): Promise<Claimant> {
  const { account, name, kana, mail, telephone, language } = applicant
  const party = applicant.party ?? (await enter(context, account))
  const detail = { name, kana, mail, telephone, language, answers: {} }
  return { party: { id: party, type: 'person' }, account, detail }
}

/** The claimant that an open account is; undefined where it is closed. */
export async function findClaimant(
  context: Context,
  account: string,
): Promise<Claimant | undefined> {
  const { database, authority } = context
  const found = await withAuthority(database, authority, (books) =>
    readApplicants(books, [account]),
  )
  const applicant = found.get(account)
  return applicant && claimantOf(context, applicant)
}

/** A company that staff apply for: its party, entered in the books where it is not yet. */
export async function companyClaimant(
  context: ActorContext,
  company: { readonly number: CorporateNumber; readonly name: string },
  detail: ApplicationDetail,
): Promise<Claimant> {
  const idempotencyKey = idFrom('company.party', company.number)
  const input = { number: company.number }
  const act = { name: 'company.party', input, lock: 'writing' } as const
  const done = await runAct({ ...context, idempotencyKey }, act, async ({ books, command }) =>
    ok({ party: await getPartyOfCompany(books, company, command) }),
  )
  check(done.ok, 'a company is entered as a party')
  return { party: { id: done.value.outcome.party, type: 'company' }, account: null, detail }
}

/** Enters an account's person as a party, when something is recorded of them for the first time. */
async function enter(context: Context, account: string): Promise<string> {
  const idempotencyKey = idFrom('account.party', account)
  const act = { name: 'account.party', input: { account }, lock: 'writing' } as const
  const acting = { ...context, actor: `account:${account}`, idempotencyKey }
  const done = await runAct(acting, act, async ({ books, command }) =>
    ok({ party: await getPartyOfAccount(books, account, command) }),
  )
  check(done.ok, 'an account is entered as a party')
  return done.value.outcome.party
}
