/** Taking away the second factors of somebody who has lost them all. */
import { mayAct } from '../../domain/access/capability.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findAccount } from '../../store/account.ts'
import { endApiTokens } from '../../store/api-token.ts'
import { deleteCredentials } from '../../store/credential.ts'
import { deleteTotp, replaceRecoveryCodes } from '../../store/second-factor.ts'
import { endSignIns } from '../../store/sign-in.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { accountUnknown } from './role.ts'

/** Whose second factors are to go, and why. */
export type FactorReset = { readonly account: string; readonly reason: string }

/**
 * Takes away somebody's app, passkeys and recovery codes, and ends their sign-ins and tokens; at
 * the next sign-in they set up a new second factor. Who asks must be known to be who they say they
 * are: the reason says how that was made sure.
 */
export async function resetSecondFactor(
  context: ActorContext,
  { account, reason }: FactorReset,
): Promise<Result<Done<{ readonly account: string }>>> {
  const allowed = mayAct(context.by, 'people.grant', { programme: '' })
  if (!allowed.ok) return allowed
  if (reason.trim() === '') return reasonMissing
  const act = { name: 'people.reset-second-factor', input: { account, reason }, reason }
  return runAct(context, act, async ({ books, recordedAt: at }) => {
    if (!isId(account) || !(await findAccount(books, account))) return accountUnknown
    await deleteTotp(books, account)
    await deleteCredentials(books, account)
    await replaceRecoveryCodes(books, account, [])
    await endApiTokens(books, account, { at })
    await endSignIns(books, account, { at })
    return ok({ account })
  })
}

const reasonMissing = refuse(
  'reason_is_missing',
  '本人であることをどう確かめたかを、理由に書いてください。個人の名前や連絡先は書かないでください。',
  'Say in the reason how you made sure who is asking. Do not write names or contacts.',
)
