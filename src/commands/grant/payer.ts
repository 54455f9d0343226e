/** Saying whose account pays, and reading what a transfer file is made of. */
import { mayWith } from '../../domain/access/capability.ts'
import { type Payer, parsePayer, type TypedPayer } from '../../domain/bank/payer.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { digest, isId } from '../../kit/id.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import {
  findPayer,
  findRun,
  listTransfers,
  type PaymentRun,
  type Transfer,
  writePayer,
} from '../../store/grant-run.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { grantRights } from './open-grant.ts'

/** Saves whose account pays, for all payment runs to come. */
export async function savePayer(
  context: ActorContext,
  typed: TypedPayer,
): Promise<Result<Done<{ readonly saved: true }>>> {
  const payer = parsePayer(typed)
  if (!payer.ok) return payer
  const input = { payer: digest(canonicalJson(payer.value)) }
  const act = { name: 'grant.payer', input, lock: 'writing' } as const
  return runAct(context, act, async ({ books, command }) => {
    const allowed = mayWith(context.by, grantRights.pay, { programme: '' })
    if (!allowed.ok) return allowed
    await writePayer(books, payer.value, command)
    return ok({ saved: true })
  })
}

/** Who pays, where it was said. */
export async function findKnownPayer(books: Books): Promise<Payer | null> {
  // Written by this file, from what was parsed.
  return ((await findPayer(books)) as Payer | undefined) ?? null
}

/** A payment run with its transfers. */
export type WholeRun = PaymentRun & { readonly transfers: readonly Transfer[] }

/** Reads a run for somebody who may handle payments of its programme. */
export function readRun(
  { database, authority, by }: ActorContext,
  run: string,
): Promise<Result<WholeRun>> {
  return withAuthority(database, authority, async (books) => {
    const found = isId(run) ? await findRun(books, run) : undefined
    if (!found) return runUnknown
    const allowed = mayWith(by, grantRights.pay, { programme: found.programme })
    if (!allowed.ok) return allowed
    return ok({ ...found, transfers: await listTransfers(books, run) })
  })
}

/** What the bank's file of a run says: the transfers that are to be made, and who pays. */
export type RunOrder = { readonly payer: Payer; readonly run: WholeRun }

/** Reads what a run's file is made of. Refuses where nobody has said who pays. */
export async function readRunOrder(context: ActorContext, id: string): Promise<Result<RunOrder>> {
  const run = await readRun(context, id)
  if (!run.ok) return run
  const payer = await withAuthority(context.database, context.authority, findKnownPayer)
  return payer ? ok({ payer, run: run.value }) : payerMissing
}

const runUnknown = refuse(
  'payment_run_unknown',
  'この支払は見つかりません。支払の一覧から選び直してください。',
  'This payment run cannot be found. Choose it from the list again.',
)

const payerMissing = refuse(
  'payer_missing',
  '支払元の口座が設定されていません。先に、支払元の口座を登録してください。',
  'It is not known whose account pays. Say so first.',
)
