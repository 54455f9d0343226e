/**
 * Payment runs: what was claimed is collected for a day, handed to the bank as a file, marked as
 * paid; a transfer that came back (組戻し) is taken out singly and goes into a later run.
 */
import type { Actor } from '../../domain/access/actor.ts'
import { mayWith } from '../../domain/access/capability.ts'
import { yenWords } from '../../domain/delivery/grant/yen.ts'
import type { CalendarDate, Instant } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { isId, newId } from '../../kit/id.ts'
import { ok, type Refused, refuse, type Result } from '../../kit/result.ts'
import type { Books } from '../../store/database.ts'
import { readAwards, readConditions, writeAward } from '../../store/grant-award.ts'
import {
  insertRun,
  listTransfers,
  lockRun,
  lockUnpaid,
  moveRun,
  moveTransfers,
  type PaymentRun,
  type RunState,
  type Transfer,
} from '../../store/grant-run.ts'
import { perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { grantRights } from './open-grant.ts'

/** A run that was made. */
export type RunPlanned = { readonly run: string; readonly transfers: number; readonly yen: number }

/** Collects everything of a programme that was claimed and stands in no run. */
export async function planPayments(
  context: ActorContext,
  given: { readonly programme: string; readonly transferOn: CalendarDate },
): Promise<Result<Done<RunPlanned>>> {
  const act = { name: 'grant.plan-payments', input: given, lock: 'in-turn' } as const
  return runAct(context, act, async ({ books, command, recordedAt: at }) => {
    const { programme, transferOn } = given
    const allowed = mayWith(context.by, grantRights.pay, { programme })
    if (!allowed.ok) return allowed
    const unpaid = await lockUnpaid(books, programme)
    if (unpaid.length === 0) return nothingClaimed
    const run = newId()
    await insertRun(books, { run, programme, transferOn, at, command, transfers: unpaid })
    return ok({ run, transfers: unpaid.length, yen: sumOf(unpaid) })
  })
}

/** A run that moved on. */
export type RunMoved = { readonly run: string; readonly state: RunState }

/** Says that the file went to the bank; from then on a run cannot be cancelled. */
export async function sendPayments(
  context: ActorContext,
  { run }: { readonly run: string },
): Promise<Result<Done<RunMoved>>> {
  return moveOn(context, { run, from: 'planned', to: 'sent' }, async () => ok(undefined))
}

/** Cancels a run before it is sent: what it had collected waits for another. */
export async function cancelPayments(
  context: ActorContext,
  { run }: { readonly run: string },
): Promise<Result<Done<RunMoved>>> {
  return moveOn(context, { run, from: 'planned', to: 'cancelled' }, async ({ books }) => {
    await moveTransfers(books, { run }, { from: 'planned', to: 'cancelled' })
    return ok(undefined)
  })
}

/** Marks every transfer of a run as paid on its day, but those that came back before. */
export async function payRun(
  context: ActorContext,
  { run }: { readonly run: string },
): Promise<Result<Done<RunMoved>>> {
  return moveOn(context, { run, from: 'sent', to: 'paid' }, async (running, found) => {
    const transfers = await listTransfers(running.books, run)
    const paid = transfers.filter(({ state }) => state === 'planned')
    const written = await writePaid(running, context.by, { ...found, paid })
    if (!written.ok) return written
    await moveTransfers(running.books, { run }, { from: 'planned', to: 'paid' })
    return ok(undefined)
  })
}

async function writePaid(
  running: Running,
  by: Actor,
  { transferOn, paid }: PaymentRun & { readonly paid: readonly Transfer[] },
): Promise<Result<void>> {
  const { books, command, recordedAt: now } = running
  if (paid.length === 0) return ok(undefined)
  const happenedAt = noonOf(transferOn)
  const acted = await perform(running, {
    act: 'pay',
    applications: paid.map(({ application }) => application),
    ...{ by, now, reason: null, happenedAt, brings: ['payment'] },
    own: new Map(
      paid.map(({ application, yen }) => [
        application,
        { weight: yen, measure: { quantity: yen, unit: 'yen' as const } },
      ]),
    ),
  })
  if (!acted.ok) return acted
  const [refused] = acted.value.refused
  if (refused) return { ok: false, refusal: refused.refusal }
  const awards = await readAwards(
    books,
    paid.map(({ application }) => application),
  )
  for (const { application, yen } of paid) {
    const award = present(awards.get(application), 'the award that is paid')
    const conditions = await readConditions(books, application)
    const next = { ...award, paidYen: yen, paidOn: transferOn, version: award.version + 1 }
    await writeAward(books, next, { act: 'pay', conditions, command })
  }
  return ok(undefined)
}

/** Takes one transfer back that failed (組戻し): before the run is marked as paid, or after. */
export async function takeBackTransfer(
  context: ActorContext,
  given: { readonly run: string; readonly application: string; readonly reason: string },
): Promise<Result<Done<{ readonly application: string }>>> {
  const { run, application } = given
  const reason = given.reason.trim()
  const act = { name: 'grant.transfer-back', input: given, reason, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, command, recordedAt: now } = running
    const found = await runFor(books, run, context.by)
    if (!found.ok) return found
    if (reason === '') return reasonMissing
    const all = await listTransfers(books, run)
    const transfer = all.find((each) => each.application === application)
    const state = transfer?.state ?? 'cancelled'
    const { state: runState } = found.value
    if (!(state === 'paid' || (state === 'planned' && runState === 'sent'))) return notTransferred
    if (state === 'paid') {
      const brings = ['payment'] as const
      const one = { act: 'undo-pay', applications: [application], by: context.by }
      const acted = await perform(running, { ...one, now, reason, brings })
      if (!acted.ok) return acted
      const award = present((await readAwards(books, [application])).get(application), 'it')
      const conditions = await readConditions(books, application)
      const next = { ...award, paidYen: 0, paidOn: null, version: award.version + 1 }
      await writeAward(books, next, { act: 'undo-pay', conditions, command })
    }
    await moveTransfers(books, { run, application }, { from: state, to: 'failed', reason })
    return ok({ application })
  })
}

type Move = { readonly run: string; readonly from: RunState; readonly to: RunState }

async function moveOn(
  context: ActorContext,
  { run, from, to }: Move,
  also: (running: Running, found: PaymentRun) => Promise<Result<void>>,
): Promise<Result<Done<RunMoved>>> {
  const act = { name: `grant.run-${to}`, input: { run }, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const found = await runFor(running.books, run, context.by)
    if (!found.ok) return found
    if (found.value.state !== from) return runElsewhere(found.value.state)
    const done = await also(running, found.value)
    if (!done.ok) return done
    await moveRun(running.books, run, { to, at: running.recordedAt })
    return ok({ run, state: to })
  })
}

async function runFor(books: Books, id: string, by: Actor): Promise<Result<PaymentRun>> {
  const run = isId(id) ? await lockRun(books, id) : undefined
  if (!run) return runUnknown
  const allowed = mayWith(by, grantRights.pay, { programme: run.programme })
  return allowed.ok ? ok(run) : allowed
}

/** The states of a run, as people read them. */
export const runStates = {
  planned: { ja: '作成済み', en: 'planned' },
  sent: { ja: '銀行へ送付済み', en: 'sent to the bank' },
  paid: { ja: '支払済み', en: 'paid' },
  cancelled: { ja: '取消', en: 'cancelled' },
} as const satisfies Readonly<Record<RunState, unknown>>

function runElsewhere(state: RunState): Refused {
  const { ja, en } = runStates[state]
  return refuse(
    'payment_run_is_elsewhere',
    `この支払は「${ja}」なので、この操作はできません。画面を開き直してください。`,
    `This payment run is "${en}", so this cannot be done. Open the page again.`,
  )
}

/** Noon in Japan: a moment of that day, whichever the clock is. */
function noonOf(date: CalendarDate): Instant {
  return new Date(`${date}T12:00:00+09:00`).toISOString() as Instant
}

function sumOf(transfers: readonly { readonly yen: number }[]): number {
  let sum = 0
  for (const { yen } of transfers) sum += yen
  check(Number.isSafeInteger(sum), `a sum of ${yenWords(sum).en} is exact`)
  return sum
}

const runUnknown = refuse(
  'payment_run_unknown',
  'この支払は見つかりません。支払の一覧から選び直してください。',
  'This payment run cannot be found. Choose it from the list again.',
)

const nothingClaimed = refuse(
  'nothing_is_claimed',
  '支払を待っている請求がありません。',
  'No claim waits for its payment.',
)

const notTransferred = refuse(
  'transfer_cannot_be_taken_back',
  'この振込は組戻しにできません。銀行へ送ったか、支払済みのものだけを戻せます。',
  'This transfer cannot be taken back: only one that went to the bank, or was paid.',
)

const reasonMissing = refuse(
  'reason_missing',
  '組戻しの理由を書いてください（例: 口座名義の相違）。',
  'Say why it came back (such as: the name of the account differs).',
)
