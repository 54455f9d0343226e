/** Who applies with an account: its party in the books, and what its profile says. */
import { gatherCalls } from '../../kit/batch.ts'
import { check } from '../../kit/check.ts'
import { idFrom } from '../../kit/id.ts'
import { ok } from '../../kit/result.ts'
import { getPartyOfAccount } from '../../store/account-party.ts'
import { type Applicant, readApplicants } from '../../store/applicant.ts'
import { withAuthority } from '../../store/database.ts'
import type { Context } from '../context.ts'
import { runAct } from '../run.ts'
import type { Claimant } from './claim-request.ts'

/** Finds the claimant that an account is; null where the account is closed. */
export type Applicants = (account: string) => Promise<Claimant | null>

/** Opens the way to claimants. Those who are looked for together are found by one query. */
export function openApplicants(context: Context): Applicants {
  const { database, authority } = context
  const find = gatherCalls<string, Applicant | null>({
    limit: 256,
    markOf: () => '',
    answer: async (accounts) => {
      const found = await withAuthority(database, authority, (books) =>
        readApplicants(books, accounts),
      )
      return accounts.map((account) => found.get(account) ?? null)
    },
  })
  return async (account) => {
    const applicant = await find(account)
    return applicant && claimantOf(applicant, applicant.party ?? (await enter(context, account)))
  }
}

/** Enters the person of an account as a party: the first time that something is recorded of them. */
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

function claimantOf(applicant: Applicant, party: string): Claimant {
  const { account, name, kana, mail, telephone, language } = applicant
  const detail = { name, kana, mail, telephone, language, answers: {} }
  return { party: { id: party, type: 'person' }, account, detail }
}
